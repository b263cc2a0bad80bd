import os from "node:os";
import path from "node:path";
import type { CliMessageKey } from "../../../shared/messages/cli.ts";
import type { ModelFile } from "../../../shared/modelsProtocol.ts";
import { badInput, wrongUse } from "../../cliFailure.ts";
import type { CommandContext } from "../../commandContext.ts";

/** @throws CliFailure when the command line names nothing */
export function requiredArgument({ args }: CommandContext, missing: CliMessageKey = "cli.use.modelMissing"): string {
  const given = args.argument?.trim() ?? "";
  if (given === "") throw wrongUse(missing);
  return given;
}

/** The model of the list that a name or a path means. Of several, one that the product keeps itself. */
export async function findModel({ server }: CommandContext, given: string): Promise<ModelFile | undefined> {
  const models = await server.models.list();
  const name = given.replace(/\.gguf$/iu, "");
  const asPath = absolutePath(given);
  const named = models.filter((model) => model.name === name);
  return models.find((model) => model.path === asPath) ?? named.find(({ place }) => place !== "folder") ?? named[0];
}

/** @throws CliFailure */
export async function requireModel(context: CommandContext): Promise<ModelFile> {
  const given = requiredArgument(context);
  const model = await findModel(context, given);
  if (model === undefined) throw badInput("cli.models.notFound", { name: given });
  return model;
}

/** The server's current folder is another. */
export function absolutePath(given: string): string {
  const expanded = /^~(?=$|[\\/])/u.test(given) ? path.join(os.homedir(), given.slice(1)) : given;
  return path.resolve(expanded);
}

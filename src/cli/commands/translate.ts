import { wrongUse } from "../cliFailure.ts";
import type { CommandContext } from "../commandContext.ts";
import type { CommandArguments } from "../parseCommandLine.ts";
import { checkTranslations } from "../translate/checkTranslations.ts";
import { printTranslation } from "../translate/printTranslation.ts";
import { translateOptions } from "../translate/translateOptions.ts";
import { writeTranslations } from "../translate/writeTranslations.ts";

/** Where the translation goes decides: to standard output, into files, or nowhere because one is there and is looked at. */
export async function translateCommand(context: CommandContext): Promise<void> {
  const { args } = context;
  const options = translateOptions(args);
  const out = args.value("out");
  const ways = [args.has("write"), args.has("in-place"), args.has("check")].filter(Boolean).length;
  if (ways > 1 || (out !== undefined && ways === 1 && !args.has("check"))) throw wrongUse("cli.use.oneWay");
  const isWriting = !args.has("check") && (ways > 0 || (out !== undefined && out !== "-"));
  const useless = isWriting ? undefined : uselessOptions(args).find((option) => args.has(option));
  if (useless !== undefined) {
    throw wrongUse(args.has("check") ? "cli.use.notWithCheck" : "cli.use.needsWrite", { option: `--${useless}` });
  }
  if (args.has("check")) return checkTranslations(context, options);
  if (isWriting) return writeTranslations(context, options);
  if (args.arguments.length > 1) throw wrongUse("cli.use.severalFiles");
  return printTranslation(context, options);
}

/** What changes nothing where no file is written. By --name, --check knows where translations are. */
function uselessOptions(args: CommandArguments): readonly string[] {
  const decided = ["retry", "conflicts"] as const;
  return args.has("check") ? decided : [...decided, "name"];
}

import { languageLabel } from "../../../core/languages.ts";
import { sizeText } from "../../../core/modelDetails.ts";
import { type CatalogueEntry, type Licence, findInCatalogue } from "../../../core/models/catalogue.ts";
import { presentError } from "../../../shared/errorPresentation.ts";
import type { CliMessageKey } from "../../../shared/messages/cli.ts";
import { formatCliMessage } from "../../../shared/messages/formatCliMessage.ts";
import { formatNumber } from "../../../shared/messages/uiFormats.ts";
import type { ModelFile } from "../../../shared/modelsProtocol.ts";
import { fromWireError } from "../../../shared/wireError.ts";
import { badInput } from "../../cliFailure.ts";
import { type CommandContext, writeJson } from "../../commandContext.ts";
import { displayWidth, padDisplay } from "../../displayWidth.ts";
import { readCatalogue } from "../../readCatalogue.ts";
import { findModel, requiredArgument } from "./findModel.ts";
import { stateOf } from "./list.ts";

type Fact = readonly [label: string, value: string];

export async function showModelCommand(context: CommandContext): Promise<void> {
  const { args, terminal } = context;
  const given = requiredArgument(context);
  const model = await findModel(context, given);
  const entry = findInCatalogue(readCatalogue(terminal), given);
  if (model === undefined && entry === undefined) throw badInput("cli.models.notFound", { name: given });
  if (args.has("json")) {
    writeJson(terminal, { ...(model && { model }), ...(entry && { entry }) });
    return;
  }
  const facts = [...(model === undefined ? [] : modelFacts(model)), ...(entry === undefined ? [] : entryFacts(entry))];
  const width = Math.max(...facts.map(([label]) => displayWidth(label)));
  for (const [label, value] of facts) terminal.write(`${padDisplay(label, width)}  ${value}\n`);
  const problem = model?.problem && fromWireError(model.problem);
  if (problem !== undefined) terminal.write(`! ${presentError(problem).message}\n`);
  for (const warning of entry?.warnings ?? []) {
    terminal.write(`! ${formatCliMessage(`catalogue.warning.${warning}`)}\n`);
  }
}

function modelFacts(model: ModelFile): Fact[] {
  const { name, path, sizeBytes, place, source, integrity, header } = model;
  return [
    fact("cli.models.column.name", name),
    ...optional("cli.models.column.title", header?.title),
    fact("cli.models.column.path", path),
    fact("cli.models.column.size", sizeText(sizeBytes)),
    ...optional("cli.models.column.quantization", header?.quantization),
    fact("cli.models.column.state", stateOf(model)),
    fact("cli.models.column.integrity", formatCliMessage(`cli.models.integrity.${integrity}`)),
    fact("cli.models.fact.place", formatCliMessage(`cli.models.place.${place}`)),
    ...optional("cli.models.fact.source", source),
    ...optional("cli.models.column.licence", header?.licence),
    ...optional("cli.models.fact.architecture", header?.architecture),
    ...optional("cli.models.fact.context", header && tokensText(header.contextTokens)),
    ...optional("cli.models.fact.layers", header && String(header.totalLayers)),
  ];
}

function entryFacts(entry: CatalogueEntry): Fact[] {
  const { id, title, ref, quantization, sizeBytes, licence, languages, contextTokens, base } = entry;
  return [
    fact("cli.models.fact.id", id),
    fact("cli.models.column.title", title),
    ...optional("cli.models.fact.source", ref),
    ...optional("cli.models.column.quantization", quantization),
    ...optional("cli.models.column.size", sizeBytes === undefined ? undefined : sizeText(sizeBytes)),
    ...optional("cli.models.column.licence", licence && licenceWords(licence)),
    ...optional("cli.models.column.languages", languages?.map(languageLabel).join(", ")),
    ...optional("cli.models.fact.context", contextTokens === undefined ? undefined : tokensText(contextTokens)),
    ...optional("cli.models.fact.base", base),
  ];
}

function licenceWords({ name, url }: Licence): string {
  return url === "" ? name : formatCliMessage("cli.models.licenceOf", { name, url });
}

function tokensText(tokens: number): string {
  return formatCliMessage("cli.models.fact.contextTokens", { tokens: formatNumber(tokens) });
}

function fact(label: CliMessageKey, value: string): Fact {
  return [formatCliMessage(label), value];
}

function optional(label: CliMessageKey, value: string | undefined): Fact[] {
  return value === undefined ? [] : [fact(label, value)];
}

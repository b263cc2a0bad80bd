/** All that is known of a row's model, as facts: for its tooltip and its details. */
import { LANGUAGES, type Language } from "../../core/languages.ts";
import { sizeText, type Fact } from "../../core/modelDetails.ts";
import type { CatalogueEntry, Licence } from "../../core/models/catalogue.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { MessageKey } from "../../shared/messages/en.ts";
import { formatNumber } from "../../shared/messages/uiFormats.ts";
import { pathsOf, type ModelRow } from "./modelRow.ts";
import { fitWords } from "../../core/models/fitText.ts";
import { rowState, stateWords } from "../../core/models/rowState.ts";
import { quantizationOf } from "./rowText.ts";

export function rowFacts(row: ModelRow): Fact[] {
  const { file, entry, fit } = row;
  const size = row.sizeBytes === undefined ? formatMessage("models.fact.sizeUnknown") : sizeText(row.sizeBytes);
  const contextTokens = file?.header?.contextTokens ?? entry?.contextTokens;
  const facts: (readonly [MessageKey, string | undefined])[] = [
    ["models.fact.state", stateWords(rowState(row))],
    ["models.fact.verdict", fit === undefined ? undefined : fitWords(fit)],
    ["models.fact.size", size],
    ["models.fact.format", quantizationOf(row)],
    ["models.fact.name", file?.header?.title === row.title ? undefined : file?.header?.title],
    ["models.fact.languages", languageNames(row)],
    [
      "models.fact.context",
      contextTokens === undefined
        ? undefined
        : formatMessage("models.fact.contextTokens", { tokens: formatNumber(contextTokens) }),
    ],
    ["models.fact.base", entry?.base],
    ["models.fact.licence", licenceName(row)],
    ["models.fact.source", file?.source ?? (file === undefined ? row.ref : undefined)],
    ["models.fact.file", file && pathsOf(file).join(", ")],
    ["models.fact.place", file === undefined ? undefined : formatMessage(`models.place.${file.place}`)],
    ["models.fact.integrity", file === undefined ? undefined : formatMessage(`models.integrity.${file.integrity}`)],
  ];
  return facts.flatMap(([key, value]) => (value === undefined ? [] : [{ label: formatMessage(key), value }]));
}

export function licenceName({ entry, file }: ModelRow): string | undefined {
  return entry?.licence?.name ?? file?.header?.licence;
}

/** Only what the catalogue or the user's own setting leads to, and only encrypted. */
export function licenceUrl(licence: Licence | undefined): string | undefined {
  const url = licence?.url ?? "";
  return /^https:\/\/[^\s<>()"']+$/u.test(url) ? url : undefined;
}

/** What somebody should know before, and what has gone wrong. */
export function rowNotes(row: ModelRow): string[] {
  const state = rowState(row);
  const problem = state.kind === "failed" || state.kind === "unusable" ? [state.problem] : [];
  return [...problem, ...(row.entry?.warnings ?? []).map((warning) => formatMessage(`catalogue.warning.${warning}`))];
}

/** Each by the name that its own speakers call it. */
export function languageNames({ entry }: ModelRow): string | undefined {
  return joinedNames(entry, ({ endonym }) => endonym);
}

/** For a list that is searched by what people type. */
export function languageNamesInEnglish({ entry }: ModelRow): string | undefined {
  return joinedNames(entry, ({ englishName }) => englishName);
}

function joinedNames(entry: CatalogueEntry | undefined, nameOf: (language: Language) => string): string | undefined {
  const tags = entry?.languages ?? [];
  const names = LANGUAGES.filter(({ tag }) => tags.includes(tag)).map(nameOf);
  return names.length === 0 ? undefined : names.join(", ");
}

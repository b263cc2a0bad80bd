/** Which files of a folder are worth a translation, when nobody has named them one by one. */
import { LANGUAGES, type LanguageTag } from "../../languages.ts";
import type { FormatId } from "../formats/documentFormat.ts";
import { formatOf, type DocumentKind } from "../formats/formatOf.ts";
import { languageOfPath, targetPath } from "./targetPath.ts";

export interface ChosenFile {
  readonly path: string;
  readonly kind: DocumentKind;
}

/**
 * "unknown": no format that is known. "code": comments are translated in place, where somebody asks for it. "settings": a file
 * for programs. "translation": it is the translation of another file, or in another language than the source.
 */
export type UnchosenReason = "unknown" | "code" | "settings" | "translation";

export interface ChosenFiles {
  readonly files: readonly ChosenFile[];
  readonly skipped: readonly { readonly path: string; readonly reason: UnchosenReason }[];
}

/** Formats that hold words as often as settings. */
const DATA_FORMATS: ReadonlySet<FormatId> = new Set(["json", "yaml", "csv"]);

const WORDS_FOLDER = /(^|\/)(locales?|lang(uages?)?|i18n|l10n|intl|messages|strings|translations?)\//iu;

const FOR_PROGRAMS =
  /(^|\/)(licen[cs]e(\.[a-z]+)?|notice|authors|cmakelists\.txt|requirements[^/]*\.txt|robots\.txt|.*\.(min|bundle)\.[^/]+)$/iu;

/** @param paths with "/" between folders, relative to the folder that is translated */
export function chooseFiles(paths: readonly string[], source: LanguageTag | undefined): ChosenFiles {
  const files: ChosenFile[] = [];
  const skipped: { path: string; reason: UnchosenReason }[] = [];
  for (const path of paths) {
    const kind = formatOf(path);
    const reason = kind === undefined ? "unknown" : reasonAgainst(path, kind, source);
    if (kind !== undefined && reason === undefined) files.push({ path, kind });
    else skipped.push({ path, reason: reason ?? "unknown" });
  }
  const translations = new Set(files.flatMap((file) => translationsOf(file, source)));
  return {
    files: files.filter(({ path }) => !translations.has(path)),
    skipped: [
      ...skipped,
      ...files.flatMap(({ path }) => (translations.has(path) ? [{ path, reason: "translation" as const }] : [])),
    ],
  };
}

function reasonAgainst(path: string, kind: DocumentKind, source: LanguageTag | undefined): UnchosenReason | undefined {
  if (kind.format === "code") return "code";
  if (FOR_PROGRAMS.test(path)) return "settings";
  const named = languageOfPath(path, kind);
  if (named !== undefined && named !== (source ?? "en")) return "translation";
  const isForPrograms = DATA_FORMATS.has(kind.format) && named === undefined && !WORDS_FOLDER.test(path);
  return isForPrograms ? "settings" : undefined;
}

/** Where the translations of a file into every language lie: `README.my.md` is no source of its own beside `README.md`. */
function translationsOf({ path, kind }: ChosenFile, source: LanguageTag | undefined): string[] {
  return LANGUAGES.flatMap(({ tag: target }) => {
    const place = target === (source ?? "en") ? undefined : targetPath(path, kind, { target, source });
    return place?.kind === "beside" ? [place.path] : [];
  });
}

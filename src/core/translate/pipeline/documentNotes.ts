import type { DocumentNote } from "../../../shared/translation.ts";
import type { LanguageTag } from "../../languages.ts";
import { hasWords } from "../../text/hasWords.ts";
import type { DocumentPlaces } from "./documentPlaces.ts";
import type { DocumentSource } from "./readSource.ts";

export interface NotedLanguages {
  readonly source: LanguageTag | undefined;
  readonly target: LanguageTag;
  readonly encoding: DocumentSource["encoding"];
}

/** What is said about the whole document beside its segments' findings. */
export function documentNotes(
  { spans, skipped }: DocumentPlaces,
  { source, target, encoding }: NotedLanguages,
): DocumentNote[] {
  const notes: DocumentNote[] = skipped.map(({ line, reason }) => ({
    code: "partSkipped",
    details: { line, reason },
  }));
  if (encoding === "zawgyi") notes.push({ code: "zawgyiConverted", details: {} });
  if (encoding === "possible") notes.push({ code: "zawgyiPossible", details: {} });
  const saysSomething = spans.some(({ source: text }) => hasWords(text));
  // What was left alone has said why.
  if (!saysSomething && skipped.length === 0) notes.push({ code: "nothingToTranslate", details: {} });
  else if (saysSomething && source === target) notes.push({ code: "alreadyInTarget", details: { target } });
  return notes;
}

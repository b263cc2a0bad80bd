import type { DocumentNote } from "../../../shared/translation.ts";
import type { LanguageTag } from "../../languages.ts";
import type { DocumentPlaces } from "./documentPlaces.ts";

/** What is said about the whole document beside its segments' findings. */
export function documentNotes(
  { spans, skipped }: DocumentPlaces,
  languages: { readonly source: LanguageTag | undefined; readonly target: LanguageTag },
): DocumentNote[] {
  const notes: DocumentNote[] = skipped.map(({ line, reason }) => ({
    code: "partSkipped",
    details: { line, reason },
  }));
  if (!spans.some(({ source }) => /\p{Letter}/u.test(source))) notes.push({ code: "nothingToTranslate", details: {} });
  const { source, target } = languages;
  if (source === target) notes.push({ code: "alreadyInTarget", details: { target } });
  return notes;
}

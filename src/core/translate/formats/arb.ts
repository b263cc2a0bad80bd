/** Application Resource Bundle, Flutter's and others' JSON: messages in ICU syntax, each with an `@` entry that describes it. */
import { localeForm } from "../update/localeForms.ts";
import { dataKey } from "./dataPath.ts";
import type { DocumentFormat, TextEdit } from "./documentFormat.ts";
import { hasWords } from "./humanText.ts";
import { jsonSpan } from "./json.ts";
import { jsonStyleOf } from "./jsonEscapes.ts";
import { readJsonStrings, type JsonString } from "./jsonStrings.ts";

export const arb: DocumentFormat = {
  id: "arb",
  extract(text, { target }) {
    const style = jsonStyleOf(text);
    const { strings, skipped } = readJsonStrings(text);
    const notes = notesOf(strings);
    const edits: TextEdit[] = strings
      .filter(({ path }) => path.length === 1 && path[0] === "@@locale")
      .map(({ start, end, value }) => ({ start, end, text: localeForm(target, "arb", value) }));
    const messages = strings.filter(
      ({ path: [key, ...deeper], value }) => deeper.length === 0 && !String(key).startsWith("@") && hasWords(value),
    );
    const spans = messages.map((string) => {
      const note = notes.get(String(string.path[0]));
      const span = jsonSpan(text, string, style, dataKey(string.path));
      return { ...span, syntax: "icu" as const, ...(note === undefined ? {} : { note }) };
    });
    return { spans, edits, skipped };
  },
};

/** By key: the description, then what its placeholders stand for. */
function notesOf(strings: readonly JsonString[]): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  const add = (key: string, note: string) => notes.set(key, notes.has(key) ? `${notes.get(key) ?? ""}; ${note}` : note);
  for (const { path, value } of strings) {
    const [entry, field, placeholder, detail] = path;
    if (typeof entry !== "string" || !/^@[^@]/u.test(entry)) continue;
    const key = entry.slice(1);
    if (path.length === 2 && field === "description") add(key, value);
    const describes = detail === "description" || detail === "example";
    if (path.length === 4 && field === "placeholders" && describes) add(key, `{${String(placeholder)}}: ${value}`);
  }
  return notes;
}

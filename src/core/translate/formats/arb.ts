/** Application Resource Bundle, Flutter's and others' JSON: messages in ICU syntax, each with an `@` entry that describes it. */
import { localeForm } from "../update/localeForms.ts";
import { dataKey } from "./dataPath.ts";
import type { DocumentFormat, TextEdit } from "./documentFormat.ts";
import { hasWordsBesidePlaceholders } from "./humanText.ts";
import { icuFaults } from "./icuFaults.ts";
import { jsonSpan } from "./json.ts";
import { jsonStyleOf } from "./jsonEscapes.ts";
import { readJsonStrings } from "./jsonStrings.ts";
import { messageNotes } from "./messageNotes.ts";

export const arb: DocumentFormat = {
  id: "arb",
  extract(text, { target }) {
    const style = jsonStyleOf(text);
    const { strings, skipped } = readJsonStrings(text);
    const notes = messageNotes(strings, {
      messageOf: (entry) => /^@(?=[^@])(.*)/u.exec(entry)?.[1],
      placeholder: (name) => `{${name}}`,
    });
    const edits: TextEdit[] = strings
      .filter(({ path }) => path.length === 1 && path[0] === "@@locale")
      .map(({ start, end, value }) => ({ start, end, text: localeForm(target, "arb", value) }));
    const messages = strings.filter(
      ({ path: [key, ...deeper], value }) =>
        deeper.length === 0 && !String(key).startsWith("@") && hasWordsBesidePlaceholders(value),
    );
    const spans = messages.map((string) => {
      const note = notes.get(String(string.path[0]));
      const span = jsonSpan(text, string, style, dataKey(string.path));
      return { ...span, syntax: "icu" as const, ...(note === undefined ? {} : { note }) };
    });
    return { spans, edits, skipped: [...skipped, ...icuFaults(text, spans)] };
  },
};

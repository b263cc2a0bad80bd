import { LANGUAGES } from "../../../core/languages.ts";

interface ExampleRow {
  readonly source: string;
  readonly doNotTranslate?: boolean;
  readonly caseSensitive?: boolean;
  readonly note: string;
  readonly words: Readonly<Record<string, string>>;
}

const ROWS: readonly ExampleRow[] = [
  {
    source: "model",
    note: "the language model and not a mannequin",
    words: {
      my: "မော်ဒယ်",
      id: "model",
      km: "ម៉ូដែល",
      lo: "ໂມເດວ",
      ms: "model",
      "zh-Hans": "模型",
      fil: "modelo",
      ta: "மாதிரி",
      th: "โมเดล",
      vi: "mô hình",
    },
  },
  { source: "SEA-LION", doNotTranslate: true, caseSensitive: true, note: "a name", words: {} },
  {
    source: "settings",
    note: "the page where one chooses",
    words: { id: "pengaturan", ms: "tetapan", th: "การตั้งค่า", vi: "cài đặt" },
  },
];

/** A new glossary: its heading, and three rows that show what can be said. They are comments, so that they change no translation. */
export function glossaryExample(): string {
  const tags = LANGUAGES.map(({ tag }) => tag);
  const heading = ["source", "do-not-translate", "case", "note", ...tags];
  const rows = ROWS.map(({ source, doNotTranslate = false, caseSensitive = false, note, words }) => [
    `# ${source}`,
    doNotTranslate ? "yes" : "",
    caseSensitive ? "sensitive" : "",
    note,
    ...tags.map((tag) => words[tag] ?? ""),
  ]);
  return `${[heading, ...rows].map((cells) => cells.join(",")).join("\n")}\n`;
}

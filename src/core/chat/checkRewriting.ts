/** Whether a text that was said in another register still says the same, as far as that can be told without understanding it. */
import type { Finding } from "../../shared/translation.ts";
import type { LanguageTag } from "../languages.ts";
import { checkTranslation } from "../translate/verify/checkTranslation.ts";

export interface Rewriting {
  /** Markdown. */
  readonly source: string;
  readonly text: string;
  /** Of both. */
  readonly language: LanguageTag;
}

/** The worst first; empty: nothing to object. That it reads as before is none: a text may have the register already. */
export function checkRewriting({ source, text, language }: Rewriting): readonly Finding[] {
  const verbatim = verbatimParts(source);
  const kept = new Set(verbatimParts(text));
  const lost = verbatim.filter((part) => !kept.has(part));
  const findings = checkTranslation({
    source,
    translation: text,
    sourceLanguage: language,
    target: language,
    glossary: [],
    verbatim,
  });
  return [
    ...lost.map((what): Finding => ({ code: "placeholderMissing", details: { what } })),
    ...findings.filter(({ code }) => code !== "echo"),
  ];
}

const FENCE = /^[ \t>]*(?<marks>`{3,}|~{3,})/u;
/** Code and the targets of links within a line. */
const INLINE = /(?<!`)(?<marks>`+)(?!`).+?(?<!`)\k<marks>(?!`)|(?<=\]\()[^)\s]+/gu;

/** What has to stay as it is, each once: the lines of code blocks together, code within lines, the targets of links. */
function verbatimParts(markdown: string): string[] {
  const parts: string[] = [];
  let block: string[] | undefined;
  let closing = "";
  for (const line of markdown.split("\n")) {
    const marks = FENCE.exec(line)?.groups?.marks;
    if (block === undefined && marks !== undefined) {
      block = [];
      closing = marks;
    } else if (block === undefined) {
      parts.push(...(line.match(INLINE) ?? []));
    } else if (marks?.startsWith(closing) === true) {
      parts.push(block.join("\n"));
      block = undefined;
    } else {
      block.push(line);
    }
  }
  if (block !== undefined) parts.push(block.join("\n"));
  return [...new Set(parts)].filter((part) => part.trim() !== "");
}

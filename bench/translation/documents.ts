/** Documents to be translated, made of the Universal Declaration of Human Rights: no two of their texts are alike. */
import { articles } from "../../tools/tiny-model/declaration.ts";

/** Articles that both languages divide alike. */
const PAIRS = articles("en").flatMap((article, index) => {
  const other = articles("th")[index] ?? [];
  return article.length === other.length ? article.map((text, place) => [text, other[place] ?? ""] as const) : [];
});

/** The number tells which pair it is of. */
function text(index: number): string {
  return `${index} {name}: ${pairAt(index)[0]}`;
}

function pairAt(index: number): readonly [string, string] {
  return PAIRS[index % PAIRS.length] ?? ["", ""];
}

/** What is asked with its English paragraphs in Thai. */
export function thaiAnswer(asked: string): string {
  const number = /(\d+) \{name\}: /u.exec(asked)?.[1];
  return number === undefined ? asked : asked.replaceAll(...pairAt(Number(number)));
}

/** With its two line ends, on average. */
const CHARACTERS_OF_AN_ENTRY = 190;

/** About that many characters, in UTF-16 units. */
export function documentOf(format: string, characters: number): string {
  return format === "json"
    ? jsonDocument(Math.floor(characters / CHARACTERS_OF_AN_ENTRY))
    : markdownDocument(characters);
}

export function jsonDocument(segments: number): string {
  const entries = Array.from({ length: segments }, (_, index) => [`key.${index}`, text(index)] as const);
  return JSON.stringify(Object.fromEntries(entries), undefined, 2);
}

export function markdownDocument(characters: number): string {
  const parts: string[] = [];
  let length = 0;
  for (let index = 0; length < characters; index += 1) {
    const part = block(index);
    parts.push(part);
    length += part.length;
  }
  return parts.join("");
}

function block(index: number): string {
  const body = text(index);
  if (index % 10 === 0) return `## ${body}\n\n`;
  if (index % 10 === 1) return `- ${body}\n- **${index}** [${body}](https://example.org/${index})\n\n`;
  if (index % 10 === 2) return `> ${body}\n\n`;
  if (index % 10 === 3) return `\`\`\`ts\nconst value = ${index};\n\`\`\`\n\n`;
  return `${body} Use \`value${index}\`.\n\n`;
}

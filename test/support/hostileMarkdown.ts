import { paragraph } from "../../tools/tiny-model/declaration.ts";

/** A quarter of a megabyte of what models write, to compare the others with. */
export const ORDINARY_MARKDOWN = `## ${paragraph("en", "1/1")}

${paragraph("th", "1/1")} **${paragraph("vi", "3/1")}**

- ${paragraph("km", "1/1")}
- \`code\` and [a link](https://example.org)

\`\`\`ts
const liberty = "${paragraph("ms", "3/1")}";
\`\`\`

| a | b |
|---|---|
| ${paragraph("id", "1/1")} | 2 |

`.repeat(300);

/** Paragraphs without an end, in two scripts: a browser that is given one as a whole breaks its lines for minutes. */
export const ENDLESS_PARAGRAPHS: readonly (readonly [string, string])[] = [
  ["300,000 characters in Thai and Latin letters", "word สวัสดี ".repeat(25_000)],
  ["a million characters in Thai and Latin letters", "word สวัสดี ".repeat(83_334)],
  ["300,000 characters in Burmese and Latin letters", endless(`word ${paragraph("my", "3/1")} `)],
  ["300,000 characters in Khmer and Latin letters", endless(`word ${paragraph("km", "3/1")} `)],
];

function endless(sentence: string): string {
  return sentence.repeat(Math.ceil(300_000 / sentence.length));
}

/** Texts that a model, or whoever wrote what it read, could try the panel with: each with its name. */
export const HOSTILE_MARKDOWN: readonly (readonly [string, string])[] = [
  ["scripts", "<script>alert(1)</script>\n\n<svg onload=alert(1)>\n\n<img src=x onerror=alert(1)>"],
  ["event handlers", "<b onmouseover=alert(1)>y</b> <details open ontoggle=alert(1)><summary>s</summary></details>"],
  ["links that run", "[x](javascript:alert(1)) [y](data:text/html,<script>alert(1)</script>) [c](command:x)"],
  ["pictures", "![x](https://example.org/p.png) ![y](data:image/png;base64,AAAA) ![z](//example.org/p.svg)"],
  [
    "formulas that link and act",
    String.raw`$\href{javascript:alert(1)}{x}$ $\includegraphics{https://example.org/p.png}$ $\class{send}{x}$`,
  ],
  [
    "MathML as text",
    '<math><maction actiontype="statusline" xlink:href="javascript:alert(1)"><mtext>x</mtext></maction></math>',
  ],
  [
    "formulas that leave their place",
    String.raw`$\kern{-900em}x \rule{900em}{900em} \raisebox{99em}{x} \hspace{-99em}$`,
  ],
  ["macros that never end", String.raw`$\def\a{\a\a}\a$ $$\def\b{\c\c\c}\def\c{\d\d\d}\def\d{\b\b\b}\b$$`],
  ["deep formulas", `$${String.raw`\frac{`.repeat(90)}x${"}{y}".repeat(90)}$ $${"{".repeat(450)}x${"}".repeat(450)}$`],
  ["fractions in fractions", `$$${String.raw`\frac{1}{`.repeat(22)}x${"}".repeat(22)}$$`],
  ["roots in roots", `$$${String.raw`\sqrt{`.repeat(22)}x${"}".repeat(22)}$$`],
  ["thousands of formulas", "$x_1^2$ ".repeat(4000)],
  ["a flood of dollars", "$".repeat(200_000)],
  ["dollars and words", "$a ".repeat(60_000)],
  ["half formulas", "\\(x ".repeat(60_000)],
  ["10,000 formulas on lines of their own", "$$\nx\n".repeat(20_000)],
  ["50,000 paragraphs", "x\n\n".repeat(50_000)],
  ["100,000 nested quotes", ">".repeat(100_000)],
  ["100,000 nested lists", "- ".repeat(100_000)],
  ["a megabyte of brackets", "[".repeat(1_000_000)],
  ["a quarter megabyte of brackets", "[".repeat(250_000)],
  ["pairs of brackets", "[a](".repeat(60_000)],
  ["a table of 20,000 rows", `|a|b|\n|-|-|\n${"|x|y|\n".repeat(20_000)}`],
  ["a table of 2,000 columns", `${"|a".repeat(2000)}|\n${"|-".repeat(2000)}|\n${"|x".repeat(2000)}|\n`],
  ["escapes of a terminal", "\u001B[2J\u001B]8;;https://example.org\u0007x\u001B]8;;\u0007 ".repeat(500)],
  ["characters that turn the direction", "a\u202Eb\u2066c".repeat(3000)],
  ["characters that turn the direction, in code", `\`\`\`\n${"a\u202E".repeat(40_000)}\n\`\`\`\n`],
  // Just below the limits of the parser: what it reads must be as quick as what it refuses.
  ["a macro that is long", `$$\\def\\a{${"x".repeat(1150)}}${"\\a".repeat(99)}$$`],
  ["formulas as long as they may be", `$$${"x_1^2+".repeat(248)}$$\n\n`.repeat(190)],
  ["emphasis in paragraphs", `${"***a* ".repeat(990)}\n\n`.repeat(49)],
  ["words with lines below", `${"a.b_".repeat(1490)}\n\n`.repeat(49)],
  ["lists that go to the right", Array.from({ length: 540 }, (_, depth) => `${"  ".repeat(depth)}- a`).join("\n")],
  ["a flood of zero width", "\u200B\u200C\u200D\u2060\uFEFF".repeat(50_000)],
  ["marks on one letter", `ก${"\u0E49".repeat(50_000)}`],
  ["code with one long line", `\`\`\`js\n${'a="'.repeat(60_000)}\n\`\`\``],
  ["code of many quotes", `\`\`\`js\n${'`${"\\\n'.repeat(1500)}\n\`\`\``],
  ["code of many braces", `\`\`\`scss\n${"a{b:c(".repeat(150).concat("\n").repeat(12)}\n\`\`\``],
  ["code that is nearly a number", `\`\`\`cpp\n${"1'".repeat(450).concat("\n").repeat(12)}\n\`\`\``],
  ["code that is nearly a tag", `\`\`\`html\n${"<a ".repeat(300).concat("\n").repeat(12)}\n\`\`\``],
  ...ENDLESS_PARAGRAPHS,
  ["a fence of a language that there is not", '```"><img/src=x>\nx\n```\n```__proto__\nx\n```\n```constructor\ny\n```'],
];

/** A small document of each format, with places for three texts, as it is before and after a translation. */
import type { LanguageTag } from "../../src/core/languages.ts";
import type { FormatId } from "../../src/core/translate/formats/documentFormat.ts";
import { poPluralForms } from "../../src/core/translate/formats/poPluralForms.ts";
import { paragraph } from "../../tools/tiny-model/declaration.ts";

export type Texts = readonly [string, string, string];

export interface TranslationSample {
  readonly name: string;
  readonly format: FormatId;
  readonly dialect?: string;
  /** Something that stands in texts of this format and is not translated. */
  readonly placeholder: string;
  source(this: void, texts: Texts, target: LanguageTag): string;
  translated(this: void, texts: Texts, translations: Texts, target: LanguageTag): string;
}

/** Texts without a sign that any of the formats would have to escape, known to the test model in every language. */
const SAMPLE_PARAGRAPHS = ["20/2", "17/2", "9/1"] as const;

export function sampleTexts(tag: LanguageTag): Texts {
  const [first, second, third] = SAMPLE_PARAGRAPHS;
  return [paragraph(tag, first), paragraph(tag, second), paragraph(tag, third)];
}

/** A format whose documents are in one language. */
function monolingual(
  name: string,
  kind: Pick<TranslationSample, "format" | "dialect" | "placeholder">,
  write: (texts: Texts, target?: LanguageTag) => string,
): TranslationSample {
  return {
    name,
    ...kind,
    source: (texts) => write(texts),
    translated: (_texts, translations, target) => write(translations, target),
  };
}

/** A format whose documents have the source beside its translation. */
function bilingual(
  name: string,
  kind: Pick<TranslationSample, "format" | "dialect" | "placeholder">,
  write: (texts: Texts, translations: Texts, target: LanguageTag) => string,
): TranslationSample {
  return { name, ...kind, source: (texts, target) => write(texts, ["", "", ""], target), translated: write };
}

export const TRANSLATION_SAMPLES: readonly TranslationSample[] = [
  monolingual(
    "plain text",
    { format: "plaintext", placeholder: "https://example.org" },
    ([a, b, c]) => `\uFEFF\t${a}\r\n\r\n\r\n  ${b}\r\n\r\n12:30 — 7\r\n\r\n${c}\r\n`,
  ),
  monolingual(
    "Markdown",
    { format: "markdown", placeholder: "`sealion --help`" },
    ([a, b, c]) =>
      `---\ntags: [one, two]\n---\n\n# ${a}\n\n\`\`\`ts\nconst text = "no text";\n\`\`\`\n\n> - ${b}\n>\n> $$x^2$$\n\n` +
      `| 1 | 2 |\n|---|---|\n| 3 | ${c} |\n`,
  ),
  monolingual(
    "MDX",
    { format: "mdx", placeholder: "{props.name}" },
    ([a, b, c]) =>
      `import { Note } from "./Note";\n\nexport const year = 2024;\n\n# ${a}\n\n<Note id="first">\n\n${b}\n\n</Note>\n\n${c}\n`,
  ),
  monolingual(
    "HTML",
    { format: "html", placeholder: "<code>sealion</code>" },
    ([a, b, c]) =>
      `<!DOCTYPE html>\n<html>\n<head><style>p { color: red }</style></head>\n<body>\n<h1 class="x">${a}</h1>\n` +
      `<script>const no = "text";</script>\n<p>${b}</p>\n<!-- no text -->\n<ul><li>${c}</li></ul>\n</body>\n</html>\n`,
  ),
  monolingual(
    "JSON",
    { format: "json", placeholder: "{{name}}" },
    ([a, b, c]) =>
      `{\r\n    "menu": { "open": ${JSON.stringify(a)} },\r\n    "list" : [ ${JSON.stringify(b)}, "https://example.org" ],\r\n` +
      `    "last": ${JSON.stringify(c)}\r\n}`,
  ),
  monolingual(
    "ARB",
    { format: "arb", placeholder: "{name}" },
    ([a, b, c], target) =>
      `{\n  "@@locale": "${target === undefined ? "en" : target === "zh-Hans" ? "zh" : target}",\n  "first": ${JSON.stringify(a)},\n` +
      `  "@first": { "description": "Stays" },\n  "second": ${JSON.stringify(b)},\n  "third": ${JSON.stringify(c)}\n}\n`,
  ),
  monolingual(
    "YAML",
    { format: "yaml", placeholder: "%{name}" },
    ([a, b, c]) => `# Stays\nmessages:\n  first: ${a}\n  second: "${b}"\n  third: '${c}'\n`,
  ),
  monolingual(
    "Java properties",
    { format: "properties", placeholder: "{0}" },
    ([a, b, c]) => `# Stays, in UTF-8: ✓\nfirst = ${a}\nsecond:${b}\n! Stays\nthird=${c}\n`,
  ),
  monolingual(
    "Fluent",
    { format: "fluent", placeholder: "{ $name }" },
    ([a, b, c]) => `### Stays\n\nfirst = ${a}\nsecond = ${b}\n    .title = ${c}\n`,
  ),
  monolingual(
    "Android strings",
    { format: "androidXml", placeholder: "%1$s" },
    ([a, b, c]) =>
      `<?xml version="1.0" encoding="utf-8"?>\n<resources>\n    <string name="first">${a}</string>\n` +
      `    <string name="key" translatable="false">Stays</string>\n    <string-array name="list">\n        <item>${b}</item>\n` +
      `        <item>${c}</item>\n    </string-array>\n</resources>\n`,
  ),
  monolingual(
    "WebVTT",
    { format: "subtitles", dialect: "vtt", placeholder: "<i>♪</i>" },
    ([a, b, c]) =>
      `WEBVTT\n\nNOTE Stays\n\n1\n00:00:01.000 --> 00:00:02.500 align:start\n${a}\n\n00:00:03.000 --> 00:00:04.000\n${b}\n\n` +
      `00:00:05.000 --> 00:00:06.000\n${c}\n`,
  ),
  monolingual(
    "Apple strings",
    { format: "appleStrings", placeholder: "%@" },
    ([a, b, c]) => `/* Stays */\n"first" = "${a}";\n"second" = "${b}";\n"third"="${c}";\n`,
  ),
  monolingual(
    "TypeScript comments",
    { format: "code", dialect: "typescript", placeholder: "`year`" },
    ([a, b, c]) =>
      `/**\n * ${a}\n *\n * @internal\n */\nexport const no = "text // no comment";\n\n// ${b}\nlet year = 1; // ${c}\n`,
  ),
  monolingual(
    "Python comments",
    { format: "code", dialect: "python", placeholder: "`year`" },
    ([a, b, c]) =>
      `#!/usr/bin/env python3\n\n\ndef f():\n    """${a}"""\n    # ${b}\n    return "no # comment"  # ${c}\n`,
  ),
  bilingual(
    "gettext",
    { format: "po", placeholder: "%s" },
    ([a, b, c], translations, target) =>
      `msgid ""\nmsgstr ""\n"Language: ${PO_LANGUAGES[target] ?? target}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n` +
      `"Plural-Forms: ${poPluralForms(target).header}\\n"\n\n` +
      `#. Stays\n#: main.c:1\nmsgid "${a}"\nmsgstr "${translations[0]}"\n\nmsgctxt "menu"\nmsgid "${b}"\nmsgstr "${translations[1]}"\n\n` +
      `msgid ""\n"${c}"\nmsgstr "${translations[2]}"\n`,
  ),
  bilingual(
    "XLIFF",
    { format: "xliff", placeholder: '<x id="1"/>' },
    ([a, b, c], translations, target) =>
      `<?xml version="1.0"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n` +
      `  <file source-language="en" target-language="${target}" datatype="plaintext" original="x">\n    <body>\n${[
        a,
        b,
        c,
      ]
        .map(
          (text, index) =>
            `      <trans-unit id="${index}">\n        <source>${text}</source>\n        <target>${translations[index]}</target>\n      </trans-unit>\n`,
        )
        .join("")}    </body>\n  </file>\n</xliff>\n`,
  ),
];

const PO_LANGUAGES: Readonly<Partial<Record<LanguageTag, string>>> = { "zh-Hans": "zh_CN" };

/**
 * What is no language, as one regular expression for each syntax. Every alternative is bounded, or begins where a lookbehind lets it begin only once
 * in a run: whatever the text, the scan is linear.
 */
import type { MessageSyntax } from "../formats/documentFormat.ts";
import { ANGLED_WORDS } from "./angledWords.ts";
import { NATIVE_DIGITS } from "./digits.ts";
import { MARK_SIGNS } from "./marks.ts";

/**
 * "sign": a sign of marks in the text itself. "placeholder": what a program replaces. "quantity": numbers with their units, dates, versions: the model may
 * write them with the target's digits. The others are what their names say.
 */
export type ThingKind =
  | "sign"
  | "comment"
  | "tag"
  | "placeholder"
  | "code"
  | "url"
  | "email"
  | "entity"
  | "path"
  | "identifier"
  | "emoji"
  | "quantity";

export interface Thing {
  readonly start: number;
  readonly end: number;
  readonly kind: ThingKind;
}

const DIGIT = `[\\d${NATIVE_DIGITS}]`;
const URL_CHARACTER = "[\\w!#$%&*+,./:;=?@~\\[\\]{}'-]";
const FILE_EXTENSIONS =
  "md|mdx|txt|rst|json5?|jsonc|ya?ml|toml|ini|cfg|conf|env|lock|log|csv|tsv|xml|html?|css|scss|less|[cm]?[jt]sx?|vue|svelte|py|ipynb|rb|php|java|kts?|" +
  "go|rs|c|cc|cpp|h|hpp|cs|fs|swift|dart|lua|pl|sh|bash|zsh|ps1|bat|cmd|sql|proto|po|pot|arb|strings|xlf|ftl|srt|vtt|properties|gradle|" +
  "png|jpe?g|gif|svg|webp|ico|pdf|docx?|xlsx?|pptx?|zip|tar|gz|tgz|xz|7z|exe|dll|so|dylib|dmg|deb|rpm|apk|jar|wasm|vsix|gguf|bin";
/** Units that are written alike in all the languages, or nearly so. */
const UNITS =
  "%|‰|°[CF]?|[kMGTP]i?B|[kMG]bps|bytes?|[kM]?bit|[munµ]?s|min|h|[kMGT]?Hz|[kmM]?W|[kM]Wh|mAh|m?V|m?A|[kcmµ]?m|km/h|k?g|mg|m?l|px|pt|r?em|dpi|fps|rpm";
/** Names that Laravel's messages and SQL-like templates use: another word after a colon may be prose. */
const COLON_NAMES =
  "\\w*_\\w+|name|count|attribute|values?|min|max|date|time|user|email|seconds|minutes|hours|total|size|format|url|number|amount|title|id|key|other|field";

/** Kinds in the order in which they are tried at a place. */
function alternatives(syntax: MessageSyntax): readonly (readonly [ThingKind, string])[] {
  return [
    ["sign", `[${MARK_SIGNS}][\\d/${MARK_SIGNS}]*`],
    ["comment", "<!--[^<>]{0,500}-->|<%[^<>]{0,200}%>"],
    ["tag", `(?!${ANGLED_WORDS})<\\/?(?:[A-Za-z][\\w:.-]{0,60}|\\d{1,3})(?:\\s[^<>]{0,800})?\\/?>`],
    ["placeholder", bracePlaceholders(syntax)],
    ["code", "``[^`\\n]{1,200}``|`[^`\\n]{1,200}`"],
    [
      "url",
      `(?<![\\w+.-])(?:[a-z][a-z\\d+.-]{1,20}:\\/\\/|www\\.)(?:${URL_CHARACTER}|\\(${URL_CHARACTER}*\\))*(?:[\\w\\/#%&+=@~}-]|\\(${URL_CHARACTER}*\\))`,
    ],
    ["email", "(?<![\\w.+-])(?:mailto:)?[A-Za-z\\d][\\w.+-]{0,63}@[A-Za-z\\d-]{1,63}(?:\\.[A-Za-z\\d-]{1,63})+"],
    ["placeholder", percentPlaceholders(syntax)],
    ["placeholder", `(?<=^|[\\s("'“‘])(?::(?:${COLON_NAMES})\\b|:[a-z\\d_+-]{2,40}:(?!\\w))`],
    ["entity", "&(?:[A-Za-z][A-Za-z\\d]{1,31}|#\\d{1,7}|#[xX][\\dA-Fa-f]{1,6});"],
    ["path", paths()],
    ["identifier", identifiers()],
    ["emoji", emoji()],
    ["quantity", quantities()],
  ];
}

function bracePlaceholders(syntax: MessageSyntax): string {
  const name = "[\\p{L}\\d_$][\\p{L}\\p{M}\\p{N}_$.\\[\\]-]{0,60}";
  return [
    "\\{\\{\\{[^{}\\n]{1,120}\\}\\}\\}",
    "\\{\\{[^{}\\n]{1,120}\\}\\}",
    "\\{%[^{}\\n]{1,120}%\\}",
    "[$#%@]\\{[^{}\\n]{1,120}\\}",
    syntax === "fluent"
      ? "\\{[^{}]{1,200}\\}"
      : `\\{\\s{0,3}(?:[#/^&>!$@.-]\\s?)?${name}\\s{0,3}(?:[,:|!?][^{}\\n]{0,80})?\\}`,
    "\\{\\}",
    "(?<![\\w$])\\$[A-Za-z_]\\w{0,60}\\$",
    "\\$t\\([^()\\n]{1,120}\\)",
    "\\$\\([\\w~.-]{1,60}\\)",
  ].join("|");
}

/** Where a message is no format string, only what can hardly be a percentage. `%1` and `%L1` are Qt's and KDE's. */
function percentPlaceholders(syntax: MessageSyntax): string {
  const everywhere =
    "%(?:\\d{1,2}\\$[-+0#]{0,3}\\d{0,3}(?:\\.\\d{1,3})?(?:hh?|ll?|[qjzt])?[A-Za-z@]|\\([A-Za-z_]\\w{0,60}\\)[-+0# ]?\\d{0,3}(?:\\.\\d{1,3})?[A-Za-z])" +
    "|%(?:\\d{1,2}\\$)?#@\\w{1,60}@|(?<![\\d%])%[A-Za-z_][\\w.]{1,60}%";
  if (syntax === "printf" || syntax === "orderedPrintf") {
    const conversion =
      "%(?:\\d{1,2}\\$)?[-+#0']{0,5}(?:\\d{1,4}|\\*)?(?:\\.(?:\\d{1,4}|\\*)?)?(?:hh?|ll?|[qjztL])?[diouxXeEfFgGaAcCsSpn@]";
    return `${everywhere}|%%|%arg\\b|${conversion}|%L?\\d{1,2}(?![\\d%$])`;
  }
  return `${everywhere}|(?<![\\w%])%L?[1-9](?![\\w%$]|[.,]\\d)|(?<!\\d\\s?)%(?:@|(?:ll?[dux]|[-+0]{0,2}\\d{0,2}(?:\\.\\d{1,2})?[sdfuxXi])(?![A-Za-z\\d]))`;
}

function paths(): string {
  const segment = "[\\w.@%*+~-]";
  return [
    "(?<![\\w\\\\])(?:[A-Za-z]:\\\\|\\\\\\\\\\w)[\\w.@%*+~$\\\\-]*[\\w*\\\\]",
    `(?<![\\w./~@-])(?:~|\\.{1,2})?\\/${segment}+(?:\\/${segment}+)*\\/?(?<![.])`,
    `(?<![\\w./~@*-])(?:[\\w@*-]${segment}*\\/){1,30}(?:[\\w*-][\\w@*-]*\\.[A-Za-z\\d]{1,8}\\b|\\*+)`,
    `(?<![\\w./~@*-])(?:\\*|[\\w-]{1,60})(?:\\.[\\w-]{1,30}){0,4}\\.(?:${FILE_EXTENSIONS})(?![\\w-])`,
    "(?<![\\w./~@*-])\\.(?:[a-z][\\w-]{1,30}(?:ignore|rc|config)|env|vscode|git|github)\\b",
  ].join("|");
}

function identifiers(): string {
  return [
    "(?<![\\w-])--[A-Za-z\\d][\\w-]*(?:=[\\w./:-]*\\w)?",
    "(?<=^|[\\s(])-[A-Za-z\\d](?=[\\s,.;:)]|$)",
    "(?<![\\w$])\\$[A-Za-z_]\\w{1,60}",
    "(?<![\\w.])(?:[A-Za-z_]\\w*\\.){0,6}[A-Za-z_]\\w*\\(\\)",
    "(?<!\\w)__[A-Za-z\\d]+__(?!\\w)",
    "(?<!\\w)_{0,2}[A-Za-z][A-Za-z\\d]*(?:_{1,2}[A-Za-z\\d]+)+_{0,2}(?!\\w)",
    "(?<!\\w)[a-z]{2,}\\d*(?:[A-Z][a-z\\d]+)+(?!\\w)",
    "(?<![\\w-])[\\dA-Fa-f]{8}-(?:[\\dA-Fa-f]{4}-){3}[\\dA-Fa-f]{12}(?!\\w)",
    "(?<![\\w-])(?=[a-f]{0,64}\\d)(?=\\d{0,64}[a-f])[\\da-f]{7,64}(?!\\w)",
    "(?<!\\w)v\\d+(?:\\.\\d+)+(?:-[\\w.]*\\w)?(?!\\w)",
    "(?<!\\w)0x[\\dA-Fa-f]+(?!\\w)",
  ].join("|");
}

/** Whole sequences: flags, skin tones, families, keycaps. */
function emoji(): string {
  const one = "\\p{Extended_Pictographic}(?:\\p{EMod}|\\uFE0F|[\\u{E0020}-\\u{E007F}])*";
  return `\\p{RI}\\p{RI}|(?![©®™↔])${one}(?:\\u200D${one})*|[\\d#*]\\uFE0F?\\u20E3`;
}

function quantities(): string {
  const number = `${DIGIT}+(?:[.,:/×'’\\u00A0\\u202F-]${DIGIT}+)*`;
  return [
    "(?<![\\w])\\d{4}-\\d{2}-\\d{2}(?:[T ]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?(?!\\w)",
    `(?<![\\w${NATIVE_DIGITS}])[$€£¥฿₫₱]?${number}(?:[ \\u00A0]?(?:${UNITS})(?![A-Za-z]))?(?![A-Za-z${NATIVE_DIGITS}\\d])`,
  ].join("|");
}

/**
 * Words in a row that nothing begins in, so that the scan has done with them at once: letters of other scripts than Latin, and whole Latin words
 * without a sign or a capital in them. Tried first. A thing that begins with a Latin letter has something else than letters, or a capital, before the
 * next white space. Not more at once than the expression's stack has room for.
 */
function plainWords(): string {
  const foreignLetters =
    "\\u0E01-\\u0E3E\\u0E40-\\u0E4F\\u0E81-\\u0ECF\\u1000-\\u103F\\u1780-\\u17D3\\u0B82-\\u0BCD\\u3400-\\u9FFF";
  return `(?:[\\s${foreignLetters}]|[A-Za-z][a-z]{0,30}(?=[,.;!?]?(?:\\s|$))){1,100}`;
}

interface Scanner {
  /** Has one capture group for each kind, and none for plain words. */
  readonly pattern: RegExp;
  /** The kind of each capture group, from the first. */
  readonly kinds: readonly ThingKind[];
}

const scanners = new Map<MessageSyntax, Scanner>();

function scannerFor(syntax: MessageSyntax): Scanner {
  let scanner = scanners.get(syntax);
  if (scanner === undefined) {
    const list = alternatives(syntax);
    const pattern = new RegExp([plainWords(), ...list.map(([, source]) => `(${source})`)].join("|"), "gu");
    scanner = { pattern, kinds: list.map(([kind]) => kind) };
    scanners.set(syntax, scanner);
  }
  return scanner;
}

/** In order, not overlapping. */
export function findThings(text: string, syntax: MessageSyntax): Thing[] {
  const { pattern, kinds } = scannerFor(syntax);
  const things: Thing[] = [];
  pattern.lastIndex = 0;
  // matchAll would compile a copy of the pattern for each text.
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const kind = kinds.find((_, index) => match[index + 1] !== undefined);
    if (kind !== undefined) things.push({ start: match.index, end: match.index + match[0].length, kind });
  }
  return things;
}

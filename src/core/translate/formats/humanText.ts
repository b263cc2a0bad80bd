/**
 * Which strings of JSON, YAML and their like are for people. Nothing in such a file says so; what decides is, in this order, what the
 * value looks like, what kind of file it stands in, and its key.
 */
import { hasWords } from "../../text/hasWords.ts";
import { ANGLED_WORDS } from "../protect/angledWords.ts";

/** Keys and list indices from the document's root. */
export type DataPath = readonly (string | number)[];

/**
 * "messages": a resource file, all of whose values are texts: only values of a technical form stay. "records": data with texts in it,
 * told by its numbers, booleans and lists of objects: what stands under a describing key or is written as prose. "settings": a
 * manifest, schema or configuration: what stands under a describing key alone.
 */
export type DataNature = "messages" | "records" | "settings";

/** What the nature of a document is told from. */
export interface DataShape {
  /** The keys of the outermost object, with their values where these are strings. */
  readonly rootKeys: ReadonlyMap<string, string | undefined>;
  readonly strings: number;
  /** Numbers, booleans and nulls. */
  readonly otherScalars: number;
  readonly objectsInLists: number;
}

/** Keys that only documents of one tool have together: all of a row, beside any others. */
const SETTINGS_KEYS: readonly (readonly string[])[] = [
  ["name", "version", "scripts"],
  ["name", "version", "license"],
  ["name", "version", "main"],
  ["name", "version", "dependencies"],
  ["publisher", "engines"],
  ["dependencies", "devDependencies"],
  ["lockfileVersion"],
  ["compilerOptions"],
  ["extends", "rules"],
  ["folders", "settings"],
  ["jobs", "on"],
  ["runs", "description"],
  ["apiVersion", "kind"],
  ["services", "volumes"],
  ["version", "services"],
  ["openapi", "paths"],
  ["swagger", "paths"],
  ["repos", "hooks"],
  ["version", "updates"],
  ["language", "script"],
];

/** A resource file may hold a number or a flag here and there: a version, a direction of writing. */
const OTHER_SCALARS_IN_MESSAGES = 0.1;

export function natureOf({ rootKeys, strings, otherScalars, objectsInLists }: DataShape): DataNature {
  const schema = rootKeys.get("$schema");
  // Resource files of some i18n tools name the schema of messages: that one does not make them settings.
  if (schema !== undefined && !/message|i18n|locale|translation/iu.test(schema)) return "settings";
  if (SETTINGS_KEYS.some((keys) => keys.every((key) => rootKeys.has(key)))) return "settings";
  if (objectsInLists > 0 || otherScalars > OTHER_SCALARS_IN_MESSAGES * (strings + otherScalars)) return "records";
  return "messages";
}

export function isForPeople(path: DataPath, value: string, nature: DataNature): boolean {
  if (!hasWordsBesidePlaceholders(value) || isTechnical(value)) return false;
  const keys = path.filter((part) => typeof part === "string");
  const key = keys.at(-1) ?? "";
  if (LANGUAGE_KEYS.test(key) && /^[a-z]{2,3}$/iu.test(value)) return false;
  if (nature === "messages") return true;
  if (keys.some((part) => COMMAND_KEYS.test(part))) return false;
  if (DESCRIBING_KEYS.test(key)) return true;
  return nature === "records" && !TECHNICAL_KEYS.test(key) && isProse(value);
}

/** Whether anything is left to read when placeholders and tags are taken away. */
export function hasWordsBesidePlaceholders(value: string): boolean {
  return hasWords(value) && hasWords(value.replace(PLACEHOLDERS, " "));
}

const PLACEHOLDERS = new RegExp(
  [
    /\{\{[^{}]*\}\}|\$?\{[^{},]*\}|\$\w+\$|\$t\([^()]*\)/u,
    /%\([\w.]+\)[a-z]|%\{\w+\}|%(?:\d{1,2}\$)?[-+0#]{0,4}\d{0,4}(?:\.\d{1,4})?(?:hh?|ll?|[qjzt])?[@a-z]/u,
    /&(?:#?\w+);/u,
  ]
    .map(({ source }) => source)
    .concat(`(?!${ANGLED_WORDS})<\\/?[a-z][^<>]*>`)
    .join("|"),
  "giu",
);

/** A script that no identifier is written in, or more than one word, or the end of a sentence. */
function isProse(value: string): boolean {
  return (
    /[^\P{Letter}\p{Script=Latin}]/u.test(value) ||
    /\p{Letter}[^\p{Letter}\n]{0,3}\s[^\p{Letter}]{0,3}\p{Letter}/u.test(value) ||
    /\p{Letter}[.!?…]$/u.test(value)
  );
}

const LANGUAGE_KEYS = /^@{0,2}(lang|language|locale|code|languageCode|localeCode|iso)$/iu;

const DESCRIBING_KEYS =
  /^(description|displayName|title|shortTitle|subtitle|label|heading|caption|summary|text|message|body|content|contents|tooltip|placeholder|hint|help|detail|details|alt|abstract|excerpt|question|answer|markdownDescription|enumDescriptions|markdownEnumDescriptions|enumItemLabels|deprecationMessage|markdownDeprecationMessage|errorMessage|longDescription|shortDescription|documentation)$/iu;

/** Below these everything is a name or a command, whatever its own key. */
const COMMAND_KEYS = /^(scripts|(dev|peer|optional|bundled)?dependencies|bin|engines|exports|imports|overrides|env)$/iu;

const TECHNICAL_KEYS =
  /^(_?id|uuid|key|type|kind|icon|image|img|url|uri|href|src|source|path|file|filename|dir|slug|class|className|style|color|colour|format|pattern|regex|glob|include|exclude|files|lang|language|locale|code|version|license|licence|author|email|run|uses|cmd|command|args|script|exec|entrypoint|shell|sql|query|selector|token|hash|checksum|sha\d*|created|updated|date|time|timestamp|timezone|scope|login|user|username|host|keywords|tags)$/iu;

/** A capital, then words without a space behind a full stop, as in `Done.Next`; the names of files and domains that begin with one are none. */
const TWO_WORDS = String.raw`[ap]\.m$|[A-Z][a-z]*\.(?!(?:com|org|net|io|js|jsx|ts|tsx|md|mdx|txt|json|html?|css|scss|py|java|go|rs|rb|php|sh|sql|xml|ya?ml|toml|ini|cfg|conf|env|lock|log|csv|tsv|pdf|docx?|xlsx?|pptx?|odt|png|jpe?g|gif|svg|webp|ico|mp[34]|wav|zip|gz|tar|exe|dll|dmg|apk|app|bat|po|pot|arb|vue|swift|kt|cs|cpp|c|h)$)[A-Z]?[a-z]+$`;

/** Words between strokes of which one is no folder's name: in English, Indonesian and Malay, Filipino. */
const CHOICES = String.raw`(?:[a-z]+\/)*(?:on|off|and|or|yes|no|none|both|never|always|he|she|they|ya|tidak|dan|atau|hidup|mati|oo|hindi|at|o)(?:\/[a-z]+)*$`;

/**
 * Forms that no sentence has. Whole values only: inside of a sentence each of these is protected, not left alone. They are forms of ASCII:
 * in languages without spaces a whole sentence may stand around an address or a file's name. Labels look like some of them (`Yes/No/Cancel`,
 * `Size:Large`, `_Open`): what begins with a capital as words do is a label.
 */
const FORMS_OF_ONE_WORD: readonly RegExp[] = [
  /^[a-z][a-z\d+.-]*:\/\/[!-~]+$/iu, // https://example.org
  /^(mailto:[!-~]+@[!-~]+|tel:[+\d(][!-~]*|data:[\w.+-]*[/;,][!-~]*|urn:\w+:[!-~]+|file:\/[!-~]*)$/u,
  /^[!-?A-~]+@[!-?A-~]+\.[a-z]{2,}$/iu, // e-mail
  /^(\.{0,2}|~|[a-z]:)[/\\][!-~]*$/iu, // /usr/lib, ./a, ../b, ~/c, C:\d
  new RegExp(String.raw`^(?!${TWO_WORDS}|[^/]*\.\.)@?[\w.-]+(\/[\w@.*-]+)*\.[a-z][a-z\d]{0,4}$`, "u"), // images/logo.png, example.com
  /^@[\w.-]+\/[\w.-]+$/u, // @scope/package
  new RegExp(String.raw`^(?![A-Z][A-Za-z]*(\/[A-Z][A-Za-z]*)+$|${CHOICES})[\w@.-]+(\/[\w@.*-]+){2,}$`, "u"), // src/core/text
  /^(America|Antarctica|Asia)\/[A-Z]\w+\/[A-Z]\w+$/u, // a time zone
  /^(?=[!-~]*$)[^*]*(?:\*(?![./])[^*]*)*\*[./][^]*[\w*}\])]/u, // **/*.ts
  /^\^\S*\$$/u, // a regular expression
  /^#[\da-f]{3,8}$/iu,
  /^-?[\d.]+(px|r?em|%|v[hw]|pt|ms|s|deg|fr)$/u,
  /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/iu, // UUID
  /^(?=.*\d)[\da-f]{7,}$/iu, // hash
  /^sha\d+-[\w+/=]+$/u,
  /^(?=.*\d)[\w+/-]{32,}={0,2}$/u, // base64, tokens
  /^[a-z]{2,3}[-_]([A-Z][a-z]{3}|[A-Z]{2}|001|150|419)([-_][\w-]+)?$/u, // en-US, zh_Hans, es-419
  /^(application|audio|font|image|model|multipart|video)\/(?!(audio|image|text|video|voice)$)[\w.+-]+$/u,
  /^(text\/(plain|html|css|csv|xml|markdown|javascript|calendar|event-stream|vcard|vtt|rtf|x-[\w.+-]+)|message\/(rfc822|http|partial))$/u,
  /^(?!_[A-Z][a-z]*$|[A-Z][a-z]*_[a-z]+$)[A-Za-z\d]*(_[A-Za-z\d]+)+$/u, // snake_case, MAX_VALUE
  /^[a-z]+\d*([A-Z][a-z\d]+)+$/u, // camelCase
  new RegExp(String.raw`^(?!${TWO_WORDS})[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)+$`, "u"), // editor.action.rename
  /^[\w-]+(::[\w-]+)+$/u, // std::string
  /^(?![a-z]{4,}:[a-z]{4,}$)[a-z][\w-]*(:[\w-]+)+$/u, // xs:string
  /^(true|false|null)$/u,
  /^:\w+$/u, // a symbol of Ruby
  /^%[\w.-]+%$/u, // a key of package.nls.json
];

/** Those with white space in them: most values are sentences, and need no look at the others. */
const FORMS_WITH_SPACES: readonly RegExp[] = [
  /^(rgb|hsl|oklch|var|calc)a?\([^()]*\)$/iu,
  /^\d{4}-\d{2}(-\d{2})?([T ][\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/u,
  // A date's pattern: each letter as often as it likes, and something between two letters.
  /^(?=.*(yy|MM|DD|dd|HH|hh|mm))([yYMDdHhmsSaAEzZLQ])\2*([\s,.:/'-]+([yYMDdHhmsSaAEzZLQ])\4*)+\.?$/u,
  /^[~^<>=]*\s?v?\d+(\.[\dx*]+)+([-+][\w.]+)*$/u, // 1.2.3, ^18.0.0, v2.0-rc.1
  /^[Mm]\s*-?[\d.]+[\s,-]+[\d.][\d\s.,MmLlHhVvCcSsQqTtAaZz-]*$/u, // a path in SVG
];

/** A value longer than any of the forms is none of them. */
const LONGEST_TECHNICAL_FORM = 4000;

function isTechnical(value: string): boolean {
  const form = value.trim();
  if (form.length > LONGEST_TECHNICAL_FORM) return false;
  const hasForm = (pattern: RegExp): boolean => pattern.test(form);
  return FORMS_WITH_SPACES.some(hasForm) || (!/\s/u.test(form) && FORMS_OF_ONE_WORD.some(hasForm));
}

/** What tools read in comments, tool by tool: a directive stays as it is, and only the reason behind it is for people. */

export interface Directive {
  /** Where the words begin that its tool takes for its author's reason. Left out: there are none. */
  readonly reasonStart?: number;
}

/** Patterns are sources of regular expressions with the flag "u". */
interface DirectiveForm {
  readonly of: string;
  /** The beginning of a comment line's text. */
  readonly signs: string;
  /** What stands between the signs and a reason. */
  readonly beforeReason?: string;
  /** Whose words are too common to be taken for signs in others. Left out: any language. */
  readonly languages?: readonly string[];
}

/** Four words in a row with nothing but spaces and commas between them. */
export const SENTENCE = String.raw`(?:\p{L}[\p{L}\p{M}'’-]*,?\s+){3}\p{L}`;

/** "-- reason", as ESLint began it. */
const DASHES = String.raw`[^\n]*?\s--+\s+`;

/** Forms that nobody writes as prose, so that they are known behind words too. */
const FORMS: readonly DirectiveForm[] = [
  {
    of: "ESLint, Oxlint, Stylelint, Deno",
    signs: String.raw`(?:es|style|ox|deno-)lint-(?:disable|enable|env|ignore)\b[\w-]*`,
    beforeReason: DASHES,
  },
  { of: "ESLint's settings", signs: String.raw`eslint\s+["'@\w/-]+\s*:`, beforeReason: DASHES },
  {
    of: "TSLint, JSHint, solhint",
    signs: String.raw`(?:ts|css|html|jsx?|sol)(?:lint|hint)(?:-(?:dis|en)able\S*|:\S|\s+\w+\s*:)|jscs:`,
  },
  { of: "Biome", signs: String.raw`biome-ignore(?:-\w+)?\s`, beforeReason: String.raw`[^:\n]*:\s+` },
  {
    of: "formatters",
    signs: String.raw`(?:prettier|dprint|csharpier|swift-format|gersemi)-ignore\b|@(?:formatter:|format\b|prettier\b|noprettier\b)|(?:clang-format|spotless|zig fmt|styler|dart format|perltidy|ormolu)[:\s]+o(?:n|ff)\b|(?:fmt|yapf|isort|scalafmt|stylua|swiftformat):\s*(?:o(?:n|ff)\b|skip|split|ignore|enable|disable|\{)|\$COVERAGE-O`,
  },
  { of: "TypeScript's errors", signs: String.raw`@ts-(?:ignore|expect-error)\b`, beforeReason: String.raw`[:\s–—-]+` },
  { of: "TypeScript", signs: String.raw`@ts-\w|\/?\s*<(?:reference|amd-\w+)\s` },
  { of: "Flow's errors", signs: String.raw`\$Flow[A-Z]\w*(?:\[[\w-]*\])?`, beforeReason: String.raw`:?\s+` },
  { of: "Flow", signs: String.raw`@(?:no)?flow\b|flowlint\b` },
  {
    of: "JSX and what writes JavaScript",
    signs: String.raw`@jsx\w*\s|@(?:license|preserve|cc_on|generated|providesModule|vite-|webpack|no-?check)|[#@]\s*source(?:MappingURL|URL)=|[#@]__\w+__|webpack[A-Z]\w*:|turbopack\w*:`,
  },
  {
    of: "coverage",
    signs: String.raw`(?:istanbul|c8|v8|node:coverage)\s+(?:ignore|disable|enable|stop|start)\b`,
    beforeReason: DASHES,
  },
  {
    of: "coverage elsewhere",
    signs: String.raw`(?:LCOV|GCOVR?|GCOV)_EXCL|coverage:ignore|:?nocov\b|pragma:?\s+no\s+(?:cover|branch)|codecov\s+ignore`,
  },
  { of: "test runners", signs: String.raw`@(?:vitest|jest)-\w` },
  {
    of: "Python's linters",
    signs: String.raw`noqa\b|(?:pylint|flake8|mypy|pyright|ruff|pytype|cython|distutils|doctest|bandit|autopep8):\s*\S`,
  },
  {
    of: "Python's types",
    signs: String.raw`type:\s*(?:ignore\b|\(.*\)\s*->|[A-Z]\w*\[.*\]$|\w+$)`,
    languages: ["python"],
  },
  {
    of: "Pyre",
    signs: String.raw`pyre-(?:ignore|fixme|strict|unsafe)(?:-all-errors)?(?:\[[\d, ]*\])?`,
    beforeReason: String.raw`:\s+`,
  },
  { of: "gosec, Bandit", signs: String.raw`#?nosec\b`, beforeReason: DASHES },
  { of: "Staticcheck", signs: String.raw`lint:(?:file-)?ignore\s+\S+`, beforeReason: String.raw`\s+` },
  {
    of: "golangci-lint",
    signs: String.raw`nolint\b(?:[:\s]*[\w,-]+(?=\s*\/\/)|:\S*|$)`,
    beforeReason: String.raw`\s*\/\/\s*`,
  },
  {
    of: "Go",
    signs: String.raw`go:\w+|GC_ERROR\s|ERROR(?:x|AUTO)?\s+["\x60]|export\s\w+$|line\s\S*:\d`,
    languages: ["go"],
  },
  { of: "Go's and Kubernetes' markers", signs: String.raw`\+(?:build\s|[a-z][\w-]*(?:[:=]\S|$))` },
  {
    of: "C and C++",
    signs: String.raw`NOLINT(?:NEXTLINE|BEGIN|END)?\b(?:\([^)\n]*\))?|cppcheck-suppress|IWYU\s+pragma|LINT\.\w|(?:NOTREACHED|ARGSUSED|VARARGS\d*)$`,
  },
  { of: "Sonar, Checkstyle, PMD, NLS", signs: String.raw`NOSONAR\b|NOPMD\b|CPD-O|CHECKSTYLE[:.\s]*O|\$NON-NLS-\d+\$` },
  {
    of: "JetBrains",
    signs: String.raw`noinspection\s+\w|suppress inspection\s+"|ReSharper\s+(?:disable|restore)|language=\w|<\/?editor-fold`,
  },
  { of: "folding", signs: String.raw`#(?:end)?region\b|[{}]{3}|<\/?auto-generated` },
  { of: "RuboCop", signs: String.raw`rubocop:\w+`, beforeReason: DASHES },
  {
    of: "Ruby",
    signs: String.raw`(?:frozen_string_literal|warn_indent|shareable_constant_value):\s*\S|(?:reek|steep):\S|typed:\s*(?:ignore|false|true|strict|strong)\s*$|:[a-z-]+:$`,
    languages: ["ruby"],
  },
  {
    of: "shells and containers",
    signs: String.raw`shellcheck\s+[\w-]+=|hadolint\s+(?:global\s+)?(?:ignore|shell)\b`,
  },
  {
    of: "Docker",
    signs: String.raw`(?:syntax=\S+|escape=\S|check=(?:skip|error)=\S+)\s*$`,
    languages: ["dockerfile"],
  },
  {
    of: "PHP",
    signs: String.raw`(?:phpcs|phpmd|php-cs-fixer):|@?(?:phpstan|psalm|phan)-|@codingStandards|@codeCoverage`,
  },
  {
    of: "Swift, Kotlin, Scala",
    signs: String.raw`(?:swiftlint|sourcery|scalastyle|scalafix):\S|swift-tools-version|ktlint-(?:dis|en)able\b`,
  },
  {
    of: "Dart",
    signs: String.raw`ignore(?:_for_file)?:\s*(?!${SENTENCE})\w|@dart\s*=`,
    languages: ["dart"],
  },
  {
    of: "Haskell, Elixir, Lua, SQL, Perl",
    signs: String.raw`HLINT\s|hlint:|(?:credo|dialyzer|luacheck|selene|sqlfluff):|no critic(?:\s*$|\s*\(|\s+qw\b)`,
  },
  { of: "styles", signs: String.raw`rtl:\S|autoprefixer:|purgecss\s+(?:start|end|ignore)|postcss-[\w-]+:\s*\w` },
  { of: "checkov", signs: String.raw`checkov:skip=\w+`, beforeReason: String.raw`:\s*` },
  {
    of: "infrastructure",
    signs: String.raw`(?:tfsec|trivy|tflint|kics-scan|terrascan|checkov)[:\s-]+(?:ignore|skip|disable|enable)`,
  },
  {
    of: "secrets and security",
    signs: String.raw`nosemgrep\b|gitleaks:allow|trufflehog:ignore|pragma:?\s+(?:allow|white)list|(?:lgtm|codeql)\s?\[|DevSkim:`,
  },
  { of: "spelling", signs: String.raw`[cC]Spell:|cspell:|spell-?checker:|codespell:|spellr:` },
  {
    of: "editors",
    signs: String.raw`-\*-|(?:vim?|ex):\s+(?:set?\s[^\n]*[=:]|[\w-]+=|(?:no)?\w+(?:$|[\s:]+\w+=))|kate:\s+[\w-]+\s\S+;|(?:en)?coding[:=]|Local Variables:|yaml-language-server:|yamllint\s+(?:dis|en)able\b|\$schema:`,
  },
  { of: "version control", signs: String.raw`\$(?:Id|Revision|Date|Header)\b` },
];

/** Words in other places: these are directives only at the beginning of a comment line, and some only as all of it. */
const BEGINNINGS: readonly string[] = [
  String.raw`!\s*\/`, // a shebang, whose "#" is the comment's sign
  String.raw`(?:end)?region(?:$|\s+(?!${SENTENCE})[\p{Lu}(])|region\s+\w+$`,
  String.raw`#\s*(?:if(?:n?def)?|elif|else|endif|define|include|undef|pragma|cgo|LANGUAGE|OPTIONS|INLINE|SPECIALI[SZ]E|MINIMAL)\b`,
  String.raw`%%|\+\+$|LANGUAGE\s|OPTIONS_GHC\b|pragma\s+\w+$`,
  // Compilers look for these words.
  String.raw`(?:-|@|else,?\s+|intentional(?:ly)?\s+)?[Ff](?:all(?:s|ing)?|ALL(?:S)?)[\s-]?(?:thr(?:ough|u)|THR(?:OUGH|U))[\s.!@]*(?:-.*)?$`,
];

/** Lines of any length must not cost more. */
const LOOKED_AT = 400;

interface FormPattern {
  readonly signs: RegExp;
  readonly reason: RegExp | undefined;
}

/** What is looked for in the comments of a language. */
interface DirectivePatterns {
  readonly forms: readonly FormPattern[];
  readonly anyForm: RegExp;
  /** A form, or what is one at the beginning only. */
  readonly any: RegExp;
}

const ALL_SIGNS = signsOf(FORMS);
const FORM_BEHIND = new RegExp(`^(?:${ALL_SIGNS})`, "u");

function signsOf(forms: readonly DirectiveForm[]): string {
  return forms.map(({ signs }) => signs).join("|");
}

const patternsByLanguage = new Map<string, DirectivePatterns>();

function patternsFor(languageId: string): DirectivePatterns {
  const known = patternsByLanguage.get(languageId);
  if (known !== undefined) return known;
  const forms = FORMS.filter(({ languages }) => languages === undefined || languages.includes(languageId));
  const patterns: DirectivePatterns = {
    forms: forms.map(({ signs, beforeReason }) => ({
      signs: new RegExp(`^(?:${signs})`, "u"),
      reason: beforeReason === undefined ? undefined : new RegExp(`^(?:${signs})${beforeReason}`, "u"),
    })),
    anyForm: new RegExp(`^(?:${signsOf(forms)})`, "u"),
    any: new RegExp(`^(?:${[signsOf(forms), ...BEGINNINGS].join("|")})`, "u"),
  };
  patternsByLanguage.set(languageId, patterns);
  return patterns;
}

const BEHIND_WORDS = new RegExp(
  String.raw`\s+(?:(?:\/\/+|#+|--+|;+|/\*+)\s*(?:${ALL_SIGNS})|(?:NOLINT|NOSONAR|NOPMD|noqa|nosec|eslint-disable|pylint:|\$NON-NLS-|-\*-)(?![\p{L}\p{N}]+\s+\p{L})).*$`,
  "u",
);

/** Most lines have none of it, and are looked at no further. */
const MAY_STAND_BEHIND = /\s(?:\/[/*]|[#;]|--|-\*-|NO|noqa|nosec|eslint|pylint|\$NON)/u;

export interface DirectivePlace {
  readonly languageId: string;
  /** No words stand before it that it could go on with. */
  readonly isBeginning: boolean;
}

/** @param words a line of a comment */
export function directiveAt(words: string, { languageId, isBeginning }: DirectivePlace): Directive | undefined {
  const line = words.slice(0, LOOKED_AT);
  const { forms, anyForm, any } = patternsFor(languageId);
  if (!(isBeginning ? any : anyForm).test(line)) return undefined;
  const form = forms.find(({ signs }) => signs.test(line));
  const reason = form?.reason?.exec(line)?.[0];
  return reason === undefined ? {} : { reasonStart: reason.length };
}

const RULES = listOf(String.raw`[@\w/-]+`);
const NAMES = listOf(String.raw`[\w$]+(?:\s*:\s*\w+)?`);
/** Rules and names may go on over the lines of a block comment. */
const SETTINGS = new RegExp(
  String.raw`^(?:eslint\s+["'@\w/-]+\s*:|eslint-(?:env|disable|enable)(?:\s+${RULES})?\s*$|js(?:hint|lint|cs)\s+\w+\s*:|(?:globals?|exported)\s+${NAMES}\s*$)`,
  "u",
);
const REASON_IN_SETTINGS = new RegExp(String.raw`^${DASHES}`, "u");

/** Whether all of a block comment is what a linter of JavaScript reads. @param words its lines joined by "\n" */
export function isSettings(words: string, languageId: string): boolean {
  if (!/^(?:java|type)script/u.test(languageId)) return false;
  return SETTINGS.test(words) && !REASON_IN_SETTINGS.test(words);
}

/** Where the words of a line end that has a directive behind them. */
export function wordsBeforeDirective(line: string): number {
  const beginning = line.slice(0, LOOKED_AT);
  if (!MAY_STAND_BEHIND.test(beginning) || FORM_BEHIND.test(beginning)) return line.length;
  return BEHIND_WORDS.exec(beginning)?.index ?? line.length;
}

function listOf(item: string): string {
  return String.raw`${item}(?:\s*,\s*${item})*`;
}

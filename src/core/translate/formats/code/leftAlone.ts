/** Comments that are for programs, lawyers or nobody: they stay as they are. When in doubt nothing is translated, and nothing lost. */

/** What tools read: at the beginning of a comment's text. */
const DIRECTIVE = new RegExp(
  [
    /^!/u, // a shebang, whose "#" is the comment's sign
    /^-\*-|^(?:vim?|ex|emacs):|^coding[:=]/u,
    /^(?:es|ts|js|style|html|sol)lint(?:-(?:enable|disable)|-env|\s)|^jshint|^jscs|^global\s|^exported\s|^prettier-ignore|^biome-ignore|^oxlint-/u,
    /^@(?:ts-|jsx|flow|no-?check|license|preserve|cc_on|format|generated|providesModule|vite-|webpack)|^#?\s*sourceMappingURL=|^[#@]\s*source(?:MappingURL|URL)=|^[#@]__/u,
    /^(?:noqa|type:\s*\S+|pylint:|flake8:|mypy:|pyright:|ruff:|isort:|fmt:|yapf:|pragma\b|nosec|doctest:)/u,
    /^(?:istanbul|c8|v8|node:coverage|vitest|jest-|@vitest-|webpack[A-Z]\w*:|@?__PURE__|turbopack|deno-)/u,
    /^(?:go:|\+build|nolint|export\s\w+$|line\s|extern\s)|^cgo\b/u,
    /^(?:NOLINT|clang-format|clang-tidy|cppcheck-|IWYU|LCOV_|GCOVR_|NOSONAR|CHECKSTYLE|@formatter:|noinspection|ReSharper|language=)/u,
    /^#?(?:end)?region\b|^<\/?(?:editor-fold|auto-generated)|^[{}]{3}/u,
    /^(?:rubocop|reek|rdoc|frozen_string_literal|encoding|typed|sorbet|shellcheck|syntax|escape|check|phpcs|phpstan|@phpstan|@psalm|phan|swiftlint|swift-tools|swiftformat|ktlint|scalastyle|scalafmt|hlint|credo|dialyzer|luacheck|stylua|selene|sqlfluff):?\s*[-=:@\s]/u,
    /^\/?\s*<reference\s|^<amd-/u,
    /^#(?:if|else|endif|define|include|undef|pragma|cgo)\b/u,
    /^(?:cSpell|spell-?checker|codespell|checkov|tfsec|hadolint|yamllint|yaml-language-server|\$schema):?/iu,
    /^\$Id\b|^\$(?:Revision|Date|Header)/u,
    /^%%|^\+\+$|^LANGUAGE\s|^OPTIONS_GHC\b|^#\s*(?:LANGUAGE|OPTIONS|INLINE|SPECIALI[SZ]E|MINIMAL)/u,
    /^(?:automatically )?generated (?:by|from|using)\b|^code generated\b|^do not (?:edit|modify)\b/iu,
  ]
    .map(({ source }) => `(?:${source})`)
    .join("|"),
  "u",
);

const LICENCE =
  /\bSPDX-|\bcopyright\b|©|\(c\)\s+\d{4}|\blicen[cs]ed (?:under|to)\b|\ball rights reserved\b|\bpermission is hereby granted\b|\bwithout warrant(?:y|ies)\b|\bredistribution and use\b|\bas[ -]is\b.{0,80}\bwarrant/isu;

const LOOKS_LIKE_CODE: readonly RegExp[] = [
  /[;{}]\s*$/u,
  /^[}\])]+[;,]?$/u,
  /^(?:const|let|var|val|static|public|private|protected|final|extern|unsigned|int|void|bool|char|auto)\s+\S+.*[=({]/u,
  /^(?:if|for|while|switch|catch)\s*\(.*\)/u,
  /^(?:import|from|export|using|require|include|package)\b.*["';*]|^from\s\S+\simport\s|^import\s[\w.]+(?:\sas\s\w+)?$|^#\s?include/u,
  /^(?:def|class|func|fn|function|struct|enum|interface|impl|module)\s+\w+.*[:{(]\s*.*$/u,
  /^(?:return|print|echo|assert|raise|throw|yield|await|console\.\w+)\b.*[()[\];=]/u,
  /^[\w$.[\]"'>*&-]+\s*(?:[-+*/|&^%]|:|<<|>>)?=[^=>].*$/u,
  /^[\w$.>:-]+\([^()]*(?:\([^()]*\)[^()]*)*\)[;,.]?$/u,
  /^<\/?[\w-]+[^<>]*>$/u,
  /^[\w$-]+:\s*[\w$"'{[(.-]+,$/u,
  /^\$\s|^(?:npm|npx|yarn|git|cd|sudo|docker|make|cargo|pip|python3?|node)\s[\w./-]+/u,
];

/** What a comment is, its beginning tells; lines of any length must not cost more. */
const LOOKED_AT = 4000;
const LOOKED_AT_IN_LINE = 400;

/** @param words all words of a comment, its lines joined by "\n" */
export function isForPrograms(words: string): boolean {
  return DIRECTIVE.test(words.slice(0, LOOKED_AT));
}

export function isLicence(words: string): boolean {
  return LICENCE.test(words.slice(0, LOOKED_AT));
}

/** Whether at least half of the lines are no prose. */
export function isCode(lines: readonly string[]): boolean {
  const beginnings = lines.map((line) => line.slice(0, LOOKED_AT_IN_LINE));
  const codeLines = beginnings.filter(
    (line) => !isSentence(line) && LOOKS_LIKE_CODE.some((pattern) => pattern.test(line)),
  );
  return codeLines.length * 2 >= lines.length && codeLines.length > 0;
}

/** Four words in a row with nothing but spaces and commas between them. */
function isSentence(line: string): boolean {
  return /(?:\p{L}[\p{L}\p{M}'’-]*,?\s+){3}\p{L}/u.test(line) && !/[;{]\s*$/u.test(line);
}

/** The languages whose comments are found, by the editor's ids for them. */
import type { BlockForm, CodeSyntax, LiteralForm } from "./codeSyntax.ts";

const ESCAPE = String.raw`\\[^]`;

const SINGLE: LiteralForm = { open: "'", close: "'", skip: ESCAPE };
const DOUBLE: LiteralForm = { open: '"', close: '"', skip: ESCAPE };
const TRIPLE: LiteralForm = { open: '"""', close: '"""', skip: ESCAPE, isMultiline: true };
const TRIPLE_SINGLE: LiteralForm = { open: "'''", close: "'''", skip: ESCAPE, isMultiline: true };
/** One character between single quotes; where single quotes have other uses too. */
const CHARACTER: LiteralForm = { open: String.raw`(?<![\p{L}\p{N}_'])'(?:\\[^'\n]+|\\'|[^\\'\n])'` };

const C_BLOCK: BlockForm = { open: String.raw`/\*`, close: String.raw`\*/` };
const NESTED_BLOCK: BlockForm = { ...C_BLOCK, nests: true };
const HASH = "#";
/** Where a hash can also stand inside of a word. What comes before is looked at last: only where there is a hash. */
const HASH_AT_WORD = String.raw`(?<![^\s;&|()])#`;
const HASH_AT_LINE = String.raw`#(?<=^[ \t]*#)`;

const C_LIKE: CodeSyntax = { line: "//", blocks: [C_BLOCK], literals: [DOUBLE, SINGLE] };

const REGULAR_EXPRESSION: LiteralForm = {
  open: String.raw`/(?![*/])`,
  close: "/",
  skip: String.raw`\\[^\n]|\[(?:\\[^\n]|[^\]\\\n])*\]`,
  isValueOnly: true,
};

/** With the flag "x" it runs over several lines and has comments of its own, which stay: a slash in one would end it. */
const EXTENDED_REGULAR_EXPRESSION: LiteralForm = {
  open: String.raw`/(?=[^/\n]*\n(?:\\[^]|[^\\/]){0,4000}/[a-wyz]*x)`,
  close: "/",
  skip: ESCAPE,
  isMultiline: true,
  isValueOnly: true,
};

const TEMPLATE: LiteralForm = {
  open: "`",
  close: "`",
  skip: ESCAPE,
  isMultiline: true,
  interpolation: String.raw`\$\{`,
};

const JAVASCRIPT: CodeSyntax = {
  line: "//|(?<![^])#!",
  blocks: [C_BLOCK],
  literals: [DOUBLE, SINGLE, TEMPLATE, REGULAR_EXPRESSION],
};

const C: CodeSyntax = {
  line: "//",
  blocks: [C_BLOCK],
  literals: [
    { open: String.raw`\bR"([^()\\\s]{0,16})\(`, close: String.raw`\)$1"`, isMultiline: true },
    { open: String.raw`(?<=[\dA-Fa-f])'(?=[\dA-Fa-f])` },
    DOUBLE,
    SINGLE,
  ],
};

const PYTHON_PREFIX = "(?<![\\p{L}\\p{N}_])[bBfFrRtTuU]{0,2}";

const PHP_OUTSIDE: LiteralForm = { open: String.raw`\?>`, close: String.raw`<\?(?:php\b|=)?`, isMultiline: true };

const SCSS: CodeSyntax = {
  line: "//",
  blocks: [C_BLOCK],
  literals: [{ open: String.raw`\burl\([^()"'\n]*\)` }, DOUBLE, SINGLE],
};

const SYNTAXES: Readonly<Record<string, CodeSyntax>> = {
  c: C,
  clojure: { line: ";", literals: [{ open: ESCAPE }, { ...DOUBLE, isMultiline: true }] },
  cpp: C,
  csharp: {
    line: "//",
    blocks: [C_BLOCK],
    literals: [
      { open: String.raw`\${0,8}("{3,})`, close: "$1", isMultiline: true },
      { open: String.raw`(?:\$@|@\$)"`, close: '"', skip: '""|\\{\\{', isMultiline: true, interpolation: "\\{" },
      { open: '@"', close: '"', skip: '""', isMultiline: true },
      { open: String.raw`\$"`, close: '"', skip: String.raw`${ESCAPE}|\{\{`, interpolation: "\\{" },
      DOUBLE,
      SINGLE,
    ],
  },
  css: { blocks: [C_BLOCK], literals: [DOUBLE, SINGLE] },
  dart: {
    line: "//",
    blocks: [NESTED_BLOCK],
    literals: [
      { open: String.raw`\br("""|''')`, close: "$1", isMultiline: true },
      { open: String.raw`\br(["'])`, close: "$1" },
      { open: `("""|''')`, close: "$1", skip: ESCAPE, isMultiline: true, interpolation: String.raw`\$\{` },
      { open: `(["'])`, close: "$1", skip: ESCAPE, interpolation: String.raw`\$\{` },
    ],
  },
  dockerfile: { line: HASH_AT_LINE, literals: [] },
  elixir: {
    line: HASH,
    literals: [
      { open: String.raw`\?(?:\\[^]|[#"'])` },
      {
        open: String.raw`(?:~[sS])?"""(?<=@(?:module|type)?doc[ \t]+(?:~[sS])?""")`,
        close: '"""',
        skip: ESCAPE,
        isMultiline: true,
        isDocstring: "always",
      },
      { open: String.raw`~[a-zA-Z]+("""|''')`, close: "$1", isMultiline: true },
      { open: String.raw`~[a-zA-Z]+([/|"'])`, close: "$1", skip: ESCAPE, isMultiline: true },
      { open: String.raw`~[a-zA-Z]+(?:\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}|<[^<>]*>)` },
      TRIPLE,
      TRIPLE_SINGLE,
      { open: `(["'])`, close: "$1", skip: ESCAPE, isMultiline: true, interpolation: String.raw`#\{` },
    ],
  },
  fsharp: {
    line: "//",
    blocks: [{ open: String.raw`\(\*(?!\))`, close: String.raw`\*\)`, nests: true }],
    literals: [
      { open: '"""', close: '"""', isMultiline: true },
      { open: '@"', close: '"', skip: '""', isMultiline: true },
      { ...DOUBLE, isMultiline: true },
      CHARACTER,
    ],
  },
  go: { line: "//", blocks: [C_BLOCK], literals: [DOUBLE, SINGLE, { open: "`", close: "`", isMultiline: true }] },
  groovy: {
    line: "//|(?<![^])#!",
    blocks: [C_BLOCK],
    literals: [TRIPLE, TRIPLE_SINGLE, { ...DOUBLE, interpolation: String.raw`\$\{` }, SINGLE, REGULAR_EXPRESSION],
  },
  haskell: {
    line: String.raw`(?<![!#$%&*+./<=>?@\\^|~:-])--+(?![!#$%&*+./<=>?@\\^|~:-])`,
    blocks: [{ open: String.raw`\{-`, close: String.raw`-\}`, nests: true }],
    literals: [DOUBLE, CHARACTER],
  },
  ini: { line: String.raw`[;#](?<=^[ \t]*[;#])`, literals: [] },
  java: { ...C_LIKE, literals: [TRIPLE, DOUBLE, SINGLE] },
  javascript: { ...JAVASCRIPT, hasJsx: true },
  javascriptreact: { ...JAVASCRIPT, hasJsx: true },
  julia: {
    line: HASH,
    blocks: [{ open: "#=", close: "=#", nests: true }],
    literals: [{ ...TRIPLE, isDocstring: "asStatement" }, DOUBLE, CHARACTER],
    countsBrackets: true,
  },
  kotlin: {
    line: "//",
    blocks: [NESTED_BLOCK],
    literals: [
      { open: '"""', close: '"""(?!")', isMultiline: true, interpolation: String.raw`\$\{` },
      { ...DOUBLE, interpolation: String.raw`\$\{` },
      SINGLE,
    ],
  },
  less: SCSS,
  lua: {
    line: String.raw`--(?!\[=*\[)|(?<![^])#!`,
    literals: [{ open: String.raw`(?<!-)\[(=*)\[`, close: String.raw`\]$1\]`, isMultiline: true }, DOUBLE, SINGLE],
    blocks: [
      { open: String.raw`--\[\[`, close: String.raw`\]\]` },
      { open: String.raw`--\[=\[`, close: String.raw`\]=\]` },
      { open: String.raw`--\[==\[`, close: String.raw`\]==\]` },
    ],
  },
  makefile: { line: HASH_AT_LINE, literals: [] },
  matlab: {
    line: String.raw`%(?!\{[ \t]*$)`,
    blocks: [
      { open: String.raw`%\{(?<=^[ \t]*%\{)[ \t]*$`, close: String.raw`%\}(?<=^[ \t]*%\})[ \t]*$`, nests: true },
    ],
    literals: [
      { open: String.raw`(?<![\p{L}\p{N}_)\]}.'])'`, close: "'", skip: "''" },
      { open: '"', close: '"', skip: '""' },
    ],
  },
  "objective-c": C,
  "objective-cpp": C,
  perl: {
    line: String.raw`(?<![$\\])#`,
    literals: [
      // Pod is a markup of its own.
      { open: String.raw`(?<=^)=[a-zA-Z]\w*`, close: String.raw`(?<=^)=cut\b`, isMultiline: true },
      { open: String.raw`(?<=^)__(?:END|DATA)__[^]*` },
      { open: String.raw`<<~?(["']?)([A-Za-z_]\w*)\1`, close: String.raw`$2$(?<=^[ \t]*$2)`, isMultiline: true },
      { open: String.raw`(?<![\w$@%&>-])q[qwrx]?\s*(?=[{(\[<])(?:\{[^{}]*\}|\([^()]*\)|\[[^[\]]*\]|<[^<>]*>)` },
      { open: String.raw`(?<![\w$@%&>-])(?:q[qwrx]?|m)([/!|#~,])`, close: "$1", skip: ESCAPE, isMultiline: true },
      {
        open: String.raw`(?<![\w$@%&>-])(?:s|y|tr)([/!|#~,])(?:\\[^]|(?!\1)[^\\])*\1`,
        close: "$1",
        skip: ESCAPE,
        isMultiline: true,
      },
      { open: String.raw`(?<![\w$@%&>-])(?:s|y|tr)\s*(?:\{(?:[^{}]|\{[^{}]*\})*\}\s*){2}` },
      { open: String.raw`(?<![\w$@%&>-])(?:m|s)\s*\{(?:[^{}]|\{[^{}]*\})*\}` },
      { ...DOUBLE, isMultiline: true },
      { open: "(?<![\\w$&])'", close: "'", skip: ESCAPE, isMultiline: true },
      EXTENDED_REGULAR_EXPRESSION,
      REGULAR_EXPRESSION,
    ],
  },
  php: {
    line: String.raw`//|#(?!\[)`,
    lineEnd: String.raw`\?>`,
    blocks: [C_BLOCK],
    literals: [
      PHP_OUTSIDE,
      { open: String.raw`<<<[ \t]*(["']?)(\w+)\1`, close: String.raw`$2\b(?<=^[ \t]*$2)`, isMultiline: true },
      { ...DOUBLE, isMultiline: true },
      { ...SINGLE, isMultiline: true },
      { open: "`", close: "`", skip: ESCAPE, isMultiline: true },
    ],
    startsIn: PHP_OUTSIDE,
  },
  powershell: {
    line: HASH_AT_WORD,
    blocks: [{ open: "<#", close: "#>" }],
    literals: [
      { open: "`[^]" },
      { open: String.raw`@(["'])[ \t]*$`, close: "(?<=^)$1@", isMultiline: true },
      { open: '"', close: '"', skip: '`[^]|""', isMultiline: true },
      { open: "'", close: "'", skip: "''", isMultiline: true },
    ],
  },
  python: {
    line: HASH,
    literals: [
      { open: `${PYTHON_PREFIX}("""|''')`, close: "$1", skip: ESCAPE, isMultiline: true, isDocstring: "asStatement" },
      { open: `${PYTHON_PREFIX}(["'])`, close: "$1", skip: ESCAPE, isDocstring: "asStatement" },
    ],
    countsBrackets: true,
  },
  r: {
    line: HASH,
    literals: [
      { open: String.raw`\b[rR](["'])(-*)\(`, close: String.raw`\)$2$1`, isMultiline: true },
      { open: "([\"'`])", close: "$1", skip: ESCAPE, isMultiline: true },
    ],
  },
  ruby: {
    line: HASH,
    blocks: [{ open: String.raw`(?<=^)=begin\b`, close: String.raw`(?<=^)=end\b` }],
    literals: [
      { open: String.raw`(?<=^)__END__$[^]*` },
      { open: String.raw`<<[~-](["'\x60]?)([A-Za-z_]\w*)\1`, close: String.raw`$2$(?<=^[ \t]*$2)`, isMultiline: true },
      { open: String.raw`(?<![\w)\]}])\?(?:\\[^]|[#"'])` },
      { open: String.raw`(?<![\w)\]}])%[qQwWiIrx]?(?:\([^()]*\)|\[[^[\]]*\]|\{(?:[^{}]|\{[^{}]*\})*\}|<[^<>]*>)` },
      { open: String.raw`(?<![\w)\]}])%[qQwWiIrx]([/|!])`, close: "$1", skip: ESCAPE, isMultiline: true },
      { ...DOUBLE, isMultiline: true, interpolation: String.raw`#\{` },
      { open: "'", close: "'", skip: ESCAPE, isMultiline: true },
      { open: "`", close: "`", skip: ESCAPE, isMultiline: true, interpolation: String.raw`#\{` },
      EXTENDED_REGULAR_EXPRESSION,
      REGULAR_EXPRESSION,
    ],
  },
  rust: {
    line: "//",
    blocks: [NESTED_BLOCK],
    literals: [
      { open: String.raw`\b(?:b|c)?r(#*)"`, close: '"$1', isMultiline: true },
      { ...DOUBLE, isMultiline: true },
      CHARACTER,
    ],
  },
  scala: { line: "//", blocks: [NESTED_BLOCK], literals: [{ ...TRIPLE, skip: "(?!)" }, DOUBLE, CHARACTER] },
  scss: SCSS,
  shellscript: {
    line: HASH_AT_WORD,
    literals: [
      { open: ESCAPE },
      {
        open: String.raw`(?<!<)<<-?[ \t]*(["']?)([A-Za-z_]\w*)\1`,
        close: String.raw`$2$(?<=^\t*$2)`,
        isMultiline: true,
      },
      { open: String.raw`\$'`, close: "'", skip: ESCAPE, isMultiline: true },
      { ...DOUBLE, isMultiline: true },
      { open: "'", close: "'", isMultiline: true },
    ],
  },
  sql: {
    line: "--",
    blocks: [NESTED_BLOCK],
    literals: [
      { open: String.raw`\$([A-Za-z_]\w*)?\$`, close: String.raw`\$$1\$`, isMultiline: true },
      { open: "([\"'`])", close: "$1", skip: "$1$1", isMultiline: true },
    ],
  },
  swift: {
    line: "//",
    blocks: [NESTED_BLOCK],
    literals: [
      { open: '(#+)"""', close: '"""$1', isMultiline: true },
      { open: '(#+)"', close: '"$1' },
      { ...TRIPLE, skip: String.raw`\\[^(]`, interpolation: String.raw`\\\(` },
      { ...DOUBLE, skip: String.raw`\\[^(]`, interpolation: String.raw`\\\(` },
    ],
  },
  toml: {
    line: HASH,
    literals: [TRIPLE, { open: "'''", close: "'''", isMultiline: true }, DOUBLE, { open: "'", close: "'" }],
  },
  typescript: JAVASCRIPT,
  typescriptreact: { ...JAVASCRIPT, hasJsx: true },
  vb: { line: String.raw`'|\bREM\b`, literals: [{ open: '"', close: '"', skip: '""', isMultiline: true }] },
  yaml: {
    line: String.raw`(?<![^\s])#`,
    literals: [
      // A block of text: everything that is indented more than its line.
      {
        open: String.raw`[|>][+\-\d]{0,3}[ \t]*$(?<=^( *)(?:[^\s#].*)?[:?-][ \t]+(?:[!&]\S+[ \t]+)*[|>][+\-\d]{0,3}[ \t]*)`,
        close: String.raw`\n(?=(?!$1[ ])[ ]*\S)`,
        isMultiline: true,
      },
      { open: String.raw`(?<![^\s[{,:])"`, close: '"', skip: ESCAPE, isMultiline: true },
      { open: String.raw`(?<![^\s[{,:])'`, close: "'", skip: "''", isMultiline: true },
    ],
  },
};

/** @returns undefined for a language whose comments are not known */
export function codeSyntaxOf(languageId: string): CodeSyntax | undefined {
  return Object.hasOwn(SYNTAXES, languageId) ? SYNTAXES[languageId] : undefined;
}

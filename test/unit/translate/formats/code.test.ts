import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { code } from "../../../../src/core/translate/formats/code/code.ts";
import { commentsIn } from "../../../../src/core/translate/formats/code/commentLexer.ts";
import { formatOf } from "../../../../src/core/translate/formats/formatOf.ts";
import { expectIdentity, translated } from "../../../support/formatChecks.ts";

/** The words of all comments of a program, as they are translated. */
function wordsIn(text: string, dialect: string): string[] {
  return code.extract(text, { target: "th", dialect }).spans.map(({ source }) => source);
}

/** Everything but comments, which must not change. */
function outside(text: string, languageId: string): string {
  let rest = "";
  let at = 0;
  for (const { start, end } of commentsIn(text, languageId)) {
    rest += text.slice(at, start);
    at = end;
  }
  return (rest + text.slice(at)).replace(/\s+/gu, " ");
}

describe("what a translation may not do", () => {
  it.each([
    [
      "/*\n *First line of words\n *second line of words\n */\nint a;",
      "ก\n/ข int y;",
      "/*\n *ก\n * /ข int y;\n */\nint a;",
    ],
    ["/**Words of a comment. */\nint a;", "/ข", "/** /ข */\nint a;"],
  ])("is to end the comment at the star of its frame: %j", (text, translation, expected) => {
    expect(translated(code, text, { target: "th", dialect: "c" }, () => translation)).toBe(expected);
  });

  it("is to change what a database reads in comments", () => {
    const text = [
      "/*!50003 CREATE TRIGGER counts the rows of a table */;",
      "/*M! for MariaDB only, and read by it */",
      "SELECT /*+ hash join of these two tables */ 1; /* Words for people. */",
    ].join("\n");
    expect(wordsIn(text, "sql")).toEqual(["Words for people."]);
  });
});

describe("commentsIn", () => {
  it.each([
    [
      "javascript",
      'const a = "// no"; // yes\nb = `x ${c /* yes */ + `// no`} // no`; d = /[/*]\\/\\/ no/; e = 4 / 2 // yes',
    ],
    ["javascript", "if (a) /\\/\\/ no/.test(b); (c) / 2 // yes\nreturn /'/ // yes"],
    [
      "typescriptreact",
      "const f = <T,>(x: T) => x; // yes\nconst a = <p title='// no'>it's // no {b /* yes */} <br/> http://no</p>; // yes",
    ],
    ["typescript", "const a = <T>(b as T); // yes"],
    ["python", "a = '# no' # yes\nb = f\"# no\" r'\\' # no'\n'''# no\n'''[0] # yes"],
    ["shellscript", "echo $# ${a#no} 'it # no' \"# no\" # yes\ncat <<EOF\n# no\nEOF\n# yes"],
    ["rust", "let a: &'a str = r#\"// \"no\"#; // yes\nlet b = '\"'; /* yes /* yes */ yes */ let c = '\\''; // yes"],
    ["csharp", 'a = @"\\"; // yes\nb = $"{f("// no") /* yes */}// no"; c = """\n// no " no\n"""; // yes'],
    ["cpp", 'auto a = R"x(// no)" // no)x"; int b = 1\'000; // yes'],
    ["go", "a := `// no \\`; b := '\"' // yes"],
    ["kotlin", 'val a = """// no ${b /* yes */} // no"""; val c = "\\"// no" /* yes /* yes */ */'],
    ["swift", 'let a = #"// no " // no"#; let b = "\\(c("// no")) // no" // yes'],
    ["php", "<p>// no # no</p><?php $a = '// no'; # yes\n$b = <<<X\n// no\nX;\n// yes ?> // no"],
    ["ruby", 'a = "# no #{b} # no" # yes\nc = <<~T\n  # no\nT\nd = /[#] # no/ # yes\n=begin\nyes\n=end\n%w[# no]'],
    ["perl", '$#a; s{#}{# no}; $b = m/# no/; # yes\nprint <<"X";\n# no\nX\n# yes\n=pod\n\n# no\n\n=cut\n# yes'],
    ["lua", "a = [[-- no]] -- yes\nb = [==[ ]] -- no ]==] --[[ yes\nyes ]] c = '--no'"],
    ["sql", "select '-- no ''-- no', $x$ -- no $x$ -- yes\n/* yes */"],
    ["powershell", '$a = "# no `" # no" # yes\n<# yes #> @\'\n# no\n\'@'],
    ["haskell", "a --> b -- yes\nc' = '\"' {- yes {- yes -} -} \"-- no\""],
    ["elixir", 'a = "# no #{b} # no" # yes\n~s(# no) ?# '],
    ["julia", "a' + '#' # yes\n#= yes #= yes =# =#"],
    ["matlab", "a = b' + 'it''s % no'; % yes\n%{\nyes\n%}\n"],
    ["r", 'a <- r"(# no " # no)" # yes'],
    ["dart", "a = r'\\'; // yes\nb = '''// no ${c /* yes */} ''';"],
    ["scala", 'val a = """\\"""; // yes\nval b = \'"\' // yes'],
    ["scss", "a { b: url(http://no); } // yes\n/* yes */"],
    ["css", "a { b: 'c /* no */'; } /* yes */ d { e: f // no\n}"],
    ["yaml", "a: b#no # yes\nc: |\n  # no\n  d\ne: '# no' # yes"],
    ["toml", "a = '''\n# no ''' # yes"],
    ["dockerfile", "# yes\nRUN echo a # no"],
    ["makefile", "# yes\na:\n\techo '#' no\n"],
    ["clojure", '(a \\" "; no") ; yes'],
    ["fsharp", "let a = (*) // yes\n(* yes (* yes *) *)"],
    ["groovy", "a = '''// no''' // yes"],
  ])("finds the comments of %s and nothing else", (languageId, text) => {
    const comments = commentsIn(text, languageId).map(({ start, end }) => text.slice(start, end));
    expect(comments.length).toBeGreaterThan(0);
    expect(comments.join()).not.toMatch(/\bno\b/u);
    expect(outside(text, languageId)).not.toMatch(/\byes\b/u);
  });

  it("finds the same comments as TypeScript's own scanner in the project's packages", { timeout: 60_000 }, () => {
    const files = programsIn([
      "node_modules/typescript/lib",
      "node_modules/vite/dist",
      "node_modules/marked",
      "node_modules/yaml",
      "node_modules/eslint/lib",
      "node_modules/preact",
      "node_modules/vscode-languageserver-protocol",
      "src",
    ])
      .filter((file) => /\.(?:[mc]?js|[mc]?ts)$/u.test(file))
      .slice(0, 350);
    expect(files.length).toBeGreaterThan(300);
    let count = 0;
    for (const file of files) {
      const text = readFileSync(file, "utf8");
      if (text.length > 300_000) continue;
      const languageId = formatOf(file)?.dialect ?? "";
      const expected = typescriptComments(file, text);
      count += expected.length;
      expect([file, commentsIn(text, languageId).map(({ start, end }) => [start, end])]).toEqual([file, expected]);
    }
    expect(count).toBeGreaterThan(3000);
  });

  it.each([
    "javascript",
    "typescriptreact",
    "python",
    "rust",
    "csharp",
    "shellscript",
    "perl",
    "ruby",
    "yaml",
    "php",
    "haskell",
    "lua",
  ])("reads hostile %s to its end", (languageId) => {
    const openings = [
      "/*",
      "{-",
      "`${",
      "<a>{",
      "((",
      "'''",
      '"',
      "#{",
      '$"{',
      "<<A\n",
      "/a)",
      "//\n",
      "<?php /*",
      "= |\n",
      'r#"',
      "--[[",
      "s{",
      "$$",
      "  ",
    ];
    for (const opening of openings) {
      const text = opening.repeat(Math.floor(200_000 / opening.length));
      expect(commentsIn(text, languageId).every(({ start, end }) => end > start)).toBe(true);
    }
  });

  it.each([
    ["rust", "/*", "*/"],
    ["haskell", "{-", "-}"],
    ["julia", "#=", "=#"],
  ])("reads comments of %s inside of each other, however deep", (languageId, open, close) => {
    const nested = open.repeat(100_000) + close.repeat(100_000);
    expect(commentsIn(nested, languageId)).toMatchObject([{ start: 0, end: nested.length }]);
    expect(commentsIn(nested.slice(0, -1), languageId)).toEqual([]);
  });
});

const PYTHON = `#!/usr/bin/env python3
# -*- coding: utf-8 -*-
# Copyright 2024 The authors. All rights reserved.
"""Timetables of the ferry.

The tides are read from \`\`tides.csv\`\`.
"""
import os  # noqa: F401


def depart(when, name):
    r'''Let a boat leave.

    Longer text, which runs
    over two lines.

    Args:
        when (int): Minutes from now.
        name: Of the boat, as it is
            painted on its side.

    >>> depart(5, "Mekong")
    True

    :param when: The same again.
    :rtype: bool
    '''
    # TODO: Ask the harbour master.

    # if when < 0:
    #     raise ValueError(when)
    x = "# no comment"  # Wait for the tide
    return {"""no docstring""": 1}
`;

const TYPESCRIPT = `/**
 * Adds \`a\` and {@link b}.
 *
 * - The first point
 *   goes on.
 * - The second one.
 *
 * @param {number} a - The first number,
 *   never negative.
 * @returns {Promise<number>} The sum.
 * @see Math
 * @example
 * // Not translated.
 * add(1, 2);
 */
// eslint-disable-next-line no-console
const a = 1; // One.
/* Inline. */
// First paragraph
// of two lines.
//
// Second paragraph.
/// <reference types="node" />
`;

describe("code", () => {
  it("gives the words of Python's comments and docstrings", () => {
    expect(wordsIn(PYTHON, "python")).toEqual([
      "Timetables of the ferry.",
      "The tides are read from ``tides.csv``.",
      "Let a boat leave.",
      "Longer text, which runs\nover two lines.",
      "Minutes from now.",
      "Of the boat, as it is\npainted on its side.",
      "The same again.",
      "Ask the harbour master.",
      "Wait for the tide",
    ]);
  });

  it("gives the words of JSDoc without its tags, types and examples", () => {
    expect(wordsIn(TYPESCRIPT, "typescript")).toEqual([
      "Adds `a` and {@link b}.",
      "The first point\ngoes on.",
      "The second one.",
      "The first number,\nnever negative.",
      "The sum.",
      "One.",
      "Inline.",
      "First paragraph\nof two lines.",
      "Second paragraph.",
    ]);
    const [first] = code.extract(TYPESCRIPT, { target: "vi", dialect: "typescript" }).spans;
    expect(first?.marks.map(({ start, end }) => first.source.slice(start, end))).toEqual(["`a`", "{@link b}"]);
  });

  it.each([
    ["javascript", "// ဒီဖိုင်ကို ဖွင့်ပါ"],
    ["go", "// 打开文件"],
    ["rust", "/// கோப்பைத் திற"],
    ["haskell", "-- | ເປີດໄຟລ໌"],
    ["lua", "--- បើកឯកសារ"],
    ["sql", "-- Mở tệp"],
    ["elixir", "# Buksan ang file"],
  ])("reads words of every script in %s", (languageId, text) => {
    expect(wordsIn(text, languageId)).toEqual([text.replace(/^\S+(?: \|)? /u, "")]);
  });

  it.each([
    [
      "javascript",
      "// eslint-disable-next-line\n/* istanbul ignore next */\n// @ts-expect-error\n//# sourceMappingURL=a.map\n// #region Words",
    ],
    ["python", "x = 1  # type: ignore\n# pylint: disable=all\n# pragma: no cover"],
    ["go", "//go:build linux\n\n//nolint:all"],
    ["c", "// SPDX-License-Identifier: MIT\n\n/* Copyright (c) 2020 Somebody */\n\n/* NOLINT */\n/* ---- */"],
    ["shellscript", "#!/bin/sh\n# shellcheck disable=SC2086\n# vim: set ts=4"],
    ["java", "// int a = b.get(c);\n// if (a > 0) {\n//   return;\n// }"],
  ])("leaves what is not for people in %s", (languageId, text) => {
    expect(wordsIn(text, languageId)).toEqual([]);
  });

  it("writes a translation with the signs and the indentation of its comment", () => {
    const result = translated(
      code,
      TYPESCRIPT.replaceAll("\n", "\r\n"),
      { target: "th", dialect: "typescript" },
      ({ source }) =>
        source.startsWith("The first") || source.startsWith("One") ? "บรรทัดแรก\nบรรทัดที่สอง\nจบ */ แล้ว" : undefined,
    );
    const expected = TYPESCRIPT.replace("The first point\n *   goes on.", "บรรทัดแรก\n *   บรรทัดที่สอง\n *   จบ * / แล้ว")
      .replace("The first number,\n *   never negative.", "บรรทัดแรก\n *   บรรทัดที่สอง\n *   จบ * / แล้ว")
      .replace("// One.", "// บรรทัดแรก บรรทัดที่สอง จบ */ แล้ว");
    expect(result).toBe(expected.replaceAll("\n", "\r\n"));
  });

  it("keeps a docstring a docstring", () => {
    const text = "def f():\n    \"\"\"Open.\"\"\"\n    b = ''''''\n";
    const result = translated(code, text, { target: "lo", dialect: "python" }, () => 'ເປີດ """ \\x "');
    expect(result).toBe('def f():\n    """ເປີດ " " " \\\\x " """\n    b = \'\'\'\'\'\'\n');
  });

  it("writes back thousands of real files as they are", { timeout: 60_000 }, () => {
    const files = programsIn(["node_modules"]).filter((_, index) => index % 6 === 0);
    expect(files.length).toBeGreaterThan(1500);
    let count = 0;
    for (const file of files) {
      const dialect = formatOf(file)?.dialect;
      const text = readFileSync(file, "utf8");
      if (dialect === undefined || text.length > 300_000) continue;
      count += expectIdentity(code, text, { target: "km", dialect }).length;
    }
    expect(count).toBeGreaterThan(10_000);
  });

  it("changes nothing but comments, whatever the translations are", () => {
    const text = fc.string({
      unit: fc.constantFrom("မြ", "เ", "b", " ", "*/", "/*", "\n", "\\", '"', '"""', "'''", "?>", "//", "#"),
    });
    const programs = [
      ["python", PYTHON],
      ["typescript", TYPESCRIPT],
      ["rust", "/* Outer /* inner */ words. */\nlet a = 1; // One.\n"],
      ["php", "<?php\n// Open the file. ?>\n<p>Text</p>\n<?php # Close it.\n"],
      ["c", "// Open the file\nint a; /* Close it */\n"],
    ] as const;
    fc.assert(
      fc.property(fc.constantFrom(...programs), text, ([dialect, program], value) => {
        const result = translated(
          code,
          program,
          { target: "my", dialect },
          ({ source }) => `${source.split("\n")[0] ?? ""} ${value}`,
        );
        expect(outside(result, dialect)).toBe(outside(program, dialect));
      }),
      { numRuns: 500 },
    );
  });

  it("says that it does not know a language", () => {
    expect(code.extract("// Words", { target: "th", dialect: "brainfuck" })).toEqual({
      spans: [],
      edits: [],
      skipped: [{ line: 1, reason: 'the comments of "brainfuck" are not known' }],
    });
  });
});

/** Files with comments below folders, in a fixed order. */
function programsIn(folders: readonly string[]): string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
        entry.isFile() && formatOf(entry.name)?.format === "code" ? [join(entry.parentPath, entry.name)] : [],
      ),
    )
    .sort();
}

function typescriptComments(file: string, text: string): [number, number][] {
  const kind = /\.[mc]?ts$/u.test(file) ? ts.ScriptKind.TS : ts.ScriptKind.JS;
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  const found = new Map<number, number>();
  const add = (start: number, end: number) => void found.set(start, end);
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.JSDoc) return;
    const children = node.getChildren(tree);
    if (children.length === 0) {
      ts.forEachLeadingCommentRange(text, node.pos === 0 ? (ts.getShebang(text)?.length ?? 0) : node.pos, add);
      ts.forEachTrailingCommentRange(text, node.end, add);
    }
    children.forEach(visit);
  };
  visit(tree);
  return [...found].sort(([a], [b]) => a - b);
}

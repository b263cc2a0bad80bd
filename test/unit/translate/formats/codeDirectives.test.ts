import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { code } from "../../../../src/core/translate/formats/code/code.ts";
import { translated } from "../../../support/formatChecks.ts";

function wordsIn(text: string, dialect: string): string[] {
  return code.extract(text, { target: "th", dialect }).spans.map(({ source }) => source);
}

/** What tools read, each as the text of one comment line. */
const DIRECTIVES: Readonly<Record<string, readonly string[]>> = {
  typescript: [
    "eslint-disable-next-line no-console",
    "eslint no-alert: 0",
    "tslint:disable-next-line:no-any",
    "stylelint-disable",
    "oxlint-disable-line",
    "deno-lint-ignore no-explicit-any",
    "biome-ignore lint/suspicious/noExplicitAny",
    "prettier-ignore",
    "dprint-ignore",
    "@ts-expect-error",
    "@ts-nocheck",
    "$FlowFixMe[incompatible-call]",
    "istanbul ignore next",
    "v8 ignore start",
    "# sourceMappingURL=a.map",
    "#region Words",
    "noinspection JSUnusedGlobalSymbols",
    "language=JSON",
    "cSpell:words sealion",
    "fall through",
    "FALLTHROUGH",
    "falls through",
    "nosemgrep: rule.of.the.house",
  ],
  python: [
    "noqa: E501",
    "type: ignore[attr-defined]",
    "type: (int, str) -> bool",
    "pylint: disable=all",
    "pyre-ignore[7]",
    "pyre-fixme[16]",
    "mypy: disallow-untyped-defs",
    "ruff: noqa",
    "fmt: off",
    "pragma: no cover",
    "nosec B101",
    "-*- coding: utf-8 -*-",
    "vim: set noet nowrap ai :",
    "vim: ts=4 sw=4",
    "ex: set ts=8 noet:",
    "kate: indent-width 4;",
  ],
  go: [
    "go:build linux",
    "+build linux",
    "+kubebuilder:validation:Minimum=1",
    "+optional",
    "+k8s:deepcopy-gen=true",
    "+listType=map",
    "nolint:errcheck",
    "lint:ignore ST1000",
    "#nosec G101",
    "fallthrough",
  ],
  c: ["NOLINTNEXTLINE(build/include)", "clang-format off", "cppcheck-suppress nullPointer", "LCOV_EXCL_LINE"],
  java: ["NOSONAR", "$NON-NLS-1$", "CHECKSTYLE:OFF", "@formatter:off"],
  css: ["rtl:ignore", "autoprefixer: off", "purgecss start ignore"],
  dart: ["ignore: unused_local_variable", "ignore_for_file: avoid_print", "dart format off"],
  ruby: ["rubocop:disable Metrics/AbcSize", "frozen_string_literal: true", ":nodoc:", "typed: strict"],
  shellscript: ["shellcheck disable=SC2086", "checkov:skip=CKV_AWS_20", "tflint-ignore: aws_instance"],
  dockerfile: ["syntax=docker/dockerfile:1", "check=skip=all", "hadolint ignore=DL3008", "trivy:ignore:AVD-1"],
  swift: ["swiftlint:disable all", "swift-tools-version:5.9", "swiftformat:disable all"],
  lua: ["luacheck: ignore", "stylua: ignore start"],
};
const SIGNS: Readonly<Record<string, readonly [string, string]>> = {
  python: ["# ", ""],
  ruby: ["# ", ""],
  shellscript: ["# ", ""],
  dockerfile: ["# ", ""],
  lua: ["-- ", ""],
  css: ["/* ", " */"],
};

const ALL = Object.entries(DIRECTIVES).flatMap(([dialect, texts]) => texts.map((text) => [dialect, text] as const));

describe("directives of tools", () => {
  it.each(ALL)("stay in %s: %s", (dialect, directive) => {
    const [open, close] = SIGNS[dialect] ?? ["// ", ""];
    expect(wordsIn(`${open}${directive}${close}\n`, dialect)).toEqual([]);
  });

  it("stay between lines of words, which keep apart", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ALL.filter(([dialect, text]) => dialect !== "css" && !/fall|FALL/u.test(text))),
        fc.constantFrom("ဖိုင်ကို ဖွင့်ပါ", "打开文件", "கோப்பைத் திற", "Buka berkas itu", "ເປີດໄຟລ໌", "បើកឯកសារ"),
        ([dialect, directive], words) => {
          const [open] = SIGNS[dialect] ?? ["// "];
          const text = [words, directive, words].map((line) => `${open}${line}\n`).join("");
          expect(wordsIn(text, dialect)).toEqual([words, words]);
          expect(translated(code, text, { target: "vi", dialect }, () => "Mở tệp")).toBe(
            text.replaceAll(words, "Mở tệp"),
          );
        },
      ),
    );
  });

  it.each([
    ["python", "x = 1  # Tunggu air pasang  # noqa: E501", "Tunggu air pasang"],
    ["python", "x = 1  # Wait for the tide # type: ignore[assignment]", "Wait for the tide"],
    ["javascript", "// Mở tệp // eslint-disable-line no-console", "Mở tệp"],
    ["java", '/* Buksan ang file */ a = "b"; // Isara ito //$NON-NLS-1$', "Isara ito"],
    ["cpp", "// เปิดไฟล์ NOLINT(runtime/int)", "เปิดไฟล์"],
    ["go", "// 打开文件 //nolint:errcheck", "打开文件"],
  ])("stay behind words in %s: %s", (dialect, text, words) => {
    expect(wordsIn(text, dialect)).toContain(words);
    expect(wordsIn(text, dialect).join()).not.toMatch(/noqa|type:|eslint|NON-NLS|NOLINT|nolint/u);
  });

  it.each([
    ["typescript", "// @ts-expect-error The type is too wide", "The type is too wide"],
    ["typescript", "// @ts-ignore: ປະເພດກວ້າງເກີນໄປ", "ປະເພດກວ້າງເກີນໄປ"],
    ["javascript", "/* eslint-disable no-console -- Words for people */", "Words for people"],
    ["javascript", "// $FlowFixMe[prop-missing] The library is older", "The library is older"],
    ["javascript", "// biome-ignore lint/style/noVar: ต้องใช้ตัวแปรนี้", "ต้องใช้ตัวแปรนี้"],
    ["go", "//lint:ignore ST1000 Kailangan ito rito", "Kailangan ito rito"],
    ["go", "a() //nolint:errcheck // Kegagalan tidak penting", "Kegagalan tidak penting"],
    ["go", "// #nosec G101 -- Không phải mật khẩu", "Không phải mật khẩu"],
    ["python", "# pyre-fixme[6]: இது பின்னர் மாறும்", "இது பின்னர் மாறும்"],
    ["ruby", "# rubocop:disable Style/For -- It reads better", "It reads better"],
    ["shellscript", "# checkov:skip=CKV_AWS_20:The bucket is public", "The bucket is public"],
  ])("give the reason behind them in %s: %s", (dialect, text, reason) => {
    expect(wordsIn(text, dialect)).toEqual([reason]);
    expect(translated(code, text, { target: "ms", dialect }, () => "Sebab")).toBe(text.replace(reason, "Sebab"));
  });

  it.each([
    ["go", "check the size of the file"],
    ["javascript", "global state of the whole window"],
    ["c", "export the table to the boat"],
    ["c", "line 5 of the timetable"],
    ["java", "region of memory that the boat needs"],
    ["python", "type: the kind of boat"],
    ["rust", "syntax - as the harbour writes it"],
    ["c", "fall through the ice and swim"],
    ["python", "encoding of the timetable"],
    ["css", "postcss-loader needs the absolute path of the theme"],
    ["typescript", "jest-dom matchers are registered once for all tests"],
    ["go", "cgo does not support variadic functions, so we wrap it"],
    ["javascript", "ex: the user clicks twice before the page loads"],
    ["javascript", "vim: the editor of the harbour"],
    ["python", "ignore: the server sends this header twice"],
    ["dart", "ignore: the server sends this header twice"],
    ["ruby", "typed: what the user has typed so far"],
    ["typescript", "check=true means that the tide is known"],
    ["typescript", "region Asia is served by the second data centre"],
    ["javascript", "global state"],
    ["javascript", "export data"],
    ["javascript", "exported functions, constants"],
    ["javascript", "! Careful: this deletes the user's data"],
    ["javascript", "ex: ผู้ใช้คลิกสองครั้ง"],
    ["python", "ignore: máy chủ gửi tiêu đề này hai lần"],
    ["javascript", "export ទិន្នន័យ"],
  ])("are not seen in prose of %s: %s", (dialect, words) => {
    const [open, close] = SIGNS[dialect] ?? ["// ", ""];
    expect(wordsIn(`${open}${words}${close}\n`, dialect)).toEqual([words]);
  });

  it.each([
    ["rust", "// SAFETY: the pointer is not null", "the pointer is not null"],
    ["swift", "// MARK: - Các nút bấm", "Các nút bấm"],
    ["swift", "// MARK: Buttons of the window", "Buttons of the window"],
  ])("are not what begins with a word for people: %s, %s", (dialect, text, words) => {
    expect(wordsIn(text, dialect)).toEqual([words]);
  });

  it("do not make settings of a block that begins with a tool's name", () => {
    const text = "/* jest-dom adds matchers.\n\n   Padanan itu didaftarkan sekali.\n */\n/* global state */\n";
    expect(wordsIn(text, "c")).toEqual(["jest-dom adds matchers.", "Padanan itu didaftarkan sekali.", "global state"]);
    expect(wordsIn(text, "javascript")).not.toContain("global state");
    expect(wordsIn("/* eslint-disable no-console,\n   curly */\n", "typescript")).toEqual([]);
  });

  it("leave a settings block whole, and what a program has written", () => {
    const text =
      "/* global boat,\n   tide */\n/* jshint esversion: 6,\n   words of it: true */\n// Code generated by boats. DO NOT EDIT.\n// versions of the boats\n";
    expect(wordsIn(text, "javascript")).toEqual([]);
  });
});

describe("what is for nobody to read", () => {
  it.each([
    [
      "cpp",
      "// This library is distributed in the hope that it helps, but\n// WITHOUT ANY WARRANTY; without anything else.\n",
    ],
    ["cpp", "// You should have received a copy of the GNU General Public License\n// with this library.\n"],
    ["perl", "# This file is machine-generated by the harbour's own program.\n# Any changes made here will be lost!\n"],
    ["c", "/* THIS FILE IS GENERATED BY THE COMMAND AT THE TOP; DO NOT EDIT */\n"],
    [
      "shellscript",
      "# Provides:          boats\n# Required-Start:    $local_fs\n# Short-Description: Boats of the river\n",
    ],
    ["perl", "#pod =method open\n#pod\n#pod Words of Pod.\n"],
    ["c", "#endif /* BOAT_TIDE_H */\n"],
    ["cpp", "} // namespace boats::tide\n"],
    ["cpp", "#endif // #ifndef BOAT_TIDE_H\n"],
    ["python", "x = [\n    97,  # 'a'\n    1489,  # 'ב'\n]\n"],
    ["go", "// -0x8000 <= v < 0\n"],
    ["go", '// ERROR "the compiler says so"\n'],
    ["php", "<?php\n/**\n * @return \\boats\\v1\\Tide\n * @param string $name\n * @var bool\n */\n"],
    ["javascript", "/**\n * @param {string | symbol} eventName\n * @returns {Boat}\n */\n"],
  ])("stays in %s: %j", (dialect, text) => {
    expect(wordsIn(text, dialect)).toEqual([]);
  });

  it.each([
    [
      "/* This function is no cancellation point and not marked with\n   __BOAT_TIDE.  */",
      "This function is no cancellation point and not marked with\n__BOAT_TIDE.",
    ],
    ["// The boats are meant to be made by\n// openBoat(tide).", "The boats are meant to be made by\nopenBoat(tide)."],
    ["// Never go into the same river a second time;", "Never go into the same river a second time;"],
    ["/** Words.\n * \\c name is the name of the boat\n */", "Words.\n\\c name is the name of the boat"],
  ])("is not prose that ends like code: %j", (text, words) => {
    expect(wordsIn(text, "cpp")).toEqual([words]);
  });

  it("is commented code", () => {
    expect(
      wordsIn("// unsigned long long int x;\n// open(x);\n\nint a;\n// for (x = 1) {\n//   return x;\n// }\n", "cpp"),
    ).toEqual([]);
  });

  it.each([
    ["javascript", "/** Returns the copyright notice that is shown in the footer. */"],
    ["javascript", "/** คืนค่าข้อความ copyright ที่ท้ายหน้า */"],
    ["c", "/* Replaces © by its name. */"],
    ["javascript", "// Generated by the server when a session starts"],
    ["javascript", "// The code is generated by the boat when it lands"],
    ["c", "/* Do not edit the settings while the job runs. */"],
    ["go", "// Code generated by Siti is checked by the harbour"],
  ])("is not what speaks of rights, tools and edits in %s: %s", (dialect, text) => {
    const [words] = wordsIn(text, dialect);
    expect(words).toBe(text.replace(/^\/[/*]+ | \*\/$/gu, ""));
  });

  it.each([
    "// Copyright the Boat authors",
    "// Copyright 2024 Siti",
    "// Portions copyright by Siti",
    "// (C) Copyright Siti Ltd",
    "// © 2024 มะลิ",
    "// Generated by Django 4.2 on 2024-01-01",
    "// Generated from boats.g4",
    "// Automatically generated by the harbour",
    "// Do not edit.",
    "// Do not modify this file!",
  ])("is a licence or what a program wrote: %s", (text) => {
    expect(wordsIn(text, "javascript")).toEqual([]);
  });

  it("takes no prose along", () => {
    const text = "// An account of open boats: read it.\n\n// คลาส\n\n// a: ទូក\n\n// Please do not edit the names.\n";
    expect(wordsIn(text, "c")).toEqual([
      "An account of open boats: read it.",
      "คลาส",
      "a: ទូក",
      "Please do not edit the names.",
    ]);
  });
});

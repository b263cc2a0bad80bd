import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { plainLabel, plainText } from "../../../src/extension/plainText.ts";

/** What VS Code takes for a link in a notification: words in brackets, and right behind them a target in parentheses. */
const LINK = /\[[^\]]+\]\([^)]+\)/u;

it.each([
  "The model [press me](command:workbench.action.quit) was not found",
  'it said “[x](https://example.org "title")”',
  "[a](command:b)[c](command:d)",
  "[[x](command:y)]",
])("leaves no link in %j", (text) => {
  expect(text).toMatch(LINK);
  expect(plainText(text)).not.toMatch(LINK);
});

it("leaves other words as they are", () => {
  for (const text of ["Qwen [3] (0.6B)", "“a” (b) [c]", "ភាសាខ្មែរ"]) expect(plainText(text)).toBe(text);
});

it("names the hidden characters that no notification and no label shows", () => {
  expect(plainText("“ហេតុ\u202Efdp.exe” was deleted.")).toBe("“ហេតុ[U+202E]fdp.exe” was deleted.");
  expect(plainText("a\u202E(command:b)")).not.toMatch(LINK);
  expect(plainLabel("$(x)\u200Fy")).toBe("$ (x)[U+200F]y");
});

it("is the only way to a notification", () => {
  const root = new URL("../../../src/extension/", import.meta.url).pathname;
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const doors = files.filter((name) =>
    /window\s*\.\s*(?:show(?:Error|Warning|Information)Message|withProgress)\b/u.test(
      readFileSync(path.join(root, name), "utf8"),
    ),
  );
  expect(doors).toEqual(["notifications.ts"]);
});

/** `#` words in a message, and how files are found by a part of their path. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { contextReferences, formatContextReference } from "../../../src/core/chat/contextReferences.ts";
import { matchPaths } from "../../../src/core/chat/matchPaths.ts";

it("any path is read back out of a sentence", () => {
  const path = fc.string({ unit: "grapheme", minLength: 1 });
  fc.assert(
    fc.property(path, (given) => {
      const reference = { kind: "file", path: given } as const;
      expect(contextReferences(`อ่าน ${formatContextReference(reference)} ก่อน`)).toEqual([reference]);
    }),
  );
});

it("headings, colours and words with a number sign are no references", () => {
  expect(contextReferences("# selection\n#fff a#selection #selection: #problem #file")).toEqual([]);
  expect(contextReferences("#problems?\n#folder\t#folder")).toEqual([{ kind: "folder" }]);
});

it("of paths the ones whose names begin so come first, then the shorter", () => {
  const paths = ["src/remain.ts", "src/main.ts", "main/ราคา.md", "src/mail/main.test.ts", "m/a/i/n"];
  expect(matchPaths(paths, "MAIN", 10)).toEqual([
    "src/main.ts",
    "src/mail/main.test.ts",
    "src/remain.ts",
    "main/ราคา.md",
    "m/a/i/n",
  ]);
  expect(matchPaths(paths, "ราคา", 10)).toEqual(["main/ราคา.md"]);
  expect(matchPaths(paths, "", 2)).toHaveLength(2);
});

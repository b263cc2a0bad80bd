/** `#` words in a message, and how files are found by a part of their path. */
import fc from "fast-check";
import { expect, it } from "vitest";
import {
  contextReferences,
  formatContextReference,
  spellingsOf,
  withoutReferences,
} from "../../../src/core/chat/contextReferences.ts";
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

it.each([
  ["my notes.md", '#file:"my notes.md"'],
  ["เมนู อาหาร.md", '#file:"เมนู อาหาร.md"'],
  ["100%.md", '#file:"100%.md"'],
  ["a%20b.md", '#file:"a%20b.md"'],
  ["နေ့စဉ်.md", "#file:နေ့စဉ်.md"],
  ['5" disk.md', "#file:5%22%20disk.md"],
])("the path %j is written %j", (path, written) => {
  expect(formatContextReference({ kind: "file", path })).toBe(written);
  expect(contextReferences(`សូម (${written}), ណា`).map((found) => spellingsOf(found).at(-1))).toEqual([
    { kind: "file", path },
  ]);
});

it("a path with spaces is read as it was written before, too", () => {
  expect(contextReferences("#file:my%20notes.md")).toEqual([{ kind: "file", path: "my notes.md" }]);
});

it("a million brackets do not take the square of their number", () => {
  const brackets = "(".repeat(1_000_000);
  expect(contextReferences(`${brackets}x #selection ${brackets}#folder`)).toEqual([{ kind: "selection" }]);
});

it("headings, colours and words with a number sign are no references", () => {
  expect(contextReferences("# selection\n#fff a#selection f(#selection) #problem #file #file: #folder:")).toEqual([]);
  expect(contextReferences("#folder\t#folder")).toEqual([{ kind: "folder" }]);
});

const MARKS = Array.from("，。；：！？、」）။၊។៕៖।๚๛.,;:!?)]}…");

it.each([...MARKS, ").", "။)"])("%s behind a reference may belong to the sentence", (mark) => {
  expect(contextReferences(`(#selection${mark}`)).toEqual([{ kind: "selection" }]);
  const [reference] = contextReferences(`ອ່ານ #file:ລາຄາ.md${mark} ກ່ອນ`);
  const paths = spellingsOf(reference!).map(({ path }) => path);
  expect([paths[0], paths.at(-1)]).toEqual([`ລາຄາ.md${mark}`, "ລາຄາ.md"]);
  const attachments = [{ kind: "file", path: "ລາຄາ.md" }] as const;
  expect(withoutReferences(`#file:ລາຄາ.md${mark} ສະຫຼຸບ`, attachments)).toBe("ສະຫຼຸບ");
});

it("a path of marks alone has a spelling, too", () => {
  expect(spellingsOf({ kind: "file", path: "..." }).map(({ path }) => path)).toEqual(["...", "..", "."]);
  expect(spellingsOf({ kind: "problems" })).toEqual([{ kind: "problems" }]);
});

it.each([
  ["#file:docs/ghi-chú.md", ""],
  ["#file:docs/ghi-chú.md  #selection\nဈေးနှုန်းကို ပြောပါ", "ဈေးနှုန်းကို ပြောပါ"],
  ["தமிழில் #selection", "தமிழில்"],
  ['#file:"ghi chú.md" “#folder:"ảnh cũ"”, tóm tắt', "tóm tắt"],
  ["សូមអាន #selection ជាមុនសិន", "សូមអាន #selection ជាមុនសិន"],
  ["ລາຄາ#selection", "ລາຄາ#selection"],
])("of %j the references at its ends are no text", (typed, text) => {
  const attachments = [
    { kind: "file", path: "docs/ghi-chú.md" },
    { kind: "selection" },
    { kind: "file", path: "ghi chú.md" },
    { kind: "folder", path: "ảnh cũ" },
  ] as const;
  expect(withoutReferences(typed, attachments)).toBe(text);
  expect(withoutReferences(typed)).toBe(text);
});

it.each([
  ["“#file:a.md”", ""],
  ["«#file:a.md» кратко", "кратко"],
  ["»#file:a.md« kurz", "kurz"],
  ['"#file:a.md" ringkas', "ringkas"],
  ["'#file:a.md', please", "please"],
  ["「#file:a.md」 请总结", "请总结"],
  ["Good morning (see #file:a.md).", "Good morning (see #file:a.md)."],
  ["สวัสดี “ดู #file:a.md”", "สวัสดี “ดู #file:a.md”"],
  ["(#file:a.md mengatakan) ringkas", "(#file:a.md mengatakan) ringkas"],
  ["(#file:a.md #selection) ringkas", "ringkas"],
  ["Don’t forget (#file:a.md)", "Don’t forget"],
  ["ລາຄາ 1) ເຂົ້າ #file:a.md", "ລາຄາ 1) ເຂົ້າ"],
])(
  "of %j a reference in brackets or quotation marks goes with them, or stays with the words in them",
  (typed, text) => {
    expect(contextReferences(typed)).not.toEqual([]);
    const attachments = [{ kind: "file", path: "a.md" }, { kind: "selection" }] as const;
    expect(withoutReferences(typed, attachments)).toBe(text);
  },
);

it("what is left of a text has all brackets that it had around words", () => {
  const words = fc.array(
    fc.constantFrom("(", ")", "(#selection", "#selection)", "(#selection)", "#selection", "ราคา", "(ราคา"),
  );
  const unclosed = (text: string) =>
    Array.from(text).reduce((open, mark) => (mark === "(" ? open + 1 : mark === ")" && open > 0 ? open - 1 : open), 0);
  fc.assert(
    fc.property(words, (parts) => {
      const balanced = parts.join(" ") + ")".repeat(unclosed(parts.join(" ")));
      expect(unclosed(withoutReferences(balanced))).toBe(0);
    }),
  );
});

it("a reference for which nothing is attached is text", () => {
  expect(withoutReferences("#file:a.md #folder", [{ kind: "file", path: "b.md" }])).toBe("#file:a.md #folder");
  expect(withoutReferences("#file:a.md #folder", [{ kind: "folder", path: "src" }])).toBe("#file:a.md");
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

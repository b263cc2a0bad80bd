import { describe, expect, test } from "vitest";
import {
  hasWordsBesidePlaceholders,
  isForPeople,
  natureOf,
  type DataShape,
} from "../../../../src/core/translate/formats/humanText.ts";

describe("values that no reader of the product reads, in any file", () => {
  test.each([
    ["nothing", ""],
    ["no letters", "12:30 – 1.000,5 €"],
    ["an address", "https://example.org/a?b=c"],
    ["an e-mail address", "help@example.org"],
    ["a mail link", "mailto:help@example.org"],
    ["an absolute path", "/usr/share/doc"],
    ["a relative path", "./images/logo.svg"],
    ["a path of Windows", "C:\\Users\\Public"],
    ["a path with folders", "src/core/text"],
    ["a file name", "logo@2x.png"],
    ["a domain", "www.example.org"],
    ["a package", "@scope/package"],
    ["a glob", "**/*.ts"],
    ["a regular expression", "^[a-z]+$"],
    ["a colour", "#FFcc00"],
    ["a colour function", "rgb(1, 2, 3)"],
    ["a length", "1.5rem"],
    ["a date", "2026-11-28"],
    ["a time stamp", "2026-11-28T13:00:00.000Z"],
    ["a date's pattern", "dd/MM/yyyy HH:mm"],
    ["a date's pattern that ends in a full stop", "yyyy. M. d."],
    ["a time's pattern", "h:mm a"],
    ["a time zone", "America/Indiana/Knox"],
    ["a number to call", "tel:+6621500000"],
    ["a placeholder of a Chrome extension", "$USER$"],
    ["a key of a keyboard", "KP_Page_Up"],
    ["a UUID", "123e4567-e89b-12d3-a456-426614174000"],
    ["a hash", "d65e79084672c909651d4faec072fcc634c4813a"],
    ["an integrity sum", "sha512-abc+/def=="],
    ["a token", "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789"],
    ["a locale", "zh-Hans"],
    ["a locale with region", "pt_BR"],
    ["a mime type", "application/vnd.api+json"],
    ["a version", "v1.2.3-rc.1"],
    ["a range of versions", "^18.0.0"],
    ["snake case", "first_name"],
    ["a constant", "MAX_VALUE"],
    ["camel case", "firstName"],
    ["a dotted name", "editor.action.rename"],
    ["a qualified name", "std::string"],
    ["a key of another resource", "%command.title%"],
    ["placeholders alone", "{0} / {{count}} ${name} %s %1$s $t(other)"],
    ["tags alone", "<br/><img src='a b.png'>"],
    ["a file name with a capital", "Main.java"],
    ["a domain with a capital", "Example.com"],
    ["a dotted name with capitals", "Console.WriteLine"],
    ["a type of text", "text/plain"],
    ["a letter", "x"],
    ["the outline of a drawing", "M10 20L30 40z"],
  ])("%s", (_name, value) => {
    expect(isForPeople(["menu", "entry"], value, "messages")).toBe(false);
  });
});

describe("values that look a little technical and are texts", () => {
  test.each([
    "Name",
    "OK",
    "e-mail",
    "Yes/No",
    "Yes/No/Cancel",
    "Ya/Tidak/Batal",
    "Day/Month/Year",
    "Add:",
    "Add…",
    "Add...",
    "Hmm, Add",
    "Size:Large",
    "Tel:",
    "No.1",
    "a.m",
    "top-100",
    "Match 3",
    "Required*.",
    "image/video",
    "/tháng",
    "_Open",
    "Cre_ate",
    "<no name>",
    "<All Files>",
    "Loading...wait",
    "Done.Next",
    "Hello.world",
    "Mr.Tan",
    "No.two",
    "on/off/auto",
    "and/or/both",
    "ya/tidak/batal",
    "note:important",
    "text/voice",
    "message/reply",
    "请联系help@example.org",
    "支持*.txt文件",
    "https://example.org。请打开",
    "Yes",
    "Daddy",
    "a.m.",
    "Save as…",
    "Open {0}?",
    "<b>Bold</b>",
    "{count, plural, other {# files}}",
    "Path: /usr/lib",
    "Version 1.2.3",
    "See https://example.org",
    "ဖွင့်ပါ",
    "បើក",
    "ເປີດ",
    "பெயர்",
    "打开",
    "Mở",
  ])("%s", (value) => {
    expect(isForPeople(["menu", "type"], value, "messages")).toBe(true);
  });
});

test("a bare language code counts as one only under a key that says so: `no`, `my` and `id` are words", () => {
  expect(isForPeople(["locale"], "id", "messages")).toBe(false);
  expect(isForPeople(["answer"], "no", "messages")).toBe(true);
});

describe("in records", () => {
  test.each([
    [["items", 0, "type"], "main course", false],
    [["items", 0, "name"], "Green curry", true],
    [["items", 0, "name"], "curry", false],
    [["items", 0, "title"], "Curry", true],
    [["items", 0, "owner"], "สมชาย", true],
    [["items", 0, "state"], "Done.", true],
  ] as const)("%j: %j %s", (path, value, expected) => {
    expect(isForPeople(path, value, "records")).toBe(expected);
  });
});

describe("in settings", () => {
  test.each([
    [["name"], "Two words", false],
    [["description"], "Two words", true],
    [["contributes", "commands", 0, "title"], "Open", true],
    [["scripts", "help"], "echo two words", false],
  ] as const)("%j: %j %s", (path, value, expected) => {
    expect(isForPeople(path, value, "settings")).toBe(expected);
  });
});

test("a document's nature is told from its root keys, then from what else it holds", () => {
  const nature = (rootKeys: Record<string, string | undefined>, rest: Partial<DataShape> = {}) =>
    natureOf({ strings: 10, otherScalars: 0, objectsInLists: 0, ...rest, rootKeys: new Map(Object.entries(rootKeys)) });
  expect(nature({ menu: undefined })).toBe("messages");
  expect(nature({ name: "Name", version: "Version" })).toBe("messages");
  expect(nature({ name: "curry", version: "1.0.0", scripts: undefined })).toBe("settings");
  expect(nature({ compilerOptions: undefined })).toBe("settings");
  expect(nature({ $schema: "https://json.schemastore.org/prettierrc" })).toBe("settings");
  expect(nature({ $schema: "https://inlang.com/schema/inlang-message-format" })).toBe("messages");
  expect(nature({ on: undefined, jobs: undefined })).toBe("settings");
  expect(nature({ menu: undefined }, { otherScalars: 1 })).toBe("messages");
  expect(nature({ menu: undefined }, { otherScalars: 5 })).toBe("records");
  expect(nature({ menu: undefined }, { objectsInLists: 1 })).toBe("records");
});

test("words are what is left beside placeholders", () => {
  expect(hasWordsBesidePlaceholders("{name} opened")).toBe(true);
  expect(hasWordsBesidePlaceholders("100%")).toBe(false);
  expect(hasWordsBesidePlaceholders("%d%%")).toBe(false);
  expect(hasWordsBesidePlaceholders("{count} d")).toBe(false);
  expect(hasWordsBesidePlaceholders("{count} 日")).toBe(true);
});

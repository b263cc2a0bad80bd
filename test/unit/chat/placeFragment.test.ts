/** Where code of an answer belongs, in files of this project and in such as people have. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Declaration } from "../../../src/core/chat/apply/declarations.ts";
import { placeFragment, type PlacedCode } from "../../../src/core/chat/apply/placeFragment.ts";

function file(path: string): string {
  return readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
}

/** As it reads with the code in its places, each indented as it stands there already. */
function applied(source: string, fragment: string, declarations?: readonly Declaration[]): string | undefined {
  const placed = placeFragment(source, fragment, declarations);
  if (placed === undefined) return undefined;
  const lines: (string | undefined)[] = source.split("\n");
  for (const { start, end, code } of placed) lines.splice(start, end - start + 1, code, ...gaps(end - start));
  return lines.filter((line) => line !== undefined).join("\n");
}

/** Keep the lines below where they are. */
function gaps(count: number): undefined[] {
  return Array.from({ length: count }, () => undefined);
}

/** The only place, with the lines that it has now. */
function replaced(source: string, fragment: string, declarations?: readonly Declaration[]): string | undefined {
  const placed = placeFragment(source, fragment, declarations);
  if (placed?.length !== 1) return undefined;
  const [{ start, end }] = placed as [PlacedCode];
  return source
    .split("\n")
    .slice(start, end + 1)
    .join("\n");
}

const constants = Array.from({ length: 119 }, (_, n) => `export const v${String(n)} = ${String(n)};`).join("\n");
const add = "export function add(a: number, b: number): number {\n  return a - b;\n}";
const math = `${constants}\n${add}\n`;

describe("a declaration of a fragment", () => {
  const changed = "export function add(a: number, b: number): number {\n  // ผลรวมของสองจำนวน\n  return a + b;\n}";

  it("takes the place of the one with its name, and nothing else goes", () => {
    expect(applied(math, changed)).toBe(`${constants}\n${changed}\n`);
  });

  it("may have other modifiers and parameters, and a comment that names the file", () => {
    const asynchronous = "async function add(\n  a: number,\n  ...more: number[]\n): Promise<number> {\n  return a;\n}";
    expect(replaced(math, asynchronous)).toBe(add);
    expect(applied(math, `// src/math.ts\n${changed}`)).toBe(applied(math, changed));
    expect(replaced(math, "const add = (a: number, b: number) => a + b;")).toBe(add);
  });

  it("takes the place of the comment above with its own, and leaves that where it has none", () => {
    const source = file("src/core/chat/fitCode.ts");
    const indentAt =
      "export function indentAt(text: string): string {\n  return text.slice(0, text.search(/[^ \\t]|$/u));\n}";
    expect(replaced(source, indentAt)?.split("\n")[0]).toBe("export function indentAt(text: string): string {");
    const commented = `/** ช่องว่างต้นบรรทัด */\n${indentAt}`;
    expect(replaced(source, commented)?.split("\n")[0]).toBe("/** The tabs and spaces at a text's beginning. */");
    expect(applied(source, commented)).toContain(`\n\n${commented}\n\nfunction columnsOf`);
  });

  it("may be several, and new ones go along", () => {
    const sub = "export function sub(a: number, b: number): number {\n  return a - b;\n}";
    expect(applied(math, `${changed}\n\n${sub}`)).toBe(`${constants}\n${changed}\n\n${sub}\n`);
    expect(applied(math, `${sub}\n\n${changed}`)).toBe(`${constants}\n${sub}\n\n${changed}\n`);
    expect(applied(math, "export const v7 = 77;\nexport const v8 = 88;")).toBe(
      math.replace("v7 = 7;", "v7 = 77;").replace("v8 = 8;", "v8 = 88;"),
    );
  });

  it("is found in Python, in a class too, with its decorator", () => {
    const greeting = file("samples/greeting.py");
    const source = `${greeting}\n\nclass Greeter:\n    name = "สมชาย"\n\n    @property\n    def words(self):\n        return "สวัสดี"\n\n    def ask(self):\n        pass\n`;
    const words = '@property\ndef words(self) -> str:\n    """คำทักทาย"""\n    return f"สวัสดี {self.name}"';
    expect(replaced(source, words)).toBe('    @property\n    def words(self):\n        return "สวัสดี"');
    expect(placeFragment(source, words)?.[0]?.indent).toBe("    ");
  });

  it("is found by its brackets where a language has no keyword for it, and a statement is none", () => {
    const total = "    public int total(int tax) {\n        return 7;\n    }";
    const source = `class Shop {\n${total}\n\n    void open() {\n        while (isOpen()) {\n            ask();\n        }\n    }\n}\n`;
    expect(replaced(source, "int total(int tax, String mata) {\n    return 8;\n}")).toBe(total);
    expect(placeFragment(source, "while (isOpen(1)) {\n    ask(1);\n}")).toBeUndefined();
    expect(replaced(`const match = find();\n${source}`, "const match = find(1);")).toBe("const match = find();");
  });

  it("is a section of Markdown by its heading, as the editor knows it", () => {
    const source = "# คู่มือ\n\nคำนำ\n\n## ติดตั้ง\n\n```sh\n# ก่อนอื่น\nnpm ci\n```\n\n## ใช้งาน\n\nเปิดแผงแชต\n";
    const declarations = [
      { name: "# คู่มือ", line: 0, endLine: 14 },
      { name: "## ติดตั้ง", line: 4, endLine: 10 },
      { name: "## ใช้งาน", line: 11, endLine: 14 },
    ];
    const section = "## ติดตั้ง\n\nใช้ Node  \n24\n\n```sh\n# แล้วจึง\nnpm ci\nnpm start\n```\n\nเสร็จแล้ว";
    expect(applied(source, section, declarations)).toBe(`# คู่มือ\n\nคำนำ\n\n${section}\n\n## ใช้งาน\n\nเปิดแผงแชต\n`);
  });

  it("is none where the name stands for several, where it is called only, or where other code stands beside", () => {
    const twice = "class A {\n  run() {\n    a();\n  }\n}\nclass B {\n  run() {\n    b();\n  }\n}\n";
    const methods = [
      { name: "run", line: 1, endLine: 3 },
      { name: "run", line: 6, endLine: 8 },
    ];
    expect(placeFragment(twice, "run() {\n  c();\n}", methods)).toBeUndefined();
    expect(placeFragment(twice, "run() {\n  c();\n}", [{ name: "", line: 1, endLine: 3 }])).toBeUndefined();
    expect(placeFragment(twice.slice(0, twice.indexOf("class B")), "run();", methods.slice(0, 1))).toBeUndefined();
    expect(placeFragment(math, `import { log } from "./log.ts";\n\n${changed}`)).toBeUndefined();
    expect(placeFragment(math, `// เกี่ยวกับทั้งไฟล์\n\n${changed}`)).toBeUndefined();
    expect(placeFragment(math, `${changed}\n\n${changed}`)).toBeUndefined();
    expect(placeFragment(math, `${changed}\n\nconsole.log(add(1, 2));`)).toBeUndefined();
  });
});

describe("lines of a fragment", () => {
  const source = file("src/core/chat/contextBudget.ts");

  it("take the place of those between the same first and last one, however they are indented", () => {
    const loop = "if (ok) {\n    if (a) {\n      one();\n    }\n    two();\n  }";
    const whole = `function f() {\n  ${loop}\n  if (no) {\n    three();\n  }\n}\n`;
    const changed = "if (ok) {\n  if (a) {\n    one();\n  }\n  // ສອງ\n  two(2);\n}";
    expect(replaced(whole, changed)).toBe(`  ${loop}`);
    expect(placeFragment(whole, changed)?.[0]?.indent).toBe("  ");
  });

  it("end where a line is as far in as theirs", () => {
    const nested = "if (ok) {\n  if (a) {\n    one();\n  }\n}";
    expect(replaced(`${nested}\n`, "if (ok) {\n  one();\n}")).toBe(nested);
  });

  it("are the whole file where they begin and end as it does", () => {
    const changed = source
      .replace("1_024", "2_048")
      .replace("  let left = cost.promptTokens", "  // เหลือ\n  let left = cost.promptTokens");
    expect(applied(source, changed)).toBe(changed);
  });

  it("are nowhere where their first line is in several places, or nothing is the same between", () => {
    const twice = "a();\nb();\nc();\na();\nb();\nc();\n";
    expect(placeFragment(twice, "a();\nx();\nc();")).toBeUndefined();
    expect(placeFragment("a();\nb();\nc();\nd();\ne();\n", "a();\nv();\nx();\ny();\ne();")).toBeUndefined();
    expect(placeFragment(source, "echo สวัสดี && rm -rf ./tmp")).toBeUndefined();
  });
});

describe("what a fragment leaves out", () => {
  const shop =
    "class Shop {\n  items = [];\n\n  add(item) {\n    this.items.push(item);\n  }\n\n  total() {\n    return 0;\n  }\n}\n\nfunction open() {\n  return new Shop();\n}\n";

  it("stays, inside a class and beside it", () => {
    const fragment =
      "// ... existing code ...\nclass Shop extends Store {\n  // ... existing code ...\n\n  total(currency) {\n    return currency;\n  }\n}\n\n// ... rest ...\n";
    const methods = [
      { name: "Shop", line: 0, endLine: 10 },
      { name: "add", line: 3, endLine: 5 },
      { name: "total", line: 7, endLine: 9 },
      { name: "open", line: 12, endLine: 14 },
    ];
    const expected = shop
      .replace("class Shop {", "class Shop extends Store {")
      .replace("total() {\n    return 0;", "total(currency) {\n    return currency;");
    expect(applied(shop, fragment, methods)).toBe(expected);
    // Nobody reads the language for the editor.
    expect(applied(shop, fragment)).toBe(expected);
  });

  it("stays in a function, too, and in Python", () => {
    const source = "def greet(name):\n    words = find(name)\n    log(words)\n    wait()\n    return words\n";
    const fragment = "def greet(name: str):\n    # ... (ส่วนเดิม)\n    wait()\n    return words";
    expect(applied(source, fragment)).toBe(source.replace("(name):", "(name: str):"));
  });

  it("is no comment that the file has itself", () => {
    const source = "function f() {\n  // ... ดูด้านล่าง\n  a(1);\n}\n";
    const fragment = source.replace("1", "2").trimEnd();
    expect(applied(source, fragment)).toBe(`${fragment}\n`);
  });

  it("leaves no place where a line beside the gap is new", () => {
    expect(placeFragment(shop, "class Shop {\n  // ...\n  sold() {}\n}")).toBeUndefined();
  });
});

describe("any file", () => {
  const words = fc.constantFrom("ສະບາຍດີ", "நன்றி", "ကျေးဇူး", "terima kasih", "សួស្តី", "谢谢", "xin chào");
  const block = fc.record({
    kind: fc.constantFrom("function", "class", "interface"),
    comment: fc.option(words, { nil: undefined }),
    body: fc.array(words, { minLength: 1, maxLength: 4 }),
    blank: fc.boolean(),
  });
  const written = ({ kind, comment, body, blank }: Parameters<typeof text>[0], name: string) =>
    text({ kind, comment, body, blank }, name);

  function text(
    { kind, comment, body, blank }: { kind: string; comment: string | undefined; body: string[]; blank: boolean },
    name: string,
  ): string {
    const head = comment === undefined ? "" : `// ${comment}\n`;
    return `${head}${kind} ${name} {\n${body.map((line) => `  say("${line}");`).join("\n\n")}\n}\n${blank ? "\n" : ""}`;
  }

  it("keeps every byte beside the declaration that a fragment has anew", () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), fc.nat(), block, (blocks, at, made) => {
        const place = at % blocks.length;
        const name = (index: number) => `name${String(index)}`;
        const before = blocks.slice(0, place).map((one, index) => written(one, name(index)));
        const former = blocks[place]!;
        const after = blocks.slice(place + 1).map((one, index) => written(one, name(place + 1 + index)));
        const anew = { ...made, kind: former.kind, comment: former.comment === undefined ? undefined : made.comment };
        const fragment = text({ ...anew, blank: false }, name(place)).trimEnd();
        const source = [...before, text(former, name(place)), ...after].join("");
        const kept = anew.comment === undefined && former.comment !== undefined ? `// ${former.comment}\n` : "";
        const end = former.blank ? "\n\n" : "\n";
        expect(applied(source, fragment)).toBe([...before, kept, fragment, end, ...after].join(""));
      }),
    );
  });

  it("keeps the order of its places, and none reaches into another", () => {
    const line = fc.constantFrom(
      "{",
      "}",
      "",
      "a();",
      "  b();",
      "// ...",
      "function f() {",
      "def g():",
      "  return",
      "# x",
    );
    const code = fc.array(line, { maxLength: 12 }).map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(code, code, (source, fragment) => {
        const placed = placeFragment(source, fragment) ?? [];
        const edges = placed.flatMap(({ start, end }) => [start, end + 0.5]);
        expect(edges).toEqual([...edges].sort((one, other) => one - other));
        expect(edges.every((edge) => edge >= 0 && edge < source.split("\n").length)).toBe(true);
      }),
    );
  });
});

it(
  "has no sure place where its first line stands in hundreds, and is told so without comparing all",
  { timeout: 5_000 },
  () => {
    const methods = Array.from(
      { length: 800 },
      (_, n) => `  m${String(n)}(a: number): void {\n    if (a) {\n      call${String(n)}(a);\n    }\n  }`,
    );
    const fragment = `    if (a) {\n${methods.slice(3, 400).join("\n")}\n      nothing();\n    }`;
    expect(placeFragment(`class A {\n${methods.join("\n")}\n}\n`, fragment)).toBeUndefined();
  },
);

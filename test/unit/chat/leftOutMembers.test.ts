/** What a shortened class would take out of a file, and where it stays. */
import { expect, it } from "vitest";
import { placeFragment } from "../../../src/core/chat/apply/placeFragment.ts";

const python = [
  "class Greeter:",
  '    name = "สมชาย"',
  "",
  "    def __init__(self):",
  "        pass",
  "",
  "    # ทักทาย",
  "    @property",
  "    def words(self):",
  "        return self.name",
  "",
  "    def ask(self):",
  "        pass",
].join("\n");

/** As an editor tells them: name, line, last line. */
const symbols = (...rows: (readonly [name: string, line: number, endLine: number])[]) =>
  rows.map(([name, line, endLine]) => ({ name, line, endLine }));

function leftOut(file: string, fragment: string) {
  return placeFragment(file, fragment)?.flatMap((placed) => placed.leftOut);
}

it("has the comment above it, and stands behind the member before it", () => {
  const fragment = "class Greeter:\n  def __init__(self):\n    self.a = 1\n\n  def ask(self):\n    self.words()";
  const lines = ["", "    # ทักทาย", "    @property", "    def words(self):", "        return self.name"];
  expect(leftOut(python, fragment)).toEqual([{ name: "words", lines, indent: "    ", at: 3, besideLine: 1 }]);
});

it("stands before the next member, or at the end, where the code has none before it", () => {
  expect(leftOut(python, "class Greeter:\n    def ask(self):\n        return 1")).toMatchObject([
    { name: "__init__", at: 1 },
    { name: "words", at: 1 },
  ]);
  const source = "class A {\n  a() {\n    x();\n  }\n}\n";
  expect(leftOut(source, "class A {\n  b() {\n    y();\n  }\n}")).toMatchObject([{ name: "a", at: 4, besideLine: 1 }]);
});

it("is none where the code has all of it, another class is meant, or a class is a function's own", () => {
  expect(leftOut(python, python)).toEqual([]);
  expect(
    leftOut(python, "class Greeter:\n    # ... existing code ...\n\n    def ask(self):\n        return 1"),
  ).toEqual([]);
  const twice = "def f():\n    class C:\n        def a(self):\n            pass\n\n    return C()\n";
  expect(leftOut(twice, "def f():\n    class C:\n        pass\n\n    return C()")).toEqual([]);
});

it("is none for a variable within a method, however the method begins", () => {
  const source =
    "class A {\n  a(\n    b: number,\n  ): void {\n    const c = b;\n    d(c);\n  }\n\n  e() {\n    f();\n  }\n}\n";
  expect(leftOut(source, "class A {\n  a(b: number) {\n    d(b);\n  }\n\n  e() {\n    f();\n  }\n}")).toEqual([]);
});

it("leaves no place where a class in one line has no room for it", () => {
  expect(placeFragment("class A {\n  a() {\n    x();\n  }\n}\n", "class A {}")).toBeUndefined();
});

it("is a method whose signature goes over several lines, though the code calls it", () => {
  const long = (name: string) =>
    `  ${name}(\n    b = 1,\n    c?: () => void,\n  ): Promise<() => void> {\n    d(b, c);\n  }`;
  const source = `class A {\n${long("first")}\n\n${long("second")}\n\n  private third(\n    e: string,\n  ): Promise<\n    string\n  > {\n    f(e);\n  }\n}\n`;
  const fragment = `class A {\n${long("second").replace("d(b, c)", "this.first(this.third)")}\n}`;
  expect(leftOut(source, source)).toEqual([]);
  expect(leftOut(source, fragment)).toMatchObject([
    { name: "first", at: 1 },
    { name: "third", at: 7 },
  ]);
});

it("is a field that the code only uses, and none that it declares in another way", () => {
  const source = "class A {\n  count = 0;\n\n  increase() {\n    this.count += 1;\n  }\n}\n";
  const declarations = symbols(["A", 0, 6], ["count", 1, 1], ["increase", 3, 5]);
  const leftOutOf = (members: string) =>
    placeFragment(source, `class A {\n${members}\n}`, declarations)?.flatMap(({ leftOut: own }) =>
      own.map(({ name }) => name),
    );
  expect(leftOutOf("  increase() {\n    this.count += 2;\n  }")).toEqual(["count"]);
  expect(leftOutOf("  increase() { this.count += 2; }")).toEqual(["count"]);
  expect(leftOutOf("  private count: bigint = 0n;\n\n  increase() {\n    this.count += 2n;\n  }")).toEqual([]);
  expect(leftOutOf("  constructor(private count: number) {}\n\n  increase() {\n    this.count += 2;\n  }")).toEqual([]);
  expect(leftOutOf("  increase(count: number) {\n    use(count);\n  }")).toEqual(["count"]);
  expect(leftOutOf("  all = this.count;\n\n  increase() {\n    x();\n  }")).toEqual(["count"]);
  expect(leftOutOf("  @Input({ required: true }) count = 1;\n\n  increase() {\n    x();\n  }")).toEqual([]);
  const parameters = "  constructor(\n    private count: number,\n  ) {}\n\n  increase() {\n    this.count += 2;\n  }";
  expect(leftOutOf(parameters)).toEqual([]);
});

it.each([
  ["an annotation over several lines", ["  @Column({", "    type: 'int',", "  })", "  age() {", "    x();", "  }"]],
  ["a comment without stars", ["  /*", "    ဆလင်", "  */", "  age() {", "    x();", "  }"]],
])("goes with %s", (_, member) => {
  const rest = ["  b() {", "    y();", "  }"];
  const source = ["class A {", ...rest, "", ...member, "}"].join("\n");
  const found = leftOut(source, ["class A {", ...rest.map((line) => line.replace("y", "z")), "}"].join("\n"));
  expect(found?.map(({ lines }) => lines.filter((line) => line !== ""))).toEqual([member]);
});

it("is a method that is written as a field, though a field of the code reads it", () => {
  const source = "class A {\n  click = () => {\n    x();\n  };\n\n  late = later(this.click, 1);\n}\n";
  const declarations = symbols(["A", 0, 6], ["click", 1, 3], ["late", 5, 5]);
  const placed = placeFragment(source, "class A {\n  late = later(this.click, 2);\n}", declarations);
  expect(placed?.flatMap((part) => part.leftOut.map(({ name }) => name))).toEqual(["click"]);
});

it("is each of several members with one name that the code does not have", () => {
  const property = "class P:\n    @property\n    def x(self):\n        return 1\n\n";
  const source = `${property}    @x.setter\n    def x(self, value):\n        y(value)\n`;
  expect(leftOut(source, source)).toEqual([]);
  expect(leftOut(source, property)).toMatchObject([
    { name: "x", lines: ["", "    @x.setter", "    def x(self, value):", "        y(value)"] },
  ]);
  const setter = "class P:\n    @x.setter\n    def x(self, value):\n        z(value)\n";
  expect(leftOut(source, setter)).toMatchObject([
    { name: "x", lines: ["    @property", "    def x(self):", "        return 1", ""] },
  ]);
});

it("is the overload that is least like those that the code has", () => {
  const overload = (parameters: string) => `  void add(${parameters}) {\n    put();\n  }`;
  const source = `class A {\n${overload("int one")}\n\n${overload("String two")}\n}\n`;
  expect(leftOut(source, `class A {\n${overload("String two, int at")}\n}`)).toMatchObject([
    { lines: [...overload("int one").split("\n"), ""], at: 1 },
  ]);
});

it("is a signature without a body of which only another one is there", () => {
  const source = "class A {\n  add(one: string): void;\n  add(one: number): void;\n}\n";
  const declarations = symbols(["A", 0, 3], ["add", 1, 1], ["add", 2, 2]);
  const placed = placeFragment(source, "class A {\n  add(one: number): void;\n}", declarations);
  expect(placed?.[0]?.leftOut).toMatchObject([{ lines: ["  add(one: string): void;"], at: 1 }]);
});

it("is known by the name in the code where a symbol has more than that", () => {
  const source = "class A {\n  get size() {\n    return 1;\n  }\n\n  add(one: number) {\n    put();\n  }\n}\n";
  const declarations = symbols(["A", 0, 8], ["(get) size", 1, 3], ["add(number)", 5, 7]);
  expect(placeFragment(source, source, declarations)?.[0]?.leftOut).toEqual([]);
  const getter = "class A {\n  get size() {\n    return 2;\n  }\n}";
  expect(placeFragment(source, getter, declarations)?.[0]?.leftOut).toMatchObject([{ name: "add" }]);
});

it("stands behind what is no member, where that stands between in the file, too", () => {
  const method = (name: string) => `    def ${name}(self):\n        pass\n`;
  const source = `class A:\n    """ก"""\n\n${method("a")}    b = a\n\n    # ส่วนที่สอง\n\n${method("c")}\n${method("d")}`;
  const fragment = `class A:\n    """ก"""\n\n${method("a")}    b = a\n\n    # ส่วนที่สอง\n\n${method("d")}`;
  expect(leftOut(source, fragment)).toMatchObject([{ name: "c", at: 8 }]);
  expect(leftOut(source, fragment.replace("b = a", "b = 1"))).toMatchObject([{ name: "c", at: 5 }]);
  expect(leftOut(source, `class A:\n    """ก"""\n\n${method("d")}`)).toMatchObject([
    { name: "a", at: 2, besideLine: 1 },
    { name: "c", at: 3 },
  ]);
});

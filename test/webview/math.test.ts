import { describe, expect, it } from "vitest";
import { BlockStream } from "../../webview-ui/src/markdown/blockStream.ts";

/** What a browser would get, before it is sanitised. */
function html(markdown: string): string {
  return new BlockStream()
    .update(markdown, true)
    .map((block) => block.html)
    .join("");
}

describe("Formulas in Markdown", () => {
  it.each([
    ["in dollars", "ค่า $x^2$คือ"],
    ["in parentheses", "ค่า \\(x^2\\)คือ"],
    ["that begins with a number", "is $2x+1$ here"],
    ["in a list", "- a $x$\n"],
    ["in a table", "| a |\n|---|\n| $x$ |\n"],
  ])("%s", (_, markdown) => {
    expect(html(markdown)).toMatch(/<math>.*<\/math>/su);
  });

  it.each([
    ["in dollars", "$$\n\\begin{aligned}\na &= b \\\\\n+ c\n\\end{aligned}\n$$"],
    ["in brackets", "so\n\\[\nx\n\\]\nthen"],
    ["in a line", "so $$x$$ then"],
  ])("displayed %s", (_, markdown) => {
    expect(html(markdown)).toMatch(/<math display="block"/u);
    expect(html(markdown)).not.toMatch(/<li>|\$\$|\\\[/u);
  });

  it.each([
    ["prices", "between $5 and $10"],
    ["prices in a sentence", "not $5, but 10$ a month"],
    ["other prices", "US$5 to S$10"],
    ["variables", "echo $HOME/$USER"],
    ["code", "`$x$`"],
    ["a block of code", "```\n$x$ \\(y\\)\n```"],
    ["escaped dollars", "\\$x\\$"],
  ])("are not found in %s", (_, markdown) => {
    expect(html(markdown)).not.toContain("<math");
  });

  it("that TeX cannot set are shown as they were written", () => {
    expect(html("a $\\frac{1$ b")).toContain("<code>$\\frac{1$</code>");
    expect(html("$$\n\\nosuchthing<b>\n$$")).toContain("<pre>$$\n\\nosuchthing&lt;b&gt;\n$$</pre>");
  });

  it.each([
    ["macros that call themselves", "$\\def\\a{\\a\\a}\\a$"],
    ["a macro of a thousand characters, used a hundred times", `$$\\def\\a{${"x".repeat(1150)}}${"\\a".repeat(99)}$$`],
    ["links", "$\\href{javascript:alert(1)}{x}$"],
    ["depth", `$${"{".repeat(100)}x${"}".repeat(100)}$`],
  ])("are refused for %s", (_, markdown) => {
    expect(html(markdown)).toMatch(/<code>|<pre>/u);
    expect(html(markdown)).not.toContain("<math");
  });

  it("may define a shorthand, and fill a page", () => {
    expect(html("$\\def\\R{\\mathbb{R}}x \\in \\R^n$")).toContain("<math");
    expect(html(`$$\n\\begin{aligned}\n${"\\frac{a_1^2}{b_2} &= x\\\\\n".repeat(40)}\\end{aligned}\n$$`)).toContain(
      "<math",
    );
  });

  it("bring no style of their own, which the page's policy forbids", () => {
    expect(html("$\\color{red}x \\begin{pmatrix}a&b\\end{pmatrix}$")).not.toContain("style=");
  });
});

describe("Markdown that is too much", () => {
  it("has a bounded number of blocks, and loses none of its text", () => {
    const blocks = new BlockStream().update("word\n\n".repeat(5000), true);
    expect(blocks.length).toBeLessThan(1100);
    expect(
      blocks
        .map((block) => block.html)
        .join("")
        .match(/word/gu),
    ).toHaveLength(5000);
  });

  it("has no letter with thousands of marks, and keeps those of real words", () => {
    expect(html(`ก${"\u0E49".repeat(5000)}`)).toBe(`<p>ก${"\u0E49".repeat(32)}…</p>\n`);
    expect(html("ក្ត្រ្យ្វ ကြွက်")).toContain("ក្ត្រ្យ្វ ကြွက်");
  });
});

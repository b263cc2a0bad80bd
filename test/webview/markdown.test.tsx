import { act } from "preact/test-utils";
import { afterEach, describe, expect, it, vi } from "vitest";
import { LANGUAGES } from "../../src/core/languages.ts";
import { answer, PanelHarness } from "./support/panelHarness.tsx";
import { randomPieces, seededRandom } from "../support/seededRandom.ts";
import { SAMPLES } from "./support/samples.ts";

let panel: PanelHarness;

afterEach(() => {
  panel.unmount();
});

async function show(text: string, lang = "en"): Promise<HTMLElement> {
  panel = await new PanelHarness().open({ messages: [answer("a", text, { lang })] });
  return panel.find(".markdown");
}

describe("A streamed answer", () => {
  it.each(SAMPLES.map(({ lang, long, short, middle }) => [lang, long, short, middle] as const))(
    "in %s looks in the end like one that came whole",
    async (lang, long, short, middle) => {
      const text = `# ${short}\n\n${long}\n\n- **${short}**\n- \`${middle}\`\n\n| a | b |\n|---|---|\n| ${short} | ${middle} |\n\n\`\`\`py\nprint("${short}")\n\`\`\`\n\n[${short}][x] ${middle}\n\n[x]: https://example.org/\n`;
      const whole = (await show(text, lang)).innerHTML;
      panel.unmount();

      panel = await new PanelHarness().open({ messages: [answer("a", "", { state: "streaming", lang })] });
      for (const piece of randomPieces(text, seededRandom(7), 60)) {
        await panel.say({ type: "delta", messageId: "a", channel: "text", text: piece });
        await panel.frame();
      }
      await panel.say({ type: "messageChanged", message: answer("a", text, { lang }) });
      expect(panel.find(".markdown").innerHTML).toBe(whole);
      expect(panel.find(".markdown").getAttribute("lang")).toBe(lang);
    },
  );

  it("keeps the elements of what is finished, and those of the tail that have not changed", async () => {
    panel = await new PanelHarness().open({ messages: [answer("a", "", { state: "streaming" })] });
    const grow = async (text: string) => {
      await panel.say({ type: "delta", messageId: "a", channel: "text", text });
      await panel.frame();
    };
    await grow("First.\n\n- one\n- tw");
    const paragraph = panel.find(".markdown p");
    const item = panel.find(".markdown li");
    const words = paragraph.firstChild;
    await grow("o\n- three");
    await grow("\n\nEnd.\n\n");
    expect(panel.find(".markdown p")).toBe(paragraph);
    expect(panel.find(".markdown p").firstChild).toBe(words);
    expect(panel.find(".markdown li")).toBe(item);
    expect(panel.find(".markdown ul").textContent.trim().split(/\s+/u)).toEqual(["one", "two", "three"]);
  });
});

describe("A long answer", () => {
  it("shows its beginning at once and the rest frame by frame", async () => {
    const markdown = await show(SAMPLES.flatMap(({ long, short, middle }) => [long, short, middle]).join("\n\n"));
    const count = () => markdown.querySelectorAll(".block").length;
    expect(count()).toBeGreaterThan(5);
    expect(count()).toBeLessThan(SAMPLES.length * 3);
    expect(markdown.textContent).toContain(SAMPLES[0]?.long);
    await vi.waitFor(() => {
      expect(count()).toBe(SAMPLES.length * 3);
    });
    expect(markdown.textContent).toContain(SAMPLES.at(-1)?.middle);
  });
});

describe("Hostile Markdown", () => {
  const HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a> <b onmouseover=alert(1)>y</b>',
    "[x](javascript:alert(1)) [y](JaVaScRiPt:alert(1)) [z](&#106;avascript:alert(1)) [w](java\tscript:alert(1))",
    "[d](data:text/html,<script>alert(1)</script>) [f](file:///etc/passwd) [v](vscode://x/y) [c](command:x)",
    "![x](https://example.org/pixel.png) ![y](data:image/png;base64,AAAA) ![z](x.png)",
    '<iframe src="https://example.org"></iframe><object data=x></object><embed src=x><form><input></form>',
    '<p style="position:fixed" class="send" id="app">dress</p><button class="button">Show Log</button>',
    "<svg onload=alert(1)><animate onbegin=alert(1)></svg><math><mtext></mtext></math>",
    '<details open ontoggle=alert(1)><summary>s</summary></details><meta http-equiv=refresh content="0;url=x">',
    "```<img src=x onerror=alert(1)>\n</code></pre><script>alert(1)</script>\n```",
    '`<script>` **<b>bold</b>** <https://example.org/"onclick="alert(1)>',
    "| <img src=x onerror=alert(1)> |\n|---|\n| <script>alert(1)</script> |\n\n[a]: javascript:alert(1)\n[a]",
    "</div></article><script>alert(1)</script><b>open",
    "<!--><script>alert(1)</script>-->",
  ];

  it.each(HOSTILE)("%s", async (text) => {
    const markdown = await show(text);
    const names = new Set(Array.from(markdown.querySelectorAll("*"), ({ localName }) => localName));
    for (const name of [
      "script",
      "img",
      "iframe",
      "object",
      "embed",
      "form",
      "input",
      "svg",
      "math",
      "style",
      "meta",
    ]) {
      expect(names).not.toContain(name);
    }
    for (const element of markdown.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        expect([
          "href",
          "title",
          "class",
          "tabindex",
          "role",
          "aria-label",
          "type",
          "align",
          "start",
          "aria-expanded",
          "data-action",
          "lang",
        ]).toContain(name);
        if (name === "lang") expect(["", ...LANGUAGES.map(({ tag }) => tag)]).toContain(value);
        if (name === "href") expect(value).toMatch(/^(?:https?|mailto):/u);
        if (name === "class") expect(value).toMatch(/^(?:block|code-\w+|table-scroller|hidden-mark|language-\S+)$/u);
      }
    }
  });

  it("shows tags that it does not allow as the text that they are", async () => {
    expect((await show("<script>alert(1)</script>")).textContent.trim()).toBe("<script>alert(1)</script>");
  });

  it("keeps the few tags that models use in Markdown", async () => {
    expect((await show("H<sub>2</sub>O<br>x <kbd>K</kbd>")).innerHTML).toContain("H<sub>2</sub>O<br>x <kbd>K</kbd>");
  });

  it("keeps the first number of a list and the alignment of a table's columns", async () => {
    const markdown = await show("3. three\n4. four\n\n| a | b |\n|--:|:-:|\n| 1 | 2 |");
    expect(markdown.querySelector("ol")?.getAttribute("start")).toBe("3");
    const cells = Array.from(markdown.querySelectorAll("td"), (cell) => cell.getAttribute("align"));
    expect(cells).toEqual(["right", "center"]);
  });

  it("offers a picture as a link and fetches nothing", async () => {
    const link = (await show("![a map](https://example.org/map.png)")).querySelector("a");
    expect(link?.textContent).toBe("Image: a map");
    expect(link?.getAttribute("href")).toBe("https://example.org/map.png");
  });

  it.each([
    ["10,000 nested quotes", ">".repeat(10_000)],
    ["10,000 nested lists", "- ".repeat(10_000)],
    ["10,000 nested numbered lists", "1. ".repeat(10_000)],
    ["quotes and lists by turns", "> - ".repeat(5_000)],
    ["emphasis that is never closed", "_a".repeat(50_000)],
    ["stars and underscores", "*_".repeat(20_000)],
    ["brackets", "[".repeat(50_000)],
    ["half an address", `${"a.".repeat(50_000)}@`],
    ["a fence that is never closed", `\`\`\`js\n${"const a = 1;\n".repeat(3_000)}`],
    ["a table of 10,000 rows", `|a|b|\n|-|-|\n${"|x|y|\n".repeat(10_000)}`],
    ["a huge text", "x ".repeat(500_000)],
  ])(
    "survives %s",
    async (_, attack) => {
      const startMs = performance.now();
      const markdown = await show(`before ${attack} after\n\n${attack}\n`);
      expect(markdown.textContent).toContain("before");
      // Half a second in a browser; a parser that hangs takes minutes.
      expect(performance.now() - startMs).toBeLessThan(15_000);
    },
    60_000,
  );

  it("leaves code as it is, however many markers it has", async () => {
    const code = "> ".repeat(60).trim();
    expect((await show(`\`\`\`\n${code}\n\`\`\`\n`)).querySelector("pre")?.textContent.trim()).toBe(code);
  });
});

describe("Code, links and tables", () => {
  it("labels code with its language and copies it as it was written", async () => {
    await show("```ts\nconst a = '<b>';\nif (x\u202E) {}\n```\n");
    expect(panel.find(".code-language").textContent).toBe("ts");
    expect(panel.find("pre .hidden-mark").title).toBe("U+202E");
    await panel.click(panel.button("Copy code"));
    expect(panel.postedOf("copyText")).toEqual([{ type: "copyText", text: "const a = '<b>';\nif (x\u202E) {}" }]);
    expect(panel.find(".code-action").textContent).toBe("Copied");
  });

  it("marks what turns the direction in a fence's word, too", async () => {
    await show("```js\u202Egnp\nx\n```\n");
    expect(panel.find(".code-header .hidden-mark").title).toBe("U+202E");
  });

  it("opens a link through the host alone", async () => {
    await show("[UDHR](https://example.org/udhr?a=1&b=2) and ops@example.org");
    const [link, mail] = panel.root.querySelectorAll("a");
    const event = new MouseEvent("click", { bubbles: true, cancelable: true });
    let reachedWindow = false;
    const listener = () => (reachedWindow = true);
    window.addEventListener("click", listener);
    await act(() => {
      link!.dispatchEvent(event);
    });
    window.removeEventListener("click", listener);
    expect(event.defaultPrevented).toBe(true);
    expect(reachedWindow).toBe(false);
    await panel.click(mail!);
    expect(panel.postedOf("openLink").map(({ href }) => href)).toEqual([
      "https://example.org/udhr?a=1&b=2",
      "mailto:ops@example.org",
    ]);
    expect(link!.title).toBe("https://example.org/udhr?a=1&b=2");
  });

  it("follows a link with the middle button, and leaves the secondary one to the context menu", async () => {
    await show("[UDHR](https://example.org/udhr)\n\n```\ncode\n```\n");
    const press = (selector: string, button: number) =>
      act(() => {
        panel.find(selector).dispatchEvent(new MouseEvent("auxclick", { bubbles: true, cancelable: true, button }));
      });
    for (const button of [2, 3]) await press(".markdown a", button);
    for (const button of [1, 2]) await press(".code-action", button);
    expect([...panel.postedOf("openLink"), ...panel.postedOf("copyText")]).toEqual([]);
    await press(".markdown a", 1);
    expect(panel.postedOf("openLink")).toHaveLength(1);
  });

  it.each([
    "- [x] ตาราง\n- [ ] b",
    "1. [x] ตาราง\n2. [ ] b",
    "- [x] ตาราง\n\n  more\n\n- [ ] b",
    "- a\n  - [x] ตาราง\n  - [ ] b",
  ])("names the boxes of tasks, which nobody can change and everybody can copy: %s", async (text) => {
    const markdown = await show(text, "th");
    const boxes = Array.from(markdown.querySelectorAll<HTMLElement>('[role="img"]'));
    expect(boxes.map((box) => [box.textContent, box.getAttribute("aria-label")])).toEqual([
      ["☑ ", "Done"],
      ["☐ ", "Not done"],
    ]);
    expect(boxes[0]?.parentElement?.textContent).toContain("☑ ตาราง");
  });

  it("keeps the boxes of tasks when the message is held to be in another language", async () => {
    await show("- [x] ตาราง", "en");
    await panel.say({ type: "messageChanged", message: answer("a", "- [x] ตาราง", { lang: "th" }) });
    await panel.frame();
    expect(panel.find('.markdown [role="img"]').textContent).toBe("☑ ");
  });

  it("lets a table scroll by keyboard", async () => {
    await show("| a | b |\n|---|---|\n| 1 | 2 |\n");
    expect(panel.find(".table-scroller").tabIndex).toBe(0);
    expect(panel.find(".table-scroller table").querySelectorAll("td")).toHaveLength(2);
  });

  it.each([
    ["characters that turn the reading direction", "if \u2066admin\u2069", ["U+2066", "U+2069"]],
    ["escapes that a terminal would obey", "\u001B[2J\u001B[31mred", ["U+001B", "U+001B"]],
    ["a flood of them, in one mark", `x${"\u202E".repeat(5000)}`, [`${"U+202E ".repeat(8)}…`]],
  ])("shows %s, and keeps them to be copied", async (_, text, marks) => {
    const markdown = await show(text);
    expect(markdown.textContent.trim()).toBe(text);
    expect(Array.from(markdown.querySelectorAll<HTMLElement>(".hidden-mark"), ({ title }) => title)).toEqual(marks);
  });

  it.each([
    ["Insert at Cursor", "insertCode"],
    ["New File with This Code", "newFile"],
    ["Apply to the Open File...", "applyCode"],
  ] as const)("gives the host code as the model wrote it: %s", async (name, type) => {
    await show("```py\n  s = 'ภาษา\u200Bไทย' \u202E# က္ခ\n\n```\n");
    await panel.click(panel.button(name));
    expect(panel.postedOf(type)).toEqual([{ type, text: "  s = 'ภาษา\u200Bไทย' \u202E# က္ခ\n", languageId: "py" }]);
  });

  it("shows the other buttons of code when a narrow panel has hidden them", async () => {
    await show("```\nx\n```\n");
    const more = panel.button("More with this code");
    await panel.click(more);
    expect(more.getAttribute("aria-expanded")).toBe("true");
    expect(panel.find(".code-header").classList).toContain("is-open");
    await panel.click(more);
    expect(more.getAttribute("aria-expanded")).toBe("false");
  });

  it("begins an answer's headings below the panel's own", async () => {
    const markdown = await show("# a\n\n## b\n\n###### c\n");
    expect(Array.from(markdown.querySelectorAll("h1, h2, h3, h4, h5, h6"), ({ localName }) => localName)).toEqual([
      "h2",
      "h3",
      "h6",
    ]);
  });
});

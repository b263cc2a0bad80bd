/** A message in several languages: each script in it says which language it is in. */
import { afterEach, describe, expect, it } from "vitest";
import { LANGUAGES, type LanguageTag } from "../../src/core/languages.ts";
import { answer, PanelHarness, question } from "./support/panelHarness.tsx";
import { SAMPLES } from "./support/samples.ts";

const ENGLISH = long("en");

let panel: PanelHarness;

afterEach(() => {
  panel.unmount();
});

function long(tag: LanguageTag): string {
  return SAMPLES.find(({ lang }) => lang === tag)!.long;
}

/** Without its full stop, where that is of no script. */
function sentence(tag: LanguageTag): string {
  return SAMPLES.find(({ lang }) => lang === tag)!.short.replace(/\.$/u, "");
}

/** The innermost elements with a language, of the message and in it, and their words. */
function languages(message: HTMLElement): [string, string][] {
  return Array.from(message.querySelectorAll<HTMLElement>("span[lang]"), ({ lang, textContent }) => [
    lang,
    textContent,
  ]);
}

describe.each(LANGUAGES.map(({ tag, script }) => [tag, script !== "Latn"] as const))("%s", (tag, isTold) => {
  const expected = isTold ? [[tag, sentence(tag)]] : [];

  it("in an English question", async () => {
    const text = `${ENGLISH}\n${sentence(tag)} (v2)\n\u202E${ENGLISH}`;
    panel = await new PanelHarness().open({ messages: [{ ...question("q", text), lang: "en" }] });
    const bubble = panel.find(".bubble");
    expect(languages(bubble)).toEqual(expected);
    expect(bubble.textContent).toBe(text);
  });

  it("in an English answer: paragraphs, lists, tables; not in code", async () => {
    const words = sentence(tag);
    const text = `${ENGLISH}\n\n${words}\n\n- a **${words}**\n\n| a |\n|---|\n| ${words} |\n\n\`${words}\`\n\n\`\`\`py\n# ${words}\n\`\`\``;
    panel = await new PanelHarness().open({ messages: [answer("a", text, { lang: "en" })] });
    expect(languages(panel.find(".markdown"))).toEqual([...expected, ...expected, ...expected]);
  });

  it("alone in its own message", async () => {
    const text = `${sentence(tag)}\n\n- ${sentence(tag)}\n\n${ENGLISH}`;
    const messages = [{ ...question("q", text), lang: tag }, answer("a", text, { lang: tag })];
    panel = await new PanelHarness().open({ messages });
    expect(languages(panel.root)).toEqual([]);
  });
});

it("The buttons of code are in the panel's language, whatever the answer's is", async () => {
  document.documentElement.lang = "ta";
  const code = `\`\`\`py\n# ${sentence("th")}\n\`\`\``;
  panel = await new PanelHarness().open({ messages: [answer("a", code, { lang: "th" })] });
  document.documentElement.lang = "";
  expect(panel.find(".code-header").lang).toBe("ta");
  expect(panel.find(".code-block pre").closest<HTMLElement>("[lang]")?.lang).toBe("th");
});

describe("An answer that is being written", () => {
  it("keeps the elements of its words, in whatever script it goes on", async () => {
    panel = await new PanelHarness().open({ messages: [answer("a", "", { state: "streaming" })] });
    const [thai, khmer] = [sentence("th"), sentence("km")];
    let told = "";
    let words: Node | null = null;
    for (const piece of ["It is ", thai.slice(0, 9), thai.slice(9), " and ", khmer.slice(0, 7), khmer.slice(7), "."]) {
      told += piece;
      await panel.say({ type: "delta", messageId: "a", channel: "text", text: piece });
      await panel.frame();
      words ??= panel.root.querySelector(".markdown span[lang=th]")?.firstChild ?? null;
    }
    expect(panel.find(".markdown").textContent.trim()).toBe(told);
    expect(languages(panel.find(".markdown"))).toEqual([
      ["th", thai],
      ["km", khmer],
    ]);
    expect(words).not.toBeNull();
    expect(panel.find(".markdown span[lang=th]").firstChild).toBe(words);
  });

  it("has no marks any more for what turns out to be its own language, also in what is finished", async () => {
    const [beginning, rest] = [`It says: ${sentence("lo")}\n\n`, long("lo")];
    panel = await new PanelHarness().open({ messages: [answer("a", "", { state: "streaming", lang: "en" })] });
    await panel.say({ type: "delta", messageId: "a", channel: "text", text: beginning + rest.slice(0, 9) });
    await panel.frame();
    expect(languages(panel.find(".markdown")).map(([lang]) => lang)).toEqual(["lo", "lo"]);
    await panel.say({ type: "messageChanged", message: answer("a", beginning + rest, { lang: "lo" }) });
    expect(languages(panel.find(".markdown"))).toEqual([]);
  });

  it("keeps its finished code, coloured and selected as it is, while its language is made out", async () => {
    const code = `\`\`\`py\n# ${sentence("th")}\nx = 1\n\`\`\`\n\n`;
    const text = `- ${sentence("th")} และ ${sentence("km")}\n${code.replace(/^(?=.)/gmu, "  ")}${sentence("th")}\n\n${ENGLISH}`;
    const told = (lang?: LanguageTag) =>
      panel.say({
        type: "messageChanged",
        message: answer("a", text, { state: "streaming", ...(lang === undefined ? {} : { lang }) }),
      });
    panel = await new PanelHarness().open({ messages: [answer("a", text, { state: "streaming", lang: "th" })] });
    const pre = panel.find(".code-block pre");
    const keyword = document.createElement("b");
    pre.querySelector("code")?.prepend(keyword);
    await panel.click(panel.find(".code-more"));
    const words = panel.find(".markdown").textContent;
    expect(languages(panel.find(".markdown"))).toEqual([["km", sentence("km")]]);
    await told();
    expect(languages(panel.find(".markdown")).map(([lang]) => lang)).toEqual(["th", "km", "th"]);
    await told("th");
    expect(languages(panel.find(".markdown"))).toEqual([["km", sentence("km")]]);
    expect(panel.find(".markdown").textContent).toBe(words);
    expect(panel.find(".code-block pre")).toBe(pre);
    expect(pre.querySelector("b")).toBe(keyword);
    expect(panel.find(".code-more").getAttribute("aria-expanded")).toBe("true");
  });
});

it("Chinese characters are Japanese in the whole message where kana are anywhere in it", async () => {
  const text = "東京 (tōkyō)\n\n- 日本\n\nとうきょう";
  panel = await new PanelHarness().open({ messages: [question("q", text), answer("a", text, { lang: "en" })] });
  expect(languages(panel.root)).toEqual([]);
  await panel.snapshot({ messages: [answer("b", "Beijing: 北京\n\n- 中国", { lang: "en" })] });
  expect(languages(panel.root)).toEqual([
    ["zh-Hans", "北京"],
    ["zh-Hans", "中国"],
  ]);
});

it("what changes its script with each letter is no text in several languages: it gets no elements for that", async () => {
  const text = "กa中b ".repeat(2000);
  panel = await new PanelHarness().open({ messages: [question("q", text), answer("a", text, { lang: "en" })] });
  await panel.click(panel.button("Show more"));
  expect(languages(panel.root)).toEqual([]);
  for (const part of [".bubble", ".markdown"]) expect(panel.find(part).textContent.trim()).toBe(text.trim());
});

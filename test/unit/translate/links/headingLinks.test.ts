import { describe, expect, it } from "vitest";
import type { LanguageTag } from "../../../../src/core/languages.ts";
import { markdown } from "../../../../src/core/translate/formats/markdown/markdown.ts";
import { translateDocument } from "../../../../src/core/translate/pipeline/translateDocument.ts";
import { translateFile, type FilePorts } from "../../../../src/core/translate/update/translateFile.ts";
import { MODEL_INFO } from "../../../support/scriptedServerApi.ts";
import { fakeEngineModel, type FakeModel } from "../../../support/fakeEngineModel.ts";

/** A model that knows some words. */
function modelWith(words: Readonly<Record<string, string>>): FakeModel {
  const known = Object.entries(words);
  return fakeEngineModel({
    answer: (_, text) => known.reduce((answer, [word, other]) => answer.replaceAll(word, other), text),
  });
}

async function translate(text: string, target: LanguageTag, words: Readonly<Record<string, string>>) {
  return translateDocument(modelWith(words), { text, target, source: "en", format: "markdown" });
}

/** What the links of a document lead to: a heading's text, or nothing. */
function destinations(text: string): (string | undefined)[] {
  const outline = markdown.outline?.(text);
  return (outline?.links ?? []).map(({ address }) => {
    const heading = outline?.headings.find((one) => one.address === address);
    return heading && text.slice(heading.start, heading.end);
  });
}

const GUIDE = `# Guide

- [Install](#install)
- [Use it](#use-it "Use it")

Read [how to use it](#use-it) first, or <a href="#install">begin</a>. See [help].

## Install

One command.

## Use it

Two commands.

[help]: #install
`;

const LANGUAGES: readonly (readonly [LanguageTag, string, string])[] = [
  ["th", "ติดตั้ง", "วิธีใช้งาน"],
  ["my", "တပ်ဆင်ခြင်း", "အသုံးပြုနည်း"],
  ["km", "ការដំឡើង", "របៀបប្រើ"],
  ["lo", "ການຕິດຕັ້ງ", "ວິທີໃຊ້"],
  ["ta", "நிறுவல்", "பயன்படுத்தும் முறை"],
  ["zh-Hans", "安装", "使用方法"],
  ["vi", "Cài đặt", "Cách dùng"],
  ["id", "Pemasangan", "Cara pakai"],
];

describe("links to headings of a translated document", () => {
  it.each(LANGUAGES)("follow them into %s", async (target, install, use) => {
    const { text } = await translate(GUIDE, target, { "how to use it": use, "Use it": use, Install: install });
    expect(destinations(text)).toEqual([`## ${install}`, `## ${use}`, `## ${use}`, `## ${install}`, `## ${install}`]);
  });

  it("leave a document whose headings stay byte for byte", async () => {
    const text = `\uFEFF${GUIDE}\n<a href="#%49nstall">x</a> [gone](#gone) [top](#)\n`.replaceAll("\n", "\r\n");
    expect((await translate(text, "th", {})).text).toBe(text);
  });

  it("tell apart headings with the same words, before and after", async () => {
    const text = "## Setup\n\n## Setup\n\n## Configuration\n\n[one](#setup) [two](#setup-1) [three](#configuration)\n";
    const { text: translated } = await translate(text, "lo", { Setup: "ຕັ້ງຄ່າ", Configuration: "ຕັ້ງຄ່າ" });
    expect(translated).toContain("[one](#ຕັ້ງຄ່າ) [two](#ຕັ້ງຄ່າ-1) [three](#ຕັ້ງຄ່າ-2)");
  });

  it("know headings with code, emoji and links in them, and underlined ones", async () => {
    const text = "Start 🚀 with `npm i`\n===\n\n## The [manual](m.md)\n\n[a](#start--with-npm-i) [b](#the-manual)\n";
    const { text: translated } = await translate(text, "th", { Start: "เริ่ม", The: "ดู", manual: "คู่มือ" });
    expect(translated).toContain("](#เริ่ม--with-npm-i)");
    expect(destinations(translated)).toEqual([expect.stringContaining("เริ่ม"), expect.stringContaining("คู่มือ")]);
  });

  it("keep addresses that somebody has written, and those of other files", async () => {
    const text =
      '<a id="install"></a>\n\n## Install\n\n## Use it {#use}\n\n[a](#install) [b](#use) [c](guide.md#install) [d](#gone)\n';
    const { text: translated } = await translate(text, "vi", { Install: "Cài đặt", "Use it": "Cách dùng" });
    expect(translated).toContain("## Cài đặt");
    expect(translated).toContain("[a](#install) [b](#use) [c](guide.md#install) [d](#gone)");
  });

  it("stay percent-encoded where they are, and find their heading in capital letters", async () => {
    const text = "## 安装\n\n## Install\n\n[甲](#%E5%AE%89%E8%A3%85) [乙](#Install)\n";
    const { text: translated } = await translate(text, "th", { 安装: "ติดตั้ง", Install: "เริ่ม" });
    expect(translated).toContain(`(#${encodeURIComponent("ติดตั้ง")})`);
    expect(translated).toContain("(#เริ่ม)");
  });

  it("stay in a selection", async () => {
    const start = GUIDE.indexOf("## Install");
    const { text } = await translateDocument(modelWith({ Install: "ติดตั้ง" }), {
      text: GUIDE,
      target: "th",
      format: "markdown",
      ranges: [{ start, end: GUIDE.length }],
    });
    expect(text).toContain("## ติดตั้ง");
    expect(text).toContain("[Install](#install)");
  });

  it("leave each segment's place in the result right", async () => {
    const { text, segments } = await translate(GUIDE, "km", { Install: "ការដំឡើង", "Use it": "របៀបប្រើ" });
    const words = segments.map(({ resultStart, resultEnd }) => text.slice(resultStart, resultEnd));
    expect(words.slice(1, 4)).toEqual(["ការដំឡើង", "របៀបប្រើ", "របៀបប្រើ"]);
    expect(words[4]).toContain("](#របៀបប្រើ)");
    expect(words.at(-1)).toBe("Two commands.");
  });
});

/** A folder in memory, translated by a model that knows some words. */
class Folder {
  readonly files = new Map<string, string>();
  words: Record<string, string>;
  questions = 0;
  generated = 0;

  constructor(source: string, words: Record<string, string>) {
    this.files.set("guide.md", source);
    this.words = words;
  }

  get translation(): string {
    return this.files.get("guide.th.md") ?? "";
  }

  set translation(text: string) {
    this.files.set("guide.th.md", text);
  }

  edit(before: string, after: string): void {
    expect(this.translation).toContain(before);
    this.translation = this.translation.replace(before, after);
  }

  run() {
    return translateFile({ path: "guide.md", kind: { format: "markdown" }, target: "th", source: "en" }, this.ports);
  }

  private readonly ports: FilePorts = {
    read: (path) => {
      const text = this.files.get(path);
      return Promise.resolve(text === undefined ? undefined : new TextEncoder().encode(text));
    },
    write: (path, bytes) => {
      this.files.set(path, new TextDecoder().decode(bytes));
      return Promise.resolve();
    },
    translate: async ({ target, source, ...params }) => {
      const model = modelWith(this.words);
      const outcome = await translateDocument(model, {
        ...params,
        target: target as LanguageTag,
        source: source as LanguageTag,
      });
      this.generated += model.prompts.length;
      return { ...outcome, model: MODEL_INFO };
    },
    decide: () => {
      this.questions += 1;
      return Promise.resolve("keep");
    },
  };
}

const WORDS = {
  "how to use it": "วิธีใช้",
  "Use it": "วิธีใช้",
  Install: "ติดตั้ง",
  "One command": "คำสั่งเดียว",
  "Two commands": "สองคำสั่ง",
  Guide: "คู่มือ",
  Read: "อ่าน",
  "first, or": "ก่อน หรือ",
  begin: "เริ่ม",
  See: "ดู",
  help: "วิธี",
};

describe("links to headings of a translated file that is brought up to date", () => {
  it("are nothing to do, and nobody's edit, as long as nothing changes", async () => {
    const folder = new Folder(GUIDE, WORDS);
    await expect(folder.run()).resolves.toMatchObject({ kind: "written" });
    const { generated, translation } = folder;
    const outcome = await folder.run();
    expect(outcome.kind).toBe("unchanged");
    expect(statusesOf(outcome)).toEqual(new Set(["kept"]));
    expect(folder.generated).toBe(generated);
    expect(folder.translation).toBe(translation);
  });

  it("follow a heading that is translated anew, in paragraphs that are kept", async () => {
    const folder = new Folder(GUIDE, WORDS);
    await folder.run();
    const { generated } = folder;
    folder.files.set("guide.md", GUIDE.replace("## Use it\n", "## Use it!\n"));
    folder.words = { "Use it!": "การใช้งาน", ...WORDS };
    await folder.run();
    expect(folder.generated).toBe(generated + 1);
    expect(folder.translation).toContain('- [วิธีใช้](#การใช้งาน "วิธีใช้")');
    expect(folder.translation).toContain("[วิธีใช้](#การใช้งาน)");
    await expect(folder.run()).resolves.toMatchObject({ kind: "unchanged" });
    expect(folder.questions).toBe(0);
  });

  it("follow headings that move, come and go", async () => {
    const folder = new Folder(GUIDE, WORDS);
    await folder.run();
    const { generated } = folder;
    const install = GUIDE.slice(GUIDE.indexOf("## Install"), GUIDE.indexOf("## Use it"));
    const moved = GUIDE.replace(install, "## New\n\n").replace("[help]:", `${install}[help]:`);
    folder.files.set("guide.md", moved);
    folder.words = { ...WORDS, New: "ใหม่" };
    await folder.run();
    expect(folder.generated).toBe(generated + 1);
    const [installed, used] = ["## ติดตั้ง", "## วิธีใช้"];
    expect(destinations(folder.translation)).toEqual([installed, used, used, installed, installed]);
    expect(folder.questions).toBe(0);
  });

  it("follow a heading that a person has translated in another way", async () => {
    const folder = new Folder(GUIDE, WORDS);
    await folder.run();
    const { generated } = folder;
    folder.edit("## วิธีใช้", "## การใช้งาน");
    await folder.run();
    const [installed, used] = ["## ติดตั้ง", "## การใช้งาน"];
    expect(destinations(folder.translation)).toEqual([installed, used, used, installed, installed]);
    expect(folder.generated).toBe(generated);
    await expect(folder.run()).resolves.toMatchObject({ kind: "unchanged" });
  });

  it("stay in what a person has written", async () => {
    const folder = new Folder(GUIDE, WORDS);
    await folder.run();
    folder.edit("อ่าน [", "โปรดอ่าน [");
    const theirs = folder.translation.split("\n").find((line) => line.startsWith("โปรด"));
    folder.files.set("guide.md", GUIDE.replace("## Use it\n", "## Use it!\n"));
    folder.words = { "Use it!": "การใช้งาน", ...WORDS };
    const outcome = await folder.run();
    expect(statusesOf(outcome)).toContain("human");
    expect(folder.translation).toContain(theirs);
    expect(folder.translation).toContain("- [วิธีใช้](#การใช้งาน");
  });

  it("stay, as all markup does, where a person has written others than the source", async () => {
    const folder = new Folder(GUIDE.replace("One command.", "One command.\nTwo commands."), WORDS);
    await folder.run();
    folder.edit("คำสั่งเดียว.\n", 'คำสั่งเดียว <u class="a">ดู [ผล](#วิธีใช้)</u>\n');
    folder.edit("สองคำสั่ง.\n\n[help]", "สองคำสั่ง [ผล](https://example.org)\n\n[help]");
    const theirs = folder.translation;
    await expect(folder.run()).resolves.toMatchObject({ kind: "unchanged" });
    expect(folder.translation).toBe(theirs);
  });

  it("stay in a person's paragraph that is equal to one of ours", async () => {
    const source = "## Install\n\nSee [it](#install).\n\nRead [it](#install).\n";
    const folder = new Folder(source, { See: "ดู", Read: "อ่าน", it: "นี่", Install: "ติดตั้ง" });
    await folder.run();
    folder.edit("ดู [นี่]", "อ่าน [นี่]");
    const theirs = folder.translation;
    expect(theirs.match(/อ่าน \[นี่\]\(#ติดตั้ง\)/gu)).toHaveLength(2);
    await folder.run();
    expect(folder.translation).toBe(theirs);
  });

  it("stay percent-encoded when they follow a heading that a person has renamed", async () => {
    const source = `## Cài đặt\n\nRead [it](#${encodeURIComponent("cài-đặt")}).\n`;
    const folder = new Folder(source, { "Cài đặt": "ติดตั้ง", Read: "อ่าน", it: "นี่" });
    await folder.run();
    expect(folder.translation).toContain(`(#${encodeURIComponent("ติดตั้ง")})`);
    folder.edit("## ติดตั้ง", "## การติดตั้ง");
    await folder.run();
    expect(folder.translation).toContain(`(#${encodeURIComponent("การติดตั้ง")})`);
  });

  it("are no frame of a person's", async () => {
    const folder = new Folder(GUIDE, WORDS);
    await folder.run();
    folder.edit("# คู่มือ", "# คู่มือ\n\n```sh\n# ของฉัน\n```");
    await folder.run();
    expect(folder.translation).toContain("# ของฉัน");
    expect(destinations(folder.translation)[0]).toBe("## ติดตั้ง");
    folder.files.set("guide.md", GUIDE.replace("## Use it\n", "## Use it!\n"));
    folder.words = { "Use it!": "การใช้งาน", ...WORDS };
    await folder.run();
    expect(folder.translation).toContain("# ของฉัน");
    expect(destinations(folder.translation)).not.toContain(undefined);
  });
});

function statusesOf(outcome: Awaited<ReturnType<Folder["run"]>>): Set<string> {
  if (outcome.kind === "skipped") throw new Error(outcome.reason);
  return new Set(outcome.result.segments.map(({ status }) => status));
}

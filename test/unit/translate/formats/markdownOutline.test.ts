import { describe, expect, it } from "vitest";
import { markdown } from "../../../../src/core/translate/formats/markdown/markdown.ts";
import { mdx } from "../../../../src/core/translate/formats/mdx/mdx.ts";

function outlineOf(text: string, format = markdown) {
  const outline = format.outline?.(text);
  if (outline === undefined) throw new Error(`${format.id} has no outline`);
  const addresses = outline.headings.map(({ address }) => address);
  const links = outline.links.map(({ start, end, address }) => ({ written: text.slice(start, end), address }));
  return { ...outline, addresses, links };
}

describe("outline of Markdown: addresses of headings", () => {
  it.each([
    ["## การตั้งค่า & ผู้ใช้", "การตั้งค่า--ผู้ใช้"],
    ["## အင်စတောလုပ်ခြင်း (၁)", "အင်စတောလုပ်ခြင်း-၁"],
    ["## ការដំឡើង៖ កម្មវិធី", "ការដំឡើង-កម្មវិធី"],
    ["## ການຕິດຕັ້ງ ໂປຣແກຣມ", "ການຕິດຕັ້ງ-ໂປຣແກຣມ"],
    ["## நிறுவல் முறை!", "நிறுவல்-முறை"],
    ["## 安装（说明）", "安装说明"],
    ["## Cài đặt, Đầu tiên", "cài-đặt-đầu-tiên"],
    ["## Mga *Madalas* na __Tanong__ ##", "mga-madalas-na-tanong"],
    ["## 🚀 Memulai", "-memulai"],
    ["## :rocket: Memulai", "rocket-memulai"],
    ["## Jalankan `npm run`", "jalankan-npm-run"],
    ['## ดู [คู่มือ](http://example.org "ชื่อ") ![รูป](a.png)', "ดู-คู่มือ"],
    ["## A &amp; B \\*c\\* <b>d</b>", "a--b-c-d"],
    ["Pemasangan\n==========", "pemasangan"],
    ["> - ## ใน *รายการ*", "ใน-รายการ"],
    ['<h2 align="center">วิธี <i>ใช้</i> &amp; อื่นๆ</h2>', "วิธี-ใช้--อื่นๆ"],
    ["## ติดตั้ง {#install}", "install"],
  ])("%s", (text, address) => {
    for (const document of [text, `\uFEFF---\ntitle: x\n---\n${text}\n`, `${text}\n`.replaceAll("\n", "\r\n")]) {
      expect(outlineOf(document).addresses).toEqual([address]);
    }
  });

  it("numbers those that are there already", () => {
    const text = "# 常见问题\n\n## 安装\n\n## 安装\n\n## 安装-1\n\n## 安装\n";
    expect(outlineOf(text).addresses).toEqual(["常见问题", "安装", "安装-1", "安装-1-1", "安装-2"]);
  });

  it("knows how MDX writes an address of its own", () => {
    const { addresses, ids } = outlineOf("export const a = 1\n\n## ติดตั้ง {/* #install */}\n", mdx);
    expect(addresses).toEqual(["install"]);
    expect(ids.has("install")).toBe(true);
  });

  it("takes no heading from code", () => {
    expect(outlineOf("```\n# a\n```\n\n    # b\n").addresses).toEqual([]);
  });
});

describe("outline of Markdown: links within the document", () => {
  it("finds them with their places, decoded", () => {
    const text = [
      "\uFEFF[a](#install) [b](<#install-1> 'x') ![c](#no) <a href=\"#%E5%AE%89%E8%A3%85\">d</a> [e](a.md#no) <#no>",
      "`[f](#no)` [g](#a\\_b) [h](#100%) [ref]",
      "",
      "[ref]: #ติดตั้ง",
      "",
      "<div><a href='#html'>i</a></div>",
    ].join("\r\n");
    expect(outlineOf(text).links).toEqual([
      { written: "install", address: "install" },
      { written: "install-1", address: "install-1" },
      { written: "%E5%AE%89%E8%A3%85", address: "安装" },
      { written: "a\\_b", address: "a_b" },
      { written: "100%", address: "100%" },
      { written: "ติดตั้ง", address: "ติดตั้ง" },
      { written: "html", address: "html" },
    ]);
  });

  it("finds addresses that somebody has written", () => {
    const text = '<a name="top"></a>\n\nดู <span id="here">ที่นี่</span> <input name="field">\n';
    expect([...outlineOf(text).ids]).toEqual(["top", "here"]);
  });

  it("keeps places in a document of several parts", () => {
    const filler = `${"ภาษาไทย ".repeat(20)}\n\n`.repeat(4000);
    const text = `[ก](#ข)\n\n${filler}## ข\n\n[ค](#ข)\n`;
    const { headings, links } = outlineOf(text);
    expect(links.map(({ written }) => written)).toEqual(["ข", "ข"]);
    expect(headings.map(({ start, end }) => text.slice(start, end))).toEqual(["## ข"]);
  });
});

import { describe, expect, it } from "vitest";
import { checkProtected } from "../../../../src/core/translate/protect/protectText.ts";
import { markedUnit, unit } from "./protectionTexts.ts";

describe("a person's translation", () => {
  it.each([
    ["another order", "Send {count} files to {name}", "Kirim kepada {name} {count} berkas"],
    ["native digits", "You have 12 new messages", "သင့်ထံ မက်ဆေ့ခ်ျအသစ် ၁၂ စောင် ရှိသည်"],
    ["the target's separators", "It weighs 1,234.5 kg", "Beratnya 1.234,5 kg"],
    ["groups of two, as in Tamil", "Population: 12,345,678", "மக்கள் தொகை: 1,23,45,678"],
    ["ten thousands", "More than 10,000 people came", "来了1万多人"],
    ["a million in another unit", "It cost 1.5 million", "花费150万"],
    ["Burmese order of amounts", "It cost 10 million", "သန်း ၁၀ ကုန်ကျသည်"],
    ["Buddhist years", "Founded in 1995", "ก่อตั้งเมื่อ พ.ศ. 2538"],
    ["a date with the month in words", "Released on 2026-11-28", "เผยแพร่เมื่อวันที่ 28 พฤศจิกายน 2569"],
    ["a point in the time", "At 10:30 we begin", "Kami mulai pukul 10.30"],
    ["the 24-hour clock", "At 10:30 PM we stop", "Kami berhenti pukul 22.30"],
    ["ordinals in words", "The 2nd try", "Percobaan kedua"],
    ["the word percent", "50% of users", "50 persen pengguna"],
    ["a number more", "Two files", "2 berkas"],
    ["an emoji left out", "Done! 🎉", "Selesai!"],
    ["a file named again", "Open README.md and edit it", "เปิด README.md แล้วแก้ไข README.md"],
    ["a character for its entity", "Fish &amp; chips&nbsp;", "Ikan & kentang"],
  ])("is free to have %s", (_, source, translation) => {
    expect(checkProtected(unit(source), translation)).toEqual([]);
  });

  it.each([
    ["{name}", "Hello {name}!", "Halo!"],
    ["%1$s", "Saved %1$s", "บันทึกแล้ว"],
    ["12", "There are 12 months", "ปีหนึ่งมี 21 เดือน"],
    ["https://example.org", "See https://example.org for more", "Lihat situsnya"],
    ["`ls -l`", "Type `ls -l` now", "Gõ ls -l ngay"],
    ["/etc/hosts", "Open /etc/hosts now", "เปิด /etc/host เดี๋ยวนี้"],
  ])("must not lose %s", (what, source, translation) => {
    expect(checkProtected(markedUnit(source), translation)).toEqual([
      { code: "placeholderMissing", details: { what, times: 1 } },
    ]);
  });

  it.each([
    ["icu", "{name}: see https://x.example/a", "{name}: ดู https://x.example/b", "https://x.example/a"],
    ["icu", "{name} has 20 files", "{name} មាន 30 ឯកសារ", "20"],
    ["messageFormat", "{0}: it''s `npm ci`", "{0}: `npm x`", "`npm ci`"],
    [
      "icu",
      "{n, plural, one {# file in /etc/a} other {# files in /etc/a}}",
      "{n, plural, other {# கோப்புகள் /etc/b}}",
      "/etc/a",
    ],
  ] as const)(
    "must not lose what stands among the words of an ICU message (%s): %s",
    (syntax, source, translation, what) => {
      expect(checkProtected(unit(source, { syntax }), translation)).toContainEqual({
        code: "placeholderMissing",
        details: { what, times: 1 },
      });
    },
  );

  it("of an ICU message may have fewer forms, and a number in words in one of them", () => {
    const source = unit("{n, plural, =0 {no files} one {a file} other {# files}}", { syntax: "icu" });
    expect(checkProtected(source, "{n, plural, =0 {ไม่มีไฟล์} other {# ไฟล์}}")).toEqual([]);
  });

  it("must not have more placeholders than the source", () => {
    expect(checkProtected(unit("Hello {name}"), "{name}, halo {name} {x}")).toEqual([
      { code: "placeholderExtra", details: { what: "{name}", times: 1 } },
      { code: "placeholderExtra", details: { what: "{x}", times: 1 } },
    ]);
  });

  it("must keep emphasis, links and tags in pairs", () => {
    const source = markedUnit("Read **the [manual](https://example.org/m)** <b>now</b>.");
    expect(checkProtected(source, "Baca **[buku panduan](https://example.org/m)** <b>sekarang</b>.")).toEqual([]);
    expect(checkProtected(source, "Baca **buku panduan** <b>sekarang.")).toMatchObject([{ code: "markup" }]);
  });

  it("of a format string is held to every conversion", () => {
    const source = unit("%d%% of %s", { syntax: "printf" });
    expect(checkProtected(source, "%d%% daripada %s")).toEqual([]);
    expect(checkProtected(source, "%d% daripada %s")).toMatchObject([
      { code: "placeholderMissing", details: { what: "%%" } },
    ]);
  });

  it("of a format string has its conversions in the source's order, or numbered", () => {
    const source = unit("Deleted %d files from %s", { syntax: "printf" });
    expect(checkProtected(source, "ลบ %d ไฟล์จาก %s")).toEqual([]);
    expect(checkProtected(source, "จาก %2$s ลบ %1$d ไฟล์")).toEqual([]);
    const extra = [{ code: "placeholderExtra", details: { what: "%s … %d", times: 1 } }];
    expect(checkProtected(source, "จาก %s ลบ %d ไฟล์")).toEqual(extra);
    expect(checkProtected(source, "จาก %1$s ลบ %2$d ไฟล์").length).toBeGreaterThan(0);
    const python = unit(source.text, { syntax: "orderedPrintf" });
    expect(checkProtected(python, "จาก %s ลบ %d ไฟล์")).toEqual(extra);
    expect(checkProtected(python, "จาก %2$s ลบ %1$d ไฟล์").length).toBeGreaterThan(0);
    const named = unit("%(count)d of %(all)s", { syntax: "orderedPrintf" });
    expect(checkProtected(named, "%(all)s / %(count)d")).toEqual([]);
  });

  it("of an ICU message is compared as a message", () => {
    const source = unit("{n, plural, one {# file} other {# files}}", { syntax: "icu" });
    expect(checkProtected(source, "{n, plural, other {# ไฟล์}}")).toEqual([]);
    expect(checkProtected(source, "{n} ไฟล์")).toMatchObject([{ code: "icu" }]);
  });

  it("of a Java message must not quote an argument", () => {
    const source = unit("Open {0} on Friday", { syntax: "messageFormat" });
    expect(checkProtected(source, "Buka Juma''at {0}")).toEqual([]);
    expect(checkProtected(source, "Buka Juma'at {0}")).toEqual([{ code: "icu", details: { reason: "{0}" } }]);
    expect(checkProtected(unit("It's {0}", { syntax: "messageFormat" }), "Ito'y {0}")).toEqual([]);
    expect(checkProtected(unit("Write '{0}' in {0}", { syntax: "messageFormat" }), "Tulis '{0}' di {0}")).toEqual([]);
  });

  it("of what is no ICU message after all is compared as text", () => {
    const source = unit("{n, plural, one {# file} and {{name}}", { syntax: "icu" });
    expect(checkProtected(source, "ไฟล์")).toMatchObject([
      { code: "placeholderMissing", details: { what: "{# file}" } },
      { code: "placeholderMissing", details: { what: "{{name}}" } },
    ]);
  });
});

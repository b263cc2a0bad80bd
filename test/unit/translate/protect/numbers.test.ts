import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../../src/core/languages.ts";
import { missingNumbers } from "../../../../src/core/translate/protect/numbers.ts";

describe("a number in another language's writing", () => {
  const NUMBERING = ["latn", "mymr", "khmr", "laoo", "thai", "tamldec", "fullwide"];

  it("is the same number in every locale and in every numbering system", () => {
    const value = fc.oneof(
      fc.integer({ min: 0, max: 99_999_999 }),
      fc.integer({ min: 0, max: 9_999_999 }).map((n) => n / 100),
    );
    const locale = fc.constantFrom(...LANGUAGES.map(({ tag }) => tag));
    fc.assert(
      fc.property(value, locale, locale, fc.constantFrom(...NUMBERING), (number, source, target, numberingSystem) => {
        const from = new Intl.NumberFormat(source, { numberingSystem: "latn" }).format(number);
        const to = new Intl.NumberFormat(target, { numberingSystem }).format(number);
        expect(missingNumbers(`a ${from} b`, `c ${to} d`)).toEqual([]);
      }),
    );
  });

  it("is missed when it is another number", () => {
    fc.assert(
      fc.property(fc.integer({ min: 3001, max: 999_999 }), fc.integer({ min: 3001, max: 999_999 }), (one, other) => {
        fc.pre(one !== other);
        expect(missingNumbers(`a ${one} b`, `a ${other} b`)).toEqual([String(one)]);
      }),
    );
  });
});

describe("numbers", () => {
  it("are counted", () => {
    expect(missingNumbers("4 and 4 and 5", "5, 4")).toEqual(["4"]);
  });

  it("are not taken from a longer one", () => {
    expect(missingNumbers("16 of 7", "167")).toEqual(["16", "7"]);
  });

  it("are told as they are written", () => {
    expect(missingNumbers("ราคา ๑,๒๓๔ บาท", "harganya")).toEqual(["๑,๒๓๔"]);
  });

  it("in versions and addresses are compared part by part", () => {
    expect(missingNumbers("192.168.1.1", "192.168.1.1")).toEqual([]);
    expect(missingNumbers("192.168.1.1", "192.168.1.2")).toEqual(["192.168.1.1"]);
    expect(missingNumbers("1.2.3", "1.2.4")).toEqual(["1.2.3"]);
  });

  it("in names may be written in words", () => {
    expect(missingNumbers("the 3D view of MP3 files, 2nd edition", "tampilan tiga dimensi")).toEqual([]);
  });
});

describe("a clock and a calendar of another country", () => {
  it.each([
    ["At 10:30 PM we stop", "Kami berhenti pukul 22.30"],
    ["Meet at 5:30 PM", "ພົບກັນເວລາ ໕ ໂມງ ໓໐"],
    ["Open 9–11 PM", "เปิด 21–23 น."],
    ["Mulai pukul 17.30", "17 giờ 30 bắt đầu"],
    ["Mulai pukul 17.30", "It begins at 5:30 PM"],
    ["Begins at 12:15 AM", "เริ่ม 00.15 น."],
    ["下午3点开始", "Starts at 15:00"],
    ["Copyright 2020–2026", "ลิขสิทธิ์ พ.ศ. 2563–2569"],
    ["November 28, 2026", "28 พฤศจิกายน 2569"],
    ["November 28, 2026", "28 พ.ย. ๒๕๖๙"],
    ["November 28, 2026", "28/11/2569"],
    ["28/11/2569", "28 November 2026"],
    ["ก่อตั้งในปี 2538", "Founded in 1995"],
    ["November 2026", "ខែវិច្ឆិកា ២៥៦៩"],
  ])("has other numbers for the same: %s", (source, translation) => {
    expect(missingNumbers(source, translation)).toEqual([]);
  });

  it.each([
    ["You have 3 files", "คุณมี 15 ไฟล์", ["3"]],
    ["Take 15 tablets daily", "รับประทานวันละ 3 เม็ด", ["15"]],
    ["Wait 12 hours", "รอ 24 ชั่วโมง", ["12"]],
    ["Wait 12 hours", "Tunggu 24 jam", ["12"]],
    ["Step 3: 10 files", "ขั้นตอนที่ 15: 10 ไฟล์", ["3"]],
    ["At 10:30 we begin", "Kami mulai pukul 10.18", ["30"]],
    ["Order 2026 pieces", "สั่ง 2569 ชิ้น", ["2026"]],
    ["Take 3.5 ml", "รับประทาน 3 หรือ 5 มล.", ["3.5"]],
    ["The price is 10.30", "ราคา 30 ถึง 10", ["10.30"]],
    ["The price is 10.30", "ราคา 10 ถึง 30", ["10.30"]],
    ["It is 3 of 5", "Versi 3.5", ["3", "5"]],
  ])("is no reason for other numbers elsewhere: %s", (source, translation, missing) => {
    expect(missingNumbers(source, translation)).toEqual(missing);
  });
});

import { describe, expect, it } from "vitest";
import type { LanguageTag } from "../../../../src/core/languages.ts";
import { checkTranslation } from "../../../../src/core/translate/verify/checkTranslation.ts";

const codesOf = (source: string, translation: string, target: LanguageTag, sourceLanguage: LanguageTag = "en") =>
  checkTranslation({ source, translation, target, sourceLanguage, glossary: [], verbatim: [] }).map(({ code }) => code);

describe("a label that became a text about it", () => {
  it.each<[LanguageTag, string, string]>([
    ["th", "Save", "บันทึก หมายถึงการเก็บข้อมูล"],
    ["th", "Save", "คำว่า “Save” แปลว่า บันทึก"],
    ["lo", "Save", "ບັນທຶກ ໝາຍເຖິງການເກັບຂໍ້ມູນ"],
    ["km", "Save", "រក្សាទុក មានន័យថាទុកទិន្នន័យ"],
    ["my", "Save", "သိမ်းဆည်း ဆိုသည်မှာ ဒေတာသိမ်းခြင်း"],
    ["ta", "Save", "சேமி என்பது தரவை வைத்திருத்தல்"],
    ["zh-Hans", "Save", "保存是指存储数据"],
    ["id", "Save", "Simpan berarti menyimpan data"],
    ["ms", "Save", "Simpan bermaksud menyimpan data"],
    ["fil", "Save", "I-save: nangangahulugang itago"],
    ["vi", "Save", "Lưu có nghĩa là cất dữ liệu"],
    ["id", "Open Folder", "Buka Folder. Gunakan menu ini."],
    ["zh-Hans", "Open", "打开。也可译为开启。"],
    ["my", "Open", "ဖွင့်ပါမည်။ ဖိုင်ကို ဖွင့်ခြင်း"],
    ["vi", "Open", "Mở\nMở ra"],
  ])("is named as a note, into %s: %s, %s", (target, source, translation) => {
    expect(codesOf(source, translation, target)).toContain("note");
  });

  it.each<[LanguageTag, string, string]>([
    ["en", "บันทึก", "Save means to keep the data"],
    ["en", "保存", "Save. It keeps the data."],
  ])("is named into %s: %s, %s", (target, source, translation) => {
    expect(codesOf(source, translation, target, target === "en" && source === "保存" ? "zh-Hans" : "th")).toContain(
      "note",
    );
  });

  it.each<[LanguageTag, string]>([
    ["th", "แน่นอนครับ ลองใช้ปุ่มบันทึกที่มุมขวาบนของหน้าต่างดู"],
    ["id", "Tentu, simpan saja semua berkas pekerjaan"],
    ["vi", "Vâng, bạn hãy nhấn vào nút lưu ở góc trên bên phải"],
    ["en", "Of course, press the button to keep it"],
  ])("is too long where it says more than a label's translations ever do, into %s: %s", (target, translation) => {
    expect(codesOf(target === "en" ? "Lưu" : "Save", translation, target, target === "en" ? "vi" : "en")).toContain(
      "tooLong",
    );
  });

  it.each<[LanguageTag, string, string]>([
    ["id", "Is a directory", "Adalah sebuah direktori"],
    ["vi", "Not a directory", "Không phải là một thư mục"],
    ["id", "The options are:", "Pilihannya adalah:"],
    ["th", "Any field contains", "ข้อมูลใดๆ มีคำว่า"],
    ["th", "Year (Two Digits)", "ปี ค.ศ. (สองหลัก)"],
    ["ta", "About KDE", "கே.டீ.யீ. பற்றி"],
    ["km", "10 cm", "១០ ស.ម."],
    ["my", "Meaning", "အဓိပ္ပာယ်"],
    ["zh-Hans", "Next word", "下一词"],
    ["th", "Contains “cat”", "มีคำว่า “แมว”"],
    ["my", "None", "ဘာမှမရှိပါ။"],
    ["vi", "Rotating", "Đang xoay..."],
    ["th", "IDE", "ชุดเครื่องมือพัฒนาเบ็ดเสร็จ"],
    ["zh-Hans", "Accept EULA", "接受最终用户许可协议（EULA）"],
    ["my", "Reset", "မူလအခြေအနေသို့ ပြန်သတ်မှတ်ရန်"],
    ["ms", "OS:", "Sistem Pengendali:"],
    ["th", "Orphan control", "การควบคุมลูกกำพร้า (บรรทัดต้นของย่อหน้าถูกแยก)"],
  ])("may be long, or a statement, or abbreviated, into %s: %s, %s", (target, source, translation) => {
    expect(codesOf(source, translation, target)).toEqual([]);
  });
});

it.each<[LanguageTag, string, string]>([
  ["id", "Namely", "Yaitu"],
  ["id", "Equals", "Adalah"],
])("a word that definitions have may be the whole translation, into %s: %s, %s", (target, source, translation) => {
  expect(codesOf(source, translation, target)).toEqual([]);
});

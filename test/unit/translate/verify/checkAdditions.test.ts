import { expect, it } from "vitest";
import { checkAdditions } from "../../../../src/core/translate/verify/checkAdditions.ts";

it.each([
  "บันทึก (ภาษาทางการ)",
  "บันทึก (อย่างเป็นทางการ)",
  "ບັນທຶກ (ແບບສຸພາບ)",
  "保存（较正式）",
  "保存更改（更正式的说法）",
  "Simpan (lebih formal)",
  "Simpan (bahasa rasmi)",
  "Lưu (trang trọng)",
  "រក្សាទុក (ជាផ្លូវការ)",
  "သိမ်းပါ (ယဉ်ကျေး)",
  "சேமி (முறையான)",
  "I-save (pormal)",
  "Save (polite form)",
])("what a model says of its wording is a note: %s", (translation) => {
  expect(checkAdditions("...", translation)?.code).toBe("note");
});

it.each([
  ["Version 2.0 GA release", "版本 2.0（正式版）"],
  ["Company rules", "Aturan perusahaan (dokumen resmi)"],
  ["Methanal", "Metanal (formaldehida)"],
  ["Files", "ไฟล์ (เอกสารทางการ)"],
])("things that are official are none: %s, %s", (source, translation) => {
  expect(checkAdditions(source, translation)).toBeUndefined();
});

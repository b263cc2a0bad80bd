import { describe, expect, it } from "vitest";
import type { LanguageTag } from "../../../../src/core/languages.ts";
import { checkNotes } from "../../../../src/core/translate/verify/checkNotes.ts";

describe("checkNotes", () => {
  it.each<[LanguageTag, string, string]>([
    ["id", "Description: %s", "Keterangan: %s"],
    ["zh-Hans", "Description:", "说明："],
    ["ta", "Description: the file to open", "விளக்கம்: திறக்க வேண்டிய கோப்பு"],
    ["zh-Hans", "Caution: this cannot be undone.", "注意：此操作无法撤消。"],
    ["vi", "Important: back up your data first.", "Lưu ý: hãy sao lưu dữ liệu của bạn trước."],
    ["ta", "Hint: press Enter to continue", "குறிப்பு: தொடர Enter ஐ அழுத்தவும்"],
    ["fil", "Reminder: your trial ends tomorrow", "Paalala: magtatapos ang iyong trial bukas"],
    ["th", "Remark: none", "หมายเหตุ: ไม่มี"],
    ["my", "Comment: {0}", "မှတ်ချက်: {0}"],
    ["lo", "Memo: {0}", "ໝາຍເຫດ: {0}"],
    ["vi", "Legend:", "Chú thích:"],
    ["id", "Save.\nTip: use the arrow keys", "Simpan.\nCatatan: gunakan tombol panah"],
    ["vi", "Translated by {0}", "Bản dịch của: {0}"],
    ["id", "Language pack version:", "Terjemahan versi:"],
    ["id", "Note that this cannot be undone.", "Catatan: ini tidak dapat dibatalkan."],
    ["zh-Hans", "Note: There are two ways", "注意：有两种方法："],
    ["zh-Hans", "The Lord of the Rings", "《指环王》"],
    ["vi", "Save (note: slow)", "Lưu (lưu ý: chậm)"],
  ])("takes no label of the source for a remark, into %s: %s", (_target, source, translation) => {
    expect(checkNotes(source, translation)).toBeUndefined();
  });

  it.each([
    ["Error: no file", "Lỗi: không có tệp\n\nGhi chú: tôi giữ nguyên tên."],
    ["Error: no file", "Here is the translation: Lỗi: không có tệp"],
    ["Translated by {0}", "Bản dịch:\nDịch bởi {0}"],
    ["Save", "Lưu [Ghi chú: hoặc Ghi lại]"],
    ["Explain", "说明：解释"],
    ["Save it.", "  **Translation:** Lưu."],
    ["Save", "```text\nLưu\n```"],
  ])("finds a remark beside labels: %s, %s", (source, translation) => {
    expect(checkNotes(source, translation)?.code).toBe("note");
  });
});

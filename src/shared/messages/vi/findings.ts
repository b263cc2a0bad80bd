import type { findings as english } from "../en/findings.ts";
import type { Translated } from "../en.ts";

/** English in ../en/findings.ts. */
export const findings: Translated<typeof english> = {
  "finding.unfinished": "Mô hình chưa hoàn tất bản dịch này.",
  "finding.format": "Không đọc được tệp khi có bản dịch này trong đó.",
  "finding.formatReason": "Không đọc được tệp khi có bản dịch này trong đó: {reason}",
  "finding.icu": "Phần giữ chỗ hoặc các dạng của thông điệp không giống bản nguồn.",
  "finding.icuReason": "Phần giữ chỗ hoặc các dạng của thông điệp không giống bản nguồn: {reason}",
  "finding.placeholderMissing": "Thiếu {what}.",
  "finding.placeholderMissingTimes": "Thiếu {what}, {times} lần.",
  "finding.placeholderExtra": "{what} không có trong bản nguồn.",
  "finding.placeholderExtraTimes": "{what} xuất hiện nhiều hơn bản nguồn {times} lần.",
  "finding.markup": "Phần nhấn mạnh, liên kết hoặc thẻ không giống bản nguồn.",
  "finding.markupWhat": "Phần nhấn mạnh, liên kết hoặc thẻ không giống bản nguồn: {what}",
  "finding.deadLink": "Không có tiêu đề nào mang địa chỉ {fragment}.",
  "finding.loop": "Cùng một cụm từ lặp đi lặp lại: {what}",
  "finding.echo": "Bản nguồn chưa được dịch.",
  "finding.echoPart": "Một phần của bản nguồn chưa được dịch: {what}",
  "finding.script": "Không viết bằng {target}: {what}",
  "finding.language": "Có vẻ đây là {found}, không phải {target}.",
  "finding.languageOther": "Có vẻ đây là ngôn ngữ khác, không phải {target}.",
  "finding.languagePart": "Có vẻ phần này là {found}, không phải {target}: {what}",
  "finding.missingSentence": "{translated} câu so với {source} câu của bản nguồn: có thể thiếu nội dung.",
  "finding.missingLines": "{translated} dòng so với {source} dòng của bản nguồn: có thể thiếu nội dung.",
  "finding.tooShort": "{translated} ký tự so với {source} ký tự của bản nguồn: ngắn hơn bình thường.",
  "finding.tooLong": "{translated} ký tự so với {source} ký tự của bản nguồn: dài hơn bình thường.",
  "finding.inPiece": "{finding} Tại: {piece}",
  "finding.note": "Lời nhận xét, lời dẫn hoặc dấu ngoặc kép không có trong bản nguồn: {what}",
  "finding.glossary": "Bảng thuật ngữ dùng {wanted} cho {term}.",
  "finding.glossaryVerbatim": "Bảng thuật ngữ giữ nguyên {term}.",

  "documentNote.zawgyiConverted": "Văn bản tiếng Miến Điện dùng Zawgyi và đã được chuyển sang Unicode trước khi dịch.",
  "documentNote.zawgyiPossible": "Văn bản tiếng Miến Điện có thể dùng Zawgyi. Văn bản được giữ nguyên.",
  "documentNote.latin1Assumed":
    "Tệp không dùng UTF-8. Tệp được đọc theo ISO 8859-1, và bản dịch cũng được ghi theo bảng mã đó với chuỗi thoát của Java.",
  "documentNote.partSkipped": "Dòng {line} cần xem lại: {reason}",
  "documentNote.nothingToTranslate": "Không có gì để dịch.",
  "documentNote.alreadyInTarget": "Có vẻ văn bản đã viết bằng {target}.",

  "glossary.noHeader": "Hàng đầu tiên của bảng thuật ngữ phải đặt tên cho các cột, trong đó có một cột tên là source.",
  "glossary.unknownColumn": "Cột {column} không phải là ngôn ngữ hay tên đã biết nên bị bỏ qua.",
  "glossary.doubleColumn": "Cột {column} xuất hiện hai lần; cột đầu tiên được dùng.",
  "glossary.emptySource": "Hàng {row} không có thuật ngữ nguồn nên bị bỏ qua.",
  "glossary.tooManyCells": "Hàng {row} có nhiều ô hơn hàng đầu tiên; phần thừa bị bỏ qua.",
  "glossary.unreadable": "Không đọc được dòng {row} ({reason}); tệp được đọc đến đó.",
  "glossary.badChoice": "Hàng {row}: {value} không phải là giá trị của {column}.",
  "glossary.keptAndTranslated":
    "Hàng {row}: {term} có bản dịch nhưng được đánh dấu là không dịch; thuật ngữ được giữ nguyên.",
  "glossary.doubleTerm": "Hàng {row}: {term} đã có ở hàng {first}; hàng đầu tiên được dùng.",
};

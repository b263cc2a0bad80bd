import type { fileTranslation as english } from "../en/fileTranslation.ts";
import type { Translated } from "../en.ts";

/** English in ../en/fileTranslation.ts. */
export const fileTranslation: Translated<typeof english> = {
  // Files that are not translated, and why
  "fileTranslation.skipped": "Đã bỏ qua {file}: {reason}",
  "fileTranslation.skip.code": "đây là mã nguồn, chỉ có thể dịch chú thích ngay tại chỗ.",
  "fileTranslation.skip.sameLanguage": "đây chính là tệp của ngôn ngữ đó.",
  "fileTranslation.skip.empty": "không có gì để dịch.",
  "fileTranslation.skip.lost": "{path} có những mục không có chỗ trong bản nguồn nên được giữ nguyên.",
  "fileTranslation.skip.undecided": "chưa ai quyết định sẽ làm gì với các chỉnh sửa trong {path}.",
  "fileTranslation.skip.ignored": "git bỏ qua tệp này.",
  "fileTranslation.skip.unknown": "không biết định dạng của tệp.",
  "fileTranslation.skip.settings": "có vẻ tệp này dành cho chương trình.",
  "fileTranslation.skip.translation": "đây đã là bản dịch.",
  "fileTranslation.summary":
    "Đã ghi {written}, {unchanged} đã là bản mới nhất, {findings} cần xem lại, {skipped} bị bỏ qua, {failed} thất bại.",

  "namePattern.unknown": "Không biết {part}.",
  "namePattern.noLanguage": "Thiếu {lang}.",
  "namePattern.outside": "{path} nằm ngoài dự án.",

  // What a command looked for in vain
  "nothing.comment": "Không có chú thích nào tại con trỏ.",
  "nothing.clipboard": "Không có văn bản nào trong bảng tạm.",
  "nothing.markdown": "Đây không phải là tài liệu Markdown.",
  "nothing.editor": "Hãy mở một tệp trước, hoặc chọn “Tệp mới”.",
  "nothing.file": "Không có tệp nào để dịch.",

  // A job in the editor
  "fileTranslation.pauseOrResume": "Tạm dừng hoặc tiếp tục",
  "fileTranslation.paused": "Đã tạm dừng sau {done} trên {count}.",
  "fileTranslation.segments": "({done} trên {count} đoạn)",
  "fileTranslation.waiting": "Đang đợi các tệp phía trước.",
  "fileTranslation.cancelled": "Đã hủy.",
  "fileTranslation.notDone": "Còn {count} tệp chưa dịch.",
  "fileTranslation.notDoneOne": "Còn một tệp chưa dịch.",
  "fileTranslation.tooMany": "Thư mục có nhiều hơn {limit} tệp; chỉ chừng đó tệp được xem xét.",
  "fileTranslation.sourceChanged": "Bản nguồn đã thay đổi sau khi được đọc. Hãy dịch lại.",
  "fileTranslation.needsLook": "{count} chỗ cần xem lại.",
  "fileTranslation.needsLookOne": "Một chỗ cần xem lại.",
  "fileTranslation.noReport": "Chưa có tệp nào được dịch trong cửa sổ này.",
  "fileTranslation.showReport": "Xem báo cáo",
  "fileTranslation.open": "Mở bản dịch",
  "fileTranslation.reportTitle": "Báo cáo dịch: {language}",
  "fileTranslation.reportName": "Báo cáo dịch.md",
  "fileTranslation.writtenFile": "{file}: đã ghi vào {path}.",
  "fileTranslation.written": "đã ghi vào {path}",
  "fileTranslation.unchanged": "{path} đã là bản mới nhất",
  "fileTranslation.failed": "Chưa dịch được {file}: {reason}",
  "fileTranslation.conflict": "Đã có người sửa, và bản nguồn đã thay đổi từ đó. Bản sửa được giữ lại.",
  "fileTranslation.askConflicts":
    "{path}: {conflicts} mục đã có người sửa nay có bản nguồn thay đổi. Giữ các chỉnh sửa hay dịch lại?",
  "fileTranslation.askLost": "{path}: có người đã thêm hoặc bỏ {lost} mục, và việc cập nhật sẽ xóa thay đổi đó.",
  "fileTranslation.askConflictsOne":
    "{path}: một mục đã có người sửa nay có bản nguồn thay đổi. Giữ chỉnh sửa hay dịch lại?",
  "fileTranslation.askLostOne": "{path}: có người đã thêm hoặc bỏ một mục, và việc cập nhật sẽ xóa thay đổi đó.",
  "fileTranslation.askShown": "{path}: giữ nội dung đã có người viết hay dịch lại?",
  "fileTranslation.moreEntries": "và {count} mục nữa",
  "fileTranslation.diffConflicts": "{path}: bản nguồn hiện nay và bản dịch",
  "fileTranslation.diffLost": "{path}: hiện nay và sau khi cập nhật",
  "fileTranslation.keepMine": "Giữ bản của tôi",
  "fileTranslation.translateAnew": "Dịch lại",
  "fileTranslation.show": "Xem",
  "result.gone": "Văn bản này không còn: nó không được giữ lại khi cửa sổ được tải lại.",
  "fileTranslation.pasteInto": "Dán bản dịch sang {language}",

  // An existing translation beside its source
  "check.missing": "Thiếu mục này: {source}",
  "check.extra": "Bản nguồn không có mục này.",
  "check.empty": "Mục này chưa có bản dịch: {source}",
  "check.outdated": "Bản nguồn đã thay đổi sau khi mục này được dịch.",
};

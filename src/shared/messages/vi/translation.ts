import type { translation as english } from "../en/translation.ts";
import type { Translated } from "../en.ts";

/** English in ../en/translation.ts. */
export const translation: Translated<typeof english> = {
  "translate.done": "{done} trên {count}",
  "translate.pickWay": "Làm gì với bản dịch?",
  "translate.usualWay": "cách thường dùng",
  "translate.way.replace": "Thay thế văn bản",
  "translate.way.preview": "Xem trước trong trình so sánh",
  "translate.way.insertBelow": "Chèn bên dưới",
  "translate.way.insertAbove": "Chèn bên trên",
  "translate.way.bilingual": "Cả hai ngôn ngữ cùng nhau",
  "translate.way.copy": "Sao chép vào bảng tạm",
  "translate.way.newDocument": "Mở trong tài liệu mới",
  "translate.moreNotes": "Và {count} mục nữa.",
  "source.pick": "Văn bản trong không gian làm việc này viết bằng",
  "source.detect": "Nhận biết từ văn bản",
  "language.current": "hiện tại",

  "preview.fileName": "{name} (bản xem trước bản dịch)",
  "preview.title": "{name} → {to}",
  "preview.titleFrom": "{name}: {from} → {to}",
  "preview.closed": "Bản xem trước của {name} đã bị đóng trước khi được chấp nhận. Bản dịch vẫn còn.",
  "preview.reopen": "Mở lại",
  "preview.discard": "Bỏ đi",
  "preview.running": "Vẫn đang dịch: đã xong {done} trên {count} đoạn.",
  "preview.runningDetail": "Chấp nhận bây giờ sẽ kết thúc việc dịch. Phần chưa xong được giữ như bản nguồn.",
  "preview.wait": "Đợi",
  "preview.acceptDone": "Chấp nhận phần đã xong",
  "preview.changed": "{name} đã thay đổi sau khi tạo bản xem trước.",
  "preview.changedDetail":
    "Những gì đã viết ở đó trong lúc này sẽ mất, trừ khi bạn hoàn tác. Nếu hủy, cả hai được giữ nguyên.",
  "preview.overwrite": "Thay thế toàn bộ",

  "findings.summary": "{found} trên {count} đoạn cần xem lại.",
  "findings.summaryOne": "Bản dịch cần xem lại.",
  "findings.show": "Xem",
  "findings.retryFinding": "Dịch lại",
  "findings.retryFindings": "Dịch lại tất cả các đoạn được đánh dấu",
  "findings.keepSource": "Giữ văn bản nguồn",
  "findings.ignoreFinding": "Bỏ qua",

  "hover.translate": "Dịch...",
  "hover.translateInto": "Dịch sang {language}",
  "hover.progress": "Đang dịch",
  "hover.done": "Đã dịch. Trỏ lại vào văn bản để đọc.",
  "glossary.noFolder": "hãy mở thư mục mà bảng thuật ngữ sẽ thuộc về",
  "glossary.notUsed": "Không dùng bảng thuật ngữ: {reason}",
  "comment.translate": "Dịch chú thích",
};

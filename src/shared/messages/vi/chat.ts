import type { chat as english } from "../en/chat.ts";
import type { Translated } from "../en.ts";

/** English in ../en/chat.ts. */
export const chat: Translated<typeof english> = {
  // The panel's head
  "panel.header": "Cuộc trò chuyện này",
  "panel.untitled": "Cuộc trò chuyện mới",
  "panel.conversations": "Các cuộc trò chuyện",
  "panel.openInEditor": "Mở trong trình soạn thảo",
  "panel.openInWindow": "Mở trong cửa sổ mới",
  "panel.more": "Thêm",
  "panel.title": "Tiêu đề",
  "panel.rename": "Đổi tên",

  // The list of conversations
  "panel.back": "Quay lại",
  "panel.search": "Tìm cuộc trò chuyện",
  "panel.import": "Nhập...",
  "panel.export": "Xuất...",
  "panel.pin": "Ghim",
  "panel.unpin": "Bỏ ghim",
  "panel.delete": "Xóa",
  "panel.moreAbout": "Thêm về “{title}”",
  "panel.pinned": "Đã ghim",
  "panel.running": "Đang viết câu trả lời",
  "panel.now": "vừa xong",
  "panel.minutesAgo": "{minutes} phút trước",
  "panel.hoursAgo": "{hours} giờ trước",
  "panel.daysAgo": "{days} ngày trước",
  "panel.today": "Hôm nay",
  "panel.yesterday": "Hôm qua",
  "panel.noConversations": "Chưa có cuộc trò chuyện nào. Cuộc đầu tiên được lưu khi bạn đặt câu hỏi.",
  "panel.nothingFound": "Không tìm thấy gì cho “{query}”.",
  "panel.foundCount": "Tìm thấy: {count}",

  // The composer
  "panel.composer": "Tin nhắn tiếp theo",
  "panel.addContext": "Thêm ngữ cảnh",
  "panel.context.selection": "Vùng chọn",
  "panel.context.file": "Tệp...",
  "panel.context.folder": "Thư mục...",
  "panel.context.problems": "Vấn đề",
  "panel.context.text": "Văn bản đã dán",
  "panel.chips": "Ngữ cảnh",
  "panel.removeChip": "Bỏ {label}",
  "panel.drop": "Thả vào đây để thêm vào câu hỏi",
  "panel.completions": "Gợi ý hoàn thành",
  "panel.answerLanguage": "Ngôn ngữ trả lời",
  "panel.answerLanguageAuto": "Tự động",

  // How full the context is
  "panel.gauge": "Ngữ cảnh: {percent}% của {tokens} token",
  "panel.gaugeAbout": "Ngữ cảnh: khoảng {percent}% của {tokens} token",
  "panel.gaugeEstimate": "Ước tính: chưa nạp mô hình nào để đếm.",
  "panel.gaugeSystem": "Lời nhắc hệ thống",
  "panel.gaugeChips": "Ngữ cảnh kèm câu hỏi",
  "panel.gaugeHistory": "Phần trao đổi trước",
  "panel.gaugeDraft": "Tin nhắn của bạn",
  "panel.gaugeAnswer": "Dành cho câu trả lời",
  "panel.gaugeFree": "Còn trống",

  // What would not fit, and who else writes
  "panel.overflow": "Không đủ chỗ: cần {needed} token, ngữ cảnh chỉ có {context}. Chưa gửi gì cả.",
  "panel.overflowAlone": "Nguyên nhân không phải phần trao đổi trước. Hãy rút ngắn tin nhắn hoặc bỏ bớt ngữ cảnh.",
  "panel.way.trimOldest": "Bỏ phần cũ nhất",
  "panel.way.trimOldest.detail": "Mô hình quên các tin nhắn cũ nhất. Chúng vẫn được giữ trong cuộc trò chuyện.",
  "panel.way.summarizeEarlier": "Tóm tắt phần trước",
  "panel.way.summarizeEarlier.detail": "Mô hình nhận một bản tóm tắt thay cho các tin nhắn cũ nhất.",
  "panel.way.newChat": "Trò chuyện mới",
  "panel.way.newChat.detail": "Hỏi trong một cuộc trò chuyện mới, không có phần trao đổi trước.",
  "panel.following": "Một cửa sổ khác đang viết câu trả lời trong cuộc trò chuyện này. Bạn có thể theo dõi tại đây.",

  // Messages
  "panel.numberedQuestion": "Câu hỏi {number}",
  "panel.numberedAnswer": "Câu trả lời {number}",
  "panel.editQuestion": "Sửa câu hỏi",
  "panel.sendEdited": "Gửi",
  "panel.cancelEdit": "Hủy",
  "panel.branch": "Phiên bản {index} trên {count}",
  "panel.previousBranch": "Phiên bản trước",
  "panel.nextBranch": "Phiên bản sau",
  "panel.regenerate": "Trả lời lại",
  "panel.continue": "Tiếp tục",
  "panel.moreAboutAnswer": "Thêm về câu trả lời này",
  "panel.translateAnswer": "Dịch câu trả lời này...",
  "panel.changeRegister": "Đọc theo văn phong khác...",
  "panel.suggestFollowUps": "Gợi ý câu hỏi tiếp",
  "panel.followUps": "Câu hỏi tiếp theo",
  "panel.removeRendition": "Bỏ {label}",
  "panel.forgotten": "Mô hình không còn đọc phần phía trên.",
  "panel.thoughtLiveFor": "Đang suy nghĩ... {duration}",
  "panel.insertCode": "Chèn",
  "panel.insertCodeName": "Chèn tại con trỏ",
  "panel.newFile": "Tệp mới",
  "panel.newFileName": "Tạo tệp mới với mã này",
  "panel.applyCode": "Áp dụng",
  "panel.applyCodeName": "Áp dụng vào tệp đang mở...",
  "panel.codeActions": "Thao tác khác với mã này",

  // How a reader is addressed
  "panel.register.neutral": "trung tính",
  "panel.register.formal": "trang trọng",
  "panel.register.casual": "thân mật",

  // What goes along with a question
  "chat.problems": "Vấn đề: {count}",
  "chat.workspace": "Không gian làm việc",
  "chat.noProblems": "Không có vấn đề nào được báo cáo.",
  "chat.noReference": "Không tìm thấy gì cho {names}. Gửi lần nữa để gửi như văn bản.",

  // Slash commands
  "command.translate": "Dịch ngữ cảnh hoặc văn bản phía sau lệnh",
  "command.summarize": "Tóm tắt ngữ cảnh hoặc văn bản phía sau lệnh",
  "command.explain": "Giải thích ngữ cảnh",
  "command.fix": "Tìm và sửa lỗi trong ngữ cảnh",
  "command.docs": "Viết chú thích tài liệu cho ngữ cảnh",
  "command.think": "Từ bây giờ, suy nghĩ trước khi trả lời",
  "command.no_think": "Từ bây giờ, trả lời ngay",
  "command.findings": "Cần kiểm tra trong {label}:",
  "panel.findings": "Cần kiểm tra:",
  "command.unknownLanguage": "“{word}” không phải là một trong các ngôn ngữ, nên được coi là văn bản.",
  "nothing.context":
    "Không có gì để xử lý. Hãy gõ văn bản phía sau lệnh, chọn văn bản trong trình soạn thảo, hoặc thêm tệp bằng + hoặc #.",
  "error.command.unknown":
    "Không có lệnh /{command}. Các lệnh hiện có: {known}. Đặt dấu cách trước dấu gạch chéo để gửi như văn bản.",

  // Beside an answer
  "chat.pickRegister": "Dùng văn phong nào?",
  "chat.noFollowUps": "Mô hình không gợi ý câu hỏi nào.",
  "chat.codePreview": "{name} (kèm mã)",

  // Conversations outside the panel
  "chat.pickConversation": "Chọn cuộc trò chuyện nào?",
  "chat.export": "Xuất cuộc trò chuyện",
  "nothing.conversation": "Cuộc trò chuyện này trống: không có gì để xuất.",
  "chat.exported": "Đã xuất “{title}”.",
  "chat.import": "Nhập cuộc trò chuyện",
  "chat.conversationFiles": "Cuộc trò chuyện",
  "chat.deleted": "Đã xóa “{title}”.",
  "chat.undo": "Hoàn tác",
  "chat.deletedDetail": "Đã xóa: {time} · Tin nhắn: {count}",
  "chat.nothingDeleted": "Không có cuộc trò chuyện nào bị xóa trong {days} ngày qua.",
};

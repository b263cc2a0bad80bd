import type { editor as english } from "../en/editor.ts";
import type { Translated } from "../en.ts";

/** English in ../en/editor.ts. */
export const editor: Translated<typeof english> = {
  "action.setUpModel": "Thiết lập mô hình...",
  "action.resumeDownload": "Tải tiếp",
  "action.setToken": "Đặt token Hugging Face...",
  "action.chooseModel": "Chọn tệp GGUF...",
  "action.loadModel": "Nạp mô hình",
  "action.retry": "Thử lại",
  "action.waitForModel": "Đợi",
  "action.switchModel": "Đổi cho mọi cửa sổ",
  "action.newChat": "Trò chuyện mới",
  "action.openSettings": "Mở cài đặt",
  "action.showLog": "Xem nhật ký",
  "action.unloadModel": "Giải phóng mô hình",
  "action.stopServer": "Dừng máy chủ",
  "action.showDetails": "Nơi mô hình chạy",

  // Progress of a task, in notifications and under a waiting answer
  "task.loading": "Đang nạp mô hình ({percent}%)",
  "task.waitingForModel": "Đang đợi “{model}” rảnh",
  "task.queuedNext": "Kế tiếp trong hàng đợi",
  "task.queuedOne": "Đang xếp hàng: trước yêu cầu này còn 1 yêu cầu",
  "task.queued": "Đang xếp hàng: trước yêu cầu này còn {ahead} yêu cầu",
  "task.reading": "Đang đọc {tokens} token",
  "task.part": "Phần {index} trên {count}",
  "task.thinking": "Đang suy nghĩ",

  // Translating a selection
  "translate.progress": "Đang dịch sang {language}",
  "translate.item": "{index} trên {count}",
  "translate.pickTarget": "Dịch sang",
  "translate.wholeFile": "Dịch toàn bộ tệp",
  "result.insertBelow": "Vẫn chèn bên dưới",
  "result.copy": "Sao chép",
  "result.openDocument": "Mở trong tài liệu mới",
  "result.copied": "Đã sao chép.",

  // Summaries
  "summary.progress": "Đang tóm tắt bằng {language}",
  "summary.pickTarget": "Tóm tắt bằng",
  "summary.heading": "Tóm tắt {name}",
  "summary.coverage": "{parts} trên {parts} phần · {language} · {model}",
  "summary.untitled": "vùng chọn",

  // Language picker
  "language.lastUsed": "dùng gần đây nhất",
  "language.system": "ngôn ngữ của hệ thống này",

  // Status bar and its menu
  "status.idle": "SEA-LION",
  "status.idleTooltip": "Mô hình chưa được nạp. Mô hình sẽ được nạp khi có yêu cầu đầu tiên.",
  "status.none": "SEA-LION: chọn mô hình",
  "status.loading": "SEA-LION: {percent}%",
  "status.ready": "SEA-LION: {backend} · {language}",
  "status.readyNoTarget": "SEA-LION: {backend}",
  "status.failed": "SEA-LION: chưa nạp được",
  "status.lost": "SEA-LION: máy chủ đã dừng",
  "status.notResponding": "SEA-LION: không phản hồi",
  "status.notRespondingTooltip":
    "Máy chủ mô hình hiện không trả lời. Nếu vẫn im lặng trong {seconds} giây, máy chủ sẽ bị kết thúc và khởi động lại.",
  "status.queue": "{queued} đang đợi",
  "status.queued": "SEA-LION: còn {ahead} yêu cầu trước bạn",
  "status.waitingForModel": "SEA-LION: đang đợi {model}",
  "menu.title": "SEA-LION Local",
  "menu.chat": "Mở trò chuyện",
  "menu.target": "Ngôn ngữ dịch",
  "menu.targetNone": "sẽ hỏi ở lần đầu",
};

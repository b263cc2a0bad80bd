import type { models as english } from "../en/models.ts";
import type { Translated } from "../en.ts";

/** English in ../en/models.ts. */
export const models: Translated<typeof english> = {
  "error.model.inUse": "{model} đang được dùng. Hãy giải phóng mô hình, hoặc dừng việc đang dùng nó, rồi thử lại.",
  "error.model.notManaged": "{path} không do SEA-LION Local đặt ở đó nên không bị xóa.",
  "error.model.exists": "Đã có một mô hình khác tên là {name}. Hãy đổi tên một trong hai tệp.",

  // In what state a model is, and how far: in the view, in notifications and on a terminal
  "models.state.available": "chưa tải xuống",
  "models.state.noFile": "không rõ địa chỉ",
  "models.state.downloading": "đang tải xuống {percent}%",
  "models.state.copying": "đang sao chép {percent}%",
  "models.state.retrying": "mất kết nối ở {percent}%, đang thử lại",
  "models.state.verifying": "đang xác minh {percent}%",
  "models.state.paused": "tạm dừng ở {percent}%",
  "models.state.interrupted": "bị gián đoạn ở {percent}%",
  "models.state.failed": "thất bại ở {percent}%",
  "models.state.ready": "sẵn sàng",
  "models.state.loading": "đang nạp {percent}%",
  "models.state.loadedGpu": "đã nạp trên {backend}, {gpuLayers}/{totalLayers} lớp",
  "models.state.loadedCpu": "đã nạp trên bộ xử lý",
  "models.state.damaged": "bị hỏng",
  "models.state.notFound": "không tìm thấy",
  "models.state.unusable": "không dùng được",
  "transfer.percent": "{percent}%",
  "transfer.amount": "{done} trên {total}",
  "transfer.speed": "{speed}/giây",
  "transfer.left": "còn {time}",
  "transfer.hours": "{hours} giờ {minutes} phút",
  "transfer.minutes": "{minutes} phút",
  "transfer.seconds": "{seconds} giây",
  "models.download.retrying": "{percent}%, đang thử kết nối lại",
  "models.download.verifying": "đang xác minh, {percent}%",

  "catalogue.notAList": "Danh mục mô hình bổ sung không phải là một danh sách.",
  "catalogue.problem": "Không dùng được mục {name} của danh mục: {reason}.",
  "catalogue.warning.notSafetyAligned":
    "Mô hình này không được huấn luyện để từ chối yêu cầu gây hại: hãy kiểm tra nội dung nó viết trước khi tin dùng.",
  "catalogue.warning.noThinkingSwitch": "/think và /no_think trong tin nhắn không có tác dụng với mô hình này.",
  "catalogue.warning.licenceInNotice": "Giấy phép nằm trong tệp NOTICE của kho chứa mô hình.",
  "catalogue.warning.noFile": "Chưa biết tệp GGUF nào của mô hình này nên không thể tải xuống từ đây.",
  "catalogue.warning.noAddress":
    "Mô hình này có tệp GGUF, nhưng ở đây không biết địa chỉ kho chứa: hãy tự tìm và nhập địa chỉ.",
};

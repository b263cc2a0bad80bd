import type { downloads as english } from "../en/downloads.ts";
import type { Translated } from "../en.ts";

/** English in ../en/downloads.ts. */
export const downloads: Translated<typeof english> = {
  "error.download.badAddress": "{address} không phải là địa chỉ của một tệp GGUF: {reason}.",
  "error.download.notFound": "Không tìm thấy {address}: {reason}. Hãy kiểm tra tên hoặc chọn mô hình khác.",
  "error.download.forbidden":
    "{host} không cho bạn tải {name}: có thể cần một tài khoản đã chấp nhận giấy phép của mô hình này.",
  "error.download.rateLimited": "{host} yêu cầu tạm ngừng. Hãy thử lại sau {seconds} giây; phần đã tải vẫn được giữ.",
  "error.download.network": "Không kết nối được với {host}: {reason}. Hãy thử lại; phần đã tải vẫn được giữ.",
  "error.download.badRedirect": "{host} chuyển hướng đến {address}; chuyển hướng này không được chấp nhận: {reason}.",
  "error.download.notAModel": "{address} không phải là tệp GGUF: {reason}.",
  "error.download.changed":
    "{name} trên hub đã khác với lúc bắt đầu tải. Hãy thử lại; những phần còn khớp vẫn được giữ.",
  "error.download.checksumMismatch":
    "{name} bị hỏng khi tải: SHA-256 không khớp với giá trị được công bố. Tệp đã bị xóa; hãy thử lại.",
  "error.download.diskFull":
    "{name} cần {needed}, trong đó {reserve} phải để trống, mà {path} chỉ còn trống {free}. Hãy giải phóng bớt dung lượng rồi thử lại; phần đã tải vẫn được giữ.",
  "error.download.licence": "Cần chấp nhận giấy phép của {name} trước: {licence}, {url}",
  "error.download.elsewhere":
    "Một tiến trình khác đang tải {name}. Hãy đợi nó xong, hoặc kết thúc tiến trình đó rồi thử lại.",
  "error.download.unknown": "Lượt tải này đã kết thúc: danh sách đã được làm mới trong lúc đó.",

  "download.gigabytes": "{size} GB",
  "download.megabytes": "{size} MB",
  "download.licenceUnknown": "không rõ",
};

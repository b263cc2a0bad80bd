import type { errors as english } from "../en/errors.ts";
import type { Translated } from "../en.ts";

/** English in ../en/errors.ts. */
export const errors: Translated<typeof english> = {
  "error.model.none": "Chưa chọn mô hình nào. Hãy thiết lập một mô hình để bắt đầu.",
  "error.model.notFound": "Không tìm thấy mô hình {model}. Hãy chọn tệp GGUF khác.",
  "error.model.notAFile": "{path} không phải là tệp đọc được. Hãy chọn một tệp GGUF.",
  "error.model.invalidFile":
    "{path} không phải là tệp GGUF dùng được: {reason}. Hãy chọn tệp khác hoặc tải lại tệp này.",
  "error.model.incompatible":
    "{path} có kiến trúc “{architecture}” mà phần mềm này không hỗ trợ. Hãy chọn mô hình khác.",
  "error.model.noChatTemplate":
    "{path} không có mẫu hội thoại nên không thể trò chuyện hay dịch. Hãy chọn mô hình đã được tinh chỉnh theo chỉ dẫn.",
  "error.model.insufficientMemory":
    "Không đủ bộ nhớ cho mô hình này. Hãy chọn mô hình nhỏ hơn, hoặc giảm ngữ cảnh trong cài đặt.",
  "error.model.busy":
    "Một cửa sổ khác đang dùng “{model}” và bộ nhớ không chứa được mô hình thứ hai. Hãy đợi đến khi nó rảnh, hoặc thay nó bằng mô hình của cửa sổ này cho mọi cửa sổ.",
  "error.model.busyHere":
    "Cửa sổ này vẫn đang dùng “{model}” và bộ nhớ không chứa được mô hình thứ hai. Hãy đợi đến khi xong, hoặc thay bằng mô hình kia; khi đó công việc đang làm sẽ kết thúc.",
  "error.model.switched": "Một cửa sổ khác đã thay “{former}” bằng “{model}”. Hãy thử lại để dùng lại mô hình trước.",
  "error.model.unloaded":
    "Mô hình đã được giải phóng trong lúc đó. Hãy thử lại: mô hình sẽ được nạp lại khi có yêu cầu tiếp theo.",
  "error.model.loadFailed": "Không nạp được mô hình: {reason}",
  "error.template.invalid": "Không dùng được mẫu hội thoại của {path}: {reason}. Hãy chọn mô hình khác.",
  "error.generation.contextOverflow":
    "Nội dung quá dài: {promptTokens} token, trong khi mô hình chỉ chứa được {limitTokens}. Hãy rút ngắn, hoặc bắt đầu cuộc trò chuyện mới.",
  "error.generation.failed": "Mô hình đã dừng vì lỗi. Hãy thử lại.",
  "error.generation.unfinished":
    "Mô hình không hoàn tất được một đoạn: nó viết mãi không dừng, hoặc không viết gì. Mô hình lớn hơn hoặc văn bản ngắn hơn có thể giúp được.",
  "error.input.empty": "Không có văn bản nào để xử lý. Hãy chọn văn bản trước.",
  "error.input.tooLarge":
    "Văn bản này có {size} ký tự; mỗi lần chỉ xử lý được tối đa {limit}. Hãy chọn một phần của văn bản.",
  "error.input.fileTooLarge": "{path} có hơn {limit} ký tự, quá nhiều để xử lý một lần. Hãy chọn một phần của văn bản.",
  "error.conversation.elsewhere": "Một cửa sổ khác đang viết trong cuộc trò chuyện này. Hãy đợi đến khi xong.",
  "error.conversation.notReadable":
    "Tệp này không phải là cuộc trò chuyện được xuất từ SEA-LION Local. Chưa nhập gì cả.",
  "error.conversation.newer":
    "Tệp này được xuất từ một phiên bản SEA-LION Local mới hơn. Hãy cập nhật phiên bản của bạn để nhập tệp này.",
  "error.conversation.damaged": "Tệp này được xuất từ SEA-LION Local nhưng đã hỏng: {reason}. Chưa nhập gì cả.",
  "error.conversation.empty": "Cuộc trò chuyện này không có tin nhắn: không có gì để nhập.",
  "error.conversation.tooLarge":
    "Tệp này có dung lượng {size}, lớn hơn mọi cuộc trò chuyện. Chỉ có thể nhập tối đa {limit}.",
  "error.document.changed": "Tài liệu đã thay đổi từ lúc đó. Kết quả chưa được chèn.",
  "error.document.closed": "Tài liệu đã đóng. Kết quả chưa được chèn.",
  "error.document.readOnly": "Tài liệu này chỉ cho phép đọc. Kết quả chưa được chèn.",
  "error.document.invalid": "Dòng {line}, cột {column}: {reason}. Chưa dịch gì cả; hãy sửa rồi thử lại.",
  "error.document.outOfMemory": "Tài liệu này chiếm quá nhiều bộ nhớ để dịch một lần. Hãy dịch từng phần nhỏ hơn.",
  "error.document.unsaved": "{path} có thay đổi chưa lưu. Hãy lưu trước.",
  "error.document.notFound": "Không tìm thấy {path}. Có thể tệp đã bị di chuyển hoặc bị xóa.",
  "error.document.forbidden": "Bạn không có quyền mở hoặc sửa {path}. Hãy kiểm tra quyền của tệp.",
  "error.document.failed": "Không đọc hoặc ghi được {path}: {reason}",
  "error.document.binary":
    "{path} không phải là văn bản UTF-8, hoặc chứa ký tự không thể có trong văn bản. Hãy chuyển đổi tệp trước.",
  "error.server.unavailable": "Không khởi động được máy chủ mô hình: {reason}",
  "error.server.crashed":
    "Máy chủ mô hình đã dừng đột ngột. Hãy thử lại: máy chủ sẽ khởi động lại khi có yêu cầu tiếp theo.",
  "error.server.notResponding": "Máy chủ mô hình không trả lời. Máy chủ sẽ khởi động lại khi có yêu cầu tiếp theo.",
  "error.server.stopped":
    "Máy chủ mô hình đã bị dừng trong lúc đó. Hãy thử lại: máy chủ sẽ khởi động lại khi có yêu cầu tiếp theo.",
  "error.folder.notWritable": "Không ghi được vào thư mục {path}: {reason}.",
  "error.config.invalid": "Không dùng được giá trị của {setting}: {reason}",
  "error.config.noBackend": "Không dùng được giá trị của {setting}: máy này không thể tính toán bằng {backend}.",
  "error.internal": "SEA-LION Local gặp sự cố. Xem chi tiết trong nhật ký.",

  // Why the server ended, and what happens next; the two stand one behind the other
  "crash.gpuMemory": "Máy chủ mô hình đã dừng: bộ nhớ GPU đã hết.",
  "crash.memory": "Máy chủ mô hình đã dừng: bộ nhớ của máy này đã hết.",
  "crash.killed":
    "Máy chủ mô hình đã bị hệ thống kết thúc (SIGKILL). Thường thì điều này có nghĩa là máy không còn bộ nhớ trống.",
  "crash.modelFile":
    "Máy chủ mô hình đã dừng khi đang đọc mô hình. Tệp có thể đã hỏng; thông báo cuối cùng là “{line}”.",
  "crash.assertion": "Máy chủ mô hình đã dừng: một bước kiểm tra bên trong llama.cpp không đạt, “{line}”.",
  "crash.gpuFault": "Máy chủ mô hình đã dừng: GPU hoặc trình điều khiển của nó gặp lỗi, “{line}”.",
  "crash.signal": "Máy chủ mô hình đã dừng với {line}.",
  "crash.hung": "Máy chủ mô hình không trả lời trong thời gian dài nên đã bị kết thúc.",
  "crash.unknown": "Máy chủ mô hình đã dừng đột ngột.",
  "crash.again": "Hãy thử lại: máy chủ sẽ khởi động lại.",
  "crash.againFewerLayers":
    "Hãy thử lại: máy chủ sẽ khởi động lại, với tối đa {layers} lớp trên GPU trong một giờ tới.",
  "crash.againWithoutGpu": "Hãy thử lại: máy chủ sẽ khởi động lại, không dùng GPU trong một giờ tới.",
};

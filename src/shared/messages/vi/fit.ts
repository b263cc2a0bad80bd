import type { fit as english } from "../en/fit.ts";
import type { Translated } from "../en.ts";

/** English in ../en/fit.ts. */
export const fit: Translated<typeof english> = {
  "fit.gpu": "Chạy được trên GPU",
  "fit.partial": "Chạy được với {gpuLayers} trên {totalLayers} lớp nằm trên GPU",
  "fit.ram": "Chạy được trong bộ nhớ chính, chậm",
  "fit.no": "Không đủ bộ nhớ: cần {needed}, bạn có {available}",
  "fit.noDisk": "Không đủ chỗ trên ổ đĩa: cần {needed}, trong đó {reserve} phải để trống, mà chỉ còn trống {free}",
  // What stands behind the verdict in one line
  "fit.withSpeed": "{verdict}, khoảng {speed} token/giây (ước tính)",
  "fit.becauseOfOthers": "{verdict}: các chương trình khác đang chiếm {size} bộ nhớ GPU",
  "fit.estimate": "{text} (ước tính)",
  "fit.rough": "{text}; ước chừng, chưa đọc phần đầu tệp",
  "fit.shorterContext":
    "{text}; với ngữ cảnh {tokens} token, không phải {wished}: mô hình không được huấn luyện với nhiều hơn",
  "fit.of": "{source}: {text}",

  // The sum behind it, a line for each part
  "fit.sum.vram":
    "Bộ nhớ GPU: {weights} trọng số ({layers} lớp) + {cache} ngữ cảnh + {compute} để tính toán + {overhead} trình điều khiển = {total}, còn trống {free}",
  "fit.sum.ram":
    "Bộ nhớ chính: {weights} trọng số + {cache} ngữ cảnh + {compute} để tính toán + {overhead} phần còn lại = {total}, còn trống {free}",
  "fit.sum.reclaimable": "Thêm {size} của tệp được đưa vào bộ nhớ trong khi nạp; hệ thống sẽ lấy lại khi cần.",
  "fit.sum.context": "Ngữ cảnh: {tokens} token, số câu trả lời song song: {parallel}",
  "fit.sum.cacheEach": "Ngữ cảnh: {tokens} token × {parallel} câu trả lời song song, mỗi token {each} = {cache}",
  "fit.sum.largest": "Ngữ cảnh dài nhất có thể dùng theo cách này: {tokens} token",
  "fit.sum.largestNone": "Không đủ bộ nhớ ngay cả cho ngữ cảnh ngắn nhất.",
  "fit.sum.speed": "Tốc độ: tối đa khoảng {speed} token/giây, theo băng thông bộ nhớ (ước tính)",
  "fit.sum.others": "Các chương trình khác đang chiếm {size} trên {total} của GPU.",
  "fit.sum.othersMatter":
    "Các chương trình khác đang chiếm {size} trên {total} của GPU. Nếu không có chúng: {verdict}.",
  "fit.sum.disk": "Ổ đĩa: cần {needed} (tải xuống {download}, để trống {reserve}), còn trống {free} trong {path}",
  "fit.sum.rough": "Ước tính theo số liệu của danh mục. Hãy kiểm tra mô hình để đọc phần đầu của chính tệp đó.",

  // The estimate beside what loading really took
  "details.estimate": "Ước tính trước",
  "details.estimateRam": "{ram} bộ nhớ chính",
  "details.estimateBoth": "{vram} bộ nhớ GPU, {ram} bộ nhớ chính",
  "adjust.fewerGpuLayers.others":
    "{to} trên {from} lớp nằm trên GPU: các chương trình khác đang chiếm {size} bộ nhớ GPU. Hãy đóng chúng rồi nạp lại mô hình để có nhiều lớp hơn.",
  "adjust.noGpuLayers.others":
    "Không có lớp nào nằm trên GPU: các chương trình khác đang chiếm {size} bộ nhớ GPU. Hãy đóng chúng rồi nạp lại mô hình.",
};

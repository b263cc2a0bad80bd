import type { fit as english } from "../en/fit.ts";
import type { Translated } from "../en.ts";

/** English in ../en/fit.ts. */
export const fit: Translated<typeof english> = {
  "fit.gpu": "可放入 GPU",
  "fit.partial": "可放入，其中 {gpuLayers}/{totalLayers} 层在 GPU 上",
  "fit.ram": "可放入内存，速度较慢",
  "fit.no": "放不下：需要 {needed}，可用 {available}",
  "fit.noDisk": "磁盘空间不足：需要 {needed}（其中 {reserve} 须保持空闲），可用 {free}",
  // What stands behind the verdict in one line
  "fit.withSpeed": "{verdict}，约 {speed} token/秒（估计）",
  "fit.becauseOfOthers": "{verdict}：其他程序占用了 {size} 显存",
  "fit.estimate": "{text}（估计）",
  "fit.rough": "{text}；粗略估计，尚未读取其文件头",
  "fit.shorterContext": "{text}；上下文为 {tokens} 个 token，而不是 {wished} 个：模型训练时最长只有这么多",
  "fit.of": "{source}：{text}",

  // The sum behind it, a line for each part
  "fit.sum.vram":
    "显存：权重 {weights}（{layers} 层）+ 上下文 {cache} + 计算 {compute} + 驱动程序 {overhead} = {total}，可用 {free}",
  "fit.sum.ram": "内存：权重 {weights} + 上下文 {cache} + 计算 {compute} + 其余 {overhead} = {total}，可用 {free}",
  "fit.sum.reclaimable": "加载时，文件中另有 {size} 会进入内存；系统需要时会将其收回。",
  "fit.sum.context": "上下文：{tokens} 个 token，并行回答：{parallel} 个",
  "fit.sum.cacheEach": "上下文：{tokens} 个 token × {parallel} 个并行回答，每个 token {each} = {cache}",
  "fit.sum.largest": "按此方式可容纳的最长上下文：{tokens} 个 token",
  "fit.sum.largestNone": "即使最短的上下文也放不下。",
  "fit.sum.speed": "速度：按内存带宽计算，最高约 {speed} token/秒（估计）",
  "fit.sum.others": "其他程序占用了 GPU 共 {total} 中的 {size}。",
  "fit.sum.othersMatter": "其他程序占用了 GPU 共 {total} 中的 {size}。没有它们时：{verdict}。",
  "fit.sum.disk": "磁盘：需要 {needed}（下载 {download}，保持空闲 {reserve}），{path} 中可用 {free}",
  "fit.sum.rough": "根据目录中的数据估计。检查该模型即可读取其自身的文件头。",

  // The estimate beside what loading really took
  "details.estimate": "事先估计",
  "details.estimateRam": "内存 {ram}",
  "details.estimateBoth": "显存 {vram}，内存 {ram}",
  "adjust.fewerGpuLayers.others":
    "{from} 层中有 {to} 层在 GPU 上：其他程序占用了 {size} 显存。关闭这些程序并重新加载模型，即可放入更多层。",
  "adjust.noGpuLayers.others": "GPU 上没有任何层：其他程序占用了 {size} 显存。请关闭这些程序并重新加载模型。",
};

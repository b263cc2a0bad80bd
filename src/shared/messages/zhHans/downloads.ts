import type { downloads as english } from "../en/downloads.ts";
import type { Translated } from "../en.ts";

/** English in ../en/downloads.ts. */
export const downloads: Translated<typeof english> = {
  "error.download.badAddress": "{address} 不是 GGUF 文件的地址：{reason}。",
  "error.download.notFound": "未找到 {address}：{reason}。请检查名称，或选择其他模型。",
  "error.download.forbidden": "{host} 不允许你下载 {name}：可能需要使用已接受其许可证的帐户。",
  "error.download.rateLimited": "{host} 要求暂停。请在 {seconds} 秒后重试；已下载的部分会保留。",
  "error.download.network": "无法连接 {host}：{reason}。请重试；已下载的部分会保留。",
  "error.download.badRedirect": "{host} 重定向到 {address}，未予跟随：{reason}。",
  "error.download.notAModel": "{address} 不是 GGUF 文件：{reason}。",
  "error.download.changed": "下载开始后，{name} 在模型库中已换成另一个文件。请重试；仍属于它的部分会保留。",
  "error.download.checksumMismatch": "下载的 {name} 已损坏：其 SHA-256 与公布的不一致。该文件已删除，请重试。",
  "error.download.diskFull":
    "{name} 需要 {needed}（其中 {reserve} 须保持空闲），而 {path} 中只有 {free} 可用。请释放一些空间后重试；已下载的部分会保留。",
  "error.download.licence": "必须先接受 {name} 的许可证：{licence}，{url}",
  "error.download.elsewhere": "另一个进程已在下载 {name}。请等待它完成，或结束该进程后重试。",
  "error.download.unknown": "此传输已结束：列表在此期间已更新。",

  "download.gigabytes": "{size} GB",
  "download.megabytes": "{size} MB",
  "download.licenceUnknown": "未知",
};

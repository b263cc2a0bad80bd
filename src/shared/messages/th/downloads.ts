import type { downloads as english } from "../en/downloads.ts";
import type { Translated } from "../en.ts";

/** English in ../en/downloads.ts. */
export const downloads: Translated<typeof english> = {
  "error.download.badAddress": "{address} ไม่ใช่ที่อยู่ของไฟล์ GGUF: {reason}",
  "error.download.notFound": "ไม่พบ {address} ({reason}) โปรดตรวจสอบชื่อ หรือเลือกโมเดลอื่น",
  "error.download.forbidden": "{host} ไม่อนุญาตให้คุณดาวน์โหลด {name} อาจต้องใช้บัญชีที่ยอมรับสัญญาอนุญาตแล้ว",
  "error.download.rateLimited": "{host} ขอให้หยุดพักก่อน โปรดลองอีกครั้งในอีก {seconds} วินาที ส่วนที่ดาวน์โหลดแล้วยังเก็บไว้",
  "error.download.network": "เชื่อมต่อ {host} ไม่ได้ ({reason}) โปรดลองอีกครั้ง ส่วนที่ดาวน์โหลดแล้วยังเก็บไว้",
  "error.download.badRedirect": "{host} เปลี่ยนเส้นทางไปที่ {address} แต่ไม่ได้ดำเนินการต่อ: {reason}",
  "error.download.notAModel": "{address} ไม่ใช่ไฟล์ GGUF: {reason}",
  "error.download.changed": "{name} บนฮับเป็นคนละไฟล์กับตอนที่เริ่มดาวน์โหลด โปรดลองอีกครั้ง ส่วนที่ยังตรงกับไฟล์ใหม่จะเก็บไว้",
  "error.download.checksumMismatch": "{name} ที่ดาวน์โหลดมาเสียหาย: ค่า SHA-256 ไม่ตรงกับค่าที่เผยแพร่ ระบบลบไฟล์แล้ว โปรดลองอีกครั้ง",
  "error.download.diskFull":
    "{name} ต้องใช้พื้นที่ {needed} โดยรวมพื้นที่ที่ต้องเหลือว่างไว้ {reserve} แต่ {path} มีพื้นที่ว่าง {free} โปรดเพิ่มพื้นที่ว่างแล้วลองอีกครั้ง ส่วนที่ดาวน์โหลดแล้วยังเก็บไว้",
  "error.download.licence": "ต้องยอมรับสัญญาอนุญาตของ {name} ก่อน: {licence}, {url}",
  "error.download.elsewhere": "โปรเซสอื่นกำลังดาวน์โหลด {name} อยู่แล้ว โปรดรอให้เสร็จ หรือปิดโปรเซสนั้นแล้วลองอีกครั้ง",
  "error.download.unknown": "การถ่ายโอนนี้สิ้นสุดแล้ว: รายการมีการปรับปรุงใหม่ระหว่างนั้น",

  "download.gigabytes": "{size} GB",
  "download.megabytes": "{size} MB",
  "download.licenceUnknown": "ไม่ทราบ",
};

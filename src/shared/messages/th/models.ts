import type { models as english } from "../en/models.ts";
import type { Translated } from "../en.ts";

/** English in ../en/models.ts. */
export const models: Translated<typeof english> = {
  "error.model.inUse": "{model} กำลังใช้งานอยู่ โปรดนำโมเดลออก หรือหยุดงานที่ใช้โมเดลนี้ แล้วลองอีกครั้ง",
  "error.model.notManaged": "{path} ไม่ใช่ไฟล์ที่ SEA-LION Local วางไว้ จึงไม่ลบ",
  "error.model.exists": "มีโมเดลอื่นชื่อ {name} อยู่แล้ว โปรดเปลี่ยนชื่อไฟล์ใดไฟล์หนึ่ง",

  // In what state a model is, and how far: in the view, in notifications and on a terminal
  "models.state.available": "ยังไม่ได้ดาวน์โหลด",
  "models.state.noFile": "ไม่ทราบที่อยู่",
  "models.state.downloading": "กำลังดาวน์โหลด {percent}%",
  "models.state.copying": "กำลังคัดลอก {percent}%",
  "models.state.retrying": "การเชื่อมต่อขาดที่ {percent}% กำลังลองอีกครั้ง",
  "models.state.verifying": "กำลังตรวจสอบความถูกต้อง {percent}%",
  "models.state.paused": "หยุดชั่วคราวที่ {percent}%",
  "models.state.interrupted": "ถูกขัดจังหวะที่ {percent}%",
  "models.state.failed": "ล้มเหลวที่ {percent}%",
  "models.state.ready": "พร้อม",
  "models.state.loading": "กำลังโหลด {percent}%",
  "models.state.loadedGpu": "โหลดบน {backend} แล้ว, {gpuLayers}/{totalLayers} เลเยอร์",
  "models.state.loadedCpu": "โหลดบนตัวประมวลผลแล้ว",
  "models.state.damaged": "เสียหาย",
  "models.state.notFound": "ไม่พบ",
  "models.state.unusable": "ใช้ไม่ได้",
  "transfer.percent": "{percent}%",
  "transfer.amount": "{done} จาก {total}",
  "transfer.speed": "{speed}/วินาที",
  "transfer.left": "เหลืออีก {time}",
  "transfer.hours": "{hours} ชม. {minutes} นาที",
  "transfer.minutes": "{minutes} นาที",
  "transfer.seconds": "{seconds} วินาที",
  "models.download.retrying": "{percent}%, กำลังลองเชื่อมต่ออีกครั้ง",
  "models.download.verifying": "กำลังตรวจสอบความถูกต้อง {percent}%",

  "catalogue.notAList": "แค็ตตาล็อกโมเดลเพิ่มเติมไม่ใช่รายการ",
  "catalogue.problem": "ใช้รายการ {name} ในแค็ตตาล็อกไม่ได้: {reason}",
  "catalogue.warning.notSafetyAligned": "โมเดลนี้ไม่ได้ถูกฝึกให้ปฏิเสธคำขอที่เป็นอันตราย: ตรวจสอบสิ่งที่โมเดลเขียนก่อนนำไปใช้",
  "catalogue.warning.noThinkingSwitch": "/think และ /no_think ในข้อความไม่มีผลกับโมเดลนี้",
  "catalogue.warning.licenceInNotice": "สัญญาอนุญาตอยู่ในไฟล์ NOTICE ในที่เก็บของโมเดล",
  "catalogue.warning.noFile": "ไม่ทราบไฟล์ GGUF ของโมเดลนี้ จึงดาวน์โหลดจากที่นี่ไม่ได้",
  "catalogue.warning.noAddress": "โมเดลนี้มีไฟล์ GGUF แต่ไม่ทราบที่อยู่ของที่เก็บ: โปรดค้นหาและป้อนที่อยู่เอง",
};

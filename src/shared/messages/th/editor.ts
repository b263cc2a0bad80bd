import type { editor as english } from "../en/editor.ts";
import type { Translated } from "../en.ts";

/** English in ../en/editor.ts. */
export const editor: Translated<typeof english> = {
  "action.setUpModel": "ตั้งค่าโมเดล...",
  "action.resumeDownload": "ดาวน์โหลดต่อ",
  "action.setToken": "ตั้งโทเค็นของ Hugging Face...",
  "action.chooseModel": "เลือกไฟล์ GGUF...",
  "action.loadModel": "โหลดโมเดล",
  "action.retry": "ลองอีกครั้ง",
  "action.waitForModel": "รอ",
  "action.switchModel": "เปลี่ยนสำหรับทุกหน้าต่าง",
  "action.newChat": "แชทใหม่",
  "action.openSettings": "เปิดการตั้งค่า",
  "action.showLog": "แสดงบันทึก",
  "action.unloadModel": "นำโมเดลออกจากหน่วยความจำ",
  "action.stopServer": "หยุดเซิร์ฟเวอร์",
  "action.showDetails": "โมเดลทำงานที่ใด",

  // Progress of a task, in notifications and under a waiting answer
  "task.loading": "กำลังโหลดโมเดล ({percent}%)",
  "task.waitingForModel": "กำลังรอให้ “{model}” ว่าง",
  "task.queuedNext": "เป็นคิวถัดไป",
  "task.queuedOne": "อยู่ในคิว: มี 1 คำขอก่อนหน้า",
  "task.queued": "อยู่ในคิว: มี {ahead} คำขอก่อนหน้า",
  "task.reading": "กำลังอ่าน {tokens} โทเค็น",
  "task.part": "ส่วนที่ {index} จาก {count}",
  "task.thinking": "กำลังคิด",

  // Translating a selection
  "translate.progress": "กำลังแปลเป็น {language}",
  "translate.item": "{index} จาก {count}",
  "translate.pickTarget": "แปลเป็น",
  "translate.wholeFile": "แปลทั้งไฟล์",
  "result.insertBelow": "แทรกด้านล่างต่อไป",
  "result.copy": "คัดลอก",
  "result.openDocument": "เปิดในเอกสารใหม่",
  "result.copied": "คัดลอกแล้ว",

  // Summaries
  "summary.progress": "กำลังสรุปเป็น {language}",
  "summary.pickTarget": "สรุปเป็น",
  "summary.heading": "บทสรุปของ {name}",
  "summary.coverage": "{parts} จาก {parts} ส่วน · {language} · {model}",
  "summary.untitled": "ส่วนที่เลือก",

  // Language picker
  "language.lastUsed": "ใช้ล่าสุด",
  "language.system": "ภาษาของระบบนี้",

  // Status bar and its menu
  "status.idle": "SEA-LION",
  "status.idleTooltip": "ยังไม่ได้โหลดโมเดล โมเดลจะโหลดเมื่อมีคำขอแรก",
  "status.none": "SEA-LION: เลือกโมเดล",
  "status.loading": "SEA-LION: {percent}%",
  "status.ready": "SEA-LION: {backend} · {language}",
  "status.readyNoTarget": "SEA-LION: {backend}",
  "status.failed": "SEA-LION: ยังไม่ได้โหลด",
  "status.lost": "SEA-LION: เซิร์ฟเวอร์หยุดแล้ว",
  "status.notResponding": "SEA-LION: ไม่ตอบสนอง",
  "status.notRespondingTooltip": "เซิร์ฟเวอร์โมเดลไม่ตอบสนองในขณะนี้ หากยังเงียบอยู่ {seconds} วินาที ระบบจะปิดและเริ่มเซิร์ฟเวอร์ใหม่",
  "status.queue": "รออยู่ {queued}",
  "status.queued": "SEA-LION: ก่อนคุณ {ahead} คำขอ",
  "status.waitingForModel": "SEA-LION: กำลังรอ {model}",
  "menu.title": "SEA-LION Local",
  "menu.chat": "เปิดแชท",
  "menu.target": "ภาษาของคำแปล",
  "menu.targetNone": "จะถามในครั้งแรก",
};

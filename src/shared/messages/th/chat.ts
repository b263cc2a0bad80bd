import type { chat as english } from "../en/chat.ts";
import type { Translated } from "../en.ts";

/** English in ../en/chat.ts. */
export const chat: Translated<typeof english> = {
  // The panel's head
  "panel.header": "การสนทนานี้",
  "panel.untitled": "การสนทนาใหม่",
  "panel.conversations": "การสนทนา",
  "panel.openInEditor": "เปิดในตัวแก้ไข",
  "panel.openInWindow": "เปิดในหน้าต่างใหม่",
  "panel.more": "เพิ่มเติม",
  "panel.title": "ชื่อ",
  "panel.renameTitle": "เปลี่ยนชื่อ",

  // The list of conversations
  "panel.back": "กลับ",
  "panel.search": "ค้นหาการสนทนา",
  "panel.import": "นำเข้า...",
  "panel.export": "ส่งออก...",
  "panel.rename": "เปลี่ยนชื่อ (F2)",
  "panel.pin": "ปักหมุด",
  "panel.unpin": "เลิกปักหมุด",
  "panel.delete": "ลบ (Del)",
  "panel.moreAbout": "ตัวเลือกเพิ่มเติมสำหรับ “{title}”",
  "panel.pinned": "ปักหมุดไว้",
  "panel.running": "กำลังเขียนคำตอบ",
  "panel.now": "เมื่อสักครู่",
  "panel.minutesAgo": "{minutes} นาทีที่แล้ว",
  "panel.hoursAgo": "{hours} ชม. ที่แล้ว",
  "panel.daysAgo": "{days} วันที่แล้ว",
  "panel.today": "วันนี้",
  "panel.yesterday": "เมื่อวาน",
  "panel.noConversations": "ยังไม่มีการสนทนา เมื่อคุณเริ่มถาม การสนทนาจะถูกเก็บไว้ที่นี่",
  "panel.nothingFound": "ไม่พบผลลัพธ์สำหรับ “{query}”",
  "panel.foundCount": "พบ {count} รายการ",

  // The composer
  "panel.composer": "ข้อความถัดไป",
  "panel.addContext": "เพิ่มบริบท",
  "panel.context.selection": "ส่วนที่เลือก",
  "panel.context.file": "ไฟล์...",
  "panel.context.folder": "โฟลเดอร์...",
  "panel.context.problems": "ปัญหา",
  "panel.context.text": "ข้อความที่วาง",
  "panel.chips": "บริบท",
  "panel.removeChip": "นำ {label} ออก",
  "panel.drop": "วางที่นี่เพื่อเพิ่มลงในคำถาม",
  "panel.completions": "การเติมข้อความ",
  "panel.answerLanguage": "ภาษาของคำตอบ",
  "panel.answerLanguageAuto": "อัตโนมัติ",

  // How full the context is
  "panel.gauge": "บริบท: {percent}% ของ {tokens} โทเค็น",
  "panel.gaugeAbout": "บริบท: ประมาณ {percent}% ของ {tokens} โทเค็น",
  "panel.gaugeEstimate": "เป็นค่าประมาณ: ยังไม่ได้โหลดโมเดลที่ใช้นับ",
  "panel.gaugeSystem": "พรอมต์ระบบ",
  "panel.gaugeChips": "บริบทที่แนบกับคำถาม",
  "panel.gaugeHistory": "บทสนทนาก่อนหน้า",
  "panel.gaugeDraft": "ข้อความของคุณ",
  "panel.gaugeAnswer": "กันไว้สำหรับคำตอบ",
  "panel.gaugeFree": "ว่าง",

  // What would not fit, and who else writes
  "panel.overflow": "ข้อความนี้ยาวเกินไป: ต้องใช้ {needed} โทเค็น แต่บริบทมี {context} โทเค็น ยังไม่มีการส่งข้อความใด",
  "panel.overflowAlone": "สาเหตุไม่ได้มาจากบทสนทนาก่อนหน้า ให้ย่อข้อความหรือนำบริบทออก",
  "panel.way.trimOldest": "ตัดส่วนเก่าสุด",
  "panel.way.trimOldest.detail": "โมเดลจะลืมข้อความที่เก่าที่สุด แต่ข้อความยังอยู่ในการสนทนา",
  "panel.way.summarizeEarlier": "สรุปส่วนก่อนหน้า",
  "panel.way.summarizeEarlier.detail": "โมเดลจะได้รับบทสรุปแทนข้อความที่เก่าที่สุด",
  "panel.way.newChat": "แชทใหม่",
  "panel.way.newChat.detail": "ถามในการสนทนาใหม่ โดยไม่มีบทสนทนาก่อนหน้า",
  "panel.following": "หน้าต่างอื่นกำลังเขียนคำตอบในการสนทนานี้ คุณอ่านตามได้ที่นี่",

  // Messages
  "panel.numberedQuestion": "คำถามที่ {number}",
  "panel.numberedAnswer": "คำตอบที่ {number}",
  "panel.editQuestion": "แก้ไขคำถาม",
  "panel.sendEdited": "ส่ง",
  "panel.cancelEdit": "ยกเลิก",
  "panel.branch": "เวอร์ชัน {index} จาก {count}",
  "panel.previousBranch": "เวอร์ชันก่อนหน้า",
  "panel.nextBranch": "เวอร์ชันถัดไป",
  "panel.regenerate": "ตอบใหม่",
  "panel.continue": "ตอบต่อ",
  "panel.moreAboutAnswer": "ตัวเลือกเพิ่มเติมสำหรับคำตอบนี้",
  "panel.translateAnswer": "แปลคำตอบนี้...",
  "panel.changeRegister": "อ่านในระดับภาษาอื่น...",
  "panel.suggestFollowUps": "แนะนำคำถามต่อ",
  "panel.followUps": "คำถามต่อเนื่อง",
  "panel.removeRendition": "นำ {label} ออก",
  "panel.forgotten": "โมเดลไม่ได้อ่านส่วนที่อยู่ด้านบนอีกต่อไป",
  "panel.thoughtLiveFor": "กำลังคิด... {duration}",
  "panel.insertCode": "แทรก",
  "panel.insertCodeName": "แทรกที่เคอร์เซอร์",
  "panel.newFile": "ไฟล์ใหม่",
  "panel.newFileName": "สร้างไฟล์ใหม่ด้วยโค้ดนี้",
  "panel.applyCode": "นำไปใช้",
  "panel.applyCodeName": "นำไปใช้กับไฟล์ที่เปิดอยู่...",
  "panel.codeActions": "ตัวเลือกเพิ่มเติมสำหรับโค้ดนี้",

  // How a reader is addressed
  "panel.register.neutral": "กลาง ๆ",
  "panel.register.formal": "ทางการ",
  "panel.register.casual": "เป็นกันเอง",

  // What goes along with a question
  "chat.problems": "ปัญหา: {count}",
  "chat.workspace": "พื้นที่ทำงาน",
  "chat.noProblems": "ไม่มีรายงานปัญหา",

  // Slash commands
  "command.translate": "แปลบริบทหรือข้อความที่ตามหลังคำสั่ง",
  "command.summarize": "สรุปบริบทหรือข้อความที่ตามหลังคำสั่ง",
  "command.explain": "อธิบายบริบท",
  "command.fix": "ค้นหาและแก้ไขข้อผิดพลาดในบริบท",
  "command.docs": "เขียนคอมเมนต์เอกสารประกอบให้บริบท",
  "command.think": "คิดก่อนตอบ นับจากนี้ไป",
  "command.no_think": "ตอบทันที นับจากนี้ไป",
  "command.findings": "สิ่งที่ควรตรวจสอบใน {label}:",
  "command.findingsHere": "สิ่งที่ควรตรวจสอบ:",
  "error.command.unknown": "ไม่มีคำสั่ง /{command} คำสั่งที่มีคือ {known} หากต้องการส่งเป็นข้อความ ให้เว้นวรรคหน้าเครื่องหมายทับ",

  // Beside an answer
  "chat.pickRegister": "ต้องการระดับภาษาใด",
  "chat.noFollowUps": "โมเดลไม่ได้แนะนำคำถามใด",
  "chat.codePreview": "{name} (พร้อมโค้ดนี้)",

  // Conversations outside the panel
  "chat.pickConversation": "ต้องการการสนทนาใด",
  "chat.export": "ส่งออกการสนทนา",
  "chat.exported": "ส่งออก “{title}” แล้ว",
  "chat.import": "นำเข้าการสนทนา",
  "chat.conversationFiles": "การสนทนา",
  "chat.deleted": "ลบ “{title}” แล้ว",
  "chat.undo": "เลิกทำ",
  "chat.deletedDetail": "ลบเมื่อ: {time} · ข้อความ: {count}",
  "chat.nothingDeleted": "ไม่มีการสนทนาที่ถูกลบในช่วง {days} วันที่ผ่านมา",
};

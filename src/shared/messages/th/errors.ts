import type { errors as english } from "../en/errors.ts";
import type { Translated } from "../en.ts";

/** English in ../en/errors.ts. */
export const errors: Translated<typeof english> = {
  "error.model.none": "ยังไม่ได้เลือกโมเดล ตั้งค่าโมเดลเพื่อเริ่มใช้งาน",
  "error.model.notFound": "ไม่พบโมเดล {model} เลือกไฟล์ GGUF อื่น",
  "error.model.notAFile": "{path} ไม่ใช่ไฟล์ที่อ่านได้ เลือกไฟล์ GGUF",
  "error.model.invalidFile": "{path} ไม่ใช่ไฟล์ GGUF ที่ใช้งานได้: {reason} เลือกไฟล์อื่น หรือดาวน์โหลดใหม่อีกครั้ง",
  "error.model.incompatible": "{path} มีสถาปัตยกรรม “{architecture}” ซึ่งเอนจินนี้ไม่รู้จัก เลือกโมเดลอื่น",
  "error.model.noChatTemplate": "{path} ไม่มีเทมเพลตแชท จึงแชทหรือแปลไม่ได้ เลือกโมเดลที่ปรับแต่งให้ทำตามคำสั่ง",
  "error.model.insufficientMemory": "หน่วยความจำไม่เพียงพอสำหรับโมเดลนี้ เลือกโมเดลที่เล็กกว่า หรือลดขนาดบริบทในการตั้งค่า",
  "error.model.busy":
    "หน้าต่างอื่นกำลังใช้ “{model}” และหน่วยความจำไม่พอสำหรับโมเดลที่สอง รอจนกว่าจะว่าง หรือใช้โมเดลของหน้าต่างนี้แทนสำหรับทุกหน้าต่าง",
  "error.model.busyHere":
    "หน้าต่างนี้ยังใช้ “{model}” อยู่ และหน่วยความจำไม่พอสำหรับโมเดลที่สอง รอจนกว่าจะเสร็จ หรือใช้อีกโมเดลแทน ซึ่งจะทำให้งานที่ทำอยู่สิ้นสุดลง",
  "error.model.switched": "หน้าต่างอื่นเปลี่ยนไปใช้ “{model}” แทน “{former}” แล้ว ลองอีกครั้งเพื่อใช้โมเดลเดิม",
  "error.model.unloaded": "โมเดลถูกนำออกไปแล้วระหว่างนั้น ลองอีกครั้ง: โมเดลจะโหลดใหม่เมื่อมีคำขอถัดไป",
  "error.model.loadFailed": "โหลดโมเดลไม่ได้: {reason}",
  "error.template.invalid": "ใช้เทมเพลตแชทของ {path} ไม่ได้: {reason} เลือกโมเดลอื่น",
  "error.generation.contextOverflow":
    "ข้อความยาวเกินไป: มี {promptTokens} โทเค็น แต่โมเดลรองรับ {limitTokens} โทเค็น ย่อข้อความ หรือเริ่มแชทใหม่",
  "error.generation.failed": "โมเดลหยุดทำงานเนื่องจากข้อผิดพลาด ลองอีกครั้ง",
  "error.generation.unfinished":
    "โมเดลเขียนข้อความตอนหนึ่งไม่จบ: เขียนต่อไปเรื่อย ๆ หรือไม่เขียนอะไรเลย โมเดลที่ใหญ่กว่าหรือข้อความที่สั้นกว่าอาจช่วยได้",
  "error.input.empty": "ไม่มีข้อความให้ทำงาน เลือกข้อความก่อน",
  "error.input.tooLarge": "ข้อความนี้มี {size} อักขระ แต่ทำได้ครั้งละไม่เกิน {limit} อักขระ เลือกเพียงบางส่วน",
  "error.conversation.elsewhere": "หน้าต่างอื่นกำลังเขียนในการสนทนานี้ รอจนกว่าจะเสร็จ",
  "error.conversation.notReadable": "ไฟล์นี้ไม่ใช่การสนทนาที่ส่งออกจาก SEA-LION Local ไม่มีการนำเข้าใด ๆ",
  "error.document.changed": "เอกสารเปลี่ยนไปแล้วตั้งแต่นั้น จึงไม่ได้แทรกผลลัพธ์",
  "error.document.closed": "เอกสารถูกปิดไปแล้ว จึงไม่ได้แทรกผลลัพธ์",
  "error.document.readOnly": "เอกสารนี้เป็นแบบอ่านอย่างเดียว จึงไม่ได้แทรกผลลัพธ์",
  "error.document.invalid": "บรรทัด {line} คอลัมน์ {column}: {reason} ยังไม่มีการแปลใด ๆ แก้ไขแล้วลองอีกครั้ง",
  "error.document.outOfMemory": "เอกสารนี้ใช้หน่วยความจำมากเกินกว่าจะแปลในครั้งเดียว แบ่งแปลเป็นส่วนย่อย",
  "error.document.unsaved": "{path} มีการเปลี่ยนแปลงที่ยังไม่ได้บันทึก บันทึกก่อน",
  "error.document.failed": "อ่านหรือเขียน {path} ไม่ได้: {reason}",
  "error.document.binary": "{path} ไม่ใช่ข้อความแบบ UTF-8 หรือมีอักขระที่ไม่มีในข้อความทั่วไป แปลงไฟล์ก่อน",
  "error.server.unavailable": "เริ่มเซิร์ฟเวอร์โมเดลไม่ได้: {reason}",
  "error.server.crashed": "เซิร์ฟเวอร์โมเดลหยุดทำงานโดยไม่คาดคิด ลองอีกครั้ง: เซิร์ฟเวอร์จะเริ่มใหม่เมื่อมีคำขอถัดไป",
  "error.server.notResponding": "เซิร์ฟเวอร์โมเดลไม่ตอบสนอง เซิร์ฟเวอร์จะเริ่มใหม่เมื่อมีคำขอถัดไป",
  "error.server.stopped": "เซิร์ฟเวอร์โมเดลถูกหยุดไปแล้วระหว่างนั้น ลองอีกครั้ง: เซิร์ฟเวอร์จะเริ่มใหม่เมื่อมีคำขอถัดไป",
  "error.folder.notWritable": "เขียนลงในโฟลเดอร์ {path} ไม่ได้: {reason}",
  "error.config.invalid": "ใช้ค่าของ {setting} ไม่ได้: {reason}",
  "error.config.noBackend": "ใช้ค่าของ {setting} ไม่ได้: เครื่องนี้ประมวลผลด้วย {backend} ไม่ได้",
  "error.internal": "เกิดข้อผิดพลาดใน SEA-LION Local ดูรายละเอียดได้ในบันทึก",

  // Why the server ended, and what happens next; the two stand one behind the other
  "crash.gpuMemory": "เซิร์ฟเวอร์โมเดลหยุดทำงาน: หน่วยความจำ GPU เต็ม",
  "crash.memory": "เซิร์ฟเวอร์โมเดลหยุดทำงาน: หน่วยความจำของเครื่องนี้เต็ม",
  "crash.killed": "ระบบปิดเซิร์ฟเวอร์โมเดล (SIGKILL) ส่วนใหญ่หมายความว่าเครื่องไม่มีหน่วยความจำเหลือแล้ว",
  "crash.modelFile": "เซิร์ฟเวอร์โมเดลหยุดทำงานขณะอ่านโมเดล ไฟล์อาจเสียหาย ข้อความสุดท้ายคือ “{line}”",
  "crash.assertion": "เซิร์ฟเวอร์โมเดลหยุดทำงาน: การตรวจสอบภายใน llama.cpp ล้มเหลว “{line}”",
  "crash.gpuFault": "เซิร์ฟเวอร์โมเดลหยุดทำงาน: GPU หรือไดรเวอร์ขัดข้อง “{line}”",
  "crash.signal": "เซิร์ฟเวอร์โมเดลหยุดทำงานด้วย {line}",
  "crash.hung": "เซิร์ฟเวอร์โมเดลไม่ตอบสนองเป็นเวลานานและถูกปิดแล้ว",
  "crash.unknown": "เซิร์ฟเวอร์โมเดลหยุดทำงานโดยไม่คาดคิด",
  "crash.again": "ลองอีกครั้ง: เซิร์ฟเวอร์จะเริ่มใหม่",
  "crash.againFewerLayers": "ลองอีกครั้ง: เซิร์ฟเวอร์จะเริ่มใหม่ โดยมีเลเยอร์บน GPU ไม่เกิน {layers} เลเยอร์ในหนึ่งชั่วโมงข้างหน้า",
  "crash.againWithoutGpu": "ลองอีกครั้ง: เซิร์ฟเวอร์จะเริ่มใหม่ โดยไม่ใช้ GPU ในหนึ่งชั่วโมงข้างหน้า",
};

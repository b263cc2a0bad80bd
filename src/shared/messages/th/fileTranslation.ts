import type { fileTranslation as english } from "../en/fileTranslation.ts";
import type { Translated } from "../en.ts";

/** English in ../en/fileTranslation.ts. */
export const fileTranslation: Translated<typeof english> = {
  // Files that are not translated, and why
  "fileTranslation.skipped": "ข้าม {file}: {reason}",
  "fileTranslation.skip.code": "เป็นไฟล์โค้ด ซึ่งคอมเมนต์แปลได้เฉพาะในไฟล์เดิม",
  "fileTranslation.skip.sameLanguage": "เป็นไฟล์ของภาษานั้นอยู่แล้ว",
  "fileTranslation.skip.empty": "ไม่มีสิ่งที่ต้องแปล",
  "fileTranslation.skip.lost": "{path} มีรายการที่ไม่มีตำแหน่งในต้นฉบับ จึงคงไว้ตามเดิม",
  "fileTranslation.skip.undecided": "ยังไม่มีการตัดสินใจว่าจะทำอย่างไรกับการแก้ไขใน {path}",
  "fileTranslation.skip.ignored": "git ละเว้นไฟล์นี้",
  "fileTranslation.skip.unknown": "ไม่รู้จักรูปแบบไฟล์",
  "fileTranslation.skip.settings": "น่าจะเป็นไฟล์สำหรับโปรแกรม",
  "fileTranslation.skip.translation": "เป็นไฟล์คำแปลอยู่แล้ว",
  "fileTranslation.summary":
    "เขียนแล้ว {written}, เป็นปัจจุบัน {unchanged}, ควรตรวจดู {findings}, ข้าม {skipped}, ล้มเหลว {failed}",

  "namePattern.unknown": "ไม่รู้จัก {part}",
  "namePattern.noLanguage": "ไม่มี {lang}",
  "namePattern.outside": "{path} อยู่นอกโปรเจกต์",

  // What a command looked for in vain
  "nothing.comment": "ไม่มีคอมเมนต์ที่เคอร์เซอร์",
  "nothing.clipboard": "ไม่มีข้อความในคลิปบอร์ด",
  "nothing.markdown": "เอกสารนี้ไม่ใช่ Markdown",
  "nothing.editor": "เปิดไฟล์ก่อน หรือเลือก “ไฟล์ใหม่”",
  "nothing.file": "ไม่มีไฟล์ให้แปล",

  // A job in the editor
  "fileTranslation.pauseOrResume": "หยุดชั่วคราวหรือทำต่อ",
  "fileTranslation.paused": "หยุดชั่วคราวหลังจากทำไป {done} จาก {count}",
  "fileTranslation.segments": "({done} จาก {count} เซกเมนต์)",
  "fileTranslation.waiting": "กำลังรอไฟล์ก่อนหน้า",
  "fileTranslation.cancelled": "ยกเลิกแล้ว",
  "fileTranslation.notDone": "ยังไม่ได้ทำ {count} ไฟล์",
  "fileTranslation.notDoneOne": "ยังไม่ได้ทำหนึ่งไฟล์",
  "fileTranslation.tooMany": "โฟลเดอร์มีไฟล์มากกว่า {limit} ไฟล์ที่ได้ตรวจดู",
  "fileTranslation.sourceChanged": "ต้นฉบับเปลี่ยนไปหลังจากอ่านแล้ว โปรดแปลใหม่อีกครั้ง",
  "fileTranslation.needsLook": "มี {count} จุดที่ควรตรวจดู",
  "fileTranslation.needsLookOne": "มีหนึ่งจุดที่ควรตรวจดู",
  "fileTranslation.noReport": "ยังไม่มีการแปลไฟล์ในหน้าต่างนี้",
  "fileTranslation.showReport": "แสดงรายงาน",
  "fileTranslation.open": "เปิดคำแปล",
  "fileTranslation.reportTitle": "รายงานการแปล: {language}",
  "fileTranslation.reportName": "รายงานการแปล.md",
  "fileTranslation.writtenFile": "{file}: เขียนลงใน {path} แล้ว",
  "fileTranslation.written": "เขียนลงใน {path} แล้ว",
  "fileTranslation.unchanged": "{path} เป็นปัจจุบันแล้ว",
  "fileTranslation.failed": "ไม่ได้แปล {file}: {reason}",
  "fileTranslation.conflict": "มีคนแก้ไขไว้ และต้นฉบับเปลี่ยนไปตั้งแต่นั้น จึงเก็บการแก้ไขไว้",
  "fileTranslation.askConflicts": "{path}: มี {conflicts} รายการที่มีคนแก้ไขไว้และต้นฉบับเปลี่ยนไปแล้ว ต้องการเก็บการแก้ไขหรือแปลใหม่",
  "fileTranslation.askLost": "{path}: มีคนเพิ่มหรือนำออก {lost} รายการ และการอัปเดตจะยกเลิกการเปลี่ยนแปลงนั้น",
  "fileTranslation.askConflictsOne": "{path}: มีหนึ่งรายการที่มีคนแก้ไขไว้และต้นฉบับเปลี่ยนไปแล้ว ต้องการเก็บการแก้ไขหรือแปลใหม่",
  "fileTranslation.askLostOne": "{path}: มีคนเพิ่มหรือนำออกหนึ่งรายการ และการอัปเดตจะยกเลิกการเปลี่ยนแปลงนั้น",
  "fileTranslation.askShown": "{path}: ต้องการเก็บสิ่งที่มีคนเขียนไว้หรือแปลใหม่",
  "fileTranslation.moreEntries": "และอีก {count} รายการ",
  "fileTranslation.diffConflicts": "{path}: ต้นฉบับปัจจุบันและคำแปล",
  "fileTranslation.diffLost": "{path}: ที่เป็นอยู่และที่จะเป็น",
  "fileTranslation.keepMine": "เก็บของฉัน",
  "fileTranslation.translateAnew": "แปลใหม่",
  "fileTranslation.show": "แสดง",
  "result.gone": "ข้อความนี้ไม่มีแล้ว: ไม่ได้เก็บไว้เมื่อโหลดหน้าต่างใหม่",
  "fileTranslation.pasteInto": "วางแบบแปลเป็น {language}",

  // An existing translation beside its source
  "check.missing": "ไม่มีรายการนี้: {source}",
  "check.extra": "ต้นฉบับไม่มีรายการนี้",
  "check.empty": "รายการนี้ไม่มีคำแปล: {source}",
  "check.outdated": "ต้นฉบับเปลี่ยนไปหลังจากแปลแล้ว",
};

import type { fit as english } from "../en/fit.ts";
import type { Translated } from "../en.ts";

/** English in ../en/fit.ts. */
export const fit: Translated<typeof english> = {
  "fit.gpu": "ใช้บน GPU ได้",
  "fit.partial": "ใช้ได้โดยมี {gpuLayers} จาก {totalLayers} เลเยอร์บน GPU",
  "fit.ram": "ใช้ในหน่วยความจำหลักได้ แต่ช้า",
  "fit.no": "ใช้ไม่ได้: ต้องใช้ {needed} แต่คุณมี {available}",
  "fit.noDisk": "พื้นที่ดิสก์ไม่พอ: ต้องใช้ {needed} โดยรวมพื้นที่ที่ต้องเหลือว่างไว้ {reserve} แต่ว่างอยู่ {free}",
  // What stands behind the verdict in one line
  "fit.withSpeed": "{verdict} ประมาณ {speed} โทเค็น/วินาที (ค่าประมาณ)",
  "fit.becauseOfOthers": "{verdict}: โปรแกรมอื่นใช้หน่วยความจำของ GPU อยู่ {size}",
  "fit.estimate": "{text} (ค่าประมาณ)",
  "fit.rough": "{text} (คร่าว ๆ เพราะยังไม่ได้อ่านส่วนหัวของไฟล์)",
  "fit.shorterContext": "{text} โดยใช้บริบท {tokens} โทเค็น ไม่ใช่ {wished}: โมเดลถูกฝึกมาเพียงเท่านี้",
  "fit.of": "{source}: {text}",

  // The sum behind it, a line for each part
  "fit.sum.vram":
    "หน่วยความจำ GPU: น้ำหนัก {weights} ({layers} เลเยอร์) + บริบท {cache} + การประมวลผล {compute} + ไดรเวอร์ {overhead} = {total} จากที่ว่าง {free}",
  "fit.sum.ram":
    "หน่วยความจำหลัก: น้ำหนัก {weights} + บริบท {cache} + การประมวลผล {compute} + ส่วนอื่น {overhead} = {total} จากที่ว่าง {free}",
  "fit.sum.reclaimable": "ไฟล์อีก {size} จะเข้ามาในหน่วยความจำระหว่างโหลด และระบบจะเรียกคืนหน่วยความจำส่วนนี้เมื่อจำเป็น",
  "fit.sum.context": "บริบท: {tokens} โทเค็น, คำตอบพร้อมกัน: {parallel}",
  "fit.sum.cacheEach": "บริบท: {tokens} โทเค็น x {parallel} คำตอบพร้อมกัน, โทเค็นละ {each} = {cache}",
  "fit.sum.largest": "บริบทยาวที่สุดที่ใช้ได้ในแบบนี้: {tokens} โทเค็น",
  "fit.sum.largestNone": "แม้แต่บริบทที่สั้นที่สุดก็ใช้ไม่ได้",
  "fit.sum.speed": "ความเร็ว: ไม่เกินประมาณ {speed} โทเค็น/วินาที ตามแบนด์วิดท์ของหน่วยความจำ (ค่าประมาณ)",
  "fit.sum.others": "โปรแกรมอื่นใช้หน่วยความจำ GPU อยู่ {size} จาก {total}",
  "fit.sum.othersMatter": "โปรแกรมอื่นใช้หน่วยความจำ GPU อยู่ {size} จาก {total} หากไม่มีโปรแกรมเหล่านั้น: {verdict}",
  "fit.sum.disk": "ดิสก์: ต้องใช้ {needed} (ดาวน์โหลด {download} เหลือว่างไว้ {reserve}), ว่างอยู่ {free} ใน {path}",
  "fit.sum.rough": "ประมาณจากตัวเลขในแค็ตตาล็อก ตรวจสอบโมเดลเพื่ออ่านส่วนหัวของไฟล์จริง",

  // The estimate beside what loading really took
  "details.estimate": "ที่ประมาณไว้ก่อนหน้า",
  "details.estimateRam": "หน่วยความจำหลัก {ram}",
  "details.estimateBoth": "หน่วยความจำ GPU {vram}, หน่วยความจำหลัก {ram}",
  "adjust.fewerGpuLayers.others":
    "มี {to} จาก {from} เลเยอร์บน GPU: โปรแกรมอื่นใช้หน่วยความจำของ GPU อยู่ {size} โปรดปิดโปรแกรมเหล่านั้นแล้วโหลดโมเดลใหม่เพื่อให้มีมากขึ้น",
  "adjust.noGpuLayers.others":
    "ไม่มีเลเยอร์บน GPU: โปรแกรมอื่นใช้หน่วยความจำของ GPU อยู่ {size} โปรดปิดโปรแกรมเหล่านั้นแล้วโหลดโมเดลใหม่",
};

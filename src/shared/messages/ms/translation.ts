import type { translation as english } from "../en/translation.ts";
import type { Translated } from "../en.ts";

/** English in ../en/translation.ts. */
export const translation: Translated<typeof english> = {
  "translate.done": "{done} daripada {count}",
  "translate.pickWay": "Apakah yang hendak dibuat dengan terjemahan ini?",
  "translate.usualWay": "cara biasa",
  "translate.way.replace": "Gantikan teks",
  "translate.way.preview": "Pratonton dalam editor perbezaan",
  "translate.way.insertBelow": "Sisip di bawah",
  "translate.way.insertAbove": "Sisip di atas",
  "translate.way.bilingual": "Kedua-dua bahasa bersama",
  "translate.way.copy": "Salin ke papan keratan",
  "translate.way.newDocument": "Buka dalam dokumen baharu",
  "translate.moreNotes": "Dan {count} lagi.",
  "source.pick": "Teks dalam ruang kerja ini ditulis dalam",
  "source.detect": "Kesan daripada teks",
  "language.current": "semasa",

  "preview.fileName": "{name} (pratonton terjemahan)",
  "preview.title": "{name} → {to}",
  "preview.titleFrom": "{name}: {from} → {to}",
  "preview.closed": "Pratonton {name} ditutup sebelum diterima. Terjemahannya masih ada.",
  "preview.reopen": "Buka semula",
  "preview.discard": "Buang",
  "preview.running": "Terjemahan masih berjalan: {done} daripada {count} segmen sudah siap.",
  "preview.runningDetail": "Menerima sekarang akan menamatkannya. Apa yang belum siap kekal seperti dalam sumber.",
  "preview.wait": "Tunggu",
  "preview.acceptDone": "Terima yang sudah siap",
  "preview.changed": "{name} telah berubah sejak pratonton dibuat.",
  "preview.changedDetail":
    "Apa yang ditulis di situ sementara itu akan hilang, kecuali anda menggunakan “Buat asal”. Membatalkan akan membiarkan kedua-duanya seadanya.",
  "preview.overwrite": "Gantikan semuanya",

  "findings.summary": "{found} daripada {count} segmen perlu disemak.",
  "findings.summaryOne": "Terjemahan ini perlu disemak.",
  "findings.show": "Tunjukkan",
  "findings.retryFinding": "Terjemah semula",
  "findings.retryFindings": "Terjemah semula semua segmen yang ditandai",
  "findings.keepSource": "Kekalkan teks sumber",
  "findings.ignoreFinding": "Abaikan",

  "hover.translate": "Terjemah...",
  "hover.translateInto": "Terjemah ke {language}",
  "hover.progress": "Menterjemah",
  "hover.done": "Sudah diterjemahkan. Tuding pada teks sekali lagi untuk membacanya.",
  "glossary.noFolder": "buka folder yang akan mengandunginya",
  "glossary.notUsed": "Glosari tidak digunakan: {reason}",
  "comment.translate": "Terjemah komen",
};

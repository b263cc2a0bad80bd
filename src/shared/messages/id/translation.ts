import type { translation as english } from "../en/translation.ts";
import type { Translated } from "../en.ts";

/** English in ../en/translation.ts. */
export const translation: Translated<typeof english> = {
  "translate.done": "{done} dari {count}",
  "translate.pickWay": "Bagaimana terjemahannya akan digunakan?",
  "translate.usualWay": "cara yang biasa",
  "translate.way.replace": "Ganti teksnya",
  "translate.way.preview": "Pratinjau di editor perbandingan",
  "translate.way.insertBelow": "Sisipkan di bawah",
  "translate.way.insertAbove": "Sisipkan di atas",
  "translate.way.bilingual": "Kedua bahasa sekaligus",
  "translate.way.copy": "Salin ke papan klip",
  "translate.way.newDocument": "Buka di dokumen baru",
  "translate.moreNotes": "Dan {count} lagi.",
  "source.pick": "Bahasa teks di ruang kerja ini",
  "source.detect": "Deteksi dari teks",
  "language.current": "saat ini",

  "preview.fileName": "{name} (pratinjau terjemahan)",
  "preview.title": "{name} → {to}",
  "preview.titleFrom": "{name}: {from} → {to}",
  "preview.closed": "Pratinjau {name} ditutup sebelum diterima. Terjemahannya masih ada.",
  "preview.reopen": "Buka Lagi",
  "preview.discard": "Buang",
  "preview.running": "Terjemahan masih berjalan: {done} dari {count} segmen selesai.",
  "preview.runningDetail":
    "Jika diterima sekarang, terjemahan dihentikan. Yang belum selesai tetap seperti di sumbernya.",
  "preview.wait": "Tunggu",
  "preview.acceptDone": "Terima yang Sudah Selesai",
  "preview.changed": "{name} sudah berubah sejak pratinjau dibuat.",
  "preview.changedDetail":
    "Yang ditulis di sana sesudah itu akan hilang, kecuali jika diurungkan. Jika dibatalkan, keduanya tetap apa adanya.",
  "preview.overwrite": "Ganti Semuanya",

  "findings.summary": "{found} dari {count} segmen perlu diperiksa.",
  "findings.summaryOne": "Terjemahan ini perlu diperiksa.",
  "findings.show": "Tampilkan",
  "findings.retryFinding": "Terjemahkan ulang",
  "findings.retryFindings": "Terjemahkan ulang semua segmen bertanda",
  "findings.keepSource": "Pertahankan teks sumber",
  "findings.ignoreFinding": "Abaikan",

  "hover.translate": "Terjemahkan...",
  "hover.translateInto": "Terjemahkan ke {language}",
  "hover.progress": "Menerjemahkan",
  "hover.done": "Sudah diterjemahkan. Arahkan lagi penunjuk ke teks untuk membacanya.",
  "glossary.noFolder": "buka folder tempat glosarium itu disimpan",
  "glossary.notUsed": "Glosarium tidak dipakai: {reason}",
  "comment.translate": "Terjemahkan Komentar",
};

import type { fileTranslation as english } from "../en/fileTranslation.ts";
import type { Translated } from "../en.ts";

/** English in ../en/fileTranslation.ts. */
export const fileTranslation: Translated<typeof english> = {
  // Files that are not translated, and why
  "fileTranslation.skipped": "{file} dilewati: {reason}",
  "fileTranslation.skip.code": "ini kode; hanya komentarnya yang diterjemahkan, langsung di tempatnya.",
  "fileTranslation.skip.sameLanguage": "berkas ini memang untuk bahasa tersebut.",
  "fileTranslation.skip.empty": "tidak ada yang perlu diterjemahkan.",
  "fileTranslation.skip.lost": "{path} punya entri yang tidak ada tempatnya di sumber, dan dibiarkan apa adanya.",
  "fileTranslation.skip.undecided": "belum diputuskan bagaimana nasib suntingan di {path}.",
  "fileTranslation.skip.ignored": "berkas ini diabaikan oleh git.",
  "fileTranslation.skip.unknown": "formatnya tidak dikenal.",
  "fileTranslation.skip.settings": "sejauh yang dapat dikenali, berkas ini ditujukan untuk program.",
  "fileTranslation.skip.translation": "ini sudah berupa terjemahan.",
  "fileTranslation.summary":
    "{written} ditulis, {unchanged} sudah terkini, {findings} perlu diperiksa, {skipped} dilewati, {failed} gagal.",

  "namePattern.unknown": "{part} tidak dikenal.",
  "namePattern.noLanguage": "{lang} tidak ada.",
  "namePattern.outside": "{path} berada di luar proyek.",

  // What a command looked for in vain
  "nothing.comment": "Tidak ada komentar di posisi kursor.",
  "nothing.clipboard": "Tidak ada teks di papan klip.",
  "nothing.markdown": "Ini bukan dokumen Markdown.",
  "nothing.editor": "Buka berkas terlebih dahulu, atau pilih “Berkas Baru”.",
  "nothing.file": "Tidak ada berkas untuk diterjemahkan.",

  // A job in the editor
  "fileTranslation.pauseOrResume": "Jeda atau Lanjutkan",
  "fileTranslation.paused": "Dijeda setelah {done} dari {count}.",
  "fileTranslation.segments": "({done} dari {count} segmen)",
  "fileTranslation.waiting": "Menunggu berkas sebelumnya.",
  "fileTranslation.cancelled": "Dibatalkan.",
  "fileTranslation.notDone": "{count} berkas belum dikerjakan.",
  "fileTranslation.notDoneOne": "Satu berkas belum dikerjakan.",
  "fileTranslation.tooMany": "Folder ini berisi lebih banyak berkas daripada {limit} yang ditelusuri.",
  "fileTranslation.sourceChanged": "Sumber sudah berubah sejak dibaca. Terjemahkan sekali lagi.",
  "fileTranslation.needsLook": "{count} tempat perlu diperiksa.",
  "fileTranslation.needsLookOne": "Satu tempat perlu diperiksa.",
  "fileTranslation.noReport": "Belum ada berkas yang diterjemahkan di jendela ini.",
  "fileTranslation.showReport": "Tampilkan Laporan",
  "fileTranslation.open": "Buka Terjemahan",
  "fileTranslation.reportTitle": "Laporan terjemahan: {language}",
  "fileTranslation.reportName": "Laporan terjemahan.md",
  "fileTranslation.writtenFile": "{file}: ditulis ke {path}.",
  "fileTranslation.written": "ditulis ke {path}",
  "fileTranslation.unchanged": "{path} sudah terkini",
  "fileTranslation.failed": "{file} tidak diterjemahkan: {reason}",
  "fileTranslation.conflict": "Disunting oleh seseorang, dan sumbernya sudah berubah. Suntingan itu dipertahankan.",
  "fileTranslation.askConflicts":
    "{path}: {conflicts} entri yang pernah disunting seseorang kini punya sumber yang berubah. Pertahankan suntingan, atau terjemahkan ulang?",
  "fileTranslation.askLost":
    "{path}: seseorang telah menambah atau menghapus {lost} entri, dan pembaruan akan membatalkannya.",
  "fileTranslation.askConflictsOne":
    "{path}: satu entri yang pernah disunting seseorang kini punya sumber yang berubah. Pertahankan suntingan, atau terjemahkan ulang?",
  "fileTranslation.askLostOne":
    "{path}: seseorang telah menambah atau menghapus satu entri, dan pembaruan akan membatalkannya.",
  "fileTranslation.askShown": "{path}: pertahankan suntingan yang ada, atau terjemahkan ulang?",
  "fileTranslation.moreEntries": "dan {count} lagi",
  "fileTranslation.diffConflicts": "{path}: sumber saat ini, dan terjemahannya",
  "fileTranslation.diffLost": "{path}: keadaan sekarang, dan hasil pembaruannya",
  "fileTranslation.keepMine": "Pertahankan Suntingan",
  "fileTranslation.translateAnew": "Terjemahkan Ulang",
  "fileTranslation.show": "Tampilkan",
  "result.gone": "Teks ini sudah hilang: teks tidak disimpan ketika jendela dimuat ulang.",
  "fileTranslation.pasteInto": "Tempel Terjemahan dalam {language}",

  // An existing translation beside its source
  "check.missing": "Entri ini tidak ada: {source}",
  "check.extra": "Sumber tidak punya entri ini.",
  "check.empty": "Entri ini belum punya terjemahan: {source}",
  "check.outdated": "Sumber sudah berubah sejak bagian ini diterjemahkan.",
};

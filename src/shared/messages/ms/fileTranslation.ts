import type { fileTranslation as english } from "../en/fileTranslation.ts";
import type { Translated } from "../en.ts";

/** English in ../en/fileTranslation.ts. */
export const fileTranslation: Translated<typeof english> = {
  // Files that are not translated, and why
  "fileTranslation.skipped": "{file} ditinggalkan: {reason}",
  "fileTranslation.skip.code": "fail ini mengandungi kod, dan hanya komennya diterjemahkan, di tempatnya.",
  "fileTranslation.skip.sameLanguage": "fail ini ialah fail bahasa itu sendiri.",
  "fileTranslation.skip.empty": "tiada apa-apa untuk diterjemahkan.",
  "fileTranslation.skip.lost": "{path} mempunyai entri yang tiada tempat dalam sumber, dan dibiarkan seadanya.",
  "fileTranslation.skip.undecided": "belum diputuskan apa yang perlu dibuat dengan suntingan dalam {path}.",
  "fileTranslation.skip.ignored": "git mengabaikannya.",
  "fileTranslation.skip.unknown": "formatnya tidak dikenali.",
  "fileTranslation.skip.settings": "fail ini nampaknya untuk kegunaan program.",
  "fileTranslation.skip.translation": "fail ini sudah pun terjemahan.",
  "fileTranslation.summary":
    "{written} ditulis, {unchanged} terkini, {findings} perlu disemak, {skipped} ditinggalkan, {failed} gagal.",

  "namePattern.unknown": "{part} tidak dikenali.",
  "namePattern.noLanguage": "{lang} tiada.",
  "namePattern.outside": "{path} berada di luar projek.",

  // What a command looked for in vain
  "nothing.comment": "Tiada komen pada kursor.",
  "nothing.clipboard": "Tiada teks dalam papan keratan.",
  "nothing.markdown": "Ini bukan dokumen Markdown.",
  "nothing.editor": "Buka fail dahulu, atau pilih “Fail baharu”.",
  "nothing.file": "Tiada fail untuk diterjemahkan.",

  // A job in the editor
  "fileTranslation.pauseOrResume": "Jeda atau sambung",
  "fileTranslation.paused": "Dijeda selepas {done} daripada {count}.",
  "fileTranslation.segments": "({done} daripada {count} segmen)",
  "fileTranslation.waiting": "Menunggu fail sebelumnya.",
  "fileTranslation.cancelled": "Dibatalkan.",
  "fileTranslation.notDone": "{count} fail tidak disiapkan.",
  "fileTranslation.notDoneOne": "Satu fail tidak disiapkan.",
  "fileTranslation.tooMany": "Folder ini mempunyai lebih banyak fail daripada {limit} yang telah diteliti.",
  "fileTranslation.sourceChanged": "Sumber telah berubah sejak dibaca. Terjemahkannya semula.",
  "fileTranslation.needsLook": "{count} tempat perlu disemak.",
  "fileTranslation.needsLookOne": "Satu tempat perlu disemak.",
  "fileTranslation.noReport": "Belum ada fail diterjemahkan dalam tetingkap ini.",
  "fileTranslation.showReport": "Tunjukkan laporan",
  "fileTranslation.open": "Buka terjemahan",
  "fileTranslation.reportTitle": "Laporan terjemahan: {language}",
  "fileTranslation.reportName": "Laporan terjemahan.md",
  "fileTranslation.writtenFile": "{file}: ditulis ke {path}.",
  "fileTranslation.written": "ditulis ke {path}",
  "fileTranslation.unchanged": "{path} sudah terkini",
  "fileTranslation.failed": "{file} tidak diterjemahkan: {reason}",
  "fileTranslation.conflict": "Disunting oleh seseorang, dan sumbernya telah berubah sejak itu. Suntingan dikekalkan.",
  "fileTranslation.askConflicts":
    "{path}: sumber bagi {conflicts} entri yang telah disunting seseorang sudah berubah. Kekalkan suntingan, atau terjemahkan semula?",
  "fileTranslation.askLost":
    "{path}: seseorang telah menambah atau membuang {lost} entri, dan kemas kini akan membatalkan perubahan itu.",
  "fileTranslation.askConflictsOne":
    "{path}: sumber bagi satu entri yang telah disunting seseorang sudah berubah. Kekalkan suntingan, atau terjemahkan semula?",
  "fileTranslation.askLostOne":
    "{path}: seseorang telah menambah atau membuang satu entri, dan kemas kini akan membatalkan perubahan itu.",
  "fileTranslation.askShown": "{path}: kekalkan apa yang ditulis seseorang, atau terjemahkan semula?",
  "fileTranslation.moreEntries": "dan {count} lagi",
  "fileTranslation.diffConflicts": "{path}: sumber seperti sekarang, dan terjemahannya",
  "fileTranslation.diffLost": "{path}: keadaannya sekarang, dan selepas dikemas kini",
  "fileTranslation.keepMine": "Kekalkan milik saya",
  "fileTranslation.translateAnew": "Terjemah semula",
  "fileTranslation.show": "Tunjukkan",
  "result.gone": "Teks ini sudah tiada: isinya tidak disimpan semasa tetingkap dimuatkan semula.",
  "fileTranslation.pasteInto": "Tampal terjemahan dalam {language}",

  // An existing translation beside its source
  "check.missing": "Entri ini tiada: {source}",
  "check.extra": "Sumber tidak mempunyai entri ini.",
  "check.empty": "Entri ini tiada terjemahan: {source}",
  "check.outdated": "Sumber telah berubah sejak ini diterjemahkan.",
};

import type { chat as english } from "../en/chat.ts";
import type { Translated } from "../en.ts";

/** English in ../en/chat.ts. */
export const chat: Translated<typeof english> = {
  // The panel's head
  "panel.header": "Perbualan ini",
  "panel.untitled": "Perbualan baharu",
  "panel.conversations": "Perbualan",
  "panel.openInEditor": "Buka dalam editor",
  "panel.openInWindow": "Buka dalam tetingkap baharu",
  "panel.more": "Lagi",
  "panel.title": "Tajuk",
  "panel.rename": "Namakan semula",

  // The list of conversations
  "panel.back": "Kembali",
  "panel.search": "Cari perbualan",
  "panel.import": "Import...",
  "panel.export": "Eksport...",
  "panel.pin": "Semat",
  "panel.unpin": "Nyahsemat",
  "panel.delete": "Padam",
  "panel.moreAbout": "Tindakan lain untuk “{title}”",
  "panel.pinned": "Disemat",
  "panel.running": "Jawapan sedang ditulis",
  "panel.now": "baru sahaja",
  "panel.minutesAgo": "{minutes} min lalu",
  "panel.hoursAgo": "{hours} jam lalu",
  "panel.daysAgo": "{days} hari lalu",
  "panel.today": "Hari ini",
  "panel.yesterday": "Semalam",
  "panel.noConversations": "Belum ada perbualan. Yang pertama akan disimpan apabila anda bertanya sesuatu.",
  "panel.nothingFound": "Tiada hasil untuk “{query}”.",
  "panel.foundCount": "Ditemui: {count}",

  // The composer
  "panel.composer": "Mesej seterusnya",
  "panel.addContext": "Tambah konteks",
  "panel.context.selection": "Teks dipilih",
  "panel.context.file": "Fail...",
  "panel.context.folder": "Folder...",
  "panel.context.problems": "Masalah",
  "panel.context.text": "Teks yang ditampal",
  "panel.chips": "Konteks",
  "panel.removeChip": "Alih keluar {label}",
  "panel.drop": "Lepaskan untuk menambah pada soalan",
  "panel.completions": "Cadangan pelengkap",
  "panel.answerLanguage": "Bahasa jawapan",
  "panel.answerLanguageAuto": "Auto",

  // How full the context is
  "panel.gauge": "Konteks: {percent} % daripada {tokens} token",
  "panel.gaugeAbout": "Konteks: kira-kira {percent} % daripada {tokens} token",
  "panel.gaugeEstimate": "Anggaran: tiada model dimuatkan yang dapat mengira.",
  "panel.gaugeSystem": "Gesaan sistem",
  "panel.gaugeChips": "Konteks bersama soalan",
  "panel.gaugeHistory": "Perbualan terdahulu",
  "panel.gaugeDraft": "Mesej anda",
  "panel.gaugeAnswer": "Disimpan untuk jawapan",
  "panel.gaugeFree": "Kosong",

  // What would not fit, and who else writes
  "panel.overflow":
    "Ini tidak akan muat: {needed} token diperlukan, sedangkan konteks hanya {context}. Tiada apa-apa dihantar.",
  "panel.overflowAlone": "Perbualan terdahulu bukan puncanya. Pendekkan mesej atau alih keluar konteks.",
  "panel.way.trimOldest": "Buang yang terlama",
  "panel.way.trimOldest.detail": "Model melupakan mesej terlama. Mesej itu kekal dalam perbualan.",
  "panel.way.summarizeEarlier": "Ringkaskan yang terdahulu",
  "panel.way.summarizeEarlier.detail": "Model menerima ringkasan sebagai ganti mesej terlama.",
  "panel.way.newChat": "Sembang baharu",
  "panel.way.newChat.detail": "Bertanya dalam perbualan baharu, tanpa perbualan terdahulu.",
  "panel.following": "Tetingkap lain sedang menulis jawapan dalam perbualan ini. Anda boleh mengikutinya dari sini.",

  // Messages
  "panel.numberedQuestion": "Soalan {number}",
  "panel.numberedAnswer": "Jawapan {number}",
  "panel.editQuestion": "Edit soalan",
  "panel.sendEdited": "Hantar",
  "panel.cancelEdit": "Batal",
  "panel.branch": "Versi {index} daripada {count}",
  "panel.previousBranch": "Versi sebelumnya",
  "panel.nextBranch": "Versi seterusnya",
  "panel.regenerate": "Jawab semula",
  "panel.continue": "Teruskan",
  "panel.moreAboutAnswer": "Tindakan lain untuk jawapan ini",
  "panel.translateAnswer": "Terjemah jawapan ini...",
  "panel.changeRegister": "Baca dalam laras bahasa lain...",
  "panel.suggestFollowUps": "Cadangkan soalan susulan",
  "panel.followUps": "Soalan susulan",
  "panel.removeRendition": "Alih keluar {label}",
  "panel.forgotten": "Model tidak lagi membaca bahagian di atas.",
  "panel.summarized": "Model membaca ringkasan bahagian di atas.",
  "panel.editSummary": "Edit ringkasan",
  "panel.removeSummary": "Alih keluar ringkasan",
  "panel.saveSummary": "Simpan",
  "panel.readEarlier": "Baca semula semua",
  "panel.thoughtLiveFor": "Sedang berfikir... {duration}",
  "panel.insertCode": "Sisip",
  "panel.insertCodeName": "Sisip pada kursor",
  "panel.newFile": "Fail baharu",
  "panel.newFileName": "Fail baharu dengan kod ini",
  "panel.applyCode": "Guna",
  "panel.applyCodeName": "Guna pada fail yang terbuka...",
  "panel.codeActions": "Tindakan lain untuk kod ini",

  // How a reader is addressed
  "panel.register.neutral": "neutral",
  "panel.register.formal": "formal",
  "panel.register.casual": "santai",

  // What goes along with a question
  "chat.problems": "Masalah: {count}",
  "chat.workspace": "Ruang kerja",
  "nothing.problems": "Tiada masalah dilaporkan.",
  "chat.noReference": "Tiada apa-apa ditemukan untuk {names}. Hantar sekali lagi untuk menghantarnya sebagai teks.",
  "chat.foreignLanguage":
    "“{word}” bukan salah satu bahasa yang ada. Hantar sekali lagi untuk menghantarnya sebagai teks.",
  "chat.notReadable": "{reasons} Hantar sekali lagi untuk menghantar soalan tanpa {names}.",
  "chat.leftOut": "Tidak disertakan: {reason}",

  // Slash commands
  "command.translate": "Terjemah konteks atau teks selepas perintah ini",
  "command.summarize": "Ringkaskan konteks atau teks selepas perintah ini",
  "command.explain": "Terangkan konteks",
  "command.fix": "Cari dan betulkan kesilapan dalam konteks",
  "command.docs": "Tulis komen dokumentasi untuk konteks",
  "command.think": "Berfikir sebelum menjawab, mulai sekarang",
  "command.no_think": "Jawab terus, mulai sekarang",
  "command.findings": "Perlu disemak dalam {label}:",
  "panel.findings": "Perlu disemak:",
  "command.unknownLanguage": "“{word}” bukan salah satu bahasa yang ada, jadi dianggap teks.",
  "nothing.context":
    "Tiada apa-apa untuk diproses. Taip teks selepas perintah, pilih teks dalam editor, atau tambah fail dengan + atau #.",
  "error.command.unknown":
    "Tiada perintah /{command}. Yang ada ialah {known}. Letakkan ruang sebelum garis miring untuk menghantarnya sebagai teks.",

  // Beside an answer
  "chat.pickRegister": "Dalam laras bahasa apa?",
  "chat.noFollowUps": "Model tidak mencadangkan sebarang soalan.",
  "chat.codePreview": "{name} (dengan kod ini)",
  "chat.replaceFile": "Gantikan seluruh fail",
  "chat.linesThatGo": "Baris yang akan hilang: {count}",
  "chat.codeLeavesOut": "Kod ini tidak mengandungi beberapa bahagian fail",
  "chat.keepLeftOut": "Kekalkan bahagian yang tiada",
  "chat.removeLeftOut": "Buang bahagian yang tiada",

  // Conversations outside the panel
  "chat.pickConversation": "Perbualan yang mana?",
  "chat.export": "Eksport perbualan",
  "nothing.conversation": "Perbualan ini kosong: tiada apa-apa untuk dieksport.",
  "chat.exported": "“{title}” telah dieksport.",
  "chat.exportedPart":
    "“{title}” telah dieksport seperti yang dipaparkan. Hanya JSON turut mengandungi versinya yang lain.",
  "chat.exportAsJson": "Eksport sebagai JSON",
  "chat.import": "Import perbualan",
  "chat.conversationFiles": "Perbualan",
  "chat.deleted": "“{title}” telah dipadam.",
  "chat.undo": "Buat asal",
  "chat.summaryRemoved": "Ringkasan telah dialih keluar.",
  "chat.summaryNotPutBack": "Ringkasan tidak dapat dikembalikan: perbualan telah berubah sejak itu.",
  "chat.deletedDetail": "Dipadam: {time} · Mesej: {count}",
  "chat.nothingDeleted": "Tiada perbualan yang dipadam dalam tempoh {days} hari yang lalu.",
};

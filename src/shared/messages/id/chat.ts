import type { chat as english } from "../en/chat.ts";
import type { Translated } from "../en.ts";

/** English in ../en/chat.ts. */
export const chat: Translated<typeof english> = {
  // The panel's head
  "panel.header": "Percakapan ini",
  "panel.untitled": "Percakapan baru",
  "panel.conversations": "Percakapan",
  "panel.openInEditor": "Buka di Editor",
  "panel.openInWindow": "Buka di Jendela Baru",
  "panel.more": "Lainnya",
  "panel.title": "Judul",
  "panel.rename": "Ganti Nama",

  // The list of conversations
  "panel.back": "Kembali",
  "panel.search": "Cari percakapan",
  "panel.import": "Impor...",
  "panel.export": "Ekspor...",
  "panel.pin": "Sematkan",
  "panel.unpin": "Lepas Sematan",
  "panel.delete": "Hapus",
  "panel.moreAbout": "Tindakan lain untuk “{title}”",
  "panel.pinned": "Disematkan",
  "panel.running": "Jawaban sedang ditulis",
  "panel.now": "sekarang",
  "panel.minutesAgo": "{minutes} mnt lalu",
  "panel.hoursAgo": "{hours} jam lalu",
  "panel.daysAgo": "{days} hari lalu",
  "panel.today": "Hari ini",
  "panel.yesterday": "Kemarin",
  "panel.noConversations": "Belum ada percakapan. Percakapan pertama disimpan begitu Anda mengajukan pertanyaan.",
  "panel.nothingFound": "Tidak ada hasil untuk “{query}”.",
  "panel.foundCount": "Ditemukan: {count}",

  // The composer
  "panel.composer": "Pesan berikutnya",
  "panel.addContext": "Tambah Konteks",
  "panel.context.selection": "Pilihan",
  "panel.context.file": "Berkas...",
  "panel.context.folder": "Folder...",
  "panel.context.problems": "Masalah",
  "panel.context.text": "Teks yang ditempel",
  "panel.chips": "Konteks",
  "panel.removeChip": "Keluarkan {label}",
  "panel.drop": "Lepaskan untuk menambahkan ke pertanyaan",
  "panel.completions": "Saran pelengkapan",
  "panel.answerLanguage": "Bahasa jawaban",
  "panel.answerLanguageAuto": "Otomatis",

  // How full the context is
  "panel.gauge": "Konteks: {percent}% dari {tokens} token",
  "panel.gaugeAbout": "Konteks: sekitar {percent}% dari {tokens} token",
  "panel.gaugeEstimate": "Perkiraan: belum ada model yang dimuat untuk menghitungnya.",
  "panel.gaugeSystem": "Prompt sistem",
  "panel.gaugeChips": "Konteks yang menyertai pertanyaan",
  "panel.gaugeHistory": "Percakapan sebelumnya",
  "panel.gaugeDraft": "Pesan Anda",
  "panel.gaugeAnswer": "Disisakan untuk jawaban",
  "panel.gaugeFree": "Kosong",

  // What would not fit, and who else writes
  "panel.overflow":
    "Ini tidak akan muat: perlu {needed} token, sedangkan konteksnya {context}. Tidak ada yang dikirim.",
  "panel.overflowAlone": "Percakapan sebelumnya bukan penyebabnya. Persingkat pesan atau kurangi konteks.",
  "panel.way.trimOldest": "Pangkas yang Terlama",
  "panel.way.trimOldest.detail": "Model melupakan pesan terlama. Pesan itu tetap ada dalam percakapan.",
  "panel.way.summarizeEarlier": "Ringkas yang Sebelumnya",
  "panel.way.summarizeEarlier.detail": "Model mendapat ringkasan sebagai pengganti pesan terlama.",
  "panel.way.newChat": "Obrolan Baru",
  "panel.way.newChat.detail": "Bertanya dalam percakapan baru, tanpa percakapan sebelumnya.",
  "panel.following": "Jendela lain sedang menulis jawaban dalam percakapan ini. Anda dapat ikut membacanya di sini.",

  // Messages
  "panel.numberedQuestion": "Pertanyaan {number}",
  "panel.numberedAnswer": "Jawaban {number}",
  "panel.editQuestion": "Edit Pertanyaan",
  "panel.sendEdited": "Kirim",
  "panel.cancelEdit": "Batal",
  "panel.branch": "Versi {index} dari {count}",
  "panel.previousBranch": "Versi sebelumnya",
  "panel.nextBranch": "Versi berikutnya",
  "panel.regenerate": "Jawab Ulang",
  "panel.continue": "Lanjutkan",
  "panel.moreAboutAnswer": "Tindakan lain untuk jawaban ini",
  "panel.translateAnswer": "Terjemahkan Jawaban Ini...",
  "panel.changeRegister": "Baca dalam Ragam Lain...",
  "panel.suggestFollowUps": "Sarankan Lanjutan",
  "panel.followUps": "Pertanyaan lanjutan",
  "panel.removeRendition": "Hapus {label}",
  "panel.forgotten": "Model tidak lagi membaca bagian di atas ini.",
  "panel.summarized": "Model membaca ringkasan dari bagian di atas ini.",
  "panel.editSummary": "Edit Ringkasan",
  "panel.removeSummary": "Hapus Ringkasan",
  "panel.saveSummary": "Simpan",
  "panel.readEarlier": "Baca Lagi Semuanya",
  "panel.thoughtLiveFor": "Berpikir... {duration}",
  "panel.insertCode": "Sisipkan",
  "panel.insertCodeName": "Sisipkan di Kursor",
  "panel.newFile": "Berkas Baru",
  "panel.newFileName": "Berkas Baru dengan Kode Ini",
  "panel.applyCode": "Terapkan",
  "panel.applyCodeName": "Terapkan ke Berkas yang Terbuka...",
  "panel.codeActions": "Tindakan lain untuk kode ini",

  // How a reader is addressed
  "panel.register.neutral": "netral",
  "panel.register.formal": "formal",
  "panel.register.casual": "santai",

  // What goes along with a question
  "chat.problems": "Masalah: {count}",
  "chat.workspace": "Ruang kerja",
  "nothing.problems": "Tidak ada masalah yang dilaporkan.",
  "chat.noReference": "Tidak ditemukan apa pun untuk {names}. Kirim sekali lagi untuk mengirimnya sebagai teks.",
  "chat.foreignLanguage":
    "“{word}” bukan salah satu bahasa yang ada. Kirim sekali lagi untuk mengirimnya sebagai teks.",
  "chat.notReadable": "{reasons} Kirim sekali lagi untuk mengirim pertanyaan tanpa {names}.",
  "chat.leftOut": "Tidak disertakan: {reason}",

  // Slash commands
  "command.translate": "Terjemahkan konteks atau teks sesudah perintah",
  "command.summarize": "Ringkas konteks atau teks sesudah perintah",
  "command.explain": "Jelaskan konteks",
  "command.fix": "Cari dan perbaiki kesalahan dalam konteks",
  "command.docs": "Tulis komentar dokumentasi untuk konteks",
  "command.think": "Mulai sekarang, berpikir dahulu sebelum menjawab",
  "command.no_think": "Mulai sekarang, langsung menjawab",
  "command.findings": "Yang perlu diperiksa di {label}:",
  "panel.findings": "Yang perlu diperiksa:",
  "command.unknownLanguage": "“{word}” bukan salah satu bahasa yang ada, jadi dianggap teks.",
  "nothing.context":
    "Tidak ada yang bisa dikerjakan. Ketik teks sesudah perintah, pilih teks di editor, atau tambahkan berkas dengan + atau #.",
  "error.command.unknown":
    "Tidak ada perintah /{command}. Yang ada: {known}. Beri spasi di depan garis miring untuk mengirimnya sebagai teks.",

  // Beside an answer
  "chat.pickRegister": "Dalam ragam apa?",
  "chat.noFollowUps": "Model tidak menyarankan pertanyaan.",
  "chat.codePreview": "{name} (dengan kode ini)",
  "chat.replaceFile": "Ganti Seluruh Berkas",
  "chat.linesThatGo": "Baris yang hilang: {count}",

  // Conversations outside the panel
  "chat.pickConversation": "Percakapan yang mana?",
  "chat.export": "Ekspor Percakapan",
  "nothing.conversation": "Percakapan ini kosong: tidak ada yang bisa diekspor.",
  "chat.exported": "“{title}” telah diekspor.",
  "chat.exportedPart": "“{title}” telah diekspor seperti yang tampil. Hanya JSON yang juga memuat versi lainnya.",
  "chat.exportAsJson": "Ekspor sebagai JSON",
  "chat.import": "Impor Percakapan",
  "chat.conversationFiles": "Percakapan",
  "chat.deleted": "“{title}” telah dihapus.",
  "chat.undo": "Urungkan",
  "chat.deletedDetail": "Dihapus: {time} · Pesan: {count}",
  "chat.nothingDeleted": "Tidak ada percakapan yang dihapus dalam {days} hari terakhir.",
};

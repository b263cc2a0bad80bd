import type { editor as english } from "../en/editor.ts";
import type { Translated } from "../en.ts";

/** English in ../en/editor.ts. */
export const editor: Translated<typeof english> = {
  "action.setUpModel": "Siapkan Model...",
  "action.resumeDownload": "Lanjutkan Unduhan",
  "action.setToken": "Atur Token Hugging Face...",
  "action.chooseModel": "Pilih Berkas GGUF...",
  "action.loadModel": "Muat Model",
  "action.retry": "Coba Lagi",
  "action.waitForModel": "Tunggu",
  "action.switchModel": "Ganti untuk Semua Jendela",
  "action.newChat": "Obrolan Baru",
  "action.openSettings": "Buka Pengaturan",
  "action.showLog": "Tampilkan Log",
  "action.unloadModel": "Lepaskan Model",
  "action.stopServer": "Hentikan Server",
  "action.showDetails": "Tempat Model Berjalan",

  // Progress of a task, in notifications and under a waiting answer
  "task.loading": "Memuat model ({percent}%)",
  "task.waitingForModel": "Menunggu hingga “{model}” selesai dipakai",
  "task.queuedNext": "Giliran berikutnya dalam antrean",
  "task.queuedOne": "Dalam antrean: 1 permintaan sebelum ini",
  "task.queued": "Dalam antrean: {ahead} permintaan sebelum ini",
  "task.reading": "Membaca {tokens} token",
  "task.part": "Bagian {index} dari {count}",
  "task.thinking": "Berpikir",

  // Translating a selection
  "translate.progress": "Menerjemahkan ke {language}",
  "translate.item": "{index} dari {count}",
  "translate.pickTarget": "Terjemahkan ke",
  "translate.wholeFile": "Terjemahkan Seluruh Berkas",
  "result.insertBelow": "Tetap Sisipkan di Bawah",
  "result.copy": "Salin",
  "result.openDocument": "Buka di Dokumen Baru",
  "result.copied": "Disalin.",

  // Summaries
  "summary.progress": "Meringkas dalam {language}",
  "summary.pickTarget": "Ringkas dalam",
  "summary.heading": "Ringkasan {name}",
  "summary.coverage": "{parts} dari {parts} bagian · {language} · {model}",
  "summary.untitled": "pilihan",

  // Language picker
  "language.lastUsed": "terakhir dipakai",
  "language.system": "bahasa sistem ini",

  // Status bar and its menu
  "status.idle": "SEA-LION",
  "status.idleTooltip": "Model belum dimuat. Model dimuat pada permintaan pertama.",
  "status.none": "SEA-LION: pilih model",
  "status.loading": "SEA-LION: {percent}%",
  "status.ready": "SEA-LION: {backend} · {language}",
  "status.readyNoTarget": "SEA-LION: {backend}",
  "status.failed": "SEA-LION: tidak termuat",
  "status.lost": "SEA-LION: server berhenti",
  "status.notResponding": "SEA-LION: tidak merespons",
  "status.notRespondingTooltip":
    "Server model sedang tidak menjawab. Jika tetap diam selama {seconds} detik, server akan diakhiri lalu dijalankan ulang.",
  "status.queue": "{queued} menunggu",
  "status.queued": "SEA-LION: {ahead} sebelum Anda",
  "status.waitingForModel": "SEA-LION: menunggu {model}",
  "menu.title": "SEA-LION Local",
  "menu.chat": "Buka Obrolan",
  "menu.target": "Bahasa Terjemahan",
  "menu.targetNone": "ditanyakan saat pertama kali",
};

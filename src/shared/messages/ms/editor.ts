import type { editor as english } from "../en/editor.ts";
import type { Translated } from "../en.ts";

/** English in ../en/editor.ts. */
export const editor: Translated<typeof english> = {
  "action.setUpModel": "Sediakan model...",
  "action.resumeDownload": "Sambung muat turun",
  "action.setToken": "Tetapkan token Hugging Face...",
  "action.chooseModel": "Pilih fail GGUF...",
  "action.loadModel": "Muatkan model",
  "action.retry": "Cuba lagi",
  "action.waitForModel": "Tunggu",
  "action.switchModel": "Tukar untuk semua tetingkap",
  "action.newChat": "Sembang baharu",
  "action.openSettings": "Buka tetapan",
  "action.showLog": "Tunjukkan log",
  "action.unloadModel": "Nyahmuat model",
  "action.stopServer": "Hentikan pelayan",
  "action.showDetails": "Tempat model berjalan",

  // Progress of a task, in notifications and under a waiting answer
  "task.loading": "Memuatkan model ({percent} %)",
  "task.waitingForModel": "Menunggu “{model}” selesai digunakan",
  "task.queuedNext": "Seterusnya dalam giliran",
  "task.queuedOne": "Dalam giliran: 1 permintaan sebelum ini",
  "task.queued": "Dalam giliran: {ahead} permintaan sebelum ini",
  "task.reading": "Membaca {tokens} token",
  "task.part": "Bahagian {index} daripada {count}",
  "task.thinking": "Berfikir",

  // Translating a selection
  "translate.progress": "Menterjemah ke {language}",
  "translate.item": "{index} daripada {count}",
  "translate.pickTarget": "Terjemah ke",
  "translate.wholeFile": "Terjemah seluruh fail",
  "result.insertBelow": "Sisip di bawah juga",
  "result.copy": "Salin",
  "result.openDocument": "Buka dalam dokumen baharu",
  "result.copied": "Disalin.",

  // Summaries
  "summary.progress": "Meringkaskan dalam {language}",
  "summary.pickTarget": "Ringkaskan dalam",
  "summary.heading": "Ringkasan {name}",
  "summary.coverage": "{parts} daripada {parts} bahagian · {language} · {model}",
  "summary.untitled": "teks dipilih",

  // Language picker
  "language.lastUsed": "terakhir digunakan",
  "language.system": "bahasa sistem ini",

  // Status bar and its menu
  "status.idle": "SEA-LION",
  "status.idleTooltip": "Model belum dimuatkan. Model akan dimuatkan dengan permintaan pertama.",
  "status.none": "SEA-LION: pilih model",
  "status.loading": "SEA-LION: {percent} %",
  "status.ready": "SEA-LION: {backend} · {language}",
  "status.readyNoTarget": "SEA-LION: {backend}",
  "status.failed": "SEA-LION: tidak dimuatkan",
  "status.lost": "SEA-LION: pelayan terhenti",
  "status.notResponding": "SEA-LION: tiada respons",
  "status.notRespondingTooltip":
    "Pelayan model tidak menjawab buat masa ini. Jika terus senyap selama {seconds} saat, pelayan akan ditamatkan dan dimulakan semula.",
  "status.queue": "{queued} menunggu",
  "status.queued": "SEA-LION: {ahead} sebelum anda",
  "status.waitingForModel": "SEA-LION: menunggu {model}",
  "menu.title": "SEA-LION Local",
  "menu.chat": "Buka sembang",
  "menu.target": "Bahasa terjemahan",
  "menu.targetNone": "ditanya kali pertama",
};

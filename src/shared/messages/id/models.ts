import type { models as english } from "../en/models.ts";
import type { Translated } from "../en.ts";

/** English in ../en/models.ts. */
export const models: Translated<typeof english> = {
  "error.model.inUse": "{model} sedang dipakai. Lepaskan, atau hentikan yang sedang memakainya, lalu coba lagi.",
  "error.model.notManaged": "{path} bukan diletakkan oleh SEA-LION Local, sehingga tidak dihapus.",
  "error.model.exists": "Sudah ada model lain bernama {name}. Ganti nama salah satu berkasnya.",

  // In what state a model is, and how far: in the view, in notifications and on a terminal
  "models.state.available": "belum diunduh",
  "models.state.noFile": "alamatnya tidak diketahui",
  "models.state.downloading": "mengunduh {percent}%",
  "models.state.copying": "menyalin {percent}%",
  "models.state.retrying": "koneksi terputus pada {percent}%, mencoba lagi",
  "models.state.verifying": "memverifikasi {percent}%",
  "models.state.paused": "dijeda pada {percent}%",
  "models.state.interrupted": "terputus pada {percent}%",
  "models.state.failed": "gagal pada {percent}%",
  "models.state.ready": "siap",
  "models.state.loading": "memuat {percent}%",
  "models.state.loadedGpu": "dimuat di {backend}, {gpuLayers}/{totalLayers} lapisan",
  "models.state.loadedCpu": "dimuat di prosesor",
  "models.state.damaged": "rusak",
  "models.state.notFound": "tidak ditemukan",
  "models.state.unusable": "tidak dapat dipakai",
  "transfer.percent": "{percent}%",
  "transfer.amount": "{done} dari {total}",
  "transfer.speed": "{speed}/dtk",
  "transfer.left": "sisa {time}",
  "transfer.hours": "{hours} jam {minutes} mnt",
  "transfer.minutes": "{minutes} mnt",
  "transfer.seconds": "{seconds} dtk",
  "models.download.retrying": "{percent}%, koneksi sedang dicoba lagi",
  "models.download.verifying": "memverifikasi, {percent}%",

  "catalogue.notAList": "Katalog model tambahan bukan berupa daftar.",
  "catalogue.problem": "Entri {name} dalam katalog tidak dapat dipakai: {reason}.",
  "catalogue.warning.notSafetyAligned":
    "Model ini tidak dilatih untuk menolak permintaan berbahaya: periksa tulisannya sebelum Anda mengandalkannya.",
  "catalogue.warning.noThinkingSwitch": "/think dan /no_think dalam pesan tidak berpengaruh pada model ini.",
  "catalogue.warning.licenceInNotice": "Lisensinya tercantum dalam berkas NOTICE di repositorinya.",
  "catalogue.warning.noFile": "Berkas GGUF untuk model ini tidak diketahui, sehingga tidak dapat diunduh dari sini.",
  "catalogue.warning.noAddress":
    "Berkas GGUF untuk model ini ada, tetapi alamat repositorinya tidak diketahui di sini: cari alamat itu dan masukkan sendiri.",
};

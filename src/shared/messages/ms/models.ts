import type { models as english } from "../en/models.ts";
import type { Translated } from "../en.ts";

/** English in ../en/models.ts. */
export const models: Translated<typeof english> = {
  "error.model.inUse": "{model} sedang digunakan. Nyahmuatnya, atau hentikan kerja yang menggunakannya, dan cuba lagi.",
  "error.model.notManaged": "{path} tidak diletakkan di situ oleh SEA-LION Local, jadi tidak dipadam.",
  "error.model.exists": "Sudah ada model lain bernama {name}. Namakan semula salah satu daripada dua fail itu.",

  // In what state a model is, and how far: in the view, in notifications and on a terminal
  "models.state.available": "belum dimuat turun",
  "models.state.noFile": "tiada alamat diketahui",
  "models.state.downloading": "memuat turun {percent} %",
  "models.state.copying": "menyalin {percent} %",
  "models.state.retrying": "sambungan terputus pada {percent} %, mencuba lagi",
  "models.state.verifying": "mengesahkan {percent} %",
  "models.state.paused": "dijeda pada {percent} %",
  "models.state.interrupted": "terganggu pada {percent} %",
  "models.state.failed": "gagal pada {percent} %",
  "models.state.ready": "sedia",
  "models.state.loading": "memuatkan {percent} %",
  "models.state.loadedGpu": "dimuatkan pada {backend}, {gpuLayers}/{totalLayers} lapisan",
  "models.state.loadedCpu": "dimuatkan pada pemproses",
  "models.state.damaged": "rosak",
  "models.state.notFound": "tidak ditemui",
  "models.state.unusable": "tidak dapat digunakan",
  "transfer.percent": "{percent} %",
  "transfer.amount": "{done} daripada {total}",
  "transfer.speed": "{speed}/s",
  "transfer.left": "{time} lagi",
  "transfer.hours": "{hours} jam {minutes} min",
  "transfer.minutes": "{minutes} min",
  "transfer.seconds": "{seconds} s",
  "models.download.retrying": "{percent} %, sambungan sedang dicuba lagi",
  "models.download.verifying": "mengesahkan, {percent} %",

  "catalogue.notAList": "Katalog model tambahan bukan senarai.",
  "catalogue.problem": "Entri {name} dalam katalog tidak dapat digunakan: {reason}.",
  "catalogue.warning.notSafetyAligned":
    "Model ini tidak dilatih untuk menolak permintaan yang berbahaya: semak apa yang ditulisnya sebelum anda bergantung padanya.",
  "catalogue.warning.noThinkingSwitch": "/think dan /no_think dalam mesej tidak memberi kesan pada model ini.",
  "catalogue.warning.licenceInNotice": "Lesennya ada dalam fail NOTICE di repositorinya.",
  "catalogue.warning.noFile":
    "Tiada fail GGUF bagi model ini diketahui, jadi model ini tidak dapat dimuat turun dari sini.",
  "catalogue.warning.noAddress":
    "Ada fail GGUF bagi model ini, tetapi alamat repositorinya tidak diketahui di sini: cari dan masukkannya sendiri.",
};

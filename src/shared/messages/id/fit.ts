import type { fit as english } from "../en/fit.ts";
import type { Translated } from "../en.ts";

/** English in ../en/fit.ts. */
export const fit: Translated<typeof english> = {
  "fit.gpu": "Muat di GPU",
  "fit.partial": "Muat dengan {gpuLayers} dari {totalLayers} lapisan di GPU",
  "fit.ram": "Muat di memori utama, lambat",
  "fit.no": "Tidak muat: perlu {needed}, tersedia {available}",
  "fit.noDisk":
    "Ruang disk tidak cukup: perlu {needed}, termasuk {reserve} yang harus tetap kosong, sedangkan yang kosong {free}",
  // What stands behind the verdict in one line
  "fit.withSpeed": "{verdict}, sekitar {speed} token/dtk (perkiraan)",
  "fit.becauseOfOthers": "{verdict}: program lain memakai {size} memorinya",
  "fit.estimate": "{text} (perkiraan)",
  "fit.rough": "{text}; perkiraan kasar, headernya belum dibaca",
  "fit.shorterContext":
    "{text}; dengan konteks {tokens} token, bukan {wished}: model dilatih hanya sampai sepanjang itu",
  "fit.of": "{source}: {text}",

  // The sum behind it, a line for each part
  "fit.sum.vram":
    "Memori GPU: bobot {weights} ({layers} lapisan) + konteks {cache} + komputasi {compute} + driver {overhead} = {total}, dari {free} yang kosong",
  "fit.sum.ram":
    "Memori utama: bobot {weights} + konteks {cache} + komputasi {compute} + lainnya {overhead} = {total}, dari {free} yang kosong",
  "fit.sum.reclaimable":
    "Selama pemuatan, {size} lagi dari berkas masuk ke memori; sistem mengambilnya kembali saat diperlukan.",
  "fit.sum.context": "Konteks: {tokens} token, jawaban bersamaan: {parallel}",
  "fit.sum.cacheEach": "Konteks: {tokens} token x {parallel} jawaban bersamaan, {each} per token = {cache}",
  "fit.sum.largest": "Konteks terpanjang yang muat dengan cara ini: {tokens} token",
  "fit.sum.largestNone": "Konteks terpendek pun tidak muat.",
  "fit.sum.speed": "Kecepatan: paling tinggi sekitar {speed} token/dtk, menurut lebar pita memori (perkiraan)",
  "fit.sum.others": "Program lain memakai {size} dari {total} memori GPU.",
  "fit.sum.othersMatter": "Program lain memakai {size} dari {total} memori GPU. Tanpa program itu: {verdict}.",
  "fit.sum.disk":
    "Disk: perlu {needed} ({download} untuk diunduh, {reserve} harus tetap kosong), yang kosong {free} di {path}",
  "fit.sum.rough": "Diperkirakan dari angka katalog. Periksa model ini agar headernya sendiri dibaca.",

  // The estimate beside what loading really took
  "details.estimate": "Perkiraan sebelumnya",
  "details.estimateRam": "memori utama {ram}",
  "details.estimateBoth": "memori GPU {vram}, memori utama {ram}",
  "adjust.fewerGpuLayers.others":
    "{to} dari {from} lapisan berada di GPU: program lain memakai {size} memorinya. Tutup program itu lalu muat ulang model agar lebih banyak lapisan tertampung.",
  "adjust.noGpuLayers.others":
    "Tidak ada lapisan di GPU: program lain memakai {size} memorinya. Tutup program itu lalu muat ulang model.",
};

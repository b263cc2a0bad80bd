import type { fit as english } from "../en/fit.ts";
import type { Translated } from "../en.ts";

/** English in ../en/fit.ts. */
export const fit: Translated<typeof english> = {
  "fit.gpu": "Muat pada GPU",
  "fit.partial": "Muat dengan {gpuLayers} daripada {totalLayers} lapisan pada GPU",
  "fit.ram": "Muat dalam memori utama, perlahan",
  "fit.no": "Tidak muat: memerlukan {needed}, anda ada {available}",
  "fit.noDisk":
    "Ruang cakera tidak cukup: memerlukan {needed}, termasuk {reserve} yang perlu dibiarkan kosong, sedangkan ruang kosong ialah {free}",
  // What stands behind the verdict in one line
  "fit.withSpeed": "{verdict}, kira-kira {speed} token/s (anggaran)",
  "fit.becauseOfOthers": "{verdict}: program lain menggunakan {size} daripada memorinya",
  "fit.estimate": "{text} (anggaran)",
  "fit.rough": "{text}; secara kasar, kerana pengepalanya belum dibaca",
  "fit.shorterContext": "{text}; dengan konteks {tokens} token, bukan {wished}: model dilatih setakat itu sahaja",
  "fit.of": "{source}: {text}",

  // The sum behind it, a line for each part
  "fit.sum.vram":
    "Memori GPU: {weights} pemberat ({layers} lapisan) + {cache} konteks + {compute} untuk mengira + {overhead} pemacu = {total}, daripada {free} yang kosong",
  "fit.sum.ram":
    "Memori utama: {weights} pemberat + {cache} konteks + {compute} untuk mengira + {overhead} untuk selebihnya = {total}, daripada {free} yang kosong",
  "fit.sum.reclaimable":
    "{size} lagi daripada fail memasuki memori semasa dimuatkan; sistem mengambilnya semula apabila diperlukan.",
  "fit.sum.context": "Konteks: {tokens} token, jawapan serentak: {parallel}",
  "fit.sum.cacheEach": "Konteks: {tokens} token x {parallel} jawapan serentak, {each} setiap token = {cache}",
  "fit.sum.largest": "Konteks terpanjang yang muat dengan cara ini: {tokens} token",
  "fit.sum.largestNone": "Konteks terpendek pun tidak muat.",
  "fit.sum.speed": "Kelajuan: paling tinggi kira-kira {speed} token/s, mengikut lebar jalur memori (anggaran)",
  "fit.sum.others": "Program lain menggunakan {size} daripada {total} pada GPU.",
  "fit.sum.othersMatter": "Program lain menggunakan {size} daripada {total} pada GPU. Tanpa program itu: {verdict}.",
  "fit.sum.disk":
    "Cakera: {needed} diperlukan ({download} untuk dimuat turun, {reserve} untuk dibiarkan kosong), {free} kosong di {path}",
  "fit.sum.rough": "Dianggarkan daripada angka dalam katalog. Semak model ini supaya pengepalanya sendiri dibaca.",

  // The estimate beside what loading really took
  "details.estimate": "Anggaran awal",
  "details.estimateRam": "{ram} memori utama",
  "details.estimateBoth": "{vram} memori GPU, {ram} memori utama",
  "adjust.fewerGpuLayers.others":
    "{to} daripada {from} lapisan berada pada GPU: program lain menggunakan {size} daripada memorinya. Tutup program itu dan muatkan model semula untuk mendapat lebih banyak lapisan.",
  "adjust.noGpuLayers.others":
    "Tiada lapisan pada GPU: program lain menggunakan {size} daripada memorinya. Tutup program itu dan muatkan model semula.",
};

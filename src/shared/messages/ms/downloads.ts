import type { downloads as english } from "../en/downloads.ts";
import type { Translated } from "../en.ts";

/** English in ../en/downloads.ts. */
export const downloads: Translated<typeof english> = {
  "error.download.badAddress": "{address} bukan alamat fail GGUF: {reason}.",
  "error.download.notFound": "{address} tidak ditemui: {reason}. Semak namanya, atau pilih model lain.",
  "error.download.forbidden":
    "{host} tidak memberikan {name} kepada anda: mungkin perlu akaun yang telah menerima lesennya.",
  "error.download.rateLimited":
    "{host} meminta jeda. Cuba lagi dalam {seconds} saat; apa yang sudah ada tetap disimpan.",
  "error.download.network": "{host} tidak dapat dihubungi: {reason}. Cuba lagi; apa yang sudah ada tetap disimpan.",
  "error.download.badRedirect": "{host} menghala ke {address}, yang tidak diikuti: {reason}.",
  "error.download.notAModel": "{address} bukan fail GGUF: {reason}.",
  "error.download.changed":
    "{name} di hab kini bukan lagi fail yang sama seperti semasa muat turun bermula. Cuba lagi; bahagian yang masih sepadan tetap disimpan.",
  "error.download.checksumMismatch":
    "{name} rosak semasa diterima: SHA-256 fail itu tidak sama dengan yang diterbitkan. Fail itu telah dipadam; cuba lagi.",
  "error.download.diskFull":
    "{name} memerlukan {needed}, termasuk {reserve} yang perlu dibiarkan kosong, sedangkan ruang kosong di {path} ialah {free}. Kosongkan sedikit ruang dan cuba lagi; apa yang sudah ada tetap disimpan.",
  "error.download.licence": "Lesen {name} perlu diterima dahulu: {licence}, {url}",
  "error.download.elsewhere":
    "Proses lain sedang memuat turun {name}. Tunggu proses itu, atau tamatkannya dan cuba lagi.",
  "error.download.unknown": "Pemindahan ini sudah tamat: senarai telah diperbaharui sementara itu.",

  "download.gigabytes": "{size} GB",
  "download.megabytes": "{size} MB",
  "download.licenceUnknown": "tidak diketahui",
};

import type { downloads as english } from "../en/downloads.ts";
import type { Translated } from "../en.ts";

/** English in ../en/downloads.ts. */
export const downloads: Translated<typeof english> = {
  "error.download.badAddress": "{address} bukan alamat berkas GGUF: {reason}.",
  "error.download.notFound": "{address} tidak ditemukan: {reason}. Periksa namanya, atau pilih model lain.",
  "error.download.forbidden":
    "{host} tidak memberikan {name} kepada Anda: mungkin diperlukan akun yang telah menyetujui lisensinya.",
  "error.download.rateLimited":
    "{host} meminta jeda. Coba lagi dalam {seconds} detik; yang sudah terunduh tetap disimpan.",
  "error.download.network": "{host} tidak dapat dihubungi: {reason}. Coba lagi; yang sudah terunduh tetap disimpan.",
  "error.download.badRedirect": "{host} mengalihkan ke {address}, dan pengalihan itu tidak diikuti: {reason}.",
  "error.download.notAModel": "{address} bukan berkas GGUF: {reason}.",
  "error.download.changed":
    "Berkas {name} di hub sudah berbeda dari saat unduhan dimulai. Coba lagi; bagian yang masih sesuai tetap disimpan.",
  "error.download.checksumMismatch":
    "{name} rusak saat diunduh: SHA-256-nya tidak sama dengan yang dipublikasikan. Berkas itu telah dihapus; coba lagi.",
  "error.download.diskFull":
    "{name} memerlukan {needed}, termasuk {reserve} yang harus tetap kosong, sedangkan ruang kosong di {path} hanya {free}. Kosongkan sebagian ruang lalu coba lagi; yang sudah terunduh tetap disimpan.",
  "error.download.licence": "Lisensi {name} harus disetujui terlebih dahulu: {licence}, {url}",
  "error.download.elsewhere":
    "Proses lain sedang mengunduh {name}. Tunggu sampai selesai, atau hentikan proses itu lalu coba lagi.",
  "error.download.unknown": "Transfer ini sudah berakhir: daftarnya telah diperbarui.",

  "download.gigabytes": "{size} GB",
  "download.megabytes": "{size} MB",
  "download.licenceUnknown": "tidak diketahui",
};

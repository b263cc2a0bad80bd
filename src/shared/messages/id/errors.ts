import type { errors as english } from "../en/errors.ts";
import type { Translated } from "../en.ts";

/** English in ../en/errors.ts. */
export const errors: Translated<typeof english> = {
  "error.model.none": "Belum ada model yang dipilih. Siapkan satu untuk memulai.",
  "error.model.notFound": "Model {model} tidak ditemukan. Pilih berkas GGUF lain.",
  "error.model.notAFile": "{path} bukan berkas yang dapat dibaca. Pilih berkas GGUF.",
  "error.model.invalidFile":
    "{path} bukan berkas GGUF yang dapat dipakai: {reason}. Pilih berkas lain, atau unduh sekali lagi.",
  "error.model.incompatible":
    "{path} memakai arsitektur “{architecture}”, yang tidak dikenal oleh mesin inferensi ini. Pilih model lain.",
  "error.model.noChatTemplate":
    "{path} tidak punya templat obrolan sehingga tidak dapat mengobrol atau menerjemahkan. Pilih model yang dilatih mengikuti instruksi.",
  "error.model.insufficientMemory":
    "Memori tidak cukup untuk model ini. Pilih model yang lebih kecil, atau konteks yang lebih kecil di pengaturan.",
  "error.model.busy":
    "Jendela lain sedang memakai “{model}”, dan memori tidak cukup untuk model kedua. Tunggu hingga selesai dipakai, atau gantikan dengan model jendela ini untuk semua jendela.",
  "error.model.busyHere":
    "Jendela ini masih memakai “{model}”, dan memori tidak cukup untuk model kedua. Tunggu hingga selesai, atau gantikan dengan model lain, yang akan mengakhiri pekerjaan itu.",
  "error.model.switched":
    "Jendela lain telah mengganti “{former}” dengan “{model}”. Coba lagi untuk memakainya kembali.",
  "error.model.unloaded":
    "Model sudah dilepaskan dari memori. Coba lagi: model dimuat kembali pada permintaan berikutnya.",
  "error.model.loadFailed": "Model tidak dapat dimuat: {reason}",
  "error.template.invalid": "Templat obrolan {path} tidak dapat dipakai: {reason}. Pilih model lain.",
  "error.generation.contextOverflow":
    "Ini terlalu panjang: {promptTokens} token, sedangkan model hanya dapat menampung {limitTokens}. Persingkat, atau mulai obrolan baru.",
  "error.generation.failed": "Model berhenti karena kesalahan. Coba lagi.",
  "error.generation.unfinished":
    "Model tidak mencapai akhir sebuah bagian: model menulis tanpa henti, atau tidak menulis apa pun. Model yang lebih besar atau teks yang lebih pendek mungkin membantu.",
  "error.input.empty": "Tidak ada teks untuk dikerjakan. Pilih teks terlebih dahulu.",
  "error.input.tooLarge":
    "Teks ini berisi {size} karakter; paling banyak {limit} yang dapat dikerjakan sekaligus. Pilih sebagian saja.",
  "error.input.fileTooLarge":
    "{path} berisi lebih dari {limit} karakter, terlalu banyak untuk dikerjakan sekaligus. Pilih sebagian saja.",
  "error.conversation.elsewhere": "Jendela lain sedang menulis dalam percakapan ini. Tunggu hingga selesai.",
  "error.conversation.notReadable":
    "Berkas ini bukan percakapan yang diekspor dari SEA-LION Local. Tidak ada yang diimpor.",
  "error.conversation.newer":
    "Berkas ini diekspor dari versi SEA-LION Local yang lebih baru. Perbarui versi Anda untuk mengimpornya.",
  "error.conversation.damaged":
    "Berkas ini diekspor dari SEA-LION Local, tetapi rusak: {reason}. Tidak ada yang diimpor.",
  "error.conversation.empty": "Percakapan ini tidak berisi pesan: tidak ada yang bisa diimpor.",
  "error.conversation.tooLarge":
    "Berkas ini berukuran {size}, lebih besar daripada percakapan mana pun. Paling besar {limit} yang bisa diimpor.",
  "error.document.changed": "Dokumen sudah berubah. Hasilnya tidak disisipkan.",
  "error.document.closed": "Dokumen sudah ditutup. Hasilnya tidak disisipkan.",
  "error.document.readOnly": "Dokumen ini hanya dapat dibaca. Hasilnya tidak disisipkan.",
  "error.document.invalid":
    "Baris {line}, kolom {column}: {reason}. Tidak ada yang diterjemahkan; perbaiki lalu coba lagi.",
  "error.document.outOfMemory":
    "Dokumen ini memerlukan terlalu banyak memori untuk diterjemahkan sekaligus. Terjemahkan dalam bagian yang lebih kecil.",
  "error.document.unsaved": "{path} punya perubahan yang belum disimpan. Simpan terlebih dahulu.",
  "error.document.notFound": "{path} tidak ditemukan. Mungkin sudah dipindahkan atau dihapus.",
  "error.document.forbidden": "Anda tidak berizin membuka atau mengubah {path}. Periksa izinnya.",
  "error.document.failed": "{path} tidak dapat dibaca atau ditulis: {reason}",
  "error.document.binary":
    "{path} bukan teks UTF-8, atau berisi karakter yang tidak semestinya ada dalam teks. Konversikan terlebih dahulu.",
  "error.server.unavailable": "Server model tidak dapat dijalankan: {reason}",
  "error.server.crashed":
    "Server model berhenti tiba-tiba. Coba lagi: server dijalankan ulang pada permintaan berikutnya.",
  "error.server.notResponding": "Server model tidak menjawab. Server dijalankan ulang pada permintaan berikutnya.",
  "error.server.stopped":
    "Server model sudah dihentikan. Coba lagi: server dijalankan ulang pada permintaan berikutnya.",
  "error.folder.notWritable": "Folder {path} tidak dapat ditulisi: {reason}.",
  "error.config.invalid": "Nilai {setting} tidak dapat dipakai: {reason}",
  "error.config.noBackend":
    "Nilai {setting} tidak dapat dipakai: komputer ini tidak dapat menghitung dengan {backend}.",
  "error.internal": "Terjadi kesalahan di SEA-LION Local. Rinciannya ada di log.",

  // Why the server ended, and what happens next; the two stand one behind the other
  "crash.gpuMemory": "Server model berhenti: memori GPU habis.",
  "crash.memory": "Server model berhenti: memori komputer ini habis.",
  "crash.killed": "Server model diakhiri oleh sistem (SIGKILL). Biasanya ini berarti memori komputer sudah habis.",
  "crash.modelFile": "Server model berhenti saat membaca model. Berkasnya mungkin rusak; pesan terakhirnya “{line}”.",
  "crash.assertion": "Server model berhenti: pemeriksaan di dalam llama.cpp gagal, “{line}”.",
  "crash.gpuFault": "Server model berhenti: GPU atau drivernya gagal, “{line}”.",
  "crash.signal": "Server model berhenti dengan {line}.",
  "crash.hung": "Server model lama tidak menjawab dan telah diakhiri.",
  "crash.unknown": "Server model berhenti tiba-tiba.",
  "crash.again": "Coba lagi: server akan dijalankan ulang.",
  "crash.againFewerLayers":
    "Coba lagi: server akan dijalankan ulang, dengan paling banyak {layers} lapisan di GPU selama satu jam ke depan.",
  "crash.againWithoutGpu": "Coba lagi: server akan dijalankan ulang, tanpa GPU selama satu jam ke depan.",
};

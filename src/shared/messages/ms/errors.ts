import type { errors as english } from "../en/errors.ts";
import type { Translated } from "../en.ts";

/** English in ../en/errors.ts. */
export const errors: Translated<typeof english> = {
  "error.model.none": "Belum ada model yang dipilih. Sediakan satu untuk bermula.",
  "error.model.notFound": "Model {model} tidak ditemui. Pilih fail GGUF lain.",
  "error.model.notAFile": "{path} bukan fail yang boleh dibaca. Pilih fail GGUF.",
  "error.model.invalidFile":
    "{path} bukan fail GGUF yang boleh digunakan: {reason}. Pilih fail lain, atau muat turun semula.",
  "error.model.incompatible":
    "{path} mempunyai seni bina “{architecture}”, yang tidak dikenali oleh enjin ini. Pilih model lain.",
  "error.model.noChatTemplate":
    "{path} tidak mempunyai templat sembang, jadi tidak dapat bersembang atau menterjemah. Pilih model yang dilatih mengikut arahan.",
  "error.model.insufficientMemory":
    "Memori tidak cukup untuk model ini. Pilih model yang lebih kecil, atau konteks yang lebih kecil dalam tetapan.",
  "error.model.busy":
    "Tetingkap lain sedang menggunakan “{model}”, dan memori tidak dapat menampung model kedua. Tunggu sehingga model itu tidak lagi digunakan, atau gantikannya dengan model tetingkap ini untuk semua tetingkap.",
  "error.model.busyHere":
    "Tetingkap ini masih menggunakan “{model}”, dan memori tidak dapat menampung model kedua. Tunggu sehingga selesai, atau gantikannya dengan model yang satu lagi, yang akan menamatkan kerja itu.",
  "error.model.switched":
    "Tetingkap lain telah menggantikan “{former}” dengan “{model}”. Cuba lagi untuk mengembalikannya.",
  "error.model.unloaded":
    "Model telah dinyahmuat sementara itu. Cuba lagi: model dimuatkan semula dengan permintaan seterusnya.",
  "error.model.loadFailed": "Model tidak dapat dimuatkan: {reason}",
  "error.template.invalid": "Templat sembang {path} tidak dapat digunakan: {reason}. Pilih model lain.",
  "error.generation.contextOverflow":
    "Ini terlalu panjang: {promptTokens} token, sedangkan model ada ruang untuk {limitTokens}. Pendekkannya, atau mulakan sembang baharu.",
  "error.generation.failed": "Model berhenti kerana ralat. Cuba lagi.",
  "error.generation.unfinished":
    "Model tidak sampai ke penghujung satu petikan: model terus menulis tanpa henti, atau tidak menulis apa-apa. Model yang lebih besar atau teks yang lebih pendek mungkin membantu.",
  "error.input.empty": "Tiada teks untuk diproses. Pilih sebahagian teks dahulu.",
  "error.input.tooLarge":
    "Teks ini mempunyai {size} aksara; paling banyak {limit} boleh diproses sekali gus. Pilih sebahagian daripadanya.",
  "error.input.fileTooLarge":
    "{path} mempunyai lebih daripada {limit} aksara, terlalu banyak untuk diproses sekali gus. Pilih sebahagian daripadanya.",
  "error.conversation.elsewhere": "Tetingkap lain sedang menulis dalam perbualan ini. Tunggu sehingga selesai.",
  "error.conversation.notReadable":
    "Fail ini bukan perbualan yang dieksport daripada SEA-LION Local. Tiada apa-apa diimport.",
  "error.conversation.newer":
    "Fail ini dieksport daripada versi SEA-LION Local yang lebih baharu. Kemas kini versi anda untuk mengimportnya.",
  "error.conversation.damaged":
    "Fail ini dieksport daripada SEA-LION Local, tetapi rosak: {reason}. Tiada apa-apa diimport.",
  "error.conversation.empty": "Perbualan ini tidak mengandungi mesej: tiada apa-apa untuk diimport.",
  "error.conversation.tooLarge":
    "Fail ini bersaiz {size}, lebih besar daripada mana-mana perbualan. Paling besar {limit} boleh diimport.",
  "error.document.changed": "Dokumen telah berubah sejak itu. Hasilnya tidak disisipkan.",
  "error.document.closed": "Dokumen telah ditutup. Hasilnya tidak disisipkan.",
  "error.document.readOnly": "Dokumen ini baca sahaja. Hasilnya tidak disisipkan.",
  "error.document.invalid":
    "Baris {line}, lajur {column}: {reason}. Tiada apa-apa diterjemahkan; betulkannya dan cuba lagi.",
  "error.document.outOfMemory":
    "Dokumen ini memerlukan terlalu banyak memori untuk diterjemahkan sekali gus. Terjemahkannya dalam bahagian yang lebih kecil.",
  "error.document.unsaved": "{path} mempunyai perubahan yang belum disimpan. Simpan dahulu.",
  "error.document.notFound": "{path} tidak ditemui. Mungkin telah dialihkan atau dipadamkan.",
  "error.document.forbidden": "Anda tidak dibenarkan membuka atau mengubah {path}. Semak keizinannya.",
  "error.document.failed": "{path} tidak dapat dibaca atau ditulis: {reason}",
  "error.document.binary":
    "{path} bukan teks dalam UTF-8, atau mengandungi aksara yang tiada dalam mana-mana teks. Tukarkannya dahulu.",
  "error.server.unavailable": "Pelayan model tidak dapat dimulakan: {reason}",
  "error.server.crashed":
    "Pelayan model terhenti tanpa diduga. Cuba lagi: pelayan bermula semula dengan permintaan seterusnya.",
  "error.server.notResponding":
    "Pelayan model tidak menjawab. Pelayan akan dimulakan semula dengan permintaan seterusnya.",
  "error.server.stopped":
    "Pelayan model telah dihentikan sementara itu. Cuba lagi: pelayan bermula semula dengan permintaan seterusnya.",
  "error.folder.notWritable": "Folder {path} tidak dapat ditulis: {reason}.",
  "error.config.invalid": "Nilai {setting} tidak dapat digunakan: {reason}",
  "error.config.noBackend": "Nilai {setting} tidak dapat digunakan: mesin ini tidak dapat mengira dengan {backend}.",
  "error.internal": "Ada masalah dalam SEA-LION Local. Butirannya ada dalam log.",

  // Why the server ended, and what happens next; the two stand one behind the other
  "crash.gpuMemory": "Pelayan model terhenti: memori GPU sudah habis digunakan.",
  "crash.memory": "Pelayan model terhenti: memori mesin ini sudah habis digunakan.",
  "crash.killed":
    "Pelayan model ditamatkan oleh sistem (SIGKILL). Selalunya ini bermakna mesin sudah kehabisan memori.",
  "crash.modelFile":
    "Pelayan model terhenti semasa membaca model. Fail itu mungkin rosak; kata-kata terakhirnya ialah “{line}”.",
  "crash.assertion": "Pelayan model terhenti: satu semakan di dalam llama.cpp gagal, “{line}”.",
  "crash.gpuFault": "Pelayan model terhenti: GPU atau pemacunya gagal, “{line}”.",
  "crash.signal": "Pelayan model terhenti dengan {line}.",
  "crash.hung": "Pelayan model tidak menjawab untuk masa yang lama dan telah ditamatkan.",
  "crash.unknown": "Pelayan model terhenti tanpa diduga.",
  "crash.again": "Cuba lagi: pelayan akan bermula semula.",
  "crash.againFewerLayers":
    "Cuba lagi: pelayan akan bermula semula, dengan paling banyak {layers} lapisan pada GPU selama sejam akan datang.",
  "crash.againWithoutGpu": "Cuba lagi: pelayan akan bermula semula, tanpa GPU selama sejam akan datang.",
};

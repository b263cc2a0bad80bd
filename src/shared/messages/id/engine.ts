import type { engine as english } from "../en/engine.ts";
import type { Translated } from "../en.ts";

/** English in ../en/engine.ts. */
export const engine: Translated<typeof english> = {
  "model.open": "Gunakan Model Ini",
  "model.fileKind": "Model GGUF",
  "model.loadProgress": "Memuat {model}",
  "model.loadPercent": "{percent}%",
  "model.loaded": "{model} telah dimuat: {backend}, konteks {contextTokens} token.",
  "model.unloaded": "Model telah dilepaskan. Memorinya kini bebas.",
  "model.notLoaded": "Tidak ada model yang dimuat.",
  "model.onCpu": "CPU",
  "model.onGpu": "{backend}, {gpuLayers} dari {totalLayers} lapisan",
  "model.detail": "{backend} · konteks {contextTokens} token",
  "server.notRunning": "Tidak ada server model yang berjalan.",
  "server.silent": "Ada server model (proses {pid}), tetapi tidak menjawab.",
  "server.silentEnded": "Server model (proses {pid}) tidak menjawab dan telah diakhiri.",
  "folder.full": "disk penuh",
  "folder.readOnly": "disk hanya dapat dibaca",
  "folder.forbidden": "Anda tidak berizin menulis di sana",
  "folder.fileInPlace": "ada berkas di tempat yang seharusnya folder",
  "folder.folderInPlace": "{path} seharusnya berkas, tetapi ternyata folder",
  "folder.inUse": "sedang dipakai program lain",
  "folder.nameTooLong": "nama atau jalurnya terlalu panjang",
  "folder.tooManyOpen": "terlalu banyak berkas yang terbuka",
  "folder.diskFault": "disk melaporkan kesalahan",
  "folder.linkLoop": "tautannya berputar kembali ke asalnya",
  "folder.other": "sistem melaporkan {code}",
  "server.stoppedOften": "server berhenti {count} kali dalam satu menit. Coba lagi beberapa saat lagi.",
  "server.stoppedLoading":
    "server berhenti {count} kali berturut-turut saat memuat model ini. Pilih model yang lebih kecil atau pengaturan lain, atau coba lagi semenit lagi.",
  "server.stopped": "Server model telah dihentikan. Server akan berjalan lagi pada permintaan berikutnya.",

  // Where a model runs and what it takes: status bar, menu, panel, command line
  "details.title": "Tempat Model Berjalan",
  "details.noServer": "Tidak ada server model yang berjalan. Server dijalankan pada permintaan pertama.",
  "details.noModel": "Tidak ada model yang dimuat. Model dimuat pada permintaan pertama.",
  "details.model": "Model",
  "details.state": "Status",
  "details.file": "Berkas",
  "details.computes": "Komputasi di",
  "details.devices": "Perangkat",
  "details.layers": "Lapisan di GPU",
  "details.layersOf": "{gpuLayers} dari {totalLayers}",
  "details.vram": "Memori GPU",
  "details.vramOf": "{model} untuk model ini; terpakai {used} dari {total}",
  "details.ram": "Memori utama",
  "details.context": "Konteks",
  "details.contextOne": "{tokens} token, satu jawaban dalam satu waktu",
  "details.contextMany": "{tokens} token untuk masing-masing dari {parallel} jawaban bersamaan",
  "details.kv": "Memori konteks",
  "details.kvFormat": "{size} dalam {format}",
  "details.threads": "Thread",
  "details.batch": "Batch",
  "details.batchTokens": "{tokens} token",
  "details.flash": "Flash attention",
  "details.on": "aktif",
  "details.off": "nonaktif",
  "details.draft": "Model draf",
  "details.server": "Server",
  "details.serverProcess": "proses {pid}, versi {version}",
  "details.serverMemory": "Memori server",
  "details.clients": "Jendela dan terminal",
  "details.adjustments": "Yang berbeda dari permintaan",
  "details.others": "Juga ada di memori",
  "details.gigabytes": "{size} GB",
  "details.megabytes": "{size} MB",
  "state.none": "belum dimuat",
  "state.loading": "memuat, {percent}%",
  "state.ready": "siap",
  "state.busy": "{running} sedang dijawab",
  "state.busyQueued": "{running} sedang dijawab, {queued} menunggu",
  "state.failed": "tidak dapat dimuat",
  "adjust.fewerGpuLayers.memory": "Di GPU ada {to} lapisan, bukan {from}: memorinya tidak muat lebih banyak.",
  "adjust.fewerGpuLayers.crash":
    "Di GPU ada {to} lapisan, bukan {from}: dengan lebih banyak lapisan, server berhenti tiba-tiba.",
  "adjust.noGpuLayers.memory": "Prosesor mengerjakan semuanya: memori GPU tidak cukup.",
  "adjust.noGpuLayers.crash": "Prosesor mengerjakan semuanya: dengan lapisan di GPU, server berhenti tiba-tiba.",
  "adjust.smallerContext": "Konteksnya {to} token, bukan {from}: memori tidak muat lebih banyak.",
  "adjust.trainedContext.trained": "Konteksnya {to} token, bukan {from}: model dilatih hanya sampai sepanjang itu.",
  "adjust.trainedContext.stretchable":
    "Konteksnya {to} token, bukan {from}: model dilatih hanya sampai sepanjang itu. Pengaturan Long Context dapat melampauinya.",
  "adjust.trainedContext.stretched":
    "Konteksnya {to} token, bukan {from}: Long Context tidak dapat merentangkan model ini lebih jauh.",
  "adjust.numberLimited.threads": "Yang bekerja {to} thread, bukan {from}: prosesor tidak punya lebih banyak.",
  "adjust.numberLimited.contextTokens": "Konteksnya {to} token, bukan {from}: itulah batas terkecil.",
  "adjust.numberLimited.batchTokens":
    "Satu batch berisi {to} token, bukan {from}: konteks tidak memungkinkan jumlah lain.",
  "adjust.fewerParallel": "{to} jawaban ditulis bersamaan, bukan {from}: memori tidak muat lebih banyak.",
  "adjust.integratedGpu.used":
    "Yang menghitung adalah {device}, unit grafis yang menyatu dengan prosesor dan berbagi memori dengannya. Unit ini bisa lebih lambat daripada prosesor saja: coba pengaturan GPU “off” untuk melihat mana yang lebih cepat.",
  "adjust.integratedGpu.unused":
    "{device} tidak dipakai: perangkat ini menyatu dengan prosesor, berbagi memori dengannya, dan jarang lebih cepat. Sebutkan dalam pengaturan GPU jika tetap ingin memakainya.",
  "adjust.gpuDevicesLater":
    "Server dijalankan dengan perangkat GPU lain. Pilihan baru berlaku setelah server dijalankan ulang: hentikan server sekali.",
  "adjust.gpuDevicesMissing":
    "Tidak semua perangkat GPU yang dipilih tersedia ({devices}). Yang ditemukan dipakai; jika tidak ada, prosesor yang bekerja.",
  "adjust.kvCacheRefused": "Konteks disimpan dalam f16, bukan q8_0: {reason}",
  "adjust.memoryLockRefused": "Model tidak dikunci di memori: {reason}",
  "adjust.draftRefused": "{model} tidak dipakai untuk membuat draf: {reason}",
  "refused.needsFlashAttention": "q8_0 memerlukan flash attention, yang sedang nonaktif.",
  "refused.noMemoryLock": "sistem ini tidak mengizinkannya.",
  "refused.otherEnds":
    "token awal dan akhir teksnya berbeda dari model utama. Pilih model kecil dari keluarga yang sama.",
  "refused.otherVocabularySize":
    "jumlah token yang dikenalnya berbeda dari model utama. Pilih model kecil dari keluarga yang sama.",
  "refused.otherWords":
    "sebagian tokennya mewakili teks yang berbeda dari model utama. Pilih model kecil dari keluarga yang sama.",
  "adjust.longContext":
    "Konteks direntangkan {factor} kali lipat dari panjang saat model dilatih, menjadi {contextTokens} token. Ini memakan {size} dan sedikit menurunkan mutu jawaban untuk teks pendek.",
  "adjust.longContextRefused":
    "Long Context tidak berpengaruh: belum diketahui apakah ini bekerja pada model dengan arsitektur “{architecture}”.",

  // Settings and options that say how a model is loaded
  "load.problem": "“{name}” tidak boleh {value}: {wanted}. Nilai bawaan yang berlaku.",
  "load.problemLimit": "“{name}” tidak boleh {value}: {wanted}. {limit} yang berlaku.",
  "load.wantChoice": "nilainya harus salah satu dari {values}",
  "load.wantNumber": "nilainya harus bilangan bulat dari {min} sampai {max}, atau auto",
  "load.wantMinutes": "nilainya harus bilangan bulat dalam menit, dari {min} sampai {max}",
  "load.wantSwitch": "nilainya harus on atau off",
  "load.wantDevices": "nilainya harus daftar nomor perangkat, misalnya 0,1",
  "load.wantText": "nilainya harus lokasi atau nama",
};

import type { engine as english } from "../en/engine.ts";
import type { Translated } from "../en.ts";

/** English in ../en/engine.ts. */
export const engine: Translated<typeof english> = {
  "model.open": "Guna model ini",
  "model.fileKind": "Model GGUF",
  "model.loadProgress": "Memuatkan {model}",
  "model.loadPercent": "{percent} %",
  "model.loaded": "{model} telah dimuatkan: {backend}, konteks {contextTokens} token.",
  "model.unloaded": "Model telah dinyahmuat. Memorinya sudah dibebaskan.",
  "model.notLoaded": "Tiada model dimuatkan.",
  "model.onCpu": "CPU",
  "model.onGpu": "{backend}, {gpuLayers} daripada {totalLayers} lapisan",
  "model.detail": "{backend} · konteks {contextTokens} token",
  "server.notRunning": "Tiada pelayan model sedang berjalan.",
  "server.silent": "Ada pelayan model (proses {pid}), tetapi pelayan itu tidak menjawab.",
  "server.silentEnded": "Pelayan model (proses {pid}) tidak menjawab dan telah ditamatkan.",
  "folder.full": "cakera sudah penuh",
  "folder.readOnly": "cakera ini baca sahaja",
  "folder.forbidden": "anda tidak dibenarkan menulis di situ",
  "folder.fileInPlace": "ada fail di tempat yang sepatutnya folder",
  "folder.folderInPlace": "{path} sepatutnya fail tetapi ialah folder",
  "folder.inUse": "sedang digunakan oleh program lain",
  "folder.nameTooLong": "nama atau laluannya terlalu panjang",
  "folder.tooManyOpen": "terlalu banyak fail dibuka",
  "folder.diskFault": "cakera melaporkan ralat",
  "folder.linkLoop": "pautannya berpusing balik ke asalnya",
  "folder.other": "sistem melaporkan {code}",
  "server.stoppedOften": "pelayan terhenti {count} kali dalam masa seminit. Cuba lagi sebentar nanti.",
  "server.stoppedLoading":
    "pelayan terhenti {count} kali berturut-turut semasa memuatkan model ini. Pilih model yang lebih kecil atau tetapan lain, atau cuba lagi selepas seminit.",
  "server.stopped": "Pelayan model telah dihentikan. Pelayan akan bermula semula dengan permintaan seterusnya.",

  // Where a model runs and what it takes: status bar, menu, panel, command line
  "details.title": "Tempat model berjalan",
  "details.noServer": "Tiada pelayan model sedang berjalan. Pelayan akan bermula dengan permintaan pertama.",
  "details.noModel": "Tiada model dimuatkan. Model akan dimuatkan dengan permintaan pertama.",
  "details.model": "Model",
  "details.state": "Keadaan",
  "details.file": "Fail",
  "details.computes": "Pengiraan pada",
  "details.devices": "Peranti",
  "details.layers": "Lapisan pada GPU",
  "details.layersOf": "{gpuLayers} daripada {totalLayers}",
  "details.vram": "Memori GPU",
  "details.vramOf": "{model} untuk model ini; {used} daripada {total} sedang digunakan",
  "details.ram": "Memori utama",
  "details.context": "Konteks",
  "details.contextOne": "{tokens} token, satu jawapan pada satu masa",
  "details.contextMany": "{tokens} token bagi setiap satu daripada {parallel} jawapan serentak",
  "details.kv": "Memori konteks",
  "details.kvFormat": "{size} dalam {format}",
  "details.threads": "Bebenang",
  "details.batch": "Kelompok",
  "details.batchTokens": "{tokens} token",
  "details.flash": "Flash Attention",
  "details.on": "hidup",
  "details.off": "mati",
  "details.draft": "Model draf",
  "details.server": "Pelayan",
  "details.serverProcess": "proses {pid}, versi {version}",
  "details.serverMemory": "Memori pelayan",
  "details.clients": "Tetingkap dan terminal",
  "details.adjustments": "Lain daripada yang diminta",
  "details.others": "Juga dalam memori",
  "details.gigabytes": "{size} GB",
  "details.megabytes": "{size} MB",
  "state.none": "tidak dimuatkan",
  "state.loading": "sedang dimuatkan, {percent} %",
  "state.ready": "sedia",
  "state.busy": "{running} sedang dijawab",
  "state.busyQueued": "{running} sedang dijawab, {queued} menunggu",
  "state.failed": "tidak dapat dimuatkan",
  "adjust.fewerGpuLayers.memory": "{to} lapisan berada pada GPU, bukan {from}: memorinya tidak dapat menampung lagi.",
  "adjust.fewerGpuLayers.crash":
    "{to} lapisan berada pada GPU, bukan {from}: dengan lebih banyak lapisan, pelayan tamat tanpa diduga.",
  "adjust.noGpuLayers.memory": "Pemproses melakukan semua kerja: memori GPU tidak mencukupi.",
  "adjust.noGpuLayers.crash": "Pemproses melakukan semua kerja: dengan lapisan pada GPU, pelayan tamat tanpa diduga.",
  "adjust.smallerContext": "Konteks mempunyai {to} token, bukan {from}: memori tidak dapat menampung lagi.",
  "adjust.trainedContext.trained": "Konteks mempunyai {to} token, bukan {from}: model dilatih setakat itu sahaja.",
  "adjust.trainedContext.stretchable":
    "Konteks mempunyai {to} token, bukan {from}: model dilatih setakat itu sahaja. Tetapan Long Context dapat melangkauinya.",
  "adjust.trainedContext.stretched":
    "Konteks mempunyai {to} token, bukan {from}: Long Context tidak meregangkan model ini lebih jauh.",
  "adjust.numberLimited.threads": "{to} bebenang mengira, bukan {from}: pemproses tidak mempunyai lebih daripada itu.",
  "adjust.numberLimited.contextTokens": "Konteks mempunyai {to} token, bukan {from}: itulah yang paling sedikit.",
  "adjust.numberLimited.batchTokens":
    "Satu kelompok mempunyai {to} token, bukan {from}: konteks tidak membenarkan bilangan lain.",
  "adjust.fewerParallel": "{to} jawapan ditulis serentak, bukan {from}: memori tidak dapat menampung lagi.",
  "adjust.integratedGpu.used":
    "{device} digunakan untuk mengira, iaitu unit grafik yang menjadi sebahagian daripada pemproses dan berkongsi memorinya. Unit ini boleh jadi lebih perlahan daripada pemproses sahaja: tetapan GPU “off” menunjukkan yang mana lebih pantas.",
  "adjust.integratedGpu.unused":
    "{device} tidak digunakan: unit ini sebahagian daripada pemproses, berkongsi memorinya dan jarang lebih pantas. Untuk menggunakannya, namakannya dalam tetapan GPU.",
  "adjust.gpuDevicesLater":
    "Pelayan bermula dengan peranti GPU yang lain. Pilihan baharu berkuat kuasa apabila pelayan bermula semula: hentikannya sekali.",
  "adjust.gpuDevicesMissing":
    "Tidak semua peranti GPU yang dipilih ada ({devices}). Yang ditemui melakukan kerja, atau jika tiada, pemproses.",
  "adjust.kvCacheRefused": "Konteks disimpan dalam f16, bukan q8_0: {reason}",
  "adjust.memoryLockRefused": "Model tidak dikunci dalam memori: {reason}",
  "adjust.draftRefused": "{model} tidak mendraf: {reason}",
  "refused.needsFlashAttention": "q8_0 memerlukan Flash Attention, yang dimatikan.",
  "refused.noMemoryLock": "sistem ini tidak membenarkannya.",
  "refused.otherEnds":
    "token yang memulakan dan mengakhiri teksnya berbeza daripada model. Pilih model kecil daripada keluarga yang sama.",
  "refused.otherVocabularySize":
    "bilangan token yang dikenalinya berbeza daripada model. Pilih model kecil daripada keluarga yang sama.",
  "refused.otherWords":
    "sebahagian tokennya mewakili teks yang berbeza daripada model. Pilih model kecil daripada keluarga yang sama.",
  "adjust.longContext":
    "Konteks diregangkan {factor} kali ganda melebihi latihan model, kepada {contextTokens} token. Ini menggunakan {size} dan sedikit mengurangkan mutu jawapan untuk teks pendek.",
  "adjust.longContextRefused":
    "Long Context tidak memberi kesan: tidak diketahui sama ada hal ini berfungsi untuk model dengan seni bina “{architecture}”.",

  // Settings and options that say how a model is loaded
  "load.problem": "“{name}” tidak boleh bernilai {value}: {wanted}. Nilai lalai digunakan.",
  "load.problemLimit": "“{name}” tidak boleh bernilai {value}: {wanted}. {limit} digunakan.",
  "load.wantChoice": "nilainya mesti salah satu daripada {values}",
  "load.wantNumber": "nilainya mesti nombor bulat dari {min} hingga {max}, atau auto",
  "load.wantMinutes": "nilainya mesti bilangan minit dari {min} hingga {max}, dalam nombor bulat",
  "load.wantSwitch": "nilainya mesti on atau off",
  "load.wantDevices": "nilainya mesti senarai nombor peranti, seperti 0,1",
  "load.wantText": "nilainya mesti laluan atau nama",
};

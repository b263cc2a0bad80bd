import type { engine as english } from "../en/engine.ts";
import type { Translated } from "../en.ts";

/** English in ../en/engine.ts. */
export const engine: Translated<typeof english> = {
  "model.open": "Gamitin ang model na ito",
  "model.fileKind": "Mga GGUF model",
  "model.loadProgress": "Nilo-load ang {model}",
  "model.loadPercent": "{percent}%",
  "model.loaded": "Naka-load na ang {model}: {backend}, {contextTokens} token ang konteksto.",
  "model.unloaded": "Na-unload na ang model. Libre na ang memory nito.",
  "model.notLoaded": "Walang naka-load na model.",
  "model.onCpu": "CPU",
  "model.onGpu": "{backend}, {gpuLayers} sa {totalLayers} layer",
  "model.detail": "{backend} · {contextTokens} token ang konteksto",
  "server.notRunning": "Walang tumatakbong model server.",
  "server.silent": "May model server (proseso {pid}), pero hindi ito tumutugon.",
  "server.silentEnded": "Hindi tumugon ang model server (proseso {pid}) kaya tinapos ito.",
  "folder.full": "puno na ang disk",
  "folder.readOnly": "read-only ang disk",
  "folder.forbidden": "wala kang pahintulot na magsulat doon",
  "folder.fileInPlace": "may file sa lugar na dapat ay folder",
  "folder.folderInPlace": "dapat ay file ang {path} pero folder ito",
  "folder.inUse": "ginagamit ito ng ibang program",
  "folder.nameTooLong": "masyadong mahaba ang pangalan o path",
  "folder.tooManyOpen": "masyadong maraming bukas na file",
  "folder.diskFault": "may iniulat na error ang disk",
  "folder.linkLoop": "paikot-ikot ang mga link nito",
  "folder.other": "iniulat ng system ang {code}",
  "server.stoppedOften": "huminto ito nang {count} beses sa loob ng isang minuto. Subukan ulit mamaya.",
  "server.stoppedLoading":
    "sunod-sunod itong huminto nang {count} beses habang nilo-load ang model na ito. Pumili ng mas maliit na model o ibang mga setting, o subukan ulit makalipas ang isang minuto.",
  "server.stopped": "Inihinto ang model server. Magsisimula ulit ito sa susunod na request.",

  // Where a model runs and what it takes: status bar, menu, panel, command line
  "details.title": "Saan tumatakbo ang model",
  "details.noServer": "Walang tumatakbong model server. Magsisimula ito sa unang request.",
  "details.noModel": "Walang naka-load na model. Maglo-load ito sa unang request.",
  "details.model": "Model",
  "details.state": "Katayuan",
  "details.file": "File",
  "details.computes": "Nagko-compute sa",
  "details.devices": "Mga device",
  "details.layers": "Mga layer sa GPU",
  "details.layersOf": "{gpuLayers} sa {totalLayers}",
  "details.vram": "Memory ng GPU",
  "details.vramOf": "{model} para sa model na ito; {used} sa {total} ang ginagamit",
  "details.ram": "Pangunahing memory",
  "details.context": "Konteksto",
  "details.contextOne": "{tokens} token, isang sagot sa bawat pagkakataon",
  "details.contextMany": "{tokens} token para sa bawat isa sa {parallel} sabay-sabay na sagot",
  "details.kv": "Memory ng konteksto",
  "details.kvFormat": "{size} sa {format}",
  "details.threads": "Mga thread",
  "details.batch": "Batch",
  "details.batchTokens": "{tokens} token",
  "details.flash": "Flash attention",
  "details.on": "naka-on",
  "details.off": "naka-off",
  "details.draft": "Draft model",
  "details.server": "Server",
  "details.serverProcess": "proseso {pid}, bersyon {version}",
  "details.serverMemory": "Memory ng server",
  "details.clients": "Mga window at terminal",
  "details.adjustments": "Mga naiba sa hiniling",
  "details.others": "Nasa memory din",
  "details.gigabytes": "{size} GB",
  "details.megabytes": "{size} MB",
  "state.none": "hindi naka-load",
  "state.loading": "nilo-load, {percent}%",
  "state.ready": "handa na",
  "state.busy": "{running} ang sinasagot",
  "state.busyQueued": "{running} ang sinasagot, {queued} ang naghihintay",
  "state.failed": "hindi ma-load",
  "adjust.fewerGpuLayers.memory":
    "{to} layer sa halip na {from} ang nasa GPU: hanggang doon lang ang kasya sa memory nito.",
  "adjust.fewerGpuLayers.crash":
    "{to} layer sa halip na {from} ang nasa GPU: biglang huminto ang server nang mas marami ang mga ito.",
  "adjust.noGpuLayers.memory": "Ang processor ang gumagawa ng lahat: hindi sapat ang memory ng GPU.",
  "adjust.noGpuLayers.crash":
    "Ang processor ang gumagawa ng lahat: biglang huminto ang server nang may mga layer sa GPU.",
  "adjust.smallerContext": "{to} token sa halip na {from} ang konteksto: hanggang doon lang ang kasya sa memory.",
  "adjust.trainedContext.trained": "{to} token sa halip na {from} ang konteksto: hanggang doon lang sinanay ang model.",
  "adjust.trainedContext.stretchable":
    "{to} token sa halip na {from} ang konteksto: hanggang doon lang sinanay ang model. Puwedeng lumampas dito sa setting na “Long Context”.",
  "adjust.trainedContext.stretched":
    "{to} token sa halip na {from} ang konteksto: hanggang doon lang mapapahaba ng “Long Context” ang model na ito.",
  "adjust.numberLimited.threads":
    "{to} thread sa halip na {from} ang nagko-compute: hanggang doon lang ang mayroon ang processor.",
  "adjust.numberLimited.contextTokens": "{to} token sa halip na {from} ang konteksto: iyon ang pinakamababa.",
  "adjust.numberLimited.batchTokens":
    "{to} token sa halip na {from} ang isang batch: walang ibang bilang na pinapayagan ng konteksto.",
  "adjust.fewerParallel":
    "{to} sagot sa halip na {from} ang isinusulat nang sabay-sabay: hanggang doon lang ang kasya sa memory.",
  "adjust.integratedGpu.used":
    "Ang {device} ang nagko-compute, isang graphics unit na bahagi ng processor at nakikigamit ng memory nito. Maaaring mas mabagal ito kaysa sa processor lang: gawing “off” ang setting na GPU para malaman kung alin ang mas mabilis.",
  "adjust.integratedGpu.unused":
    "Hindi ginagamit ang {device}: bahagi ito ng processor, nakikigamit ng memory nito, at bihirang mas mabilis. Para gamitin ito, tukuyin ito sa setting na GPU.",
  "adjust.gpuDevicesLater":
    "Nagsimula ang server sa ibang mga GPU device. Magkakabisa ang bagong pinili kapag nagsimula ulit ito: ihinto muna ito nang isang beses.",
  "adjust.gpuDevicesMissing":
    "Hindi kumpleto ang mga napiling GPU device ({devices}). Ang mga nahanap ang gagamitin, o kung wala, ang processor.",
  "adjust.kvCacheRefused": "Nakaimbak ang konteksto sa f16 sa halip na q8_0: {reason}",
  "adjust.memoryLockRefused": "Hindi naka-lock sa memory ang model: {reason}",
  "adjust.draftRefused": "Hindi ginagamit ang {model} bilang draft model: {reason}",
  "refused.needsFlashAttention": "kailangan ng q8_0 ang flash attention, na naka-off.",
  "refused.noMemoryLock": "hindi ito pinapayagan ng system na ito.",
  "refused.otherEnds":
    "iba ang mga token nito sa simula at dulo ng text kaysa sa pangunahing model. Pumili ng maliit na model mula sa parehong pamilya.",
  "refused.otherVocabularySize":
    "iba ang bilang ng mga token na alam nito kaysa sa pangunahing model. Pumili ng maliit na model mula sa parehong pamilya.",
  "refused.otherWords":
    "ibang text ang katumbas ng ilang token nito kaysa sa pangunahing model. Pumili ng maliit na model mula sa parehong pamilya.",
  "adjust.longContext":
    "Pinahaba ang konteksto nang {factor} beses sa habang pinagsanayan ng model, hanggang {contextTokens} token. Gumagamit ito ng {size} at bahagyang nagpapababa sa kalidad ng mga sagot sa maiikling text.",
  "adjust.longContextRefused":
    "Walang epekto ang “Long Context”: hindi pa alam kung gumagana ito sa mga model na may arkitekturang “{architecture}”.",

  // Settings and options that say how a model is loaded
  "load.problem": "Hindi puwedeng {value} ang “{name}”: {wanted}. Ang default ang gagamitin.",
  "load.problemLimit": "Hindi puwedeng {value} ang “{name}”: {wanted}. {limit} ang gagamitin.",
  "load.wantChoice": "dapat itong isa sa {values}",
  "load.wantNumber": "dapat itong buong numero mula {min} hanggang {max}, o auto",
  "load.wantMinutes": "dapat itong buong bilang ng minuto mula {min} hanggang {max}",
  "load.wantSwitch": "dapat itong naka-on o naka-off",
  "load.wantDevices": "dapat itong listahan ng mga numero ng device, gaya ng 0,1",
  "load.wantText": "dapat itong path o pangalan",
};

import type { editor as english } from "../en/editor.ts";
import type { Translated } from "../en.ts";

/** English in ../en/editor.ts. */
export const editor: Translated<typeof english> = {
  "action.setUpModel": "Mag-set up ng model...",
  "action.resumeDownload": "Ituloy ang download",
  "action.setToken": "Itakda ang Hugging Face token...",
  "action.chooseModel": "Pumili ng GGUF file...",
  "action.loadModel": "I-load ang model",
  "action.retry": "Subukan ulit",
  "action.waitForModel": "Maghintay",
  "action.switchModel": "Palitan sa lahat ng window",
  "action.newChat": "Bagong chat",
  "action.openSettings": "Buksan ang mga setting",
  "action.showLog": "Ipakita ang log",
  "action.unloadModel": "I-unload ang model",
  "action.stopServer": "Ihinto ang server",
  "action.showDetails": "Saan tumatakbo ang model",

  // Progress of a task, in notifications and under a waiting answer
  "task.loading": "Nilo-load ang model ({percent}%)",
  "task.waitingForModel": "Hinihintay na mabakante ang “{model}”",
  "task.queuedNext": "Susunod sa pila",
  "task.queuedOne": "Nakapila: 1 request ang nauna rito",
  "task.queued": "Nakapila: {ahead} request ang nauna rito",
  "task.reading": "Binabasa ang {tokens} token",
  "task.part": "Bahagi {index} ng {count}",
  "task.thinking": "Nag-iisip",

  // Translating a selection
  "translate.progress": "Isinasalin sa {language}",
  "translate.item": "{index} sa {count}",
  "translate.pickTarget": "Isalin sa",
  "translate.wholeFile": "Isalin ang buong file",
  "result.insertBelow": "Ilagay pa rin sa ibaba",
  "result.copy": "Kopyahin",
  "result.openDocument": "Buksan sa bagong dokumento",
  "result.copied": "Nakopya na.",

  // Summaries
  "summary.progress": "Ibinubuod sa {language}",
  "summary.pickTarget": "Ibuod sa",
  "summary.heading": "Buod ng {name}",
  "summary.coverage": "{parts} sa {parts} bahagi · {language} · {model}",
  "summary.untitled": "napili",

  // Language picker
  "language.lastUsed": "huling ginamit",
  "language.system": "wika ng system na ito",

  // Status bar and its menu
  "status.idle": "SEA-LION",
  "status.idleTooltip": "Hindi naka-load ang model. Maglo-load ito sa unang request.",
  "status.none": "SEA-LION: pumili ng model",
  "status.loading": "SEA-LION: {percent}%",
  "status.ready": "SEA-LION: {backend} · {language}",
  "status.readyNoTarget": "SEA-LION: {backend}",
  "status.failed": "SEA-LION: hindi na-load",
  "status.lost": "SEA-LION: huminto ang server",
  "status.notResponding": "SEA-LION: hindi tumutugon",
  "status.notRespondingTooltip":
    "Hindi tumutugon ngayon ang model server. Kung hindi pa rin ito tumugon sa loob ng {seconds} segundo, tatapusin ito at sisimulan ulit.",
  "status.queue": "{queued} ang naghihintay",
  "status.queued": "SEA-LION: {ahead} ang nauna sa iyo",
  "status.waitingForModel": "SEA-LION: hinihintay ang {model}",
  "menu.title": "SEA-LION Local",
  "menu.chat": "Buksan ang chat",
  "menu.target": "Wika ng mga salin",
  "menu.targetNone": "itatanong sa unang paggamit",
};

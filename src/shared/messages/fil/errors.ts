import type { errors as english } from "../en/errors.ts";
import type { Translated } from "../en.ts";

/** English in ../en/errors.ts. */
export const errors: Translated<typeof english> = {
  "error.model.none": "Wala pang napiling model. Mag-set up ng isa para makapagsimula.",
  "error.model.notFound": "Hindi nahanap ang model na {model}. Pumili ng ibang GGUF file.",
  "error.model.notAFile": "Hindi nababasang file ang {path}. Pumili ng GGUF file.",
  "error.model.invalidFile":
    "Hindi magagamit na GGUF file ang {path}: {reason}. Pumili ng ibang file, o i-download ulit ito.",
  "error.model.incompatible":
    "Ang arkitektura ng {path} ay “{architecture}”, na hindi alam ng engine na ito. Pumili ng ibang model.",
  "error.model.noChatTemplate":
    "Walang chat template ang {path}, kaya hindi ito makakapag-chat o makakapagsalin. Pumili ng model na sinanay sumunod sa mga tagubilin.",
  "error.model.insufficientMemory":
    "Hindi sapat ang memory para sa model na ito. Pumili ng mas maliit na model, o ng mas maliit na konteksto sa mga setting.",
  "error.model.busy":
    "Ginagamit ng ibang window ang “{model}”, at hindi kasya sa memory ang ikalawang model. Hintayin itong mabakante, o ipalit ang model ng window na ito para sa lahat ng window.",
  "error.model.busyHere":
    "Ginagamit pa ng window na ito ang “{model}”, at hindi kasya sa memory ang ikalawang model. Hintayin itong matapos, o ipalit ang ibang model, na magpapahinto sa gawaing iyon.",
  "error.model.switched": "Pinalitan ng ibang window ang “{former}” ng “{model}”. Subukan ulit para ibalik ang nauna.",
  "error.model.unloaded": "Na-unload ang model. Subukan ulit: ilo-load ito muli sa susunod na request.",
  "error.model.loadFailed": "Hindi ma-load ang model: {reason}",
  "error.template.invalid": "Hindi magamit ang chat template ng {path}: {reason}. Pumili ng ibang model.",
  "error.generation.contextOverflow":
    "Masyado itong mahaba: {promptTokens} token, at {limitTokens} lang ang kasya sa model. Paikliin ito, o magsimula ng bagong chat.",
  "error.generation.failed": "Huminto ang model dahil sa error. Subukan ulit.",
  "error.generation.unfinished":
    "Hindi natapos ng model ang isang bahagi: tuloy-tuloy itong sumulat, o wala itong isinulat. Maaaring makatulong ang mas malaking model o mas maikling text.",
  "error.input.empty": "Walang text na mapoproseso. Pumili muna ng text.",
  "error.input.tooLarge":
    "May {size} character ang text na ito; hanggang {limit} lang ang mapoproseso nang minsanan. Pumili ng bahagi nito.",
  "error.input.fileTooLarge":
    "May mahigit {limit} character ang {path}, sobra para iproseso nang minsanan. Pumili ng bahagi nito.",
  "error.conversation.elsewhere": "May ibang window na sumusulat sa pag-uusap na ito. Hintayin itong matapos.",
  "error.conversation.notReadable":
    "Ang file na ito ay hindi pag-uusap na na-export mula sa SEA-LION Local. Walang na-import.",
  "error.conversation.newer":
    "Na-export ang file na ito mula sa mas bagong bersyon ng SEA-LION Local. I-update ang sa iyo para ma-import ito.",
  "error.conversation.damaged":
    "Na-export ang file na ito mula sa SEA-LION Local, pero sira ito: {reason}. Walang na-import.",
  "error.conversation.empty": "Walang mensahe sa pag-uusap na ito: walang mai-import.",
  "error.conversation.tooLarge":
    "May {size} ang file na ito, higit sa anumang pag-uusap. Hanggang {limit} lang ang mai-import.",
  "error.document.changed": "Nagbago na ang dokumento. Hindi inilagay ang resulta.",
  "error.document.closed": "Isinara ang dokumento. Hindi inilagay ang resulta.",
  "error.document.readOnly": "Read-only ang dokumentong ito. Hindi inilagay ang resulta.",
  "error.document.invalid": "Linya {line}, column {column}: {reason}. Walang isinalin; ayusin ito at subukan ulit.",
  "error.document.outOfMemory":
    "Masyadong malaki ang memory na kailangan para isalin nang minsanan ang dokumentong ito. Isalin ito sa mas maliliit na bahagi.",
  "error.document.unsaved": "May mga hindi naka-save na pagbabago sa {path}. I-save muna ito.",
  "error.document.notFound": "Hindi nahanap ang {path}. Maaaring inilipat o binura na ito.",
  "error.document.forbidden": "Wala kang pahintulot na buksan o baguhin ang {path}. Tingnan ang mga pahintulot nito.",
  "error.document.failed": "Hindi mabasa o maisulat ang {path}: {reason}",
  "error.document.binary":
    "Hindi UTF-8 na text ang {path}, o may mga character ito na wala sa anumang text. I-convert muna ito.",
  "error.server.unavailable": "Hindi masimulan ang model server: {reason}",
  "error.server.crashed": "Biglang huminto ang model server. Subukan ulit: magsisimula ulit ito sa susunod na request.",
  "error.server.notResponding": "Hindi tumutugon ang model server. Sisimulan ulit ito sa susunod na request.",
  "error.server.stopped": "Inihinto ang model server. Subukan ulit: magsisimula ulit ito sa susunod na request.",
  "error.folder.notWritable": "Hindi masulatan ang folder na {path}: {reason}.",
  "error.config.invalid": "Hindi magamit ang value ng {setting}: {reason}",
  "error.config.noBackend":
    "Hindi magamit ang value ng {setting}: hindi makapag-compute gamit ang {backend} ang computer na ito.",
  "error.internal": "Nagkaproblema sa SEA-LION Local. Nasa log ang mga detalye.",

  // Why the server ended, and what happens next; the two stand one behind the other
  "crash.gpuMemory": "Huminto ang model server: naubos ang memory ng GPU.",
  "crash.memory": "Huminto ang model server: naubos ang memory ng computer na ito.",
  "crash.killed":
    "Tinapos ng system ang model server (SIGKILL). Kadalasan, ibig sabihin nito ay naubusan ng memory ang computer.",
  "crash.modelFile":
    "Huminto ang model server habang binabasa ang model. Maaaring sira ang file; “{line}” ang huling mensahe.",
  "crash.assertion": "Huminto ang model server: pumalya ang isang pagsusuri sa loob ng llama.cpp, “{line}”.",
  "crash.gpuFault": "Huminto ang model server: pumalya ang GPU o ang driver nito, “{line}”.",
  "crash.signal": "Huminto ang model server dahil sa signal na {line}.",
  "crash.hung": "Matagal na hindi tumugon ang model server kaya tinapos ito.",
  "crash.unknown": "Biglang huminto ang model server.",
  "crash.again": "Subukan ulit: magsisimula ulit ito.",
  "crash.againFewerLayers":
    "Subukan ulit: magsisimula ulit ito, nang may hanggang {layers} layer lang sa GPU sa susunod na isang oras.",
  "crash.againWithoutGpu": "Subukan ulit: magsisimula ulit ito, nang walang GPU sa susunod na isang oras.",
};

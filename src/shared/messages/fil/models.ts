import type { models as english } from "../en/models.ts";
import type { Translated } from "../en.ts";

/** English in ../en/models.ts. */
export const models: Translated<typeof english> = {
  "error.model.inUse": "Ginagamit ang {model}. I-unload ito, o ihinto ang gumagamit dito, at subukan ulit.",
  "error.model.notManaged": "Hindi ang SEA-LION Local ang naglagay ng {path}, kaya hindi ito ide-delete.",
  "error.model.exists": "May iba nang model na ang pangalan ay {name}. Palitan ang pangalan ng isa sa dalawang file.",

  // In what state a model is, and how far: in the view, in notifications and on a terminal
  "models.state.available": "hindi pa nada-download",
  "models.state.noFile": "walang alam na address",
  "models.state.downloading": "dina-download {percent}%",
  "models.state.copying": "kinokopya {percent}%",
  "models.state.retrying": "naputol ang koneksyon sa {percent}%, sinusubukan ulit",
  "models.state.verifying": "bine-verify {percent}%",
  "models.state.paused": "naka-pause sa {percent}%",
  "models.state.interrupted": "naputol sa {percent}%",
  "models.state.failed": "pumalya sa {percent}%",
  "models.state.ready": "handa na",
  "models.state.loading": "nilo-load {percent}%",
  "models.state.loadedGpu": "naka-load sa {backend}, {gpuLayers}/{totalLayers} layer",
  "models.state.loadedCpu": "naka-load sa processor",
  "models.state.damaged": "sira",
  "models.state.notFound": "hindi nahanap",
  "models.state.unusable": "hindi magagamit",
  "transfer.percent": "{percent}%",
  "transfer.amount": "{done} sa {total}",
  "transfer.speed": "{speed}/s",
  "transfer.left": "{time} ang natitira",
  "transfer.hours": "{hours} oras {minutes} min",
  "transfer.minutes": "{minutes} min",
  "transfer.seconds": "{seconds} s",
  "models.download.retrying": "{percent}%, sinusubukang kumonekta ulit",
  "models.download.verifying": "bine-verify, {percent}%",

  "catalogue.notAList": "Hindi listahan ang katalogo ng mga karagdagang model.",
  "catalogue.problem": "Hindi magamit ang entry na {name} ng katalogo: {reason}.",
  "catalogue.warning.notSafetyAligned":
    "Hindi sinanay ang model na tumanggi sa mga mapaminsalang kahilingan: suriin ang isinusulat nito bago umasa rito.",
  "catalogue.warning.noThinkingSwitch": "Walang epekto sa model na ito ang /think at /no_think sa mensahe.",
  "catalogue.warning.licenceInNotice": "Nasa file na NOTICE ng repository nito ang lisensya.",
  "catalogue.warning.noFile": "Walang alam na GGUF file ng model na ito, kaya hindi ito mada-download mula rito.",
  "catalogue.warning.noAddress":
    "May mga GGUF file ang model na ito, pero hindi alam dito ang address ng repository: hanapin ito at ikaw mismo ang maglagay.",
};

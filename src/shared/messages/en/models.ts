/** Words about model files on disk and the catalogue. See ../en.ts. */
export const models = {
  "error.model.inUse": "{model} is in use. Unload it, or stop what works on it, and try again.",
  "error.model.notManaged": "{path} was not put there by SEA-LION Local, so it is not deleted.",
  "error.model.exists": "There is another model named {name} already. Rename one of the two files.",

  // In what state a model is, and how far: in the view, in notifications and on a terminal
  "models.state.available": "not downloaded",
  "models.state.noFile": "no address is known",
  "models.state.downloading": "downloading {percent} %",
  "models.state.copying": "copying {percent} %",
  "models.state.retrying": "connection lost at {percent} %, trying again",
  "models.state.verifying": "verifying {percent} %",
  "models.state.paused": "paused at {percent} %",
  "models.state.interrupted": "interrupted at {percent} %",
  "models.state.failed": "failed at {percent} %",
  "models.state.ready": "ready",
  "models.state.loading": "loading {percent} %",
  "models.state.loadedGpu": "loaded on {backend}, {gpuLayers}/{totalLayers} layers",
  "models.state.loadedCpu": "loaded on the processor",
  "models.state.damaged": "damaged",
  "models.state.notFound": "not found",
  "models.state.unusable": "cannot be used",
  "transfer.percent": "{percent} %",
  "transfer.amount": "{done} of {total}",
  "transfer.speed": "{speed}/s",
  "transfer.left": "{time} left",
  "transfer.hours": "{hours} h {minutes} min",
  "transfer.minutes": "{minutes} min",
  "transfer.seconds": "{seconds} s",
  "models.download.retrying": "{percent} %, the connection is tried again",
  "models.download.verifying": "verifying, {percent} %",

  "catalogue.notAList": "The catalogue of further models is no list.",
  "catalogue.problem": "Entry {name} of the catalogue cannot be used: {reason}.",
  "catalogue.warning.notSafetyAligned":
    "The model was not trained to refuse harmful requests: check what it writes before you rely on it.",
  "catalogue.warning.noThinkingSwitch": "/think and /no_think in a message have no effect on this model.",
  "catalogue.warning.licenceInNotice": "Its licence stands in the file NOTICE of its repository.",
  "catalogue.warning.noFile": "No GGUF file of this model is known, so it cannot be downloaded from here.",
  "catalogue.warning.noAddress":
    "There are GGUF files of this model, but the address of their repository is not known here: look for it and enter it yourself.",
} as const;

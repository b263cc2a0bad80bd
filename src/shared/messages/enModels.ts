/** Words about model files on disk, their list and the command line's `models`; part of the English catalogue. */
export const enModels = {
  "error.model.inUse": "{model} is in use. Unload it, or stop what works on it, and try again.",
  "error.model.notManaged": "{path} was not put there by SEA-LION Local, so it is not deleted.",
  "error.model.exists": "There is another model named {name} already. Rename one of the two files.",

  "load.wantMinutes": "a whole number of minutes from {min} to {max}",
  "cli.option.idleUnload": "Minutes without use after which the model leaves memory (30); 0 keeps it.",

  "catalogue.notAList": "The catalogue of further models is no list.",
  "catalogue.problem": "Entry {name} of the catalogue cannot be used: {reason}.",
  "catalogue.warning.notSafetyAligned":
    "The model was not trained to refuse harmful requests: check what it writes before you rely on it.",
  "catalogue.warning.noThinkingSwitch": "/think and /no_think in a message have no effect on this model.",
  "catalogue.warning.licenceInNotice": "Its licence stands in the file NOTICE of its repository.",
  "catalogue.warning.noFile": "No GGUF file of this model is known, so it cannot be downloaded from here.",
} as const;

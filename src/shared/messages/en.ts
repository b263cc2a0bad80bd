/**
 * Every sentence that a user reads, in English: the catalogue that the others are typed after. A value is a string with
 * `{name}` placeholders, filled by `formatMessage`. Keys are grouped by where the words appear.
 */
export const en = {
  // Errors: one sentence with the cause, and a way on. Buttons stand under "action".
  "error.model.none": "No model is chosen yet. Choose a GGUF file to begin.",
  "error.model.notFound": "The model {model} was not found. Choose another GGUF file.",
  "error.model.notAFile": "{path} is not a file that can be read. Choose a GGUF file.",
  "error.model.invalidFile": "{path} is not a usable GGUF file: {reason}. Choose another file, or download it again.",
  "error.model.incompatible":
    "{path} has the architecture “{architecture}”, which this engine does not know. Choose another model.",
  "error.model.noChatTemplate":
    "{path} has no chat template, so it cannot chat or translate. Choose an instruction-tuned model.",
  "error.model.insufficientMemory":
    "There is not enough memory for this model. Choose a smaller one, or a smaller context in the settings.",
  "error.model.busy": "Another window is using {model}. Try again when it has finished.",
  "error.model.loadFailed": "The model could not be loaded: {reason}",
  "error.template.invalid": "The chat template of {path} cannot be used: {reason}. Choose another model.",
  "error.generation.contextOverflow":
    "This is too long: {promptTokens} tokens, and the model has room for {limitTokens}. Shorten it, or start a new chat.",
  "error.generation.failed": "The model stopped with an error. Try again.",
  "error.input.empty": "There is no text to work on. Select some text first.",
  "error.input.tooLarge":
    "This text has {size} characters; at most {limit} can be worked on at once. Select a part of it.",
  "error.document.changed": "The document has changed since. The result was not inserted.",
  "error.document.closed": "The document was closed. The result was not inserted.",
  "error.document.readOnly": "This document is read-only. The result was not inserted.",
  "error.server.unavailable": "The model server could not be started: {reason}",
  "error.server.crashed": "The model server has stopped unexpectedly. Try again: it starts anew with the next request.",
  "error.server.notResponding": "The model server does not answer. It is started anew with the next request.",
  "error.config.invalid": "The value of {setting} cannot be used: {reason}",
  "error.internal": "Something went wrong in SEA-LION Local. The log has the details.",
  "action.chooseModel": "Choose a GGUF File...",
  "action.loadModel": "Load Model",
  "action.retry": "Try Again",
  "action.newChat": "New Chat",
  "action.openSettings": "Open Settings",
  "action.showLog": "Show Log",
  "action.unloadModel": "Unload Model",
  "action.stopServer": "Stop Server",

  // Progress of a task, in notifications and under a waiting answer
  "task.loading": "Loading the model ({percent} %)",
  "task.queued": "Waiting in the queue, {ahead} ahead",
  "task.reading": "Reading {tokens} tokens",
  "task.part": "Part {index} of {count}",
  "task.thinking": "Thinking",

  // Translating a selection
  "translate.progress": "Translating into {language}",
  "translate.item": "{index} of {count}",
  "translate.pickTarget": "Translate into",
  "translate.wholeFile": "Translate Whole File",
  "result.insertBelow": "Insert Below Anyway",
  "result.copy": "Copy",
  "result.openDocument": "Open in New Document",
  "result.copied": "Copied.",

  // Summaries
  "summary.progress": "Summarizing in {language}",
  "summary.pickTarget": "Summarize in",
  "summary.heading": "Summary of {name}",
  "summary.coverage": "{parts} of {parts} parts · {language} · {model}",
  "summary.untitled": "selection",

  // Language picker
  "language.lastUsed": "last used",
  "language.system": "this system's language",

  // Models and the server
  "model.open": "Use This Model",
  "model.fileKind": "GGUF models",
  "model.loadProgress": "Loading {model}",
  "model.loaded": "{model} is loaded: {backend}, {contextTokens} tokens of context.",
  "model.unloaded": "The model was unloaded. Its memory is free.",
  "model.notLoaded": "No model is loaded.",
  "model.onCpu": "CPU",
  "model.onGpu": "{backend}, {gpuLayers} of {totalLayers} layers",
  "model.detail": "{backend} · {contextTokens} tokens of context",
  "server.stopped": "The model server was stopped. It starts again with the next request.",

  // Status bar and its menu
  "status.idle": "SEA-LION",
  "status.idleTooltip": "The model is not loaded. It loads with the first request.",
  "status.none": "SEA-LION: choose a model",
  "status.loading": "SEA-LION: {percent} %",
  "status.ready": "SEA-LION: {backend} · {language}",
  "status.readyNoTarget": "SEA-LION: {backend}",
  "status.failed": "SEA-LION: not loaded",
  "status.lost": "SEA-LION: server stopped",
  "status.notResponding": "SEA-LION: not responding",
  "status.tooltipModel": "{model}: {detail}, {size} GB in memory",
  "status.tooltipQueue": "{queued} waiting",
  "menu.title": "SEA-LION Local",
  "menu.chat": "Open Chat",
  "menu.target": "Language of Translations",
  "menu.targetNone": "asked the first time",

  // Chat
  "chat.viewDescription": "Chat with the local model",
} as const;

export type MessageKey = keyof typeof en;
/** A catalogue in another language: a missing key does not compile. */
export type Messages = Readonly<Record<MessageKey, string>>;

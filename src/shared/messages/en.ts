import { enChat } from "./enChat.ts";
import { enCli } from "./enCli.ts";
import { enDownloads } from "./enDownloads.ts";
import { enFit } from "./enFit.ts";
import { enModels } from "./enModels.ts";
import { enFileTranslation } from "./enFileTranslation.ts";
import { enFindings } from "./enFindings.ts";
import { enModelsView } from "./enModelsView.ts";
import { enTranslation } from "./enTranslation.ts";

/**
 * Every sentence that a user reads, in English: the catalogue that the others are typed after. A value is a string with
 * `{name}` placeholders, filled by `formatMessage`. Keys are grouped by where the words appear.
 */
export const en = {
  ...enChat,
  ...enCli,
  ...enDownloads,
  ...enFit,
  ...enModels,
  ...enModelsView,
  ...enTranslation,
  ...enFindings,
  ...enFileTranslation,

  // Errors: one sentence with the cause, and a way on. Buttons stand under "action".
  "error.model.none": "No model is chosen yet. Set one up to begin.",
  "error.model.notFound": "The model {model} was not found. Choose another GGUF file.",
  "error.model.notAFile": "{path} is not a file that can be read. Choose a GGUF file.",
  "error.model.invalidFile": "{path} is not a usable GGUF file: {reason}. Choose another file, or download it again.",
  "error.model.incompatible":
    "{path} has the architecture “{architecture}”, which this engine does not know. Choose another model.",
  "error.model.noChatTemplate":
    "{path} has no chat template, so it cannot chat or translate. Choose an instruction-tuned model.",
  "error.model.insufficientMemory":
    "There is not enough memory for this model. Choose a smaller one, or a smaller context in the settings.",
  "error.model.busy":
    "Another window is using “{model}”, and memory does not hold a second model. Wait until it is free, or put this window's model in its place for all windows.",
  "error.model.busyHere":
    "This window is still using “{model}”, and memory does not hold a second model. Wait until it is done, or put the other model in its place, which ends that work.",
  "error.model.switched": "Another window has put “{model}” in the place of “{former}”. Try again to bring it back.",
  "error.model.unloaded": "The model was unloaded meanwhile. Try again: it is loaded anew with the next request.",
  "error.model.loadFailed": "The model could not be loaded: {reason}",
  "error.template.invalid": "The chat template of {path} cannot be used: {reason}. Choose another model.",
  "error.generation.contextOverflow":
    "This is too long: {promptTokens} tokens, and the model has room for {limitTokens}. Shorten it, or start a new chat.",
  "error.generation.failed": "The model stopped with an error. Try again.",
  "error.generation.unfinished":
    "The model did not get to the end of a passage: it wrote on and on, or nothing at all. A larger model or a shorter text may help.",
  "error.input.empty": "There is no text to work on. Select some text first.",
  "error.input.tooLarge":
    "This text has {size} characters; at most {limit} can be worked on at once. Select a part of it.",
  "error.conversation.elsewhere": "Another window is writing in this conversation. Wait until it is done.",
  "error.conversation.notReadable":
    "This file is not a conversation that was exported from SEA-LION Local. Nothing was imported.",
  "error.document.changed": "The document has changed since. The result was not inserted.",
  "error.document.closed": "The document was closed. The result was not inserted.",
  "error.document.readOnly": "This document is read-only. The result was not inserted.",
  "error.document.invalid": "Line {line}, column {column}: {reason}. Nothing was translated; mend it and try again.",
  "error.document.outOfMemory":
    "This document takes too much memory to translate at once. Translate it in smaller parts.",
  "error.document.unsaved": "{path} has unsaved changes. Save it first.",
  "error.document.failed": "{path} could not be read or written: {reason}",
  "error.document.binary": "{path} is not text in UTF-8, or has characters that no text has. Convert it first.",
  "error.server.unavailable": "The model server could not be started: {reason}",
  "error.server.crashed": "The model server has stopped unexpectedly. Try again: it starts anew with the next request.",
  "error.server.notResponding": "The model server does not answer. It is started anew with the next request.",
  "error.server.stopped": "The model server was stopped meanwhile. Try again: it starts anew with the next request.",
  "error.folder.notWritable": "The folder {path} cannot be written to: {reason}.",
  "error.config.invalid": "The value of {setting} cannot be used: {reason}",
  "error.config.noBackend": "The value of {setting} cannot be used: this machine cannot compute with {backend}.",
  "error.internal": "Something went wrong in SEA-LION Local. The log has the details.",

  // Why the server ended, and what happens next; the two stand one behind the other
  "crash.gpuMemory": "The model server has stopped: the memory of the GPU was used up.",
  "crash.memory": "The model server has stopped: this machine's memory was used up.",
  "crash.killed":
    "The model server was ended by the system (SIGKILL). Most often this means that the machine had no memory left.",
  "crash.modelFile":
    "The model server has stopped while it read the model. The file may be damaged; the last words were “{line}”.",
  "crash.assertion": "The model server has stopped: a check inside llama.cpp failed, “{line}”.",
  "crash.gpuFault": "The model server has stopped: the GPU or its driver failed, “{line}”.",
  "crash.signal": "The model server has stopped with {line}.",
  "crash.hung": "The model server did not answer for a long time and was ended.",
  "crash.unknown": "The model server has stopped unexpectedly.",
  "crash.again": "Try again: it starts anew.",
  "crash.againFewerLayers": "Try again: it starts anew, with at most {layers} layers on the GPU for the next hour.",
  "crash.againWithoutGpu": "Try again: it starts anew, without the GPU for the next hour.",

  "action.setUpModel": "Set Up a Model...",
  "action.resumeDownload": "Resume Download",
  "action.setToken": "Set Hugging Face Token...",
  "action.chooseModel": "Choose a GGUF File...",
  "action.loadModel": "Load Model",
  "action.retry": "Try Again",
  "action.waitForModel": "Wait",
  "action.switchModel": "Switch for All Windows",
  "action.newChat": "New Chat",
  "action.openSettings": "Open Settings",
  "action.showLog": "Show Log",
  "action.unloadModel": "Unload Model",
  "action.stopServer": "Stop Server",
  "action.showDetails": "Where the Model Runs",

  // Progress of a task, in notifications and under a waiting answer
  "task.loading": "Loading the model ({percent} %)",
  "task.waitingForModel": "Waiting until “{model}” is free",
  "task.queuedNext": "Next in the queue",
  "task.queuedOne": "Queued: 1 request before this one",
  "task.queued": "Queued: {ahead} requests before this one",
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
  "model.loadPercent": "{percent} %",
  "model.loaded": "{model} is loaded: {backend}, {contextTokens} tokens of context.",
  "model.unloaded": "The model was unloaded. Its memory is free.",
  "model.notLoaded": "No model is loaded.",
  "model.onCpu": "CPU",
  "model.onGpu": "{backend}, {gpuLayers} of {totalLayers} layers",
  "model.detail": "{backend} · {contextTokens} tokens of context",
  "server.notRunning": "No model server is running.",
  "server.silent": "A model server (process {pid}) is there, but it does not answer.",
  "server.silentEnded": "The model server (process {pid}) did not answer and was ended.",
  "folder.full": "the disk is full",
  "folder.readOnly": "the disk is read-only",
  "folder.forbidden": "you may not write there",
  "folder.fileInPlace": "a file is in the place of a folder",
  "folder.folderInPlace": "{path} should be a file and is a folder",
  "server.stoppedOften": "it stopped {count} times within a minute. Try again a little later.",
  "server.stoppedLoading":
    "it stopped {count} times in a row while it loaded this model. Choose a smaller one or other settings, or try again in a minute.",
  "server.stopped": "The model server was stopped. It starts again with the next request.",

  // Where a model runs and what it takes: status bar, menu, panel, command line
  "details.title": "Where the Model Runs",
  "details.noServer": "No model server is running. It starts with the first request.",
  "details.noModel": "No model is loaded. It loads with the first request.",
  "details.model": "Model",
  "details.state": "State",
  "details.file": "File",
  "details.computes": "Computes on",
  "details.devices": "Devices",
  "details.layers": "Layers on the GPU",
  "details.layersOf": "{gpuLayers} of {totalLayers}",
  "details.vram": "GPU memory",
  "details.vramOf": "{model} for this model; {used} of {total} in use",
  "details.ram": "Main memory",
  "details.context": "Context",
  "details.contextOne": "{tokens} tokens, one answer at a time",
  "details.contextMany": "{tokens} tokens for each of {parallel} answers side by side",
  "details.kv": "Memory of the context",
  "details.kvFormat": "{size} in {format}",
  "details.threads": "Threads",
  "details.batch": "Batch",
  "details.batchTokens": "{tokens} tokens",
  "details.flash": "Flash attention",
  "details.on": "on",
  "details.off": "off",
  "details.draft": "Draft model",
  "details.server": "Server",
  "details.serverProcess": "process {pid}, version {version}",
  "details.serverMemory": "Server's memory",
  "details.clients": "Windows and terminals",
  "details.adjustments": "Other than asked for",
  "details.others": "Also in memory",
  "details.gigabytes": "{size} GB",
  "details.megabytes": "{size} MB",
  "state.none": "not loaded",
  "state.loading": "loading, {percent} %",
  "state.ready": "ready",
  "state.busy": "{running} being answered",
  "state.busyQueued": "{running} being answered, {queued} waiting",
  "state.failed": "could not be loaded",
  "adjust.fewerGpuLayers.memory": "{to} instead of {from} layers are on the GPU: its memory holds no more.",
  "adjust.fewerGpuLayers.crash":
    "{to} instead of {from} layers are on the GPU: with more of them the server ended unexpectedly.",
  "adjust.noGpuLayers.memory": "The processor does all the work: the GPU's memory does not suffice.",
  "adjust.noGpuLayers.crash": "The processor does all the work: with layers on the GPU the server ended unexpectedly.",
  "adjust.smallerContext": "The context has {to} instead of {from} tokens: memory holds no more.",
  "adjust.trainedContext.trained": "The context has {to} instead of {from} tokens: the model was trained on no more.",
  "adjust.trainedContext.stretchable":
    "The context has {to} instead of {from} tokens: the model was trained on no more. The setting Long Context goes beyond.",
  "adjust.trainedContext.stretched":
    "The context has {to} instead of {from} tokens: Long Context stretches this model no further.",
  "adjust.numberLimited.threads": "{to} instead of {from} threads compute: the processor has no more.",
  "adjust.numberLimited.contextTokens": "The context has {to} instead of {from} tokens: that is the least.",
  "adjust.numberLimited.batchTokens": "A batch has {to} instead of {from} tokens: the context allows no other number.",
  "adjust.fewerParallel": "{to} instead of {from} answers are written side by side: memory holds no more.",
  "adjust.integratedGpu.used":
    "{device} computes, a graphics unit that is part of the processor and shares its memory. It can be slower than the processor alone: the setting GPU “off” shows which is faster.",
  "adjust.integratedGpu.unused":
    "{device} is not used: it is part of the processor, shares its memory and is seldom faster. The setting GPU names it explicitly.",
  "adjust.gpuDevicesLater":
    "The server began with other GPU devices. The new choice counts when it starts anew: stop it once.",
  "adjust.gpuDevicesMissing":
    "Not all of the chosen GPU devices are there ({devices}). What was found does the work, or else the processor.",
  "adjust.kvCacheRefused": "The context is kept in f16 instead of q8_0: {reason}",
  "adjust.memoryLockRefused": "The model is not locked into memory: {reason}",
  "adjust.draftRefused": "{model} does not draft: {reason}",
  "refused.needsFlashAttention": "q8_0 needs flash attention, which is switched off.",
  "refused.noMemoryLock": "this system does not allow it.",
  "refused.otherEnds":
    "it begins and ends texts with other tokens than the model. Choose a small model of the same family.",
  "refused.otherVocabularySize":
    "it knows another number of tokens than the model. Choose a small model of the same family.",
  "refused.otherWords":
    "some of its tokens stand for other texts than the model's. Choose a small model of the same family.",
  "adjust.longContext":
    "The context is stretched {factor} times beyond what the model was trained on, to {contextTokens} tokens. This takes {size} and makes answers to short texts a little worse.",
  "adjust.longContextRefused":
    "Long Context has no effect: this is not known to work for models of the architecture “{architecture}”.",

  // Settings and options that say how a model is loaded
  "load.problem": "“{name}” cannot be {value}: {wanted}. The default counts.",
  "load.problemLimit": "“{name}” cannot be {value}: {wanted}. {limit} counts.",
  "load.wantChoice": "it is one of {values}",
  "load.wantNumber": "it is a whole number from {min} to {max}, or auto",
  "load.wantSwitch": "it is on or off",
  "load.wantDevices": "it is a list of device numbers, such as 0,1",
  "load.wantText": "it is a path or a name",

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
  "status.notRespondingTooltip":
    "The model server does not answer at the moment. If it stays silent for {seconds} seconds, it is ended and started anew.",
  "status.queue": "{queued} waiting",
  "status.queued": "SEA-LION: {ahead} before yours",
  "status.waitingForModel": "SEA-LION: waiting for {model}",
  "menu.title": "SEA-LION Local",
  "menu.chat": "Open Chat",
  "menu.target": "Language of Translations",
  "menu.targetNone": "asked the first time",

  // Chat panel
  "panel.conversation": "Conversation",
  "panel.question": "Your message",
  "panel.answer": "Answer",
  "panel.welcomeTitle": "Chat in eleven languages",
  "panel.welcomeText": "Ask, write, translate, or have code explained.",
  "panel.welcomePrivate": "Runs on this machine. Nothing is sent anywhere.",
  "panel.welcomeCaution": "Answers can be wrong. Check what matters.",
  "panel.suggestions": "Suggestions",
  "panel.suggestionTranslate": "Translate “Where can I charge my phone?” into Thai, Khmer and Burmese.",
  "panel.suggestionWrite": "Write a short, polite message in Indonesian that asks to move a meeting.",
  "panel.suggestionExplain": "Explain async and await in simple Vietnamese, with an example.",
  "panel.message": "Message",
  "panel.placeholder": "Ask in any language",
  "panel.send": "Send (Enter)",
  "panel.stop": "Stop (Escape)",
  "panel.thinking": "Thinking",
  "panel.thinkingOn": "Thinking is on: slower, better at hard questions",
  "panel.thinkingOff": "Thinking is off: answers at once",
  "panel.thoughtLive": "Thinking...",
  "panel.thoughtFor": "Thought for {duration}",
  "panel.thought": "Thoughts",
  "panel.milliseconds": "{milliseconds} ms",
  "panel.seconds": "{seconds} s",
  "panel.minutes": "{minutes} min {seconds} s",
  "panel.copy": "Copy",
  "panel.copied": "Copied",
  "panel.copyAnswer": "Copy answer",
  "panel.copyCode": "Copy code",
  "panel.code": "text",
  "panel.codeBlock": "Code, {language}",
  "panel.table": "Table",
  "panel.image": "Image: {name}",
  "panel.tokens": "{tokens} tokens",
  "panel.speed": "{speed} tok/s",
  "panel.firstToken": "first token {duration}",
  "panel.firstTokenTooltip": "Time from the start of the work to the first token",
  "panel.stopped": "Stopped",
  "panel.failed": "Failed",
  "panel.answerReady": "Answer ready",
  "panel.waiting": "Waiting for the model",
  "panel.jump": "Jump to latest",
  "panel.showMore": "Show more",
  "panel.showLess": "Show less",
  "panel.modelNone": "No model is chosen yet.",
  "panel.modelStopped": "Not loaded. It loads with the first message.",
  "panel.modelLoading": "Loading, {percent} %",
  "panel.modelBusy": "Busy · {detail}",
  "panel.modelQueue": "Busy, {queued} waiting · {detail}",
  "panel.modelReady": "Ready · {detail}",
  "panel.modelState": "Model",
} as const;

export type MessageKey = keyof typeof en;
/** A catalogue in another language: a missing key does not compile. */
export type Messages = Readonly<Record<MessageKey, string>>;

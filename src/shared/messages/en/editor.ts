/** Words of the editor: buttons, progress, translating a selection, summaries, status bar and menu. See ../en.ts. */
export const editor = {
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
} as const;

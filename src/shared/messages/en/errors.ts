/** Errors: one sentence with the cause, and a way on. Their buttons stand under "action" in editor.ts. See ../en.ts. */
export const errors = {
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
  "error.input.fileTooLarge":
    "{path} has more than {limit} characters, too many to work on at once. Select a part of it.",
  "error.conversation.elsewhere": "Another window is writing in this conversation. Wait until it is done.",
  "error.conversation.notReadable":
    "This file is not a conversation that was exported from SEA-LION Local. Nothing was imported.",
  "error.conversation.newer":
    "This file was exported by a newer version of SEA-LION Local. Update this one to import it.",
  "error.conversation.damaged":
    "This file was exported from SEA-LION Local, but it is damaged: {reason}. Nothing was imported.",
  "error.conversation.empty": "There is no message in this conversation: there is nothing to import.",
  "error.conversation.tooLarge": "This file has {size}, more than any conversation. At most {limit} can be imported.",
  "error.document.changed": "The document has changed since. The result was not inserted.",
  "error.document.closed": "The document was closed. The result was not inserted.",
  "error.document.readOnly": "This document is read-only. The result was not inserted.",
  "error.document.invalid": "Line {line}, column {column}: {reason}. Nothing was translated; mend it and try again.",
  "error.document.outOfMemory":
    "This document takes too much memory to translate at once. Translate it in smaller parts.",
  "error.document.unsaved": "{path} has unsaved changes. Save it first.",
  "error.document.notFound": "{path} was not found. It may have been moved or deleted.",
  "error.document.forbidden": "You are not allowed to open or change {path}. Check its permissions.",
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
} as const;

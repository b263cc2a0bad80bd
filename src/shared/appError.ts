/**
 * Everything that can go wrong and that a user may be told about. The words shown for each code are chosen in
 * `errorPresentation.ts`, nowhere else.
 */
export const ERROR_CODES = [
  "model.none", // no model is named and none has been downloaded
  "model.notFound", // the named model or path does not exist
  "model.notAFile", // a folder, a device, or a file that may not be read
  "model.invalidFile", // empty, truncated or not a GGUF
  "model.incompatible", // a GGUF whose architecture the engine does not know
  "model.noChatTemplate", // a base model: it cannot hold a conversation
  "model.insufficientMemory",
  "model.busy", // another model is in use by somebody else
  "model.switched", // another client has put its own model in the place of the one that was used
  "model.unloaded", // somebody freed the memory under running work
  "model.loadFailed",
  "template.invalid", // the GGUF's chat template throws, loops or prints without end
  "model.inUse", // it is loaded, or a transfer works on it
  "model.notManaged", // asked to delete what lies outside of the product's folder and was not imported
  "model.exists", // another file has the name already
  "download.badAddress", // neither a hub reference nor an https address of a GGUF file
  "download.notFound", // the hub has no such repository, quantisation or file
  "download.forbidden", // the repository is gated or private, or the token is refused
  "download.rateLimited",
  "download.network", // no connection, or one that stalls, after all tries
  "download.badRedirect", // to another scheme, to a file, or without an end
  "download.notAModel", // a web page or something else in place of a GGUF
  "download.changed", // the file on the hub is another one than when the download began
  "download.checksumMismatch",
  "download.diskFull",
  "download.licence", // has to be accepted first
  "download.elsewhere", // another process works on the same file
  "download.unknown", // no transfer has this id
  "generation.contextOverflow",
  "generation.failed",
  "generation.unfinished", // the model writes without end, or nothing: it is out of its depth
  "input.empty",
  "input.tooLarge",
  "command.unknown", // typed after a slash in the chat
  "conversation.elsewhere", // another window writes it
  "conversation.notReadable", // what should be imported is no conversation that was exported
  "document.changed",
  "document.closed",
  "document.readOnly",
  "document.invalid", // its format's reader cannot make sense of it: broken JSON, an unclosed tag
  "document.unsaved", // it would be written, and somebody has edits in it that are not saved
  "document.notFound", // nothing is there, or a folder is in its place
  "document.forbidden", // its permissions do not allow it
  "document.failed", // for any other reason the file system did not let it be read or written
  "document.outOfMemory", // reading and cutting it takes more memory than it may have
  "document.binary", // no text, or in another encoding than UTF-8
  "server.unavailable", // it could not be started or reached
  "server.crashed", // it was there and is gone
  "server.stopped", // somebody ended it, on purpose
  "server.notResponding",
  "folder.notWritable", // the place for the data, the log or the socket
  "config.invalid",
  "internal", // a fault of ours
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Facts for the message: paths, counts, limits. Plain JSON, because it travels between processes. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean>>;

/** An error with a code that programs decide on and details that messages are made of. `message` is for the log. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, options: { details?: ErrorDetails; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.details = options.details ?? {};
  }

  /**
   * True when `value` is an AppError and, if a code is given, carries that code. By its form, not by its class: each bundle has
   * a class of its own.
   */
  static is(value: unknown, code?: ErrorCode): value is AppError {
    if (!(value instanceof Error) || value.name !== "AppError") return false;
    if (!("code" in value && isErrorCode(value.code)) || !("details" in value && isDetails(value.details)))
      return false;
    return code === undefined || value.code === code;
  }

  /** `value` itself when it is an AppError, else an "internal" one that has it as its cause. */
  static from(value: unknown): AppError {
    if (AppError.is(value)) return value;
    return new AppError("internal", value instanceof Error ? value.message : String(value), { cause: value });
  }
}

export function isErrorCode(value: unknown): value is ErrorCode {
  return ERROR_CODES.some((code) => code === value);
}

function isDetails(value: unknown): value is ErrorDetails {
  return typeof value === "object" && value !== null;
}

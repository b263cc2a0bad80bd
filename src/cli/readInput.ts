import { createReadStream } from "node:fs";
import { AppError } from "../shared/appError.ts";
import { throwIfCancelled } from "../shared/cancelSignal.ts";
import { MAX_TEXT_CHARACTERS } from "../shared/limits.ts";
import { formatCliMessage } from "../shared/messages/formatCliMessage.ts";
import { badInput, wrongUse } from "./cliFailure.ts";
import { expectReadable } from "./expectReadable.ts";

export interface InputSource {
  /** A path, `-` for standard input, or undefined: standard input if something is piped into it. */
  readonly name: string | undefined;
  readonly stdin: NodeJS.ReadStream;
  readonly signal: AbortSignal;
  /** Characters; MAX_TEXT_CHARACTERS when left out. */
  readonly limit?: number;
}

/**
 * A whole text, as it is: line breaks and a byte order mark stay.
 * @throws CliFailure when there is nothing to read, or it is not UTF-8
 * @throws AppError input.tooLarge as soon as it is certain, so that an endless pipe does not fill the memory
 */
export async function readInput({ name, stdin, signal, limit = MAX_TEXT_CHARACTERS }: InputSource): Promise<string> {
  if (name === undefined && stdin.isTTY) throw wrongUse("cli.use.noInput");
  const fromStdin = name === undefined || name === "-";
  const shownName = fromStdin ? formatCliMessage("cli.standardInput") : name;
  if (!fromStdin) await expectReadable(name, name);
  const stream = fromStdin ? stdin : createReadStream(name);
  const stop = () => stream.destroy();
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await decode(stream as AsyncIterable<Uint8Array>, limit);
  } catch (error) {
    throwIfCancelled(signal);
    throw readError(error, shownName);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

async function decode(stream: AsyncIterable<Uint8Array>, limit: number): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let text = "";
  for await (const chunk of stream) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > limit) {
      const size = formatCliMessage("cli.moreThan", { number: limit });
      throw new AppError("input.tooLarge", "The input is too long", { details: { size, limit } });
    }
  }
  return text + decoder.decode();
}

function readError(error: unknown, name: string): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  switch (error.code) {
    case "ERR_ENCODING_INVALID_ENCODED_DATA":
      return badInput("cli.input.notUtf8", { name });
    case "ENOENT":
      return badInput("cli.input.notFound", { name });
    case "EISDIR":
      return badInput("cli.input.isFolder", { name });
    case "EACCES":
    case "EPERM":
      return badInput("cli.input.notReadable", { name });
    default:
      return AppError.is(error) ? error : badInput("cli.input.failed", { name, reason: error.message });
  }
}

/**
 * What a client and the server say before JSON-RPC begins: one JSON line each, so that a stranger, another version or a
 * process that hangs is found out before it can confuse anything. `connect()` alone proves nothing: it succeeds against
 * a stopped process.
 */
import { PROTOCOL_VERSION } from "./protocol.ts";

/** The client's line. */
export interface ClientHello {
  readonly protocol: number;
  readonly token: string;
  /** Of the client's package, so that an older server can make room. Left out by who starts no server of its own. */
  readonly version?: string;
}

/** The server's line when it takes the client. */
export interface ServerHello {
  readonly hello: "sealion";
  readonly protocol: number;
  readonly version: string;
  readonly pid: number;
}

/** The server's line when it does not. The connection ends after it. */
export interface ServerRefusal {
  readonly refused: string;
  /** The server leaves, perhaps to make room for a newer one: come again, and start one if nobody listens. */
  readonly retired?: true;
}

/** Longer first lines come from somebody who does not speak this protocol. */
const MAX_LINE_BYTES = 1024;
const NEWLINE = 10;

/** Collects bytes until the first line is complete. The lines are ASCII, because they are JSON without free text. */
export class FirstLine {
  private text = "";

  /**
   * @returns the line without its end, and the bytes after it, once there is one
   * @throws RangeError when there is no end within 1 KiB
   */
  push(chunk: Uint8Array): { readonly line: string; readonly rest: Uint8Array } | undefined {
    const end = chunk.indexOf(NEWLINE);
    const part = end < 0 ? chunk : chunk.subarray(0, end);
    if (this.text.length + part.length > MAX_LINE_BYTES) throw new RangeError("The first line is too long");
    this.text += String.fromCharCode(...part);
    return end < 0 ? undefined : { line: this.text, rest: chunk.subarray(end + 1) };
  }
}

/** Undefined when the line is no client's. */
export function parseClientHello(line: string): ClientHello | undefined {
  const value = parseObject(line);
  if (typeof value?.protocol !== "number" || typeof value.token !== "string") return undefined;
  const { protocol, token, version } = value;
  return { protocol, token, ...(typeof version === "string" && { version }) };
}

/** Undefined when the line is no server's. */
export function parseServerHello(line: string): ServerHello | ServerRefusal | undefined {
  const value = parseObject(line);
  if (value === undefined) return undefined;
  const { hello, protocol, version, pid, refused, retired } = value;
  if (typeof refused === "string") return { refused, ...(retired === true && { retired }) };
  if (hello !== "sealion" || protocol !== PROTOCOL_VERSION) return undefined;
  if (typeof version !== "string" || typeof pid !== "number") return undefined;
  return { hello, protocol, version, pid };
}

function parseObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined; // not JSON: a stranger
  }
}

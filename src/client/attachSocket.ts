/** Connecting to a server that is there, up to the point where JSON-RPC begins. */
import net from "node:net";
import { type ClientHello, FirstLine, parseServerHello, type ServerHello } from "../shared/handshake.ts";
import { PROTOCOL_VERSION } from "../shared/protocol.ts";

export type AttachResult =
  | { readonly kind: "attached"; readonly socket: net.Socket; readonly hello: ServerHello }
  /** It listens and does not speak: stopped, or stuck. */
  | { readonly kind: "hung" }
  /** Nobody listens, or it went away meanwhile, also for a newer one to take its place. */
  | { readonly kind: "gone" }
  | { readonly kind: "refused"; readonly reason: string };

export interface AttachOptions {
  /** A socket's path or a pipe's name. */
  readonly address: string;
  readonly token: string;
  /** Of this package: a server that is older and alone makes room. Left out: it stays. */
  readonly version?: string;
  readonly timeoutMs: number;
}

/**
 * Never rejects. The socket of a success has an error listener already, and its next byte belongs to JSON-RPC.
 */
export function attachSocket({ address, token, version, timeoutMs }: AttachOptions): Promise<AttachResult> {
  return new Promise((resolve) => {
    const socket = net.connect(address);
    const firstLine = new FirstLine();
    let connected = false;

    const settle = (result: AttachResult): void => {
      clearTimeout(timer);
      socket.off("readable", read);
      socket.off("close", handleClose);
      if (result.kind !== "attached") socket.destroy();
      resolve(result);
    };
    // Never 'data' with pause(): a stream that was paused by hand does not flow again when the LSP reader listens.
    // Removing the last 'readable' listener leaves the stream as if nobody had touched it.
    const read = (): void => {
      for (let chunk = readChunk(socket); chunk !== undefined; chunk = readChunk(socket)) {
        const complete = pushSafely(firstLine, chunk);
        if (complete === "stranger") {
          settle({ kind: "refused", reason: "it is not a SEA-LION server" });
          return;
        }
        if (complete === undefined) continue;
        if (complete.rest.length > 0) socket.unshift(complete.rest);
        settle(resultOf(complete.line, socket));
        return;
      }
    };
    const handleClose = (): void => settle({ kind: "gone" });
    const timer = setTimeout(() => settle({ kind: connected ? "hung" : "gone" }), timeoutMs);

    socket.on("error", () => undefined); // stays for the socket's life; 'close' follows and tells the same
    socket.once("close", handleClose);
    socket.on("readable", read);
    socket.once("connect", () => {
      connected = true;
      const hello: ClientHello = { protocol: PROTOCOL_VERSION, token, ...(version !== undefined && { version }) };
      socket.write(`${JSON.stringify(hello)}\n`);
    });
  });
}

function readChunk(socket: net.Socket): Uint8Array | undefined {
  const chunk: unknown = socket.read();
  return chunk instanceof Uint8Array ? chunk : undefined;
}

function pushSafely(firstLine: FirstLine, chunk: Uint8Array): ReturnType<FirstLine["push"]> | "stranger" {
  try {
    return firstLine.push(chunk);
  } catch {
    return "stranger"; // too long for a greeting
  }
}

function resultOf(line: string, socket: net.Socket): AttachResult {
  const answer = parseServerHello(line);
  if (answer === undefined) return { kind: "refused", reason: "it is not a SEA-LION server of this version" };
  if ("refused" in answer && answer.retired === true) return { kind: "gone" };
  if ("refused" in answer) return { kind: "refused", reason: answer.refused };
  return { kind: "attached", socket, hello: answer };
}

/** The server's half of the greeting that comes before JSON-RPC. */
import { timingSafeEqual } from "node:crypto";
import type { Socket } from "node:net";
import {
  type ClientHello,
  FirstLine,
  parseClientHello,
  type ServerHello,
  type ServerRefusal,
} from "../shared/handshake.ts";
import { PROTOCOL_VERSION } from "../shared/protocol.ts";

/** A client sends its line with the connection; who needs longer is no client. */
const HELLO_TIMEOUT_MS = 5000;

export interface Greeting {
  readonly readToken: () => string;
  readonly version: string;
  /** True: whoever comes now finds the next server, or starts it. */
  readonly isLeaving: () => boolean;
  /** Asked with the version of a client that may come in. True: this server makes room for a newer one. */
  readonly retiresFor: (version: string) => boolean;
}

/**
 * Answers the client's line. Afterwards the next byte belongs to JSON-RPC.
 * @returns undefined when the client was taken; else why not: it was told, and the socket is closing
 */
export async function greetClient(socket: Socket, greeting: Greeting): Promise<string | undefined> {
  const { version, isLeaving, retiresFor } = greeting;
  const hello = checkHello(await readFirstLine(socket), greeting.readToken);
  if (typeof hello === "string") return refuse(socket, { refused: hello });
  if (isLeaving()) return refuse(socket, { refused: "this server leaves", retired: true });
  if (hello.version !== undefined && retiresFor(hello.version)) {
    return refuse(socket, { refused: `version ${version} makes room for ${hello.version}`, retired: true });
  }
  send(socket, { hello: "sealion", protocol: PROTOCOL_VERSION, version, pid: process.pid });
  return undefined;
}

function refuse(socket: Socket, refusal: ServerRefusal): string {
  send(socket, refusal);
  socket.end();
  socket.resume(); // read to its end, or it never closes
  return refusal.refused;
}

function send(socket: Socket, line: ServerHello | ServerRefusal): void {
  if (!socket.destroyed) socket.write(`${JSON.stringify(line)}\n`);
}

/** @returns what is wrong with it, as a string */
function checkHello(line: string | undefined, readToken: () => string): ClientHello | string {
  if (line === undefined) return "no greeting";
  const hello = parseClientHello(line);
  if (hello === undefined) return "not a greeting";
  if (hello.protocol !== PROTOCOL_VERSION) return `this server speaks protocol ${PROTOCOL_VERSION}`;
  try {
    return isSame(hello.token, readToken()) ? hello : "wrong token";
  } catch {
    return "the token's file is gone"; // whoever comes next makes a new one
  }
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return b.length > 0 && a.length === b.length && timingSafeEqual(a, b);
}

/** Undefined when the socket closes or stays silent, or sends more than a greeting. */
function readFirstLine(socket: Socket): Promise<string | undefined> {
  return new Promise((resolve) => {
    const firstLine = new FirstLine();
    const settle = (line: string | undefined): void => {
      clearTimeout(timer);
      socket.off("readable", read);
      socket.off("close", giveUp);
      resolve(line);
    };
    const giveUp = (): void => settle(undefined);
    const read = (): void => {
      try {
        for (let chunk: unknown = socket.read(); chunk instanceof Uint8Array; chunk = socket.read()) {
          const complete = firstLine.push(chunk);
          if (complete === undefined) continue;
          if (complete.rest.length > 0) socket.unshift(complete.rest);
          settle(complete.line);
          return;
        }
      } catch {
        giveUp(); // too long for a greeting
      }
    };
    const timer = setTimeout(giveUp, HELLO_TIMEOUT_MS);
    socket.once("close", giveUp);
    socket.on("readable", read);
  });
}

/**
 * The names by which clients find the model server in the runtime folder. A server listens on a socket of its own,
 * named after its process, and claims to be the one by a symbolic link with the next generation number: making a link
 * is atomic and fails when the name is taken. The link with the highest number counts, and nobody ever removes it.
 */
import { PROTOCOL_VERSION } from "../shared/protocol.ts";

const LINK_NAME = new RegExp(`^m${PROTOCOL_VERSION}-(\\d{1,9})\\.sock$`, "u");
const SOCKET_NAME = new RegExp(`^s${PROTOCOL_VERSION}-(\\d{1,10})\\.sock$`, "u");
const ANY_SOCKET_NAME = /^s\d{1,5}-(\d{1,10})\.sock$/u;

/** Secret shared by a user's clients and servers. Mode 0600. */
export const TOKEN_FILE = "token";

/** Windows only, where the pipe's name cannot tell: the process id of the server that holds the pipe. */
export const PID_FILE = `server-${PROTOCOL_VERSION}.pid`;

export function generationLinkName(generation: number): string {
  return `m${PROTOCOL_VERSION}-${generation}.sock`;
}

/** The generations that names in the runtime folder stand for, highest first. Other names are passed over. */
export function generationsOf(names: readonly string[]): number[] {
  return names
    .flatMap((name) => LINK_NAME.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => b - a);
}

export function serverSocketName(pid: number): string {
  return `s${PROTOCOL_VERSION}-${pid}.sock`;
}

/** The process that made a socket, read from its name. Undefined when it is no server's socket. */
export function pidOfSocketName(name: string): number | undefined {
  return pidIn(name, SOCKET_NAME);
}

/** As `pidOfSocketName`, also for servers of other protocol versions. */
export function pidOfAnySocketName(name: string): number | undefined {
  return pidIn(name, ANY_SOCKET_NAME);
}

function pidIn(name: string, pattern: RegExp): number | undefined {
  const digits = pattern.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** A pipe is visible to all users of a Windows machine, so its name is made from the secret and cannot be guessed. */
export function pipeName(tokenDigestHex: string): string {
  return `\\\\.\\pipe\\sealion-${PROTOCOL_VERSION}-${tokenDigestHex.slice(0, 32)}`;
}

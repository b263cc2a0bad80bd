/** Which addresses may be opened, and what a file that comes from one may be called here. */
import { AppError } from "../../../shared/appError.ts";

/**
 * https: everywhere, http: on this machine and at a hub that the user himself wrote with http:.
 * @returns why it may not, as one clause for people, or undefined
 */
export function checkAddress(url: URL, hub: URL): string | undefined {
  if (url.protocol === "https:") return undefined;
  if (url.protocol !== "http:") return `${url.protocol} is no address of the web`;
  if (isLoopback(url) || (hub.protocol === "http:" && url.origin === hub.origin)) return undefined;
  return "it is not encrypted";
}

export function isLoopback({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d+){3}$/u.test(hostname);
}

/** @throws AppError download.badAddress */
export function hubAddress(hub: string): URL {
  const url = URL.canParse(hub) ? new URL(hub) : undefined;
  if (url !== undefined && (url.protocol === "https:" || url.protocol === "http:")) return url;
  throw badAddress(hub, "the address of the hub in the settings cannot be used");
}

export function badAddress(address: string, reason: string): AppError {
  return new AppError("download.badAddress", `${address}: ${reason}`, { details: { address, reason } });
}

/** What file systems take at most, less what `.partial.json.new` needs. */
const MOST_NAME_BYTES = 255 - 20;
/** Names that Windows keeps for devices, whatever follows the first dot. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?$/iu;

/** Whether a file may be called so, on every system and in the model folder itself. */
export function isFileName(name: string): boolean {
  if (!/^[^.].*\.gguf$/isu.test(name) || /[<>:"/\\|?*\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(name)) return false;
  // Marks that nobody sees make a name look like another. Two of them are part of how some languages are written.
  if (/(?![\u200c\u200d])\p{Cf}/u.test(name) || name.startsWith(" ")) return false;
  return !RESERVED.test(name) && new TextEncoder().encode(name).length <= MOST_NAME_BYTES;
}

/** The last part of a path in a repository or of an address. @throws AppError download.badAddress */
export function fileNameOf(path: string, address: string): string {
  const name = path.split("/").at(-1) ?? "";
  if (isFileName(name)) return name;
  throw badAddress(address, "its file name cannot be used here");
}

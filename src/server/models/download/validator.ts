/** What tells two versions of a file at one address apart: its ETag, or else its date. */
import type { IncomingHttpHeaders } from "node:http";

export function validatorOf(headers: IncomingHttpHeaders): string | undefined {
  return headers.etag ?? headers["last-modified"];
}

/** A weak ETag promises only the same meaning, and servers must not accept it for ranges. */
export function ifRange(validator: string | undefined): { "if-range"?: string } {
  return validator === undefined || validator.startsWith("W/") ? {} : { "if-range": validator };
}

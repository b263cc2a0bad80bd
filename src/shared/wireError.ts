/** AppErrors across a process boundary: into the `data` of a JSON-RPC error response and back. */
import { AppError, isErrorCode } from "./appError.ts";

/** An AppError on the wire: `data` of a JSON-RPC error response. */
export interface WireError {
  readonly code: string;
  readonly message: string;
  readonly details: Readonly<Record<string, string | number | boolean>>;
}

/** JSON-RPC error code of a request that failed with an AppError in its `data`: LSP's RequestFailed. */
export const REQUEST_FAILED = -32803;
/** JSON-RPC error code of a request that was cancelled, by its client or because the server stops: LSP's. */
export const REQUEST_CANCELLED = -32800;

export function toWireError(value: unknown): WireError {
  const { code, message, details } = AppError.from(value);
  return { code, message, details };
}

/** The AppError that `toWireError` described, or undefined when `value` is something else. */
export function fromWireError(value: unknown): AppError | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { code, message, details } = value as Partial<Record<keyof WireError, unknown>>;
  if (!isErrorCode(code) || typeof message !== "string") return undefined;
  const facts = typeof details === "object" && details !== null ? (details as AppError["details"]) : {};
  return new AppError(code, message, { details: facts });
}

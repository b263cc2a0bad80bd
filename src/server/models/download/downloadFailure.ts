/** What can go wrong on the way to a model, as errors with all that their sentences name. */
import { AppError, type ErrorCode } from "../../../shared/appError.ts";
import { systemCode } from "../../systemCode.ts";

/** A try that failed and may be made again: everything that the next connection may not meet. */
export class TransientFailure extends Error {
  override readonly name = "TransientFailure";
  /** One clause for people. */
  readonly reason: string;
  /** The server asked for this pause. */
  readonly retryAfterMs: number | undefined;
  /** For people when the tries end. */
  readonly code: Extract<ErrorCode, "download.network" | "download.rateLimited" | "download.forbidden">;

  constructor(
    reason: string,
    options: { retryAfterMs?: number; code?: TransientFailure["code"]; cause?: unknown } = {},
  ) {
    super(reason, { cause: options.cause });
    this.reason = reason;
    this.retryAfterMs = options.retryAfterMs;
    this.code = options.code ?? "download.network";
  }

  /** @param name of the model */
  toAppError(host: string, name: string): AppError {
    switch (this.code) {
      case "download.rateLimited": {
        const seconds = Math.ceil((this.retryAfterMs ?? 60_000) / 1000);
        return new AppError(this.code, `${host} asks for a pause`, { details: { host, seconds }, cause: this });
      }
      case "download.forbidden":
        return forbidden(host, name, this);
      case "download.network":
        return unreachable(host, this.reason, this);
    }
  }
}

export function unreachable(host: string, reason: string, cause?: unknown): AppError {
  return new AppError("download.network", `${host}: ${reason}`, { details: { host, reason }, cause });
}

export function forbidden(host: string, name: string, cause?: unknown): AppError {
  return new AppError("download.forbidden", `${host} refuses ${name}`, { details: { host, name }, cause });
}

/** @param reason one clause that says what there is instead */
export function notFound(address: string, reason: string): AppError {
  return new AppError("download.notFound", `${address}: ${reason}`, { details: { address, reason } });
}

export function notAModel(address: string, reason: string): AppError {
  return new AppError("download.notAModel", `${address}: ${reason}`, { details: { address, reason } });
}

export function changed(name: string, what: string): AppError {
  return new AppError("download.changed", `${name}: ${what}`, { details: { name } });
}

/** Errors of sockets, names and certificates in words; the code is told where nobody has thought of it. */
export function reasonOf(error: unknown): string {
  const code = systemCode(error);
  const words = code === undefined ? undefined : REASONS[code];
  if (words !== undefined) return words;
  return code === undefined ? "the connection broke" : `the connection broke (${code})`;
}

/** Nothing that another try would change. */
export function isLasting(error: unknown): boolean {
  return LASTING.has(systemCode(error) ?? "");
}

const BAD_CERTIFICATE = "its certificate is not one that this machine trusts";

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: "there is no such host, or no connection",
  EAI_AGAIN: "its name cannot be looked up now",
  ECONNREFUSED: "nobody answers there",
  ECONNRESET: "the connection was cut",
  EPIPE: "the connection was cut",
  ETIMEDOUT: "it does not answer",
  EHOSTUNREACH: "there is no way to it",
  ENETUNREACH: "there is no network",
  EPROTO: "it does not speak TLS there",
  ERR_SSL_WRONG_VERSION_NUMBER: "it does not speak TLS there",
  CERT_HAS_EXPIRED: "its certificate has expired",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate belongs to another host",
  DEPTH_ZERO_SELF_SIGNED_CERT: BAD_CERTIFICATE,
  SELF_SIGNED_CERT_IN_CHAIN: BAD_CERTIFICATE,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: BAD_CERTIFICATE,
  UNABLE_TO_GET_ISSUER_CERT: BAD_CERTIFICATE,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: BAD_CERTIFICATE,
  CERT_UNTRUSTED: BAD_CERTIFICATE,
};

const LASTING: ReadonlySet<string> = new Set([
  "ERR_SSL_WRONG_VERSION_NUMBER",
  "CERT_HAS_EXPIRED",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  ...Object.keys(REASONS).filter((code) => REASONS[code] === BAD_CERTIFICATE),
]);

/** The extension is several bundles, each with its own copy of the error classes: they must know each other's errors. */
import { describe, expect, it } from "vitest";
import { AppError } from "../../../src/shared/appError.ts";
import { CancelledError } from "../../../src/shared/cancelSignal.ts";

/** As another bundle's class makes them: the same form, another constructor. */
class OtherAppError extends Error {
  override readonly name = "AppError";
  readonly code: unknown;
  readonly details: unknown;

  constructor(code: unknown, details: unknown) {
    super("from another bundle");
    this.code = code;
    this.details = details;
  }
}

class OtherCancelledError extends Error {
  override readonly name = "CancelledError";
}

describe("an AppError of another bundle", () => {
  const error = new OtherAppError("model.busy", { model: "sea-tiny" });

  it("is known, with its code", () => {
    expect(AppError.is(error)).toBe(true);
    expect(AppError.is(error, "model.busy")).toBe(true);
    expect(AppError.is(error, "model.none")).toBe(false);
  });

  it("stays itself", () => {
    expect(AppError.from(error)).toBe(error);
  });

  it.each([
    ["a code that there is not", new OtherAppError("model.strange", {})],
    ["no code", new OtherAppError(undefined, {})],
    ["no details", new OtherAppError("model.busy", undefined)],
    ["no error at all", { name: "AppError", code: "model.busy", details: {}, message: "" }],
    ["an error of Node", Object.assign(new Error("no such file"), { code: "ENOENT" })],
    ["nothing", undefined],
  ])("is not seen in one with %s", (_, value) => {
    expect(AppError.is(value)).toBe(false);
    expect(AppError.from(value).code).toBe("internal");
  });
});

describe("a cancellation", () => {
  it.each([
    ["of this bundle", new CancelledError()],
    ["of another bundle", new OtherCancelledError()],
    ["of an AbortSignal", AbortSignal.abort().reason as unknown],
  ])("%s is known", (_, value) => {
    expect(CancelledError.is(value)).toBe(true);
  });

  it("is no other error", () => {
    expect(CancelledError.is(new Error("Cancelled"))).toBe(false);
    expect(CancelledError.is({ name: "CancelledError" })).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import { AppError, ERROR_CODES } from "../../../src/shared/appError.ts";
import { fromWireError, toWireError } from "../../../src/shared/wireError.ts";

describe("an AppError on the wire", () => {
  it.each(ERROR_CODES)("arrives as it left: %s", (code) => {
    const details = { path: "/models/ไทย.gguf", size: 3, sure: true };
    const error = new AppError(code, "why", { details, cause: new Error("hidden") });
    const arrived = fromWireError(JSON.parse(JSON.stringify(toWireError(error))));
    expect(arrived).toBeInstanceOf(AppError);
    expect(arrived).toMatchObject({ code, message: "why", details });
    expect(arrived!.cause).toBeUndefined();
  });

  it("makes an internal one of everything else", () => {
    expect(toWireError(new RangeError("out"))).toEqual({ code: "internal", message: "out", details: {} });
  });

  it.each([
    undefined,
    null,
    "server.crashed",
    {},
    { code: "no.such", message: "x", details: {} },
    { code: "internal" },
    { code: 7, message: "x" },
  ])("is not seen in %j", (value) => {
    expect(fromWireError(value)).toBeUndefined();
  });

  it("does without details", () => {
    expect(fromWireError({ code: "input.empty", message: "" })!.details).toEqual({});
    expect(fromWireError({ code: "input.empty", message: "", details: null })!.details).toEqual({});
  });
});

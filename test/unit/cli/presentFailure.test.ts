import { describe, expect, it } from "vitest";
import { badInput, wrongUse } from "../../../src/cli/cliFailure.ts";
import { presentFailure } from "../../../src/cli/presentFailure.ts";
import { AppError } from "../../../src/shared/appError.ts";
import { CancelledError } from "../../../src/shared/cancelSignal.ts";

const quiet = { verbose: false, logFile: "/home/a/server.log" };

describe("presentFailure", () => {
  it("ends with 130 when cancelled, without calling it an error", () => {
    expect(presentFailure(new CancelledError(), quiet)).toEqual({ exitCode: 130, lines: ["Cancelled."] });
  });

  it("ends with 2 and a way to the help on wrong use, with 1 on bad input", () => {
    const wrong = presentFailure(wrongUse("cli.use.noCommand"), quiet);
    expect(wrong.exitCode).toBe(2);
    expect(wrong.lines.join("\n")).toContain("--help");
    const bad = presentFailure(badInput("cli.input.notFound", { name: "a.txt" }), quiet);
    expect(bad).toEqual({ exitCode: 1, lines: ["sealion: a.txt does not exist"] });
  });

  it("says an AppError in its own words and no stack", () => {
    const error = new AppError("input.tooLarge", "log text", { details: { size: 5, limit: 3 } });
    const { exitCode, lines } = presentFailure(error, quiet);
    expect(exitCode).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("5 characters");
  });

  it("names the log where the cause stands, and how to name a model", () => {
    const crashed = presentFailure(new AppError("server.crashed", "socket gone"), quiet).lines.join("\n");
    expect(crashed).toContain("Log: /home/a/server.log");
    expect(crashed).not.toContain("socket gone");
    expect(presentFailure(new AppError("model.none", ""), quiet).lines.join("\n")).toContain("--model");
  });

  it("says of a silent server that was only looked for how to end it, and of one that was ended that it is", () => {
    const silent = (ended: boolean): AppError =>
      new AppError("server.notResponding", "", { details: { pid: 7, ended } });
    const there = presentFailure(silent(false), quiet);
    expect(there.exitCode).toBe(1);
    expect(there.lines.join("\n")).toMatch(/process 7.*is there.*\n.*sealion stop/u);
    const gone = presentFailure(silent(true), quiet).lines.join("\n");
    expect(gone).toContain("was ended");
    expect(gone).not.toContain("sealion stop");
  });

  it("ends with 1 when somebody else has stopped the server", () => {
    expect(presentFailure(new AppError("server.stopped", ""), quiet).exitCode).toBe(1);
  });

  it("tells a fault of its own with its reason, and shows the stack to those who ask for it", () => {
    const fault = new TypeError("oops");
    expect(presentFailure(fault, quiet).exitCode).toBe(1);
    const short = presentFailure(fault, quiet).lines.join("\n");
    expect(short).toContain("oops");
    expect(short).not.toContain("presentFailure.test");
    expect(presentFailure(fault, { ...quiet, verbose: true }).lines.join("\n")).toContain("presentFailure.test");
  });
});

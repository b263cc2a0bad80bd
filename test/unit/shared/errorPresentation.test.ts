import { describe, expect, it } from "vitest";
import { AppError, ERROR_CODES, type ErrorCode, type ErrorDetails } from "../../../src/shared/appError.ts";
import { actionKey, presentError, whenBusyOf } from "../../../src/shared/errorPresentation.ts";
import { CRASH_CAUSES } from "../../../src/shared/crashCause.ts";
import { importError } from "../../../src/shared/importFault.ts";
import { en } from "../../../src/shared/messages/en.ts";

/** The details that whoever throws an error must give, because its sentence names them. */
const DETAILS: Partial<Record<ErrorCode, ErrorDetails>> = {
  "model.notFound": { model: "big" },
  "model.notAFile": { path: "/models" },
  "model.invalidFile": { path: "/a.gguf", reason: "it is empty" },
  "model.incompatible": { path: "/a.gguf", architecture: "strange" },
  "model.noChatTemplate": { path: "/a.gguf" },
  "model.busy": { model: "big" },
  "model.inUse": { model: "big" },
  "model.notManaged": { path: "/own/a.gguf" },
  "model.exists": { name: "big" },
  "model.switched": { model: "big", former: "small" },
  "model.loadFailed": { reason: "no luck" },
  "template.invalid": { path: "/a.gguf", reason: "it loops" },
  "download.badAddress": { address: "ftp://x/a.gguf", reason: "ftp: is none of hf: and https:" },
  "download.notFound": { address: "hf:a/b:Q9", reason: "the repository has Q4_K_M" },
  "download.forbidden": { host: "hub.example", name: "a/b" },
  "download.rateLimited": { host: "hub.example", seconds: 30 },
  "download.network": { host: "hub.example", reason: "it does not answer" },
  "download.badRedirect": { host: "hub.example", address: "file:///a", reason: "file: is no address of the web" },
  "download.notAModel": { address: "a.gguf", reason: "a web page came in its place" },
  "download.changed": { name: "a" },
  "download.checksumMismatch": { name: "a.gguf" },
  "download.diskFull": { name: "a", needed: "20.1 GB", reserve: "268 MB", free: "3.1 GB", path: "/models" },
  "download.licence": { name: "hf:a/b", licence: "apache-2.0", url: "https://hub.example/a/b" },
  "download.elsewhere": { name: "a" },
  "generation.contextOverflow": { promptTokens: 5000, limitTokens: 4096 },
  "input.tooLarge": { size: 300_000, limit: 200_000 },
  "command.unknown": { command: "terjemah", known: "/translate, /fix" },
  "server.unavailable": { reason: "it ended" },
  "folder.notWritable": { path: "/data", reason: "the disk is full" },
  "document.invalid": { line: 3, column: 7, reason: "a comma is missing" },
  "document.unsaved": { path: "/a.txt" },
  "document.notFound": { path: "/a.txt" },
  "document.forbidden": { path: "/a.txt" },
  "document.failed": { path: "/a.txt", reason: "the disk is full" },
  "document.outOfMemory": {},
  "document.binary": { path: "/a.txt" },
  "config.invalid": { setting: "sealion.gpu", reason: "it is a fish" },
};

describe("presentError", () => {
  it.each(ERROR_CODES)("says %s in one filled sentence", (code) => {
    const details = DETAILS[code] ?? {};
    const { message } = presentError(new AppError(code, "for the log", { details }));
    expect(message).not.toMatch(/[{}]|undefined|for the log/u);
    const figures = message.replaceAll(/(?<=\d),(?=\d)/gu, "");
    for (const value of Object.values(details)) expect(figures).toContain(String(value));
    expect(en[`error.${code}`].match(/\{\w+\}/gu) ?? []).toHaveLength(Object.keys(details).length);
  });

  it.each<[ErrorCode, string[]]>([
    ["model.none", ["setUpModel", "chooseModel"]],
    ["model.insufficientMemory", ["openSettings"]],
    ["model.busy", ["waitForModel", "switchModel"]],
    ["model.switched", ["retry"]],
    ["model.unloaded", ["retry"]],
    ["server.stopped", ["retry"]],
    ["server.crashed", ["retry"]],
    ["download.network", ["retry"]],
    ["download.forbidden", ["setToken", "retry"]],
    ["download.licence", []],
    ["model.notManaged", []],
    ["generation.contextOverflow", ["trimOldest", "summarizeEarlier", "newChat"]],
    ["input.empty", []],
    ["internal", []],
  ])("offers for %s the buttons %j", (code, ids) => {
    const { actions } = presentError(new AppError(code, ""));
    expect(actions.map(({ id }) => id)).toEqual(ids);
    for (const { id, label } of actions) expect(label).toBe(en[actionKey(id)]);
  });

  it("says what a command looked for in vain", () => {
    const messageOf = (nothing?: string) =>
      presentError(new AppError("input.empty", "", { details: nothing === undefined ? {} : { nothing } })).message;
    expect(messageOf("clipboard")).toBe(en["nothing.clipboard"]);
    expect(messageOf()).toBe(en["error.input.empty"]);
  });

  it("writes amounts as the interface's language does, and names the file whose length nobody counted", () => {
    const messageOf = (code: ErrorCode, details: ErrorDetails) =>
      presentError(new AppError(code, "", { details })).message;
    expect(messageOf("input.tooLarge", { size: 1_234_567, limit: 1_000_000 })).toMatch(/1,234,567 .* 1,000,000 /u);
    expect(messageOf("input.tooLarge", { path: "វែង.txt", limit: 1_000_000 })).toMatch(/^វែង.txt .* 1,000,000 /u);
    const overflow = { promptTokens: 50_000, limitTokens: 4096 };
    expect(messageOf("generation.contextOverflow", overflow)).toMatch(/50,000 .* 4,096\./u);
    // Places are no amounts.
    const place = { line: 1234, column: 5678, reason: "ขาดจุลภาค" };
    expect(messageOf("document.invalid", place)).toMatch(/1234.*5678/u);
  });

  it("says what is wrong with a file that was exported", () => {
    const details = { reason: "messages[3].stats", size: "70 MB", limit: "64 MB" };
    const told = (["newer", "damaged", "empty", "tooLarge"] as const).map(
      (fault) => presentError(importError(fault, details)).message,
    );
    expect(told[0]).toBe(en["error.conversation.newer"]);
    expect(told[1]).toContain("damaged: messages[3].stats.");
    expect(told[2]).toBe(en["error.conversation.empty"]);
    expect(told[3]).toMatch(/70 MB.*64 MB/u);
  });

  it("says which backend a machine does not have", () => {
    const details = { setting: "sealion.gpu", backend: "cuda" };
    const { message, actions } = presentError(new AppError("config.invalid", "for the log", { details }));
    expect(message).toContain("cuda");
    expect(message).toContain("sealion.gpu");
    expect(message).not.toMatch(/[{}]|undefined|for the log/u);
    expect(actions.map(({ id }) => id)).toEqual(["openSettings"]);
  });

  it("sends the request again as the button says", () => {
    expect(whenBusyOf("retry")).toBe("refuse");
    expect(whenBusyOf("waitForModel")).toBe("wait");
    expect(whenBusyOf("switchModel")).toBe("switch");
  });

  it.each(CRASH_CAUSES)("says why a server ended (%s) and what the next try does", (cause) => {
    const line = "the line of the log";
    const crash = (layers?: number) =>
      presentError(
        new AppError("server.crashed", "", { details: { cause, line, ...(layers === undefined ? {} : { layers }) } }),
      ).message;
    for (const message of [crash(), crash(12), crash(0)]) expect(message).not.toMatch(/[{}]|undefined/u);
    expect(crash().includes(line)).toBe(en[`crash.${cause}`].includes("{line}"));
    expect(crash(12)).toContain("at most 12 layers");
    expect(crash(0)).toContain("without the GPU");
  });
});

describe("AppError", () => {
  it("keeps what it is made from", () => {
    const cause = new TypeError("broken");
    const wrapped = AppError.from(cause);
    expect(wrapped).toMatchObject({ code: "internal", message: "broken", cause });
    expect(AppError.from(wrapped)).toBe(wrapped);
    expect(AppError.from("a string").message).toBe("a string");
  });

  it("knows its own kind and code", () => {
    const error = new AppError("input.empty", "");
    expect(AppError.is(error)).toBe(true);
    expect(AppError.is(error, "input.empty")).toBe(true);
    expect(AppError.is(error, "internal")).toBe(false);
    expect(AppError.is(new Error("input.empty"))).toBe(false);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, describe, expect, it } from "vitest";
import { readInput } from "../../../src/cli/readInput.ts";
import { MAX_TEXT_CHARACTERS } from "../../../src/shared/limits.ts";

const folder = mkdtempSync(join(tmpdir(), "sealion-input-"));
afterAll(() => rmSync(folder, { recursive: true }));

const signal = new AbortController().signal;

function file(content: string | Uint8Array): string {
  const path = join(folder, `${Math.random()}.txt`);
  writeFileSync(path, content);
  return path;
}

function stdin(chunks: readonly Uint8Array[], isTTY = false): NodeJS.ReadStream {
  return Object.assign(Readable.from(chunks), { isTTY }) as unknown as NodeJS.ReadStream;
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe("readInput", () => {
  it("gives a file's text as it is, byte order mark and line breaks too", async () => {
    const text = "\uFEFFခ\r\nក\n👩‍👩‍👧‍👦\r";
    expect(await readInput({ name: file(text), stdin: stdin([]), signal })).toBe(text);
  });

  it("joins characters that arrive in pieces on standard input", async () => {
    const all = bytes("ภาษาไทย 👍🏽");
    const pieces = Array.from(all, (byte) => Uint8Array.of(byte));
    expect(await readInput({ name: "-", stdin: stdin(pieces), signal })).toBe("ภาษาไทย 👍🏽");
    expect(await readInput({ name: undefined, stdin: stdin([all]), signal })).toBe("ภาษาไทย 👍🏽");
  });

  it.each([
    ["Latin-1", Uint8Array.of(0x63, 0x61, 0x66, 0xe9)],
    ["a text cut in the middle of a character", bytes("ก").slice(0, 2)],
    ["UTF-16", Uint8Array.of(0xff, 0xfe, 0x41, 0x00)],
  ])("refuses %s with one sentence", async (_name, content) => {
    const path = file(content);
    await expect(readInput({ name: path, stdin: stdin([]), signal })).rejects.toMatchObject({
      exitCode: 1,
      message: `${path} is not UTF-8 text; convert it first`,
    });
  });

  it("tells a missing file from a folder", async () => {
    const missing = join(folder, "missing");
    await expect(readInput({ name: missing, stdin: stdin([]), signal })).rejects.toThrow(`${missing} does not exist`);
    await expect(readInput({ name: folder, stdin: stdin([]), signal })).rejects.toThrow("is a folder");
  });

  it("does not wait for a person to type", async () => {
    await expect(readInput({ name: undefined, stdin: stdin([], true), signal })).rejects.toMatchObject({ exitCode: 2 });
  });

  it("gives up on an endless pipe as soon as it is too long", async () => {
    let given = 0;
    function* endless() {
      for (;;) {
        given += 1;
        yield bytes("a".repeat(100_000));
      }
    }
    const pipe = Object.assign(Readable.from(endless()), { isTTY: false }) as unknown as NodeJS.ReadStream;
    await expect(readInput({ name: "-", stdin: pipe, signal })).rejects.toMatchObject({ code: "input.tooLarge" });
    expect(given * 100_000).toBeLessThan(MAX_TEXT_CHARACTERS * 4);
  });

  it("stops reading when it is cancelled", async () => {
    const controller = new AbortController();
    const never = Object.assign(new Readable({ read: () => undefined }), { isTTY: false });
    const reading = readInput({ name: "-", stdin: never as unknown as NodeJS.ReadStream, signal: controller.signal });
    controller.abort();
    await expect(reading).rejects.toMatchObject({ name: "CancelledError" });
  });
});

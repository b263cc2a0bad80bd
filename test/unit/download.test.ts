/** The start script's download: whole, interrupted, resumed, and not what was announced. */
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { download } from "../../scripts/setup/download.mjs";

const content = Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 7) % 251));
const sha256 = createHash("sha256").update(content).digest("hex");

let folder: string;
let path: string;
let server: Server;
let url: string;
/** The Range header of each request that came. */
let ranges: (string | undefined)[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;

function sendWithRange(request: IncomingMessage, response: ServerResponse): void {
  const start = Number(/bytes=(\d+)-/u.exec(request.headers.range ?? "")?.[1] ?? 0);
  response.writeHead(start > 0 ? 206 : 200).end(content.subarray(start));
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sealion-download-"));
  path = join(folder, "models", "model.gguf");
  ranges = [];
  answer = sendWithRange;
  server = createServer((request, response) => {
    ranges.push(request.headers.range);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/model.gguf`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

function start(): Promise<void> {
  return download({ url, path, sizeBytes: content.length, sha256, onProgress: () => undefined });
}

describe("download", () => {
  it("puts the whole file in place and leaves nothing beside it", async () => {
    await start();
    expect(readFileSync(path).equals(content)).toBe(true);
    expect(existsSync(`${path}.partial`)).toBe(false);
  });

  it("goes on where the connection broke", async () => {
    let breakOff: () => void = () => undefined;
    answer = (_request, response) => {
      answer = sendWithRange;
      response.writeHead(200, { "content-length": content.length });
      response.write(content.subarray(0, 150_000));
      breakOff = () => response.destroy();
    };
    await download({
      url,
      path,
      sizeBytes: content.length,
      sha256,
      onProgress: (doneBytes) => {
        // All that was sent has come; a moment later it is on disk.
        if (doneBytes === 150_000) setTimeout(() => breakOff(), 100);
      },
    });
    expect(readFileSync(path).equals(content)).toBe(true);
    expect(ranges).toEqual([undefined, "bytes=150000-"]);
  });

  it("goes on from what an earlier run left", async () => {
    await start();
    writeFileSync(`${path}.partial`, content.subarray(0, 123_456));
    rmSync(path);
    await start();
    expect(ranges.at(-1)).toBe("bytes=123456-");
    expect(readFileSync(path).equals(content)).toBe(true);
  });

  it("starts over when the server does not know ranges", async () => {
    await start();
    writeFileSync(`${path}.partial`, Buffer.alloc(1000, 1));
    answer = (_request, response) => response.writeHead(200).end(content);
    await start();
    expect(readFileSync(path).equals(content)).toBe(true);
  });

  it("refuses a file with another hash and does not keep it", async () => {
    answer = (_request, response) => response.writeHead(200).end(Buffer.alloc(content.length, 1));
    await expect(start()).rejects.toThrow(/not what was announced/u);
    expect(existsSync(path)).toBe(false);
    expect(existsSync(`${path}.partial`)).toBe(false);
  });
});

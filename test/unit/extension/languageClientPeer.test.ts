import { createRequire } from "node:module";
import { mkdtempSync, rmSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import type * as languageClientPeer from "../../../src/extension/connection/languageClientPeer.ts";
import { request } from "../../../src/shared/protocol.ts";

let folder: string;
let connectLanguageClient: typeof languageClientPeer.connectLanguageClient;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "sealion-peer-"));
  const outfile = path.join(folder, "languageClient.cjs");
  await build({
    entryPoints: ["src/extension/connection/languageClientPeer.ts"],
    bundle: true,
    platform: "node",
    format: "cjs",
    alias: { vscode: path.resolve("test/support/workbenchStub.cjs") },
    outfile,
  });
  ({ connectLanguageClient } = createRequire(outfile)(outfile) as typeof languageClientPeer);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Answers every request of LSP framing with an empty object. */
async function answeringSocket(): Promise<{ socket: net.Socket; received: () => string; close: () => void }> {
  let all = "";
  const server = net.createServer((socket) => {
    let text = "";
    socket.on("error", () => undefined);
    socket.on("data", (chunk) => {
      all += chunk.toString();
      text += chunk.toString();
      for (let match = frame(text); match !== undefined; match = frame(text)) {
        text = match.rest;
        const { id } = JSON.parse(match.body) as { id?: number };
        if (id === undefined) continue;
        const answer = JSON.stringify({ jsonrpc: "2.0", id, result: { capabilities: {} } });
        socket.write(`Content-Length: ${Buffer.byteLength(answer)}\r\n\r\n${answer}`);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const socket = net.connect((server.address() as net.AddressInfo).port, "127.0.0.1");
  return { socket, received: () => all, close: () => void server.close() };
}

function frame(text: string): { body: string; rest: string } | undefined {
  const head = /Content-Length: (\d+)\r\n\r\n/u.exec(text);
  if (head === null) return undefined;
  const start = head.index + head[0].length;
  const length = Number(head[1]);
  if (text.length < start + length) return undefined;
  return { body: text.slice(start, start + length), rest: text.slice(start + length) };
}

it("writes no token and no password into the log, whatever level and trace setting somebody has", async () => {
  const { socket, received, close } = await answeringSocket();
  const written: string[] = [];
  const write = (...words: unknown[]): void => void written.push(words.map((word) => JSON.stringify(word)).join(" "));
  const channel = {
    trace: write,
    debug: write,
    info: write,
    warn: write,
    error: write,
    append: write,
    appendLine: write,
  };
  const outputChannel = {
    ...channel,
    name: "",
    logLevel: 1,
    onDidChangeLogLevel: () => ({ dispose: () => undefined }),
  };
  const faults = { fromResponse: () => undefined, cancelled: () => new Error(), connectionLost: () => new Error() };
  const peer = await connectLanguageClient({ socket, outputChannel: outputChannel as never, faults });
  await peer.request(request<{ network: object }, object>("sealion/models/download"), {
    network: { token: "hf_secret", proxy: "http://user:p4ss@proxy.example" },
  });
  peer.dispose();
  close();
  expect(received()).toContain("hf_secret"); // it was sent
  expect(written.join("\n")).not.toMatch(/hf_secret|p4ss/u);
});

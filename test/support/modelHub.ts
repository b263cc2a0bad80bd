/**
 * A model hub on loopback: real HTTP with the hub's API, its redirects to another origin, ranges and ETags, and every way to
 * misbehave that a download has to live through. Shapes as huggingface.co and its own clients have them.
 */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createReadStream, readFileSync, statSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";

export interface HubRequest {
  readonly origin: "hub" | "cdn";
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  /** Of the bytes that are asked for. */
  readonly range: { readonly start: number; readonly end: number | undefined } | undefined;
  /** Among those of the same origin and path, from 0 on. */
  readonly index: number;
}

/** What a request meets in place of what it asked for. Byte counts are of the body. */
export type Misbehaviour =
  | { readonly kind: "status"; readonly status: number; readonly headers?: http.OutgoingHttpHeaders }
  | { readonly kind: "redirect"; readonly location: string }
  | { readonly kind: "silent" }
  | { readonly kind: "stall"; readonly afterBytes: number }
  | { readonly kind: "cut"; readonly afterBytes: number }
  /** Says so many bytes more than there are, and ends. */
  | { readonly kind: "promise"; readonly extraBytes: number }
  /** Says that the whole file has another size. */
  | { readonly kind: "total"; readonly bytes: number }
  | { readonly kind: "ignoreRange"; readonly cutAfterBytes?: number }
  /** The whole file without its length, and less of it than there is, as if that were all. */
  | { readonly kind: "noLength"; readonly afterBytes: number }
  /** Promises nothing and gives nothing of what was asked for. */
  | { readonly kind: "empty" }
  /** A part that says of which version it is to nobody, also to those who ask for the whole file. */
  | { readonly kind: "alwaysPart" }
  | { readonly kind: "otherRange" }
  | { readonly kind: "html" }
  | { readonly kind: "corrupt" }
  | { readonly kind: "noValidator" };

export type Behave = (request: HubRequest) => Misbehaviour | undefined;

export interface HubFileSource {
  readonly sizeBytes: number;
  readonly sha256: string;
  read(start: number, end: number): Readable;
}

export interface HubRepository {
  readonly files: Map<string, HubFileSource>;
  readonly commit: string;
  readonly licence?: string;
  /** Needs this token. */
  readonly token?: string;
  /** False: the list tells no sums, as of small files. */
  readonly listsSums: boolean;
  /** False: the redirect tells none either. */
  readonly linksSums: boolean;
}

export interface ModelHubOptions {
  /** The hub then speaks https. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** All connections together. */
  readonly bytesPerSecond?: number;
}

const PAGE = "<!doctype html><html><title>Log in to the network</title></html>";
const CHUNK_BYTES = 64 * 1024;

export function fileSource(filePath: string): HubFileSource {
  const { size } = statSync(filePath);
  const sha256 = createHash("sha256").update(readFileSync(filePath)).digest("hex");
  return { sizeBytes: size, sha256, read: (start, end) => createReadStream(filePath, { start, end: end - 1 }) };
}

export function bytesSource(bytes: Buffer): HubFileSource {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { sizeBytes: bytes.length, sha256, read: (start, end) => Readable.from(chunksOf(bytes.subarray(start, end))) };
}

export class ModelHub {
  readonly requests: HubRequest[] = [];
  /** Looked at for each request. */
  behave: Behave = () => undefined;
  private readonly repositories = new Map<string, HubRepository>();
  private readonly plain = new Map<string, HubFileSource>();
  private readonly hub: http.Server;
  private readonly cdn: http.Server;
  private readonly secure: boolean;
  private readonly bytesPerSecond: number | undefined;
  private freeAtMs = 0;

  static async start(options: ModelHubOptions = {}): Promise<ModelHub> {
    const hub = new ModelHub(options);
    await Promise.all([hub.hub, hub.cdn].map((server) => once(server.listen(0, "127.0.0.1"), "listening")));
    return hub;
  }

  private constructor({ tls, bytesPerSecond }: ModelHubOptions) {
    const serve = (origin: HubRequest["origin"]): http.RequestListener => {
      return (request, response) => {
        this.answer(origin, request, response).catch(() => response.destroy());
      };
    };
    this.hub = tls === undefined ? http.createServer(serve("hub")) : https.createServer(tls, serve("hub"));
    this.cdn = tls === undefined ? http.createServer(serve("cdn")) : https.createServer(tls, serve("cdn"));
    this.secure = tls !== undefined;
    this.bytesPerSecond = bytesPerSecond;
  }

  get url(): string {
    return this.addressOf(this.hub);
  }

  get cdnUrl(): string {
    return this.addressOf(this.cdn);
  }

  get connections(): Promise<number> {
    return new Promise((resolve) => this.cdn.getConnections((_error, count) => resolve(count)));
  }

  /** Takes the place of one of this name: its commit is another then. */
  addRepository(
    name: string,
    files: Readonly<Record<string, HubFileSource>>,
    facts: Partial<Omit<HubRepository, "files" | "commit">> = {},
  ): void {
    const sums = Object.values(files).map(({ sha256 }) => sha256);
    const commit = createHash("sha1").update(sums.join()).digest("hex");
    const entries = new Map(Object.entries(files));
    this.repositories.set(name, { files: entries, commit, listsSums: true, linksSums: true, ...facts });
  }

  /** A file at an address of its own, which no list knows: `/files/NAME`. */
  addFile(name: string, source: HubFileSource): string {
    this.plain.set(name, source);
    return `${this.url}/files/${encodeURIComponent(name)}`;
  }

  /** Those that asked for bytes of files. */
  get fileRequests(): readonly HubRequest[] {
    return this.requests.filter(({ origin, path }) => origin === "cdn" || path.startsWith("/files/"));
  }

  async dispose(): Promise<void> {
    for (const server of [this.hub, this.cdn]) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  private addressOf(server: http.Server): string {
    return `${this.secure ? "https" : "http"}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  private async answer(
    origin: HubRequest["origin"],
    request: http.IncomingMessage,
    response: http.ServerResponse,
  ): Promise<void> {
    const path = request.url ?? "/";
    const index = this.requests.filter((one) => one.origin === origin && one.path === path).length;
    const noted: HubRequest = { origin, path, headers: request.headers, range: rangeOf(request.headers.range), index };
    this.requests.push(noted);
    const fault = this.behave(noted);
    if (fault?.kind === "silent") return;
    if (fault?.kind === "status") return void response.writeHead(fault.status, fault.headers).end("no");
    if (fault?.kind === "redirect") return void response.writeHead(302, { location: fault.location }).end();
    if (fault?.kind === "html") return void response.writeHead(200, { "content-type": "text/html" }).end(PAGE);
    const url = new URL(path, "http://localhost");
    const route = decodeURIComponent(url.pathname);
    if (route.startsWith("/api/models/")) this.answerApi(route.slice("/api/models/".length), request, response);
    else if (origin === "cdn") await this.sendFile(this.fileAtCdn(route), noted, fault, response);
    else if (route.startsWith("/files/")) {
      await this.sendFile(this.plain.get(route.slice("/files/".length)), noted, fault, response);
    } else this.lead(route, request, response);
  }

  private answerApi(route: string, request: http.IncomingMessage, response: http.ServerResponse): void {
    const [, name = "", page, revision] = /^([^/]+\/[^/]+)(?:\/(tree|revision)\/(.+))?$/u.exec(route) ?? [];
    const found = this.repository(name, request, response);
    if (found === undefined) return;
    const { files, commit, licence, token, listsSums } = found;
    if (revision !== undefined && revision !== commit && revision !== "main") {
      return void response.writeHead(404, { "x-error-code": "RevisionNotFound" }).end("{}");
    }
    const list = [...files].map(([path, { sizeBytes, sha256 }]) => ({
      type: "file",
      oid: sha256.slice(0, 40),
      size: sizeBytes,
      path,
      ...(listsSums && { lfs: { oid: sha256, size: sizeBytes, pointerSize: 135 } }),
    }));
    const facts = {
      id: name,
      sha: commit,
      gated: token === undefined ? false : "manual",
      tags: ["gguf", ...(licence === undefined ? [] : [`license:${licence}`])],
      siblings: [...files.keys()].map((rfilename) => ({ rfilename })),
    };
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(page === "tree" ? list : facts));
  }

  /** `/owner/repo/resolve/revision/path` */
  private lead(route: string, request: http.IncomingMessage, response: http.ServerResponse): void {
    const [, name = "", revision, path = ""] = /^\/([^/]+\/[^/]+)\/resolve\/([^/]+)\/(.+)$/u.exec(route) ?? [];
    const found = this.repository(name, request, response);
    if (found === undefined) return;
    const file = found.files.get(path);
    if (file === undefined || (revision !== "main" && revision !== found.commit)) {
      return void response.writeHead(404, { "x-error-code": "EntryNotFound" }).end();
    }
    const location = `${this.cdnUrl}/${encodeURIComponent(name)}/${encodeURIComponent(path)}?signature=secret`;
    const linked = found.linksSums ? { "x-linked-etag": `"${file.sha256}"`, "x-linked-size": file.sizeBytes } : {};
    response.writeHead(302, { location, "x-repo-commit": found.commit, ...linked }).end();
  }

  private repository(
    name: string,
    request: http.IncomingMessage,
    response: http.ServerResponse,
  ): HubRepository | undefined {
    const found = this.repositories.get(name);
    if (
      found !== undefined &&
      (found.token === undefined || request.headers.authorization === `Bearer ${found.token}`)
    ) {
      return found;
    }
    const code = found === undefined ? "RepoNotFound" : "GatedRepo";
    response.writeHead(401, { "x-error-code": code }).end("{}");
    return undefined;
  }

  private fileAtCdn(route: string): HubFileSource | undefined {
    const [name = "", path = ""] = splitRoute(route);
    return this.repositories.get(name)?.files.get(path);
  }

  private async sendFile(
    file: HubFileSource | undefined,
    { range }: HubRequest,
    fault: Misbehaviour | undefined,
    response: http.ServerResponse,
  ): Promise<void> {
    if (file === undefined) return void response.writeHead(404).end();
    const { sizeBytes } = file;
    const isWhole = fault?.kind === "ignoreRange" || fault?.kind === "noLength";
    const asked = range ?? (fault?.kind === "alwaysPart" ? { start: 0, end: undefined } : undefined);
    const isRange = asked !== undefined && !isWhole;
    if (isRange && asked.start >= sizeBytes) {
      return void response.writeHead(416, { "content-range": `bytes */${sizeBytes}` }).end();
    }
    const start = isRange ? asked.start + (fault?.kind === "otherRange" ? 1 : 0) : 0;
    const end = isRange ? Math.min(sizeBytes, asked.end ?? sizeBytes) : sizeBytes;
    const total = fault?.kind === "total" ? fault.bytes : sizeBytes;
    const length = fault?.kind === "empty" ? 0 : isRange ? end - start : total;
    const isUnmarked = fault?.kind === "noValidator" || fault?.kind === "alwaysPart";
    response.writeHead(isRange ? 206 : 200, {
      "content-type": "application/octet-stream",
      ...(fault?.kind !== "noLength" && {
        "content-length": length + (fault?.kind === "promise" ? fault.extraBytes : 0),
      }),
      ...(!isUnmarked && { etag: `"${file.sha256.slice(0, 32)}"` }),
      ...(fault?.kind !== "ignoreRange" && { "accept-ranges": "bytes" }),
      ...(isRange && { "content-range": `bytes ${start}-${end - 1}/${total}` }),
    });
    if (fault?.kind === "empty") return void response.end();
    await this.sendBody(file.read(start, end), fault, response);
  }

  private async sendBody(
    body: Readable,
    fault: Misbehaviour | undefined,
    response: http.ServerResponse,
  ): Promise<void> {
    response.on("close", () => body.destroy());
    const limit = limitOf(fault);
    let sent = 0;
    for await (const read of body) {
      let chunk = read as Buffer;
      if (fault?.kind === "corrupt" && sent === 0) {
        chunk = Buffer.from(chunk);
        chunk[chunk.length - 1] = (chunk.at(-1) ?? 0) ^ 1;
      }
      const room = limit - sent;
      if (room < chunk.length) chunk = chunk.subarray(0, room);
      await this.pace(chunk.length);
      sent += chunk.length;
      if (!response.write(chunk)) await drained(response);
      if (response.destroyed) return;
      if (sent < limit) continue;
      if (fault?.kind === "noLength") response.end();
      else if (fault?.kind !== "stall") response.destroy();
      return; // a stall: the rest never comes
    }
    if (fault?.kind === "promise") response.destroy();
    else response.end();
  }

  private async pace(bytes: number): Promise<void> {
    if (this.bytesPerSecond === undefined) return;
    const now = performance.now();
    // What was not used for a while cannot be caught up on.
    this.freeAtMs = Math.max(this.freeAtMs, now - 20) + (bytes / this.bytesPerSecond) * 1000;
    if (this.freeAtMs - now > 1) await delay(this.freeAtMs - now);
  }
}

function limitOf(fault: Misbehaviour | undefined): number {
  if (fault?.kind === "ignoreRange") return fault.cutAfterBytes ?? Infinity;
  return fault !== undefined && "afterBytes" in fault ? fault.afterBytes : Infinity;
}

function drained(response: http.ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      response.off("drain", end).off("close", end);
      resolve();
    };
    response.once("drain", end).once("close", end);
  });
}

function splitRoute(route: string): string[] {
  const match = /^\/([^/]+\/[^/]+)\/(.+)$/u.exec(route);
  return match === null ? [] : [match[1] ?? "", match[2] ?? ""];
}

function rangeOf(header: string | undefined): HubRequest["range"] {
  const [, start, end] = /^bytes=(\d+)-(\d*)$/u.exec(header ?? "") ?? [];
  if (start === undefined) return undefined;
  return { start: Number(start), end: end === undefined || end === "" ? undefined : Number(end) + 1 };
}

function* chunksOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
}

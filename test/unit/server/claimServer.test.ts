/** Races that the protocol tests meet by chance only: here somebody else acts at the worst moment. */
import type * as FileSystem from "node:fs";
import { mkdtempSync, readdirSync, readlinkSync, rmSync, symlinkSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { generationLinkName, generationsOf, serverSocketName } from "../../../src/core/serverNames.ts";
import { claimServer } from "../../../src/server/claimServer.ts";

/** What happens just before the claimer makes its link: once for each try. */
const beforeLink = vi.hoisted(() => ({ actions: [] as (() => void)[] }));

vi.mock("node:fs", async (importOriginal) => {
  const fs = await importOriginal<typeof FileSystem>();
  return {
    ...fs,
    symlinkSync: (target: string, linkPath: string) => {
      const action = beforeLink.actions.shift();
      action?.();
      fs.symlinkSync(target, linkPath);
    },
  };
});

const OTHER_PID = 4_194_000;
let folder: string;
let servers: net.Server[];

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "sealion-claim-"));
  servers = [];
  beforeLink.actions = [];
});
afterEach(async () => {
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  rmSync(folder, { recursive: true, force: true });
});

function createServer(): net.Server {
  const server = net.createServer((socket) => socket.destroy());
  servers.push(server);
  return server;
}

/** Another process's server, under a number that is no process's here. */
async function startOther(): Promise<void> {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(path.join(folder, serverSocketName(OTHER_PID)), resolve));
}

function link(generation: number, pid: number): void {
  beforeLink.actions.unshift(() => undefined); // this link is not the claimer's
  symlinkSync(serverSocketName(pid), path.join(folder, generationLinkName(generation)));
}

function targetOf(generation: number): string {
  return readlinkSync(path.join(folder, generationLinkName(generation)));
}

it("claims the first generation in an empty folder", async () => {
  expect(await claimServer(createServer(), folder)).toBe(true);
  expect(targetOf(1)).toBe(serverSocketName(process.pid));
});

it("leaves when another is there", async () => {
  await startOther();
  link(4, OTHER_PID);
  expect(await claimServer(createServer(), folder)).toBe(false);
  expect(generationsOf(readdirSync(folder))).toEqual([4]);
  expect(readdirSync(folder)).not.toContain(serverSocketName(process.pid)); // nor its own name
});

it("leaves when another takes the number just before it", async () => {
  await startOther();
  beforeLink.actions = [() => link(1, OTHER_PID)];
  expect(await claimServer(createServer(), folder)).toBe(false);
  expect(targetOf(1)).toBe(serverSocketName(OTHER_PID));
});

it("gives its number back when others are further already", async () => {
  await startOther();
  // While this one was slow, generation 1 came and went, and generation 2 removed its link.
  beforeLink.actions = [() => link(2, OTHER_PID)];
  expect(await claimServer(createServer(), folder)).toBe(false);
  expect(generationsOf(readdirSync(folder))).toEqual([2]);
});

it("counts on from the highest dead one, and removes the names and sockets of the dead", async () => {
  link(7, OTHER_PID);
  link(3, OTHER_PID);
  symlinkSync("/nowhere", path.join(folder, serverSocketName(OTHER_PID + 1))); // a socket file without its process
  expect(await claimServer(createServer(), folder)).toBe(true);
  expect(readdirSync(folder).sort()).toEqual([generationLinkName(8), serverSocketName(process.pid)]);
});

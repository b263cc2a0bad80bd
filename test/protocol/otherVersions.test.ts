/** A server of another version than its client: who makes room for whom, and what is left behind. */
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { serverSocketName, TOKEN_FILE } from "../../src/core/serverNames.ts";
import { PROTOCOL_VERSION } from "../../src/shared/protocol.ts";
import { bundleScriptedServer, isRunning, ServerHome, waitForEnd } from "../support/serverHome.ts";

let bundleFolder: string;
let serverPath: string;
let home: ServerHome;

beforeAll(async () => {
  bundleFolder = mkdtempSync(path.join(os.tmpdir(), "sealion-bundle-"));
  serverPath = await bundleScriptedServer(bundleFolder);
});
afterAll(() => rmSync(bundleFolder, { recursive: true, force: true }));
beforeEach(() => {
  home = new ServerHome(serverPath, { SEALION_TEST_VERSION: "1.2.0" });
});
afterEach(() => home.dispose());

/** What a newer installation starts. */
const newer = () => ({ version: "1.10.0", env: { ...home.env, SEALION_TEST_VERSION: "1.10.0" } });

it("makes room for a newer version when nobody uses the old one", async () => {
  const old = await home.acquire({ version: "1.2.0" });
  old.socket.destroy();
  const { hello, socket } = await home.acquire(newer());
  expect(hello).toMatchObject({ version: "1.10.0" });
  await waitForEnd(old.hello.pid);
  expect(home.leftovers()).toEqual([]);
  socket.destroy();
});

it("sends on whoever is at the door when it leaves, instead of letting him in and hanging up", async () => {
  const old = await home.acquire({ version: "1.2.0" });
  const { runtimeDir } = home.paths;
  const atTheDoor = net.connect(path.join(runtimeDir, serverSocketName(old.hello.pid)));
  await once(atTheDoor, "connect");
  old.socket.destroy();
  const { hello, socket } = await home.acquire(newer());
  expect(hello.pid).not.toBe(old.hello.pid);
  const token = readFileSync(path.join(runtimeDir, TOKEN_FILE), "utf8");
  const heard = once(atTheDoor, "data");
  atTheDoor.write(`${JSON.stringify({ protocol: PROTOCOL_VERSION, token, version: "1.2.0" })}\n`);
  expect(JSON.parse(String((await heard)[0]))).toMatchObject({ retired: true });
  await once(atTheDoor, "close");
  await waitForEnd(old.hello.pid);
  socket.destroy();
});

it("serves a newer client while somebody else is there, and leaves after the last of them", async () => {
  const old = await home.acquire({ version: "1.2.0" });
  const guest = await home.acquire(newer());
  expect(guest.hello).toMatchObject({ version: "1.2.0", pid: old.hello.pid });
  old.socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(isRunning(old.hello.pid)).toBe(true); // its guest is there
  guest.socket.destroy();
  await waitForEnd(old.hello.pid); // and not the idle time later
  const next = await home.acquire(newer());
  expect(next.hello.version).toBe("1.10.0");
  next.socket.destroy();
});

it("serves an older client as it is", async () => {
  const first = await home.acquire(newer());
  first.socket.destroy();
  const older = await home.acquire({ version: "1.2.0" });
  expect(older.hello).toMatchObject({ version: "1.10.0", pid: first.hello.pid });
  older.socket.destroy();
});

it("is not ended by somebody who only looks whether it is there", async () => {
  const old = await home.acquire({ version: "1.2.0" });
  old.socket.destroy();
  const looked = await home.look({ version: "1.10.0" });
  expect(looked?.hello.pid).toBe(old.hello.pid);
  looked?.socket.destroy();
});

it("brings twenty windows of a new version to one new server", async () => {
  const old = await home.acquire({ version: "1.2.0" });
  old.socket.destroy();
  const clients = await Promise.all(Array.from({ length: 20 }, () => home.acquire(newer())));
  const pids = new Set(clients.map(({ hello }) => hello.pid));
  expect(pids.size).toBe(1);
  for (const { hello, socket } of clients) {
    expect(hello.version).toBe("1.10.0");
    socket.destroy();
  }
  await waitForEnd(old.hello.pid);
});

it("leaves a server of an earlier protocol alone, and removes what dead ones left behind", async () => {
  const { runtimeDir } = home.paths;
  await home.acquire().then(({ hello }) => process.kill(hello.pid, "SIGKILL"));
  const earlier = PROTOCOL_VERSION - 1;
  const alive = `s${earlier}-${process.pid}.sock`;
  const dead = `s${earlier}-999999999.sock`;
  for (const name of [alive, dead]) writeFileSync(path.join(runtimeDir, name), "");
  symlinkSync(alive, path.join(runtimeDir, `m${earlier}-3.sock`));
  const { socket } = await home.acquire();
  expect(home.leftovers().sort()).toEqual([`m${earlier}-3.sock`, alive]);
  socket.destroy();
});

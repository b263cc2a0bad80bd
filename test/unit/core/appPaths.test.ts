import { describe, expect, it } from "vitest";
import { appPaths, type PathFacts } from "../../../src/core/appPaths.ts";

const linux: PathFacts = { platform: "linux", env: {}, homeDir: "/home/mali", tmpDir: "/tmp", userId: "1000" };
const mac: PathFacts = { ...linux, platform: "darwin", homeDir: "/Users/mali", tmpDir: "/var/folders/ab/xyz/T" };
const windows: PathFacts = {
  platform: "win32",
  env: { LOCALAPPDATA: "C:\\Users\\mali\\AppData\\Local" },
  homeDir: "C:\\Users\\mali",
  tmpDir: "C:\\Users\\mali\\AppData\\Local\\Temp",
  userId: "mali",
};

describe("where things live", () => {
  it("follows the XDG folders on Linux", () => {
    const env = { XDG_DATA_HOME: "/data/mali", XDG_RUNTIME_DIR: "/run/user/1000" };
    expect(appPaths({ ...linux, env })).toEqual({
      dataDir: "/data/mali/sealion",
      modelsDir: "/data/mali/sealion/models",
      logFile: "/data/mali/sealion/server.log",
      runtimeDir: "/run/user/1000/sealion",
    });
  });

  it("falls back to the home and the temporary folder, apart for each user", () => {
    expect(appPaths(linux)).toMatchObject({
      dataDir: "/home/mali/.local/share/sealion",
      runtimeDir: "/tmp/sealion-1000",
    });
  });

  it("ignores relative XDG paths, as the specification says, and a slash at the end", () => {
    const env = { XDG_DATA_HOME: "data", XDG_RUNTIME_DIR: "/run/user/1000/" };
    expect(appPaths({ ...linux, env })).toMatchObject({
      dataDir: "/home/mali/.local/share/sealion",
      runtimeDir: "/run/user/1000/sealion",
    });
  });

  it("uses the systems' own folders on macOS and Windows", () => {
    expect(appPaths(mac)).toMatchObject({
      dataDir: "/Users/mali/Library/Application Support/SEA-LION Local",
      runtimeDir: "/var/folders/ab/xyz/T/sealion-1000",
    });
    expect(appPaths(windows)).toEqual({
      dataDir: "C:\\Users\\mali\\AppData\\Local\\SEA-LION Local",
      modelsDir: "C:\\Users\\mali\\AppData\\Local\\SEA-LION Local\\models",
      logFile: "C:\\Users\\mali\\AppData\\Local\\SEA-LION Local\\server.log",
      runtimeDir: "C:\\Users\\mali\\AppData\\Local\\SEA-LION Local\\run",
    });
  });

  it("puts everything under SEALION_HOME when that is set", () => {
    const env = { SEALION_HOME: "/srv/sealion", XDG_DATA_HOME: "/data", XDG_RUNTIME_DIR: "/run/user/1000" };
    expect(appPaths({ ...linux, env })).toEqual({
      dataDir: "/srv/sealion",
      modelsDir: "/srv/sealion/models",
      logFile: "/srv/sealion/server.log",
      runtimeDir: "/srv/sealion/run",
    });
  });
});

describe("room for the socket", () => {
  const homeOf = (letter: string, count: number) => `/${letter.repeat(count)}`;
  const runtimeDirFor = (home: string, facts = linux) => appPaths({ ...facts, env: { SEALION_HOME: home } }).runtimeDir;
  const longestSocket = "/s1-4294967295.sock";

  it("keeps the socket's path under 100 bytes, counted in bytes", () => {
    for (const home of [homeOf("a", 60), homeOf("a", 70), homeOf("a", 300), homeOf("ก", 30)]) {
      expect(new TextEncoder().encode(runtimeDirFor(home) + longestSocket).length).toBeLessThan(100);
    }
    expect(runtimeDirFor(homeOf("a", 60))).toBe(`${homeOf("a", 60)}/run`);
    expect(runtimeDirFor(homeOf("ก", 30))).toMatch(/^\/tmp\/sealion-1000-[0-9a-f]{8}$/u);
  });

  it("gives each long folder a short one of its own, always the same", () => {
    expect(runtimeDirFor(homeOf("a", 300))).toBe(runtimeDirFor(homeOf("a", 300)));
    expect(runtimeDirFor(homeOf("a", 300))).not.toBe(runtimeDirFor(homeOf("b", 300)));
    const deepTmp = { ...linux, tmpDir: homeOf("t", 90) };
    expect(runtimeDirFor(homeOf("a", 300), deepTmp)).toMatch(/^\/tmp\/sealion-1000-[0-9a-f]{8}$/u);
  });
});

/** A server with the scripted engine for all tests of a file, with no model in memory before each of them. */
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll } from "vitest";
import type { ServerApi } from "../../src/client/serverApi.ts";
import type { TaskProgress } from "../../src/shared/protocol.ts";
import { bundleScriptedServer, ServerHome } from "./serverHome.ts";

interface Watch {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: TaskProgress) => void;
}

/** A question without thinking. */
export function ask(server: ServerApi, content: string, watch: Watch = {}): ReturnType<ServerApi["chat"]> {
  return server.chat({ messages: [{ role: "user", content }], thinking: false }, watch);
}

export class ScriptedHome {
  private folder = "";
  private home: ServerHome | undefined;

  /** Call it where tests are defined: it sets up and clears away by itself. */
  static forThisFile(): ScriptedHome {
    const scripted = new ScriptedHome();
    beforeAll(async () => {
      scripted.folder = mkdtempSync(path.join(os.tmpdir(), "sealion-bundle-"));
      scripted.home = new ServerHome(await bundleScriptedServer(scripted.folder));
    });
    afterEach(async () => {
      await scripted.connect().unloadModel();
    });
    afterAll(async () => {
      await scripted.home?.dispose();
      rmSync(scripted.folder, { recursive: true, force: true });
    });
    return scripted;
  }

  /** With the server's programs. */
  get bundleFolder(): string {
    return this.folder;
  }

  connect(...wishes: Parameters<ServerHome["connect"]>): ReturnType<ServerHome["connect"]> {
    return this.required.connect(...wishes);
  }

  acquire(...options: Parameters<ServerHome["acquire"]>): ReturnType<ServerHome["acquire"]> {
    return this.required.acquire(...options);
  }

  private get required(): ServerHome {
    if (this.home === undefined) throw new Error("There is no server outside of tests");
    return this.home;
  }
}

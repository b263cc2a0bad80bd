import { describe, expect, it } from "vitest";
import { followDownload } from "../../../src/cli/followDownload.ts";
import { Terminal } from "../../../src/cli/terminal.ts";
import type { ServerApi } from "../../../src/client/serverApi.ts";
import type { ModelFile, Transfer, TransferState } from "../../../src/shared/modelsProtocol.ts";
import type { ServerStatus } from "../../../src/shared/protocol.ts";
import { scriptedServerApi } from "../../support/scriptedServerApi.ts";

const CRASHED = { code: "server.crashed", message: "", details: {} };

function transfer(state: TransferState): Transfer {
  const bytes = { doneBytes: 43, totalBytes: 100, bytesPerSecond: 1 };
  return { id: "1", kind: "download", name: "m", ref: "hf:o/r", path: "/m.gguf", ...bytes, state };
}

/** A server whose list is what the test says. */
function listening() {
  let tell: (transfers: readonly Transfer[]) => void = () => undefined;
  const { api } = scriptedServerApi();
  let onDisk: ModelFile[] = [];
  let current: readonly Transfer[] = [];
  let status: ServerStatus | undefined = {} as ServerStatus;
  const asked: string[] = [];
  const server = {
    ...api,
    get lastStatus() {
      return status;
    },
    models: {
      ...api.models,
      list: () => Promise.resolve(onDisk),
      pause: (id: string) => Promise.resolve(void asked.push(`pause ${id}`)),
      transfers: () => Promise.resolve().then(() => (tell(current), current)),
      onDidChangeTransfers: (handler: (transfers: readonly Transfer[]) => void) => {
        tell = handler;
        return { dispose: () => undefined };
      },
    },
  } as ServerApi;
  const written: string[] = [];
  const output = { isTTY: false, write: (text: string | Uint8Array) => written.push(String(text)) > 0 };
  const terminal = new Terminal({ stdout: output, stderr: output });
  const ctrlC = new AbortController();
  return {
    written,
    asked,
    ctrlC,
    followed: followDownload({ server, terminal, signal: ctrlC.signal }, transfer({ kind: "running" })),
    tell: (...states: TransferState[]) => {
      current = states.map(transfer);
      tell(current);
    },
    later: (transfers: readonly Transfer[]) => (current = transfers),
    hasOnDisk: (files: ModelFile[]) => (onDisk = files),
    stop: () => (status = undefined),
  };
}

describe("a download that is followed", () => {
  it("lives through the loss of its server, and says so once", async () => {
    const { followed, tell, written } = listening();
    tell({ kind: "retrying", attempt: 1, error: CRASHED });
    tell({ kind: "retrying", attempt: 1, error: CRASHED });
    tell({ kind: "running" });
    tell({ kind: "done", integrity: "verified" });
    expect((await followed).state).toEqual({ kind: "done", integrity: "verified" });
    expect(written.join("").match(/Going on with a new one/gu)).toHaveLength(1);
  });

  it("fails where nothing goes on with it any more, and says how far it is", async () => {
    const { followed, tell } = listening();
    tell({ kind: "interrupted" });
    await expect(followed).rejects.toMatchObject({
      name: "CliFailure",
      message: expect.stringContaining("43 %") as string,
    });
  });

  it("fails with what it failed with", async () => {
    const { followed, tell } = listening();
    tell({ kind: "failed", error: { ...CRASHED, code: "download.forbidden" } });
    await expect(followed).rejects.toMatchObject({ code: "download.forbidden" });
  });

  it("tells one that was discarded, one whose server was stopped, and one that is there already apart", async () => {
    const discarded = listening();
    discarded.tell();
    await expect(discarded.followed).rejects.toMatchObject({
      message: expect.stringContaining("cancelled elsewhere") as string,
    });
    const stopped = listening();
    stopped.stop();
    stopped.tell();
    await expect(stopped.followed).rejects.toMatchObject({ code: "server.stopped" });
    const there = listening();
    there.hasOnDisk([{ path: "/m.gguf", integrity: "verified" } as ModelFile]);
    there.tell();
    expect((await there.followed).state).toEqual({ kind: "done", integrity: "verified" });
  });

  it("is as the list says after Ctrl-C, also where it had come to its end", async () => {
    const { followed, ctrlC, asked, later } = listening();
    later([transfer({ kind: "done", integrity: "recorded" })]);
    ctrlC.abort();
    expect((await followed).state.kind).toBe("done");
    expect(asked).toEqual(["pause 1"]);
  });
});

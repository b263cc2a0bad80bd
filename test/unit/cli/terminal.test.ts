import { describe, expect, it } from "vitest";
import { showTask } from "../../../src/cli/taskProgress.ts";
import { Terminal } from "../../../src/cli/terminal.ts";
import { MODEL_INFO } from "../../support/scriptedServerApi.ts";

function recordingTerminal({ outIsTTY = false, errIsTTY = false } = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const terminal = new Terminal({
    stdout: { isTTY: outIsTTY, write: (text: string | Uint8Array) => out.push(String(text)) > 0 },
    stderr: { isTTY: errIsTTY, write: (text: string | Uint8Array) => err.push(String(text)) > 0 },
  });
  return { terminal, out: () => out.join(""), err: () => err.join("") };
}

describe("Terminal", () => {
  it("writes over its status line on a terminal, and gives it up for the text", () => {
    const { terminal, out, err } = recordingTerminal({ outIsTTY: true, errIsTTY: true });
    terminal.status("10 %");
    terminal.status("20 %");
    terminal.write("สวัสดี");
    terminal.status("Part 2 of 3");
    expect(err()).toBe("\r\u001B[K10 %\r\u001B[K20 %\r\u001B[K");
    expect(out()).toBe("สวัสดี");
  });

  it("writes lines without escapes where standard error is no terminal, each once", () => {
    const { terminal, err } = recordingTerminal();
    terminal.status("10 %");
    terminal.status("10 %");
    terminal.status("20 %");
    terminal.note("done");
    expect(err()).toBe("10 %\n20 %\ndone\n");
  });

  it("goes on with progress while the text flows into a file", () => {
    const { terminal, err } = recordingTerminal({ errIsTTY: true });
    terminal.write("text");
    terminal.status("Part 2 of 3");
    expect(err()).toContain("Part 2 of 3");
  });

  it("adds a last line break on a terminal, and in a pipe only to prose", () => {
    const screen = recordingTerminal({ outIsTTY: true });
    screen.terminal.write("text");
    screen.terminal.endResult({ always: false });
    expect(screen.out()).toBe("text\n");
    const pipe = recordingTerminal();
    pipe.terminal.write("text");
    pipe.terminal.endResult({ always: false });
    expect(pipe.out()).toBe("text");
    pipe.terminal.endResult({ always: true });
    pipe.terminal.endResult({ always: true });
    expect(pipe.out()).toBe("text\n");
  });

  it("lets no text command a screen, and gives a pipe the exact text", () => {
    const text = "a\u001B]52;c;eA==\u0007\u009B2J\tb\r\nc\n";
    const screen = recordingTerminal({ outIsTTY: true, errIsTTY: true });
    screen.terminal.write(text);
    screen.terminal.note("\u001B[2Jname");
    expect(screen.out()).toBe("a\uFFFD]52;c;eA==\uFFFD\uFFFD2J\tb\nc\n");
    expect(screen.err()).toBe("\uFFFD[2Jname\n");
    const pipe = recordingTerminal();
    pipe.terminal.write(text);
    expect(pipe.out()).toBe(text);
  });

  it("shows thoughts to people only", () => {
    const screen = recordingTerminal({ errIsTTY: true });
    screen.terminal.thought("hm");
    expect(screen.err()).toContain("hm");
    const log = recordingTerminal();
    log.terminal.thought("hm");
    expect(log.err() + log.out()).toBe("");
  });
});

describe("showTask", () => {
  it("tells loading in steps, and streams text unless asked not to", () => {
    const { terminal, out, err } = recordingTerminal();
    const show = showTask(terminal, { streamText: true }).onProgress;
    for (const fraction of [0, 0.04, 0.11, 0.19, 0.5, 1]) show({ kind: "loading", fraction });
    show({ kind: "queued", ahead: 2 });
    show({ kind: "part", index: 1, count: 3 });
    show({ kind: "delta", channel: "text", text: "ไทย" });
    expect(err().match(/\d+ %/gu)).toEqual(["0 %", "10 %", "50 %", "100 %"]);
    expect(err()).toContain("Queued: 2 requests before this one");
    expect(err()).toContain("Part 1 of 3");
    expect(out()).toBe("ไทย");
    const quiet = recordingTerminal();
    showTask(quiet.terminal, { streamText: false }).onProgress({ kind: "delta", channel: "text", text: "ไทย" });
    expect(quiet.out()).toBe("");
  });

  it("counts segments on a terminal, and not in a log", () => {
    const told = (errIsTTY: boolean): number => {
      const { terminal, err } = recordingTerminal({ errIsTTY });
      const show = showTask(terminal, { streamText: false }).onProgress;
      for (let done = 0; done <= 40; done += 1) show({ kind: "segments", done, count: 40 });
      return err().match(/Part \d+ of 40/gu)?.length ?? 0;
    };
    expect(told(true)).toBe(40);
    expect(told(false)).toBe(0);
  });

  it("notes what came out otherwise than asked for, where the model was loaded for it", () => {
    const resources = {
      devices: ["CPU"],
      vramBytes: 0,
      ramBytes: 1,
      kvBytes: 1,
      batchTokens: 128,
      flashAttention: false,
      kvCache: "f16",
      adjustments: [
        { kind: "kvCacheRefused", reason: { code: "needsFlashAttention" } },
        { kind: "numberLimited", setting: "threads", from: 256, to: 2 },
      ],
    } as const;
    const model = { ...MODEL_INFO, resources };
    const { terminal, out, err } = recordingTerminal();
    const task = showTask(terminal, { streamText: true });
    task.noteLoad(model);
    expect(err()).toBe("");
    task.onProgress({ kind: "loading", fraction: 1 });
    task.noteLoad(model);
    const [, ...notes] = err().trimEnd().split("\n");
    expect(notes).toHaveLength(2);
    expect(notes[0]).toMatch(/f16 instead of q8_0/u);
    expect(notes[1]).toMatch(/2 instead of 256 threads/u);
    expect(out()).toBe("");
  });
});

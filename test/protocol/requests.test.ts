/** Requests over the wire: streams, measuring, the queue, cancelling, and what is refused. */
import { renameSync } from "node:fs";
import path from "node:path";
import {
  CancellationTokenSource,
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";
import { describe, expect, it } from "vitest";
import type { ServerApi } from "../../src/client/serverApi.ts";
import { ERROR_CODES } from "../../src/shared/appError.ts";
import { MAX_DOCUMENT_CHARACTERS } from "../../src/shared/limits.ts";
import { chat, DEFAULT_LOAD_SETTINGS, type TaskProgress, type TranslateParams } from "../../src/shared/protocol.ts";
import type { FinishedSummary } from "../../src/shared/finishedSummary.ts";
import type { Register } from "../../src/shared/translation.ts";
import { REQUEST_CANCELLED } from "../../src/shared/wireError.ts";
import { documentOf } from "../support/documentOf.ts";
import { ask, ScriptedHome } from "../support/scriptedHome.ts";
import { waitUntil } from "../support/serverHome.ts";

const home = ScriptedHome.forThisFile();

describe("streams", () => {
  it("brings the first word at once and the others together, none lost", async () => {
    const deltas: string[] = [];
    const result = await ask(home.connect(), "stream 500 1", {
      onProgress: (progress) => {
        if (progress.kind === "delta") deltas.push(progress.text);
      },
    });
    expect(deltas.join("")).toBe(result.text);
    expect(result.text).toBe(Array.from({ length: 500 }, (_, index) => `${index} `).join(""));
    expect(deltas[0]).toBe("0 ");
    // How many there are at most in a second is tested with a clock of its own, in progressStream.test.ts.
    expect(deltas.length).toBeLessThan(500);
  });

  it("tells the prompt's size before the first word", async () => {
    const kinds: string[] = [];
    await ask(home.connect(), "hello", { onProgress: ({ kind }) => kinds.push(kind) });
    expect(kinds.filter((kind) => kind !== "loading")).toEqual(["started", "delta"]);
  });

  it("translates and summarizes with core's pipelines, progress and result alike", async () => {
    const server = home.connect();
    const progress: TaskProgress[] = [];
    const text = "One.\n\nTwo.";
    const translation = await server.translate({ text, target: "th" }, { onProgress: (one) => progress.push(one) });
    expect(documentOf(text, progress)).toBe(translation.text);
    expect(translation.text).toBe(text); // the scripted model echoes its prompt
    expect(translation.segments).toMatchObject([
      { start: 0, end: 4, resultStart: 0, resultEnd: 4, status: "translated" },
      { start: 6, end: 10, resultStart: 6, resultEnd: 10, status: "translated" },
    ]);
    const kinds = progress.map(({ kind }) => kind).filter((kind) => kind.startsWith("segment"));
    expect(kinds[0]).toBe("segments");
    expect(progress.filter(({ kind }) => kind === "segments").at(-1)).toMatchObject({ done: 2, count: 2 });
    const summary = await server.summarize({ text: "Short.", target: "vi" });
    expect(summary).toMatchObject({ parts: 1, model: { name: "small" } });
    expect(summary.text).toContain("Short.");
  });

  it("goes on with a document whose first segments another request had finished", async () => {
    const finished = [{ index: 0, text: "หนึ่ง", findings: [{ code: "tooShort", details: {} }] }] as const;
    const { text, segments } = await home.connect().translate({ text: "One.\n\nTwo.", target: "th", finished });
    expect(text).toBe("หนึ่ง\n\nTwo.");
    expect(segments).toMatchObject([
      { status: "translated", attempts: 0, findings: finished[0].findings },
      { status: "translated" },
    ]);
    expect(segments[1]?.attempts).toBeGreaterThan(0);
  });

  it("goes on with a summary, and gives back what it was given without asking the model", async () => {
    const server = home.connect();
    const finished: FinishedSummary[] = [];
    const onProgress = (step: TaskProgress) => {
      if (step.kind === "summary") finished.push({ of: step.of, text: step.text });
    };
    const request = { text: "ທຸກຄົນມີສິດໃນການດຳລົງຊີວິດ", target: "th" };
    const { text } = await server.summarize(request, { onProgress });
    expect(finished).toMatchObject([{ text }]);
    const again = await server.summarize({ ...request, finished });
    expect(again).toMatchObject({ text, parts: 1, stats: { generatedTokens: 0 } });
  });

  it("translates only the ranges of a document that are asked for", async () => {
    const server = home.connect();
    const text = "First block.\n\nSecond block.\n\nThird block.";
    const {
      segments,
      text: result,
      records,
    } = await server.translate({
      text,
      target: "vi",
      ranges: [{ start: 14, end: 27 }],
    });
    expect(segments).toMatchObject([{ start: 14, end: 27 }]);
    expect(result).toBe(text);
    expect(records).toEqual({});
  });

  it("translates a large document in a thread of its own while others are answered", async () => {
    const [server, other] = [home.connect(), home.connect()];
    const text = `First block.\n\n${"ข้อความที่คงอยู่ตามเดิม\n\n".repeat(12_000)}Last block.`;
    const ranges = [
      { start: 0, end: 12 },
      { start: text.length - 11, end: text.length },
    ];
    const progress: TaskProgress[] = [];
    const order: string[] = [];
    const translation = server
      .translate({ text, target: "vi", ranges }, { onProgress: (one) => progress.push(one) })
      .finally(() => order.push("translated"));
    expect((await ask(other, "Xin chào").finally(() => order.push("answered"))).text).toBe("Xin chào");
    const { segments, text: result, model } = await translation;
    expect(order).toEqual(["answered", "translated"]);
    expect(result).toBe(text);
    expect(segments).toMatchObject(ranges.map((range) => ({ ...range, status: "translated" })));
    expect(model.name).toBe("small");
    expect(progress.filter(({ kind }) => kind === "segments").at(-1)).toMatchObject({ done: 2, count: 2 });
  });

  it("translates no large document beside everybody's requests, where a thread cannot be started", async () => {
    const server = home.connect();
    const program = path.join(home.bundleFolder, "documentThread.mjs");
    renameSync(program, `${program}.away`);
    try {
      const large = server.translate({ text: "ຂໍ້ຄວາມ\n\n".repeat(30_000), target: "vi" });
      await expect(large).rejects.toMatchObject({ code: "internal" });
      expect((await server.translate({ text: "ຂໍ້ຄວາມ", target: "vi" })).text).toBe("ຂໍ້ຄວາມ");
    } finally {
      renameSync(`${program}.away`, program);
    }
  });

  it("lets go of the thread of a large document that is cancelled, and of its place on the model", async () => {
    const server = home.connect();
    const cancel = new AbortController();
    const text = "Satu kalimat.\n\n".repeat(20_000);
    const translation = server.translate(
      { text, target: "vi" },
      { signal: cancel.signal, onProgress: ({ kind }) => kind === "started" && cancel.abort() },
    );
    await expect(translation).rejects.toThrow("Cancelled");
    await waitUntil(() => server.lastStatus?.model.kind === "ready", "the model to be free");
    expect((await ask(server, "Selamat pagi")).text).toBe("Selamat pagi");
  });
});

describe("measuring a chat", () => {
  const measured = {
    messages: [{ role: "user", content: "សួស្តី" }],
    thinking: false,
    texts: ["draft", "ເອກະສານ"],
  } as const;

  it("tells nothing of a model that is not in memory, and loads none", async () => {
    const server = home.connect();
    expect(await server.measureChat(measured)).toBeNull();
    expect((await server.status()).model.kind).toBe("none");
  });

  it("counts while an answer is being written, and does not make itself a user of the model", async () => {
    const server = home.connect();
    await server.status();
    const stop = new AbortController();
    const running = ask(home.connect(), "stream 2000 5", { signal: stop.signal });
    await waitUntil(() => server.lastStatus?.model.kind === "busy", "the answer to run");
    const result = await server.measureChat(measured);
    // The scripted model counts characters, and prints "[user] " before what was said.
    expect(result).toEqual({
      contextTokens: 4096,
      promptTokens: "[user] សួស្តី".length,
      systemTokens: "[user] ".length,
      textTokens: [5, 7],
      answerTokens: 1024,
    });
    expect(server.lastStatus?.own).toBeUndefined();
    stop.abort();
    await expect(running).rejects.toMatchObject({ name: "CancelledError" });
  });

  it("refuses a thinking budget that is no number of tokens", async () => {
    const messages = [{ role: "user", content: "hello" }] as const;
    for (const thinkingBudget of [-1, 0.5]) {
      const asked = home.connect().chat({ messages, thinking: true, thinkingBudget });
      await expect(asked).rejects.toMatchObject({ code: "config.invalid", details: { setting: "thinkingBudget" } });
    }
  });
});

describe("the queue", () => {
  it("serves in order and tells those who wait how many are ahead, also when one gives up", async () => {
    const [one, two, three] = [home.connect(), home.connect(), home.connect()];
    await one.loadModel();
    const ahead: Record<string, number[]> = { two: [], three: [] };
    const order: string[] = [];
    const note = (name: "two" | "three") => (progress: TaskProgress) => {
      if (progress.kind === "queued") ahead[name]!.push(progress.ahead);
    };
    const stopFirst = new AbortController();
    const stopSecond = new AbortController();
    const first = ask(one, "stream 2000 5", { signal: stopFirst.signal });
    await waitUntil(() => one.lastStatus?.model.kind === "busy", "the first to run");
    const second = ask(two, "second", { onProgress: note("two"), signal: stopSecond.signal });
    await waitUntil(() => ahead.two!.length > 0, "the second to wait");
    const third = ask(three, "third", { onProgress: note("three") }).then(() => order.push("third"));
    await waitUntil(() => ahead.three!.length > 0, "the third to wait");
    expect(ahead).toEqual({ two: [1], three: [2] });
    const fourth = ask(two, "stream 10 20").then(() => order.push("fourth"));
    await waitUntil(() => queuedAt(one) === 3, "all windows to see the queue");
    stopSecond.abort();
    await expect(second).rejects.toMatchObject({ name: "CancelledError" });
    await waitUntil(() => ahead.three!.length > 1, "the third to move up");
    expect(ahead.three).toEqual([2, 1]);
    stopFirst.abort();
    await expect(first).rejects.toMatchObject({ name: "CancelledError" });
    await Promise.all([third, fourth]);
    expect(order).toEqual(["third", "fourth"]);
  });

  it("answers a cancelled request at once, however late the engine stops, and then serves the next", async () => {
    const other = home.connect();
    await other.loadModel();
    const { socket } = await home.acquire();
    const rpc = createMessageConnection(new StreamMessageReader(socket), new StreamMessageWriter(socket));
    rpc.listen();
    const cancellation = new CancellationTokenSource();
    const params = {
      model: { ref: "small", dirs: [] },
      settings: DEFAULT_LOAD_SETTINGS,
      messages: [{ role: "user", content: "deaf 1500" }],
      thinking: false,
    };
    const answer = rpc.sendRequest(chat.method, params, cancellation.token).then(
      () => "finished",
      (error: unknown) => (error as { code: number }).code,
    );
    await waitUntil(() => other.lastStatus?.model.kind === "busy", "the engine to be at it");
    cancellation.cancel();
    expect(await answer).toBe(REQUEST_CANCELLED);
    const queued: number[] = [];
    const next = await ask(other, "next", {
      onProgress: (progress) => {
        if (progress.kind === "queued") queued.push(progress.ahead);
      },
    });
    expect(next.text).toBe("next");
    expect(queued).toEqual([1]); // the engine was still at it, and never has two at once
    rpc.dispose();
    socket.destroy();
  });

  it("frees what a client had asked for when the client dies", async () => {
    const dying = await home.acquire();
    const rpc = createMessageConnection(new StreamMessageReader(dying.socket), new StreamMessageWriter(dying.socket));
    rpc.listen();
    const waiting = home.connect();
    await waiting.loadModel();
    const params = {
      model: { ref: "small", dirs: [] },
      settings: DEFAULT_LOAD_SETTINGS,
      messages: [{ role: "user", content: "stream 4000 5" }],
      thinking: false,
    };
    rpc.sendRequest(chat.method, params).catch(() => undefined);
    await waitUntil(() => waiting.lastStatus?.model.kind === "busy", "the answer to begin");
    const next = ask(waiting, "next");
    await waitUntil(() => queuedAt(waiting) === 1, "the next to wait");
    dying.socket.destroy();
    expect((await next).text).toBe("next");
    rpc.dispose();
  });
});

describe("errors", () => {
  it.each(ERROR_CODES)("brings %s with its details to the client", async (code) => {
    await expect(ask(home.connect(), `throw ${code}`)).rejects.toMatchObject({
      name: "AppError",
      code,
      details: { model: "m", size: 7 },
    });
  });

  it("refuses empty text, a text without end, and a language that is none, before any model is loaded", async () => {
    const server = home.connect();
    await expect(server.translate({ text: " \n", target: "th" })).rejects.toMatchObject({ code: "input.empty" });
    await expect(ask(server, "")).rejects.toMatchObject({ code: "input.empty" });
    const huge = "a".repeat(50_000_000);
    await expect(server.translate({ text: huge, target: "th" })).rejects.toMatchObject({
      code: "input.tooLarge",
      details: { size: 50_000_000, limit: MAX_DOCUMENT_CHARACTERS },
    });
    await expect(server.summarize({ text: "text", target: "xx" })).rejects.toMatchObject({ code: "config.invalid" });
    expect((await server.status()).model).toEqual({ kind: "none" });
  });
});

describe("what a translation is asked with", () => {
  it.each<[string, Partial<TranslateParams>]>([
    ["a format that is none", { format: "docx" }],
    ["a register that is none", { register: "rude" as Register }],
    ["ranges beyond the text", { ranges: [{ start: 0, end: 99 }] }],
    [
      "ranges that overlap",
      {
        ranges: [
          { start: 0, end: 3 },
          { start: 2, end: 4 },
        ],
      },
    ],
    ["a range that ends before it begins", { ranges: [{ start: 3, end: 2 }] }],
    ["a range of half a character", { ranges: [{ start: 0.5, end: 2 }] }],
    ["a glossary without sources", { glossary: [{ source: " ", target: "x", caseSensitive: false }] }],
  ])("is refused with %s, before any model is loaded", async (_name, params) => {
    const server = home.connect();
    const translation = server.translate({ text: "Good morning.", target: "th", ...params });
    await expect(translation).rejects.toMatchObject({ code: "config.invalid" });
    expect((await server.status()).model).toEqual({ kind: "none" });
  });
});

function queuedAt(server: ServerApi): number | undefined {
  const model = server.lastStatus?.model;
  return model?.kind === "busy" ? model.queued : undefined;
}

/** Documents in a thread of their own: the same translation, and nothing left of the thread whatever its end. */
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { EngineModel } from "../../../../src/core/engine.ts";
import type { SegmentsProgress } from "../../../../src/core/translate/pipeline/segmentProgress.ts";
import { translateDocument } from "../../../../src/core/translate/pipeline/translateDocument.ts";
import { ThreadTurns } from "../../../../src/server/documents/threadTurns.ts";
import { translateInThread } from "../../../../src/server/documents/translateInThread.ts";
import type { EncodedResult } from "../../../../src/server/encodedResult.ts";
import { AppError } from "../../../../src/shared/appError.ts";
import { CancelledError } from "../../../../src/shared/cancelSignal.ts";
import type { TranslateResult } from "../../../../src/shared/protocol.ts";
import { jsonDocument, markdownDocument, thaiAnswer } from "../../../../bench/translation/documents.ts";
import { instantModel } from "../../../../bench/translation/instantModel.ts";

const threadPath = fileURLToPath(new URL("../../../../src/server/documents/documentThread.ts", import.meta.url));
const TINY_HEAP_BYTES = 12 * 1024 * 1024;

/** Counts the generations that have begun and not ended. */
function countedModel(onGenerate: (count: number) => void = () => undefined): EngineModel & { open: () => number } {
  const model = instantModel(thaiAnswer);
  let open = 0;
  let count = 0;
  return {
    ...model,
    open: () => open,
    async *generate(prompt, options) {
      open += 1;
      count += 1;
      try {
        onGenerate(count);
        return yield* model.generate(prompt, options);
      } finally {
        open -= 1;
      }
    },
  };
}

function decoded({ json }: EncodedResult): TranslateResult {
  return JSON.parse(new TextDecoder().decode(json)) as TranslateResult;
}

describe("a document in a thread of its own", () => {
  it.each([
    ["markdown", markdownDocument(20_000)],
    ["json", jsonDocument(100)],
  ])("is translated, told and recorded as in the server's own: %s", async (format, text) => {
    const request = { text, target: "th", format } as const;
    const told: SegmentsProgress[] = [];
    const inThread = await translateInThread(countedModel(), request, {
      threadPath,
      onProgress: (progress) => told.push(progress),
    });
    const { stats: _threadTimes, model, ...outcome } = decoded(inThread);
    expect(model).toEqual(countedModel().info);
    const { stats: _ownTimes, ...expected } = await translateDocument(countedModel(), request);
    expect(outcome).toEqual(expected);
    expect(outcome.text).not.toBe(text);
    const done = told.filter((progress) => progress.kind === "segment" && progress.state === "done");
    expect(done).toHaveLength(expected.segments.length);
    expect(told[0]).toEqual({ kind: "segments", done: 0, count: done.length });
    expect(told.at(-1)).toEqual({ kind: "segments", done: done.length, count: done.length });
  });

  it("fails with the code and details of its own errors and of the model's", async () => {
    const broken = translateInThread(
      countedModel(),
      { text: '{"a": "ສະບາຍດີ",,}', target: "en", format: "json" },
      { threadPath },
    );
    await expect(broken).rejects.toMatchObject({ code: "document.invalid", details: { line: 1 } });
    const model = countedModel((count) => {
      if (count === 3) throw new AppError("generation.failed", "out of luck");
    });
    const failing = translateInThread(model, { text: jsonDocument(50), target: "th", format: "json" }, { threadPath });
    await expect(failing).rejects.toSatisfy((error) => AppError.is(error, "generation.failed"));
    expect(model.open()).toBe(0);
  });

  it("waits while there is memory for one only, says so, and begins when that is gone", async () => {
    const turns = new ThreadTurns(() => 0);
    const request = { text: jsonDocument(50), target: "th", format: "json" } as const;
    const order: string[] = [];
    const first = translateInThread(countedModel(), request, { threadPath, turns }).then(() => order.push("first"));
    const cancel = new AbortController();
    const leaving = translateInThread(countedModel(), request, { threadPath, turns, signal: cancel.signal });
    const onQueued = (ahead: number) => order.push(`${String(ahead)} ahead`);
    const last = translateInThread(
      countedModel(() => order.push("begun")),
      request,
      { threadPath, turns, onQueued },
    );
    cancel.abort();
    await expect(leaving).rejects.toSatisfy(CancelledError.is);
    await Promise.all([first, last]);
    expect(order.slice(0, 4)).toEqual(["1 ahead", "0 ahead", "first", "begun"]);
  });

  it("ends when it is cancelled, and leaves the model nothing to do", async () => {
    const cancel = new AbortController();
    const model = countedModel((count) => {
      if (count === 5) cancel.abort();
    });
    const request = { text: jsonDocument(2000), target: "th", format: "json" } as const;
    const { signal } = cancel;
    await expect(translateInThread(model, request, { threadPath, signal })).rejects.toSatisfy(CancelledError.is);
    expect(model.open()).toBe(0);
    await expect(translateInThread(model, request, { threadPath, signal })).rejects.toSatisfy(CancelledError.is);
  });

  it("that takes more memory than it may is refused by name, and the server goes on", async () => {
    const request = { text: markdownDocument(3_000_000), target: "th", format: "markdown" } as const;
    const refused = translateInThread(countedModel(), request, { threadPath, heapBytes: TINY_HEAP_BYTES });
    await expect(refused).rejects.toSatisfy((error) => AppError.is(error, "document.outOfMemory"));
    const after = await translateInThread(countedModel(), { ...request, text: "Hello" }, { threadPath });
    expect(decoded(after).text).toBe("Hello");
  });

  it("says so when its program is not there", async () => {
    const request = { text: "வணக்கம்", target: "en" } as const;
    const lost = translateInThread(countedModel(), request, { threadPath: `${threadPath}.lost` });
    await expect(lost).rejects.toSatisfy((error) => AppError.is(error, "internal"));
  });
});

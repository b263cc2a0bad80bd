/** A translation through the pipeline, followed as a client follows it. */
import { expect } from "vitest";
import type { EngineModel } from "../../src/core/engine.ts";
import type { SegmentsProgress } from "../../src/core/translate/pipeline/segmentProgress.ts";
import {
  translateDocument,
  type TranslationOptions,
  type TranslationOutcome,
  type TranslationRequest,
} from "../../src/core/translate/pipeline/translateDocument.ts";
import { documentOf } from "./documentOf.ts";

export interface TranslationRun extends TranslationOutcome {
  readonly progress: readonly SegmentsProgress[];
}

/** Sees to it that the progress tells of every segment once, and all of it. For a document without edits of its own. */
export async function runTranslation(
  model: EngineModel,
  request: TranslationRequest,
  options: TranslationOptions = {},
): Promise<TranslationRun> {
  const progress: SegmentsProgress[] = [];
  const outcome = await translateDocument(model, request, { ...options, onProgress: (one) => progress.push(one) });
  const count = outcome.segments.length;
  expect(progress[0]).toEqual({ kind: "segments", done: 0, count });
  expect(progress.at(-1)).toEqual(count === 0 ? progress[0] : { kind: "segments", done: count, count });
  const done = progress.flatMap((one) => (one.kind === "segment" && one.state === "done" ? [one.index] : []));
  expect(done.toSorted((a, b) => a - b)).toEqual(outcome.segments.map((_, index) => index));
  expect(documentOf(request.text, progress)).toBe(outcome.text);
  return { ...outcome, progress };
}

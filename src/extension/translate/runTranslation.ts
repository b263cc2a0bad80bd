import type { ServerApi } from "../../client/serverApi.ts";
import { taskProgressText } from "../../core/taskProgressText.ts";
import { AppError } from "../../shared/appError.ts";
import { CancelledError } from "../../shared/cancelSignal.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { TaskProgress, TranslateResult, WhenBusy } from "../../shared/protocol.ts";
import type { DocumentNote, SegmentOutcome, TextSpan } from "../../shared/translation.ts";
import type { ProgressStep } from "../notifications.ts";
import { previewText } from "./previewText.ts";
import { placesOf, segmentsOf, type TranslatedSegment } from "./translatedText.ts";
import { requestFor, type JobRequest, type TranslationJob } from "./translationJob.ts";

/** One segment as it grows; its place is one of the source document. */
export type SegmentProgress = Omit<Extract<TaskProgress, { kind: "segment" }>, "kind">;

/** How far it has come. */
export type SegmentCount = Omit<Extract<TaskProgress, { kind: "segments" }>, "kind">;

export interface Translation {
  /** The job's places, widened to the segments that could not be cut. */
  readonly places: readonly TextSpan[];
  readonly segments: readonly TranslatedSegment[];
  readonly notes: readonly DocumentNote[];
}

export interface RunOptions {
  readonly api: ServerApi;
  readonly whenBusy: WhenBusy;
  readonly signal: AbortSignal;
  readonly onSegment?: (segment: SegmentProgress) => void;
  readonly onCount?: (count: SegmentCount) => void;
  /** Hears what to show under a notification. */
  readonly report?: (step: ProgressStep) => void;
}

/**
 * A selection in a document that its format's reader refuses (a JSON file while it is being written) is translated as plain text.
 * @throws CancelledError when the signal aborted, AppError when the request failed
 */
export async function runTranslation(job: TranslationJob, options: RunOptions): Promise<Translation> {
  const request = requestFor(job);
  try {
    return await send(job, request, options);
  } catch (error) {
    if (job.isWhole || !AppError.is(error, "document.invalid")) throw error;
    const { dialect: _, ...params } = request.params;
    return send(job, { ...request, params: { ...params, format: "plaintext" } }, options);
  }
}

async function send(
  job: TranslationJob,
  { params, offset }: JobRequest,
  { api, whenBusy, signal, onSegment, onCount, report }: RunOptions,
): Promise<Translation> {
  const words = new ProgressWords(report);
  const result = await api.translate(
    { ...params, whenBusy },
    {
      signal,
      onProgress: (step) => {
        words.note(step);
        if (step.kind === "segments") onCount?.({ done: step.done, count: step.count });
        if (step.kind !== "segment") return;
        const { kind: _, ...segment } = step;
        onSegment?.({ ...segment, ...movedSpan(segment, offset) });
      },
    },
  );
  // A cancel that comes after the last word is still a cancel.
  if (signal.aborted) throw new CancelledError();
  const segments = segmentsOf(
    job.source,
    moved(result, job.source, { start: offset, end: offset + params.text.length }),
  );
  return { places: placesOf(job.places, segments), segments, notes: result.notes };
}

/** The result of a part of a document as one of the whole. */
function moved(
  { text, segments }: TranslateResult,
  source: string,
  part: TextSpan,
): Pick<TranslateResult, "text" | "segments"> {
  return {
    text: source.slice(0, part.start) + text + source.slice(part.end),
    segments: segments.map((segment): SegmentOutcome => ({
      ...segment,
      ...movedSpan(segment, part.start),
      resultStart: segment.resultStart + part.start,
      resultEnd: segment.resultEnd + part.start,
    })),
  };
}

function movedSpan({ start, end }: TextSpan, offset: number): TextSpan {
  return { start: start + offset, end: end + offset };
}

/** "3 of 40" and what is being written just now; before that, what the task waits for. */
class ProgressWords {
  private readonly report: ((step: ProgressStep) => void) | undefined;
  private done = 0;
  private count = 0;
  private writing = "";

  constructor(report: ((step: ProgressStep) => void) | undefined) {
    this.report = report;
  }

  note(step: TaskProgress): void {
    if (step.kind === "segment") {
      this.writing = previewText(step.text);
      this.report?.({ message: this.message() });
    } else if (step.kind === "segments") {
      const increment = step.count === 0 ? 0 : (100 * (step.done - this.done)) / step.count;
      this.done = step.done;
      this.count = step.count;
      this.report?.({ message: this.message(), increment });
    } else {
      const message = taskProgressText(step);
      if (message !== undefined) this.report?.({ message });
    }
  }

  private message(): string {
    if (this.count < 2) return this.writing;
    return `${formatMessage("translate.done", { done: this.done, count: this.count })} ${this.writing}`.trim();
  }
}

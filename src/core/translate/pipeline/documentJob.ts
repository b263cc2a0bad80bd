/** One run through a document: every segment translated or kept, told as it comes, put in its place, and the whole read again. */
import { AppError } from "../../../shared/appError.ts";
import { throwIfCancelled, type CancelSignal } from "../../../shared/cancelSignal.ts";
import type { TranslateResult } from "../../../shared/protocol.ts";
import type {
  Finding,
  FindingCode,
  SegmentOutcome,
  SegmentRecord,
  SegmentStatus,
} from "../../../shared/translation.ts";
import { type Job, sideBySide } from "../../sideBySide.ts";
import { TurnTaker } from "../../turnTaker.ts";
import { applyEdits } from "../formats/applyEdits.ts";
import type { DocumentFormat, ExtractOptions, Span, TextEdit } from "../formats/documentFormat.ts";
import { extractIfReadable } from "../formats/extractIfReadable.ts";
import { changedMarkup } from "./changedMarkup.ts";
import type { DocumentPlaces } from "./documentPlaces.ts";
import type { SegmentPlan } from "./finishedPlans.ts";
import { placeWritten } from "./placeWritten.ts";
import type { SegmentPlans } from "./planSegments.ts";
import { readAgain, type ReadAgain, type ReadSpan } from "./readAgain.ts";
import { SegmentProgress, type SegmentsProgress } from "./segmentProgress.ts";
import type { SegmentTranslator } from "./segmentTranslator.ts";

/** A model that has come to no end with so many different texts, and with none so far, is out of its depth: hours would not help. */
const HOPELESS_SEGMENTS = 16;

const NOTHING_READ: ReadAgain = { unreadable: [], spans: new Map(), hasSameFrame: true };

/** These say already that marks are not those of the source. */
const MARKUP_FINDINGS: ReadonlySet<FindingCode> = new Set(["markup", "placeholderMissing", "placeholderExtra"]);

export interface DocumentJobOptions {
  readonly text: string;
  readonly places: DocumentPlaces;
  /** One for each span. */
  readonly plans: readonly SegmentPlan[];
  /** What is remembered for the next run of the translations, as they were written. */
  readonly records: SegmentPlans["records"];
  readonly segments: SegmentTranslator;
  /** How a translated document is read again. */
  readonly format: DocumentFormat;
  readonly extractOptions: ExtractOptions;
  /** Segments that are worked on side by side. */
  readonly width: number;
  readonly report: (progress: SegmentsProgress) => void;
  readonly nextTurn: () => Promise<void>;
}

export interface DocumentResult {
  readonly text: string;
  readonly segments: readonly SegmentOutcome[];
  /** A person's texts that the document cannot be read with: their places have the source again. */
  readonly lost: NonNullable<TranslateResult["lost"]>;
  /** See `ReadAgain`. */
  readonly hasSameFrame: boolean;
  records(this: void): Readonly<Record<string, SegmentRecord>>;
}

/** What became of one segment. */
interface Segment {
  readonly status: SegmentStatus;
  readonly findings: readonly Finding[];
  readonly generations: number;
  /** Decoded; undefined where the document keeps what it has. */
  readonly translation: string | undefined;
  readonly edit: TextEdit | undefined;
}

export class DocumentJob {
  private readonly options: DocumentJobOptions;
  private readonly spans: readonly Span[];
  private readonly done: Segment[];
  private readonly progress: SegmentProgress;
  private readonly turns: TurnTaker;
  /** Segments that were kept, or that the model came to an end with. */
  private answered = 0;
  private unfinished = 0;
  private readonly lost: { text: string; key?: string }[] = [];

  constructor(options: DocumentJobOptions) {
    this.options = options;
    this.spans = options.places.spans;
    this.done = new Array<Segment>(this.spans.length);
    this.progress = new SegmentProgress(this.spans, options.report);
    this.turns = new TurnTaker(options.nextTurn);
  }

  /**
   * @throws AppError generation.unfinished when there was something to translate and nothing of it could be
   * @throws CancelledError when the signal is aborted
   */
  async run(signal: CancelSignal | undefined): Promise<DocumentResult> {
    this.progress.begin();
    await sideBySide(this.jobs(), { width: this.options.width, signal });
    if (this.unfinished > 0 && this.answered === 0) throw outOfDepth();
    const { unreadable, spans, hasSameFrame } = await this.readAgain(signal);
    for (const index of unreadable) this.takeBack(index);
    for (const [index, read] of spans) this.compare(index, read);
    return { ...this.result(), hasSameFrame };
  }

  private *jobs(): Generator<Job<void>> {
    for (const [index, span] of this.spans.entries()) {
      yield async (signal) => {
        await this.turns.take();
        await this.work(index, span, signal);
      };
    }
  }

  private async work(index: number, span: Span, signal: CancelSignal): Promise<void> {
    const plan = this.options.plans[index];
    if (plan !== undefined && plan.action !== "translate") {
      this.finish(index, this.standing(span, plan));
      this.answered += 1;
      return;
    }
    const result = await this.options.segments.translate(span, signal, (read) =>
      this.progress.writing(index, () => span.encode(read())),
    );
    const { findings, generations, isTranslated, text } = result;
    this.finish(index, {
      status: isTranslated ? "translated" : "source",
      findings,
      generations,
      translation: isTranslated ? text : undefined,
      edit: isTranslated ? editOf(span, text) : undefined,
    });
    // A text that stands in the document again says nothing more about the model.
    if (generations === 0) return;
    const isUnfinished = !isTranslated && findings.some(({ code }) => code === "unfinished");
    if (isUnfinished) this.unfinished += 1;
    else this.answered += 1;
    if (this.answered === 0 && this.unfinished >= HOPELESS_SEGMENTS) throw outOfDepth();
  }

  /** What a person has written and what has no place as they wrote it is written in the source's way, and theirs to look at. */
  private standing(span: Span, plan: Exclude<SegmentPlan, { readonly action: "translate" }>): Segment {
    const { text, findings = [] } = plan;
    const segment = { findings, generations: 0, translation: text, edit: editOf(span, text) };
    if (plan.action === "finished") return { ...segment, status: "translated" };
    if (plan.written === undefined) return { ...segment, status: plan.status };
    const { start, end } = span;
    const placed = placeWritten(plan.written, this.options.text, start);
    if (placed === undefined) return { ...segment, status: "conflict" };
    return { ...segment, status: plan.status, edit: { start, end, text: placed } };
  }

  private finish(index: number, segment: Segment): void {
    this.done[index] = segment;
    this.progress.finish(index, segment.edit?.text ?? this.sourceAt(index), segment.findings);
  }

  private takeBack(index: number): void {
    const segment = this.segmentAt(index);
    const { status, translation: text } = segment;
    if ((status === "human" || status === "conflict") && text !== undefined) {
      const key = this.spans[index]?.key;
      this.lost.push({ text, ...(key !== undefined && { key }) });
    }
    const findings: Finding[] = [{ code: "format", details: {} }, ...segment.findings];
    this.done[index] = { ...segment, status: "source", findings, translation: undefined, edit: undefined };
    this.progress.takeBack(index, this.sourceAt(index));
  }

  /** The document's text is the translation that counts from now on: a format may have written it in another way. */
  private compare(index: number, read: ReadSpan): void {
    const segment = this.segmentAt(index);
    if (segment.status !== "translated") return;
    const { findings, translation } = segment;
    const isKnown = findings.some(({ code }) => MARKUP_FINDINGS.has(code));
    const changed = isKnown ? undefined : changedMarkup(read);
    this.done[index] = {
      ...segment,
      findings: changed === undefined ? findings : [changed, ...findings],
      translation: read.isWhole ? read.span.current : translation,
    };
  }

  /** Call when all are done. */
  private segmentAt(index: number): Segment {
    const segment = this.done[index];
    if (segment === undefined) throw new RangeError(`Segment ${String(index)} is not done`);
    return segment;
  }

  private sourceAt(index: number): string {
    const span = this.spans[index];
    return span === undefined ? "" : this.options.text.slice(span.start, span.end);
  }

  /** Only what the format knows is judged by it: a selection in the middle of code is not. */
  private async readAgain(signal: CancelSignal | undefined): Promise<ReadAgain> {
    const { text, places, plans, format, extractOptions, nextTurn } = this.options;
    const own: (TextEdit | undefined)[] = [];
    const standing = new Set<number>();
    const foreign: TextEdit[] = [];
    this.spans.forEach((span, index) => {
      const edit = this.done[index]?.edit;
      const isForeign = places.foreign.has(span);
      if (isForeign && edit !== undefined) foreign.push(edit);
      if (plans[index]?.action === "keep") standing.add(index);
      own.push(isForeign || edit?.text === this.sourceAt(index) ? undefined : edit);
    });
    if (own.every((edit) => edit === undefined)) return NOTHING_READ;
    const expected = places.isWhole
      ? places
      : extractIfReadable(format, applyEdits(text, foreign).text, extractOptions);
    if ("unreadable" in expected) return NOTHING_READ;
    return readAgain({
      text,
      edits: own,
      standing,
      fixedEdits: [...places.edits, ...foreign],
      extract: (document) => format.extract(document, extractOptions),
      expected,
      nextTurn: async () => {
        throwIfCancelled(signal);
        await nextTurn();
        throwIfCancelled(signal);
      },
    });
  }

  private result(): Omit<DocumentResult, "hasSameFrame"> {
    const { text, places, records } = this.options;
    const changes = this.spans.map(
      ({ start, end }, index): TextEdit => this.done[index]?.edit ?? { start, end, text: this.sourceAt(index) },
    );
    const edited = applyEdits(text, [...changes, ...places.edits]);
    const segments = this.spans.map((span, index): SegmentOutcome => {
      const { status, findings, generations } = this.segmentAt(index);
      const place = edited.places[index] ?? span;
      return {
        start: span.start,
        end: span.end,
        resultStart: place.start,
        resultEnd: place.end,
        status,
        findings,
        attempts: generations,
        ...(span.key !== undefined && { key: span.key }),
      };
    });
    return {
      text: edited.text,
      segments,
      lost: this.lost,
      records: () => records(this.done.map(({ translation }) => translation)),
    };
  }
}

function editOf({ start, end, encode }: Span, translation: string): TextEdit {
  return { start, end, text: encode(translation) };
}

function outOfDepth(): AppError {
  return new AppError("generation.unfinished", "The model came to an end with no text of the document");
}

/** Translates a document, or ranges of it, and keeps everything else byte for byte. */
import { AppError } from "../../../shared/appError.ts";
import { throwIfCancelled, type CancelSignal } from "../../../shared/cancelSignal.ts";
import { MAX_DOCUMENT_CHARACTERS } from "../../../shared/limits.ts";
import type { TranslateResult } from "../../../shared/protocol.ts";
import type {
  FinishedSegment,
  GlossaryTerm,
  PreviousTranslation,
  Register,
  TextSpan,
} from "../../../shared/translation.ts";
import type { EngineModel } from "../../engine.ts";
import type { LanguageTag } from "../../languages.ts";
import { replaceSpans, type ExtractOptions } from "../formats/documentFormat.ts";
import { loadFormat } from "../formats/loadFormat.ts";
import { withSourceLinks } from "../links/withSourceLinks.ts";
import { withTargetLinks } from "../links/withTargetLinks.ts";
import { rememberFindings } from "../update/rememberFindings.ts";
import { withFinished } from "./finishedPlans.ts";
import { DocumentJob } from "./documentJob.ts";
import { documentNotes } from "./documentNotes.ts";
import { documentPlaces } from "./documentPlaces.ts";
import { frameOfUpdate, keepExtra, withFrameRecord } from "./frameOfUpdate.ts";
import { PieceAsker } from "./pieceAsker.ts";
import { PieceTranslator } from "./pieceTranslator.ts";
import { planSegments } from "./planSegments.ts";
import type { SegmentsProgress } from "./segmentProgress.ts";
import { SegmentTranslator } from "./segmentTranslator.ts";
import { readSource } from "./readSource.ts";

/** The first try and two others. */
const USUAL_ATTEMPTS = 3;

/** See `TranslateParams`. */
export interface TranslationRequest {
  readonly text: string;
  readonly target: LanguageTag;
  readonly source?: LanguageTag | undefined;
  readonly format?: string | undefined;
  readonly dialect?: string | undefined;
  readonly ranges?: readonly TextSpan[] | undefined;
  readonly register?: Register | undefined;
  readonly glossary?: readonly GlossaryTerm[] | undefined;
  readonly previous?: PreviousTranslation | undefined;
  readonly finished?: readonly FinishedSegment[] | undefined;
}

export interface TranslationOptions {
  readonly signal?: CancelSignal | undefined;
  readonly onProgress?: (progress: SegmentsProgress) => void;
  /** Lets the program do something else for a moment, in the middle of a long document. */
  readonly nextTurn?: () => Promise<void>;
  /** How often each text is asked for at most. */
  readonly attempts?: number;
}

export type TranslationOutcome = Omit<TranslateResult, "model">;

/**
 * The translated document. What the model could not do well is no error: it is among the findings, and what it could not do
 * at all keeps its source.
 * @throws AppError input.empty, input.tooLarge; config.invalid for an unknown format; document.invalid when the document cannot
 *   be read; generation.contextOverflow when the context is too small for any text; generation.unfinished when the model comes to
 *   an end with nothing
 * @throws CancelledError when the signal is aborted
 */
export async function translateDocument(
  model: EngineModel,
  request: TranslationRequest,
  options: TranslationOptions = {},
): Promise<TranslationOutcome> {
  const { text, target, dialect, ranges, register = "neutral", glossary = [], finished = [] } = request;
  const { attempts = USUAL_ATTEMPTS, nextTurn = () => Promise.resolve() } = options;
  throwIfCancelled(options.signal);
  requireDocument(text);
  const format = await loadFormat(request.format ?? "plaintext");
  const earlier = request.previous?.text;
  const extractOptions: ExtractOptions = { target, source: request.source, dialect, earlier };
  const previous =
    ranges === undefined && request.previous !== undefined
      ? withSourceLinks(text, request.previous, format, extractOptions)
      : undefined;
  const frame = frameOfUpdate(text, format, extractOptions, previous);
  const places = await documentPlaces(frame.text, format, extractOptions, ranges);
  const { plans: entryPlans, lost, records } = planSegments(places, format, extractOptions, previous);
  const plans = keepExtra(entryPlans, frame, places.spans);
  const { language, encoding, prepare } = readSource(places.spans);
  const checkedSource = request.source ?? language;
  const asker = new PieceAsker(model, { target, source: request.source, checkedSource, register, glossary, prepare });
  const pieces = new PieceTranslator({ asker, target, attempts });
  const { spans } = places;
  const segments = new SegmentTranslator({ asker, pieces, target, width: model.info.parallel, spans });
  const lostByPlan = [...lost, ...frame.lost];
  if (previous?.lost === "ask" && lostByPlan.length > 0) {
    const texts = plans.map((plan) => (plan.action === "keep" ? plan.text : undefined));
    const untranslated = replaceSpans(frame.text, places, texts);
    return { text: untranslated, segments: [], notes: [], records: {}, lost: lostByPlan, stats: asker.stats.merged() };
  }
  const job = new DocumentJob({
    text: frame.text,
    places,
    plans: places.isWhole ? withFinished(plans, finished, frame.text, places, format, extractOptions) : plans,
    records,
    segments,
    format,
    extractOptions,
    width: model.info.parallel,
    report: options.onProgress ?? (() => undefined),
    nextTurn,
  });
  const result = await job.run(options.signal);
  const recordsOfWhole = () =>
    withFrameRecord(
      rememberFindings(result.records(), spans, result.segments),
      frame,
      { ...places, text: frame.text },
      result,
      { format, options: extractOptions, previous },
    );
  const allLost = [...lostByPlan, ...result.lost];
  const { notAdded } = frame;
  return {
    ...(ranges === undefined
      ? withTargetLinks(frame.text, { ...result, records: recordsOfWhole() }, format, extractOptions)
      : { text: result.text, segments: result.segments, records: {} }),
    notes: documentNotes(places, { source: checkedSource, target, encoding }),
    ...(allLost.length > 0 && { lost: allLost }),
    ...(notAdded.length > 0 && { notAdded }),
    stats: asker.stats.merged(),
  };
}

/** @throws AppError input.empty, input.tooLarge */
export function requireDocument(text: string): void {
  if (text.length > MAX_DOCUMENT_CHARACTERS) {
    throw new AppError("input.tooLarge", `${text.length} characters to translate`, {
      details: { size: text.length, limit: MAX_DOCUMENT_CHARACTERS },
    });
  }
  if (text.trim() === "") throw new AppError("input.empty", "Nothing to translate");
}

/** Tells the walkthrough which of its steps are done, so that each completes by itself. */
import * as vscode from "vscode";
import type { ServerApi } from "../client/serverApi.ts";
import type { Disposable } from "../shared/disposableStore.ts";
import type { ChatSession } from "./chat/chatSession.ts";
import type { ModelStock } from "./models/modelStock.ts";
import { stepsDone, type StepKey } from "./walkthroughSteps.ts";

export interface ProgressSources {
  readonly api: ServerApi;
  readonly stock: ModelStock;
  /** Somebody has chosen a model, and it is there. */
  readonly isChosen: () => boolean;
}

export function noteProgress({ api, stock, isChosen }: ProgressSources): Disposable {
  const look = (): void => {
    const { transfers, hasInstalled } = stock;
    const model = api.lastStatus?.model;
    stepsDone({ transfers, hasInstalled, isChosen: isChosen(), model }).forEach(note);
  };
  return stock.onDidChange(look);
}

export function noteTranslated(): void {
  note("sealion.hasTranslated");
}

export function noteFirstAnswer(session: ChatSession): Disposable {
  return session.addListener({
    eventApplied: ({ type }) => {
      if (type === "answerFinished") note("sealion.hasChatted");
    },
  });
}

/** A status can change many times a second. */
const NOTE_INTERVAL_MS = 5000;
const notedAtMs = new Map<StepKey, number>();

/**
 * A walkthrough that is opened later hears of a key only when its value changes: so each time is another value, and all of
 * them mean yes.
 */
function note(key: StepKey): void {
  const nowMs = Date.now();
  if (nowMs - (notedAtMs.get(key) ?? 0) < NOTE_INTERVAL_MS) return;
  notedAtMs.set(key, nowMs);
  void vscode.commands.executeCommand("setContext", key, nowMs);
}

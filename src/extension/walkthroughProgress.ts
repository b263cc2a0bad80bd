/** Tells the walkthrough which of its steps are done, so that each completes by itself. */
import * as vscode from "vscode";
import type { ServerApi } from "../client/serverApi.ts";
import { DisposableStore, type Disposable } from "../shared/disposableStore.ts";
import type { ChatSession } from "./chat/chatSession.ts";
import type { ModelStock } from "./models/modelStock.ts";
import type { ModelAvailability } from "./status/modelAvailability.ts";

type StepKey = "sealion.hasModel" | "sealion.hasLoaded" | "sealion.hasChatted";

export interface ProgressSources {
  readonly api: ServerApi;
  readonly availability: ModelAvailability;
  readonly stock: ModelStock;
}

export function noteProgress({ api, availability, stock }: ProgressSources): Disposable {
  const store = new DisposableStore();
  store.add(stock.onDidChange(() => stock.hasInstalled && note("sealion.hasModel")));
  store.add(
    availability.onDidChange(() => {
      if (!availability.isMissing && availability.modelName !== undefined) note("sealion.hasModel");
    }),
  );
  store.add(
    api.onDidChangeStatus((status) => {
      if (status?.model.kind !== "ready" && status?.model.kind !== "busy") return;
      note("sealion.hasModel");
      note("sealion.hasLoaded");
    }),
  );
  return store;
}

export function noteFirstAnswer(session: ChatSession): Disposable {
  return session.addListener({
    conversationReplaced: () => undefined,
    waitingChanged: () => undefined,
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

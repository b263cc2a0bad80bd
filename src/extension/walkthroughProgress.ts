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

const noted = new Set<StepKey>();

/** A step that is done stays so. */
function note(key: StepKey): void {
  if (noted.has(key)) return;
  noted.add(key);
  void vscode.commands.executeCommand("setContext", key, true);
}

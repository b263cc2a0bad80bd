import { AppError } from "../../shared/appError.ts";
import { CancelledError } from "../../shared/cancelSignal.ts";
import { actionKey, presentError, whenBusyOf } from "../../shared/errorPresentation.ts";
import type { Logger } from "../../shared/logger.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { WhenBusy } from "../../shared/protocol.ts";
import { isRetryAction, isRoomAction, type ActionView } from "../../shared/webviewProtocol.ts";
import { showError, showWarning } from "../notifications.ts";
import { runAction } from "./runAction.ts";

/** A button of the place that failed, instead of the error's own one. */
export interface WayOn {
  readonly label: string;
  run(): Promise<void>;
}

export interface ReportOptions {
  /** Does the failed work again; without it an error offers no "Try Again", and no "Wait" where a model is busy. */
  readonly retry?: (whenBusy: WhenBusy) => Promise<void>;
  readonly waysOn?: readonly WayOn[];
}

/** The one place that shows errors of commands. A cancelled task is not an error and is not shown. */
export class ErrorReporter {
  private readonly log: Logger;
  private readonly observe: (error: AppError) => void;

  /** @param observe hears of each error that is reported, before it is shown */
  constructor(log: Logger, observe: (error: AppError) => void) {
    this.log = log;
    this.observe = observe;
  }

  /** Returns at once: a message can stand on the screen for hours. */
  report(failure: unknown, options: ReportOptions = {}): void {
    if (CancelledError.is(failure)) return;
    const error = AppError.from(failure);
    this.log.error(`${error.code}: ${error.message}`, error);
    this.observe(error);
    const view = presentError(error);
    const waysOn = options.waysOn ?? view.actions.flatMap((action) => wayOnFor(action, options.retry));
    if (error.code === "model.busy") {
      // Nothing is broken and the log says no more: somebody has to decide.
      this.follow(showWarning(view.message, ...waysOn.map(({ label }) => label)), waysOn);
      return;
    }
    const showLog: WayOn = { label: formatMessage(actionKey("showLog")), run: () => runAction("showLog") };
    const buttons = options.waysOn === undefined ? [...waysOn, showLog] : waysOn;
    this.follow(showError(view.message, ...buttons.map(({ label }) => label)), buttons);
  }

  /** Asks with a warning instead of an error: nothing is broken, but somebody has to decide. */
  ask(error: AppError, waysOn: readonly WayOn[]): void {
    this.log.info(`${error.code}: ${error.message}`);
    const labels = waysOn.map(({ label }) => label);
    this.follow(showWarning(presentError(error).message, ...labels), waysOn);
  }

  private follow(choice: Thenable<string | undefined>, waysOn: readonly WayOn[]): void {
    choice
      .then((label) => waysOn.find((wayOn) => wayOn.label === label)?.run())
      .then(undefined, (error: unknown) => {
        this.report(error);
      });
  }
}

function wayOnFor({ id, label }: ActionView, retry: ReportOptions["retry"]): WayOn[] {
  // These mend an error of the chat panel alone, which shows them by itself.
  if (id === "newChat" || isRoomAction(id)) return [];
  if (!isRetryAction(id)) return [{ label, run: () => runAction(id) }];
  return retry === undefined ? [] : [{ label, run: () => retry(whenBusyOf(id)) }];
}

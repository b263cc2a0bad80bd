import { describe, expect, it, vi } from "vitest";
import { transferReport, withTransferProgress } from "../../../../src/extension/models/transferReport.ts";
import type { ModelStock } from "../../../../src/extension/models/modelStock.ts";
import type { ProgressStep } from "../../../../src/extension/notifications.ts";
import { AppError } from "../../../../src/shared/appError.ts";
import { CancelledError } from "../../../../src/shared/cancelSignal.ts";
import type { Transfer, TransferState } from "../../../../src/shared/modelsProtocol.ts";

const steps: ProgressStep[] = [];
const cancel = new AbortController();

vi.mock("../../../../src/extension/notifications.ts", () => ({
  withProgress: (_title: string, task: (report: (step: ProgressStep) => void, signal: AbortSignal) => unknown) =>
    task((step) => steps.push(step), cancel.signal),
}));

const transfer = (doneBytes: number, state: TransferState = { kind: "running" }): Transfer => ({
  id: "t",
  kind: "verify",
  name: "big",
  ref: "",
  path: "/models/big.gguf",
  doneBytes,
  totalBytes: 100,
  bytesPerSecond: 0,
  state,
});

/** A list of transfers that a test moves. */
class List {
  transfers: readonly Transfer[] = [];
  private readonly handlers = new Set<() => void>();

  get asStock(): ModelStock {
    return this as unknown as ModelStock;
  }

  get followers(): number {
    return this.handlers.size;
  }

  onDidChange(handler: () => void) {
    this.handlers.add(handler);
    return { dispose: () => this.handlers.delete(handler) };
  }

  move(...transfers: readonly Transfer[]): void {
    this.transfers = transfers;
    for (const handler of this.handlers) handler();
  }
}

describe("progress of work on a file", () => {
  it("goes forward only, also where verifying counts anew", () => {
    const told: ProgressStep[] = [];
    const report = transferReport((step) => told.push(step));
    for (const each of [transfer(40), transfer(100), transfer(10, { kind: "verifying" })]) report(each);
    expect(told.map(({ increment }) => increment)).toEqual([40, 60, 0]);
    expect(told.at(-1)?.message).toBe("verifying, 10 %");
  });

  it("comes from the list while the request goes on, and from its own transfer alone", async () => {
    const list = new List();
    const isOf = ({ path }: Transfer) => path === "/models/big.gguf";
    const outcome = withTransferProgress(list.asStock, "", isOf, (signal) => {
      expect(signal).toBe(cancel.signal);
      list.move({ ...transfer(90), path: "/models/other.gguf" });
      list.move(transfer(43));
      return Promise.resolve("verified");
    });
    expect(await outcome).toBe("verified");
    expect(steps.map(({ increment }) => increment)).toEqual([43]);
    expect(list.followers).toBe(0);
  });

  it("is cancelled, and no error, where it was stopped in another place; what fails stays a failure", async () => {
    const list = new List();
    const run = (error: unknown) =>
      withTransferProgress(
        list.asStock,
        "",
        () => true,
        () => Promise.reject(error as Error),
      );
    await expect(run(new AppError("model.unloaded", ""))).rejects.toBeInstanceOf(CancelledError);
    await expect(run(new AppError("model.exists", ""))).rejects.toMatchObject({ code: "model.exists" });
    expect(list.followers).toBe(0);
  });
});

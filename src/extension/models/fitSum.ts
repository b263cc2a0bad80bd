/** The sum behind a verdict, a line for each part: what is needed, where it goes, and what there is. */
import { countText, sizeText } from "../../core/modelDetails.ts";
import type { FitReport, MemoryParts } from "../../shared/fitReport.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";

export function fitSum(report: FitReport): string[] {
  const { machine, vram, ram } = report;
  const freeVram = machine.gpus.reduce((sum, { freeBytes }) => sum + freeBytes, 0);
  return [
    ...(totalOf(vram) > 0 ? [memoryLine("models.sum.vram", vram, freeVram)] : []),
    ...(totalOf(ram) > 0 ? [memoryLine("models.sum.ram", ram, machine.ramFreeBytes)] : []),
    formatMessage("models.sum.context", {
      tokens: countText(report.contextTokens),
      parallel: report.parallel,
      largest: countText(report.largestContextTokens),
    }),
    ...(report.tokensPerSecond === undefined
      ? []
      : [formatMessage("models.sum.speed", { speed: speedText(report.tokensPerSecond) })]),
    ...(report.downloadBytes > 0
      ? [
          formatMessage("models.sum.disk", {
            needed: sizeText(report.downloadBytes),
            free: sizeText(machine.diskFreeBytes),
          }),
        ]
      : []),
  ];
}

function memoryLine(key: "models.sum.vram" | "models.sum.ram", parts: MemoryParts, freeBytes: number): string {
  return formatMessage(key, {
    total: sizeText(totalOf(parts)),
    weights: sizeText(parts.weightsBytes),
    cache: sizeText(parts.cacheBytes),
    compute: sizeText(parts.computeBytes),
    overhead: sizeText(parts.overheadBytes),
    free: sizeText(freeBytes),
  });
}

function totalOf({ weightsBytes, cacheBytes, computeBytes, overheadBytes }: MemoryParts): number {
  return weightsBytes + cacheBytes + computeBytes + overheadBytes;
}

/** Two digits say all that an estimate knows. */
function speedText(tokensPerSecond: number): string {
  return tokensPerSecond < 10 ? tokensPerSecond.toFixed(1) : String(Math.round(tokensPerSecond));
}

/** A verdict in words: one line for lists, and the sum behind it for those who ask. */
import type { FitReport, MemoryParts } from "../../shared/fitReport.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { formatNumber } from "../../shared/messages/uiFormats.ts";
import { sizeText } from "../modelDetails.ts";
import { DISK_RESERVE_BYTES } from "./diskReserve.ts";
import { NOTABLE_OTHERS_BYTES, othersVideoBytes } from "./fitVerdict.ts";
import { partsBytes } from "./memorySum.ts";

/** "Fits on the GPU, about 52 tokens/s (estimate)". */
export function fitText(report: FitReport): string {
  const { verdict, tokensPerSecond, exact } = report;
  const plain = plainText(report);
  const text =
    tokensPerSecond === undefined || verdict === "no" || lacksDisk(report)
      ? plain
      : formatMessage("fit.withSpeed", { verdict: plain, speed: speedText(tokensPerSecond) });
  return contextNote(exact ? text : formatMessage("fit.rough", { text }), report);
}

/** The short form for a list: without the speed, but with what other programs have to do with it. */
export function fitWords(report: FitReport): string {
  const { withoutOthers, machine, exact } = report;
  const plain = plainText(report);
  const size = sizeText(othersVideoBytes(machine.gpus));
  const text =
    withoutOthers === undefined || lacksDisk(report)
      ? plain
      : formatMessage("fit.becauseOfOthers", { verdict: plain, size });
  return contextNote(exact ? text : formatMessage("fit.estimate", { text }), report);
}

/** A yes is not to what was asked for where the model was trained on less. */
function contextNote(text: string, { contextTokens, wishedContextTokens }: FitReport): string {
  if (wishedContextTokens === undefined) return text;
  const words = { tokens: formatNumber(contextTokens), wished: formatNumber(wishedContextTokens) };
  return formatMessage("fit.shorterContext", { text, ...words });
}

/** The arithmetic, a line for each part. */
export function fitDetails(report: FitReport): string[] {
  const { vram, ram, machine, reclaimableBytes, tokensPerSecond, exact, gpuLayers } = report;
  const words = (parts: MemoryParts, freeBytes: number) => ({
    weights: sizeText(parts.weightsBytes),
    cache: sizeText(parts.cacheBytes),
    compute: sizeText(parts.computeBytes),
    overhead: sizeText(parts.overheadBytes),
    total: sizeText(partsBytes(parts)),
    free: sizeText(freeBytes),
  });
  const lines = [contextText(report)];
  if (gpuLayers > 0) {
    lines.push(formatMessage("fit.sum.vram", { ...words(vram, freeVideoBytes(report)), layers: gpuLayers }));
  }
  lines.push(formatMessage("fit.sum.ram", words(ram, machine.ramFreeBytes)));
  if (reclaimableBytes > 0) lines.push(formatMessage("fit.sum.reclaimable", { size: sizeText(reclaimableBytes) }));
  lines.push(largestText(report), ...othersText(report));
  if (tokensPerSecond !== undefined) {
    lines.push(formatMessage("fit.sum.speed", { speed: speedText(tokensPerSecond) }));
  }
  if (report.downloadBytes > 0) {
    const disk = { ...diskWords(report), download: sizeText(report.downloadBytes), path: machine.modelsDir };
    lines.push(formatMessage("fit.sum.disk", disk));
  }
  if (!exact) lines.push(formatMessage("fit.sum.rough"));
  return lines;
}

/** Also what downloading leaves no room for does not fit. */
export function lacksDisk({ downloadBytes, machine }: Pick<FitReport, "downloadBytes" | "machine">): boolean {
  return downloadBytes > 0 && downloadBytes + DISK_RESERVE_BYTES > machine.diskFreeBytes;
}

/** It can be had and loaded here, fast or slow. */
export function canBeUsed(report: Pick<FitReport, "verdict" | "downloadBytes" | "machine">): boolean {
  return report.verdict !== "no" && !lacksDisk(report);
}

function plainText(report: FitReport): string {
  return report.verdict !== "no" && lacksDisk(report) ? diskText(report) : verdictText(report);
}

function diskText(report: FitReport): string {
  return formatMessage("fit.noDisk", diskWords(report));
}

/** As the download itself counts. */
function diskWords({ downloadBytes, machine }: FitReport): Record<"needed" | "reserve" | "free", string> {
  return {
    needed: sizeText(downloadBytes + DISK_RESERVE_BYTES),
    reserve: sizeText(DISK_RESERVE_BYTES),
    free: sizeText(machine.diskFreeBytes),
  };
}

function verdictText(report: FitReport): string {
  const { verdict, gpuLayers, totalLayers, machine, ram } = report;
  switch (verdict) {
    case "gpu":
    case "ram":
      return formatMessage(`fit.${verdict}`);
    case "partial":
      return formatMessage("fit.partial", { gpuLayers, totalLayers });
    case "no": {
      // Memory that both share is there once.
      const isShared = machine.gpus.every(({ integrated }) => integrated);
      const available = machine.ramFreeBytes + (isShared ? 0 : freeVideoBytes(report));
      return formatMessage("fit.no", { needed: sizeText(partsBytes(ram)), available: sizeText(available) });
    }
  }
}

function contextText({ contextTokens, parallel, vram, ram }: FitReport): string {
  const cacheBytes = vram.cacheBytes + ram.cacheBytes;
  const words = { tokens: formatNumber(contextTokens), parallel };
  if (cacheBytes === 0) return formatMessage("fit.sum.context", words);
  const each = `${formatNumber(cacheBytes / contextTokens / parallel / 1024)} KiB`;
  return formatMessage("fit.sum.cacheEach", { ...words, each, cache: sizeText(cacheBytes) });
}

function largestText({ largestContextTokens }: FitReport): string {
  if (largestContextTokens === 0) return formatMessage("fit.sum.largestNone");
  return formatMessage("fit.sum.largest", { tokens: formatNumber(largestContextTokens) });
}

function othersText({ machine, withoutOthers, totalLayers }: FitReport): string[] {
  const bytes = othersVideoBytes(machine.gpus);
  if (bytes < NOTABLE_OTHERS_BYTES) return [];
  const total = machine.gpus.reduce((sum, { totalBytes }) => sum + totalBytes, 0);
  const words = { size: sizeText(bytes), total: sizeText(total) };
  if (withoutOthers === undefined) return [formatMessage("fit.sum.others", words)];
  const { verdict, gpuLayers } = withoutOthers;
  const then = formatMessage(verdict === "gpu" ? "fit.gpu" : "fit.partial", { gpuLayers, totalLayers });
  return [formatMessage("fit.sum.othersMatter", { ...words, verdict: then })];
}

function freeVideoBytes({ machine }: FitReport): number {
  return machine.gpus.reduce((sum, { freeBytes }) => sum + freeBytes, 0);
}

/** Two digits say all that an estimate knows. */
function speedText(tokensPerSecond: number): string {
  return formatNumber(tokensPerSecond, tokensPerSecond < 10 ? 1 : 0);
}

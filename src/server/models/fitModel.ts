/** Answers whether a model fits this machine, from its own header: of the file on disk, or read from the network in part. */
import { stat } from "node:fs/promises";
import path from "node:path";
import type { FitModel } from "../../core/models/fitSizes.ts";
import { fitVerdict, fitWishOf } from "../../core/models/fitVerdict.ts";
import { parseModelReference } from "../../core/models/modelReference.ts";
import { AppError } from "../../shared/appError.ts";
import type { MachineFacts } from "../../shared/fitReport.ts";
import type { FitParams, FitResult, NetworkSettings } from "../../shared/modelsProtocol.ts";
import type { LoadSettings } from "../../shared/protocol.ts";
import { fitSizesOf } from "../gguf/fitSizesOf.ts";
import type { GgufHeader } from "../gguf/ggufHeader.ts";
import { readFileSizes } from "../gguf/modelFile.ts";
import type { RemoteHeader } from "./download/remoteHeader.ts";
import { HeaderCache } from "./headerCache.ts";

export interface FitModelDeps {
  /** Absolute. */
  readonly dataDir: string;
  /** The absolute path that a reference stands for on disk; undefined: it is not there. */
  resolveLocal(ref: string, dirs: readonly string[]): Promise<string | undefined>;
  describeMachine(settings: LoadSettings): Promise<MachineFacts>;
  readRemoteHeader(ref: string, network: NetworkSettings, signal: AbortSignal): Promise<RemoteHeader>;
  readonly signal: AbortSignal;
}

/** @throws AppError model.*, download.* */
export async function fitModel(deps: FitModelDeps, params: FitParams): Promise<FitResult> {
  const { settings, ref, dirs } = params;
  const found = (await onDisk(deps, ref, dirs)) ?? (await onNetwork(deps, params));
  const draft = await draftSizes(deps, params);
  const machine = await deps.describeMachine(settings);
  const wish = {
    ...fitWishOf(settings),
    ...(draft !== undefined && { draft }),
    downloadBytes: found.isThere ? 0 : found.sizes.sizeBytes,
  };
  return {
    report: fitVerdict(found.sizes, machine, wish),
    title: found.title,
    ...(found.source !== undefined && { source: found.source }),
    sizeBytes: found.sizes.sizeBytes,
    requests: found.requests,
    receivedBytes: found.receivedBytes,
  };
}

interface Found {
  readonly title: string;
  readonly source?: string;
  readonly sizes: FitModel;
  readonly isThere: boolean;
  readonly requests: number;
  readonly receivedBytes: number;
}

async function onDisk(deps: FitModelDeps, ref: string, dirs: readonly string[]): Promise<Found | undefined> {
  const file = await deps.resolveLocal(ref, dirs);
  if (file === undefined) return undefined;
  const { size } = await stat(file);
  const { title, sizes } = await readFileSizes(file, size);
  return { title, sizes, isThere: true, requests: 0, receivedBytes: 0 };
}

async function onNetwork(deps: FitModelDeps, { ref, network }: FitParams): Promise<Found> {
  // A path or a name: the network cannot have it.
  if (parseModelReference(ref).kind === "local") {
    throw new AppError("model.notFound", `No model ${ref}`, { details: { model: ref } });
  }
  const cache = new HeaderCache(path.join(deps.dataDir, "cache", "headers"));
  const key = `${network.hub} ${ref}`;
  const known = await cache.find(key);
  if (known !== undefined) return { ...known, isThere: false, requests: 0, receivedBytes: 0 };
  const { header, sizeBytes, parts, requests, receivedBytes, source } = await deps.readRemoteHeader(
    ref,
    network,
    deps.signal,
  );
  const read = { title: titleOf(header) ?? source, source, sizes: fitSizesOf([header], sizeBytes, parts) };
  await cache.keep(key, read);
  return { ...read, isThere: false, requests, receivedBytes };
}

/** One that is not there is told when the model is loaded, not here. */
async function draftSizes(deps: FitModelDeps, { settings, dirs }: FitParams): Promise<FitModel | undefined> {
  if (settings.draftModel === "" || settings.speculation === "off") return undefined;
  return (await onDisk(deps, settings.draftModel, dirs).catch(() => undefined))?.sizes;
}

function titleOf({ metadata }: GgufHeader): string | undefined {
  const name = metadata.get("general.name");
  return typeof name === "string" && name.trim() !== "" ? name : undefined;
}

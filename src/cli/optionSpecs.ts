/** What an option and a command are, and the options that many commands share. */
import type { LoadSettingName } from "../core/loadSettingRules.ts";
import type { CliMessageKey } from "../shared/messages/cli.ts";

export interface OptionSpec {
  readonly name: string;
  readonly short?: string;
  /** What the option's value is called in the help. Absent: a switch without a value. */
  readonly value?: string;
  /** May be given several times. */
  readonly multiple?: boolean;
  readonly help: CliMessageKey;
  /** All that it can be, where the help's words do not say so. */
  readonly values?: readonly string[];
  /** Which load setting it gives. The help lists such options apart. */
  readonly load?: LoadSettingName;
}

export interface CommandSpec {
  /** One word, or two: `models list`. */
  readonly name: string;
  /** What follows the name in the usage line. */
  readonly usage: string;
  readonly summary: CliMessageKey;
  /** How many arguments beside options it takes at most. */
  readonly maxArguments: number;
  readonly options: readonly OptionSpec[];
  readonly examples: readonly string[];
}

export const help: OptionSpec = { name: "help", short: "h", help: "cli.option.help" };
export const verbose: OptionSpec = { name: "verbose", help: "cli.option.verbose" };
export const json: OptionSpec = { name: "json", help: "cli.option.json" };
export const general = [json, verbose, help];

export const modelDir: OptionSpec = { name: "model-dir", value: "DIR", multiple: true, help: "cli.option.modelDir" };
export const model: readonly OptionSpec[] = [
  { name: "model", short: "m", value: "NAME", help: "cli.option.model" },
  modelDir,
  { name: "when-busy", value: "WHAT", help: "cli.option.whenBusy" },
  { name: "gpu", value: "KIND", help: "cli.option.gpu", load: "gpu" },
  { name: "gpu-devices", value: "LIST", help: "cli.option.gpuDevices", load: "gpuDevices" },
  { name: "gpu-layers", value: "N", help: "cli.option.gpuLayers", load: "gpuLayers" },
  { name: "threads", value: "N", help: "cli.option.threads", load: "threads" },
  { name: "context", value: "TOKENS", help: "cli.option.context", load: "contextTokens" },
  { name: "long-context", help: "cli.option.longContext", load: "longContext" },
  { name: "kv-cache", value: "FORMAT", help: "cli.option.kvCache", load: "kvCache" },
  { name: "flash-attention", value: "WHEN", help: "cli.option.flashAttention", load: "flashAttention" },
  { name: "parallel", value: "N", help: "cli.option.parallel", load: "parallel" },
  { name: "batch", value: "TOKENS", help: "cli.option.batch", load: "batchTokens" },
  { name: "draft-model", value: "NAME", help: "cli.option.draftModel", load: "draftModel" },
  { name: "speculation", value: "WHEN", help: "cli.option.speculation", load: "speculation" },
  { name: "prefix-cache", value: "MB", help: "cli.option.prefixCache", load: "prefixCacheMegabytes" },
  { name: "idle-unload", value: "MINUTES", help: "cli.option.idleUnload", load: "idleUnloadMinutes" },
  { name: "memory-map", value: "WHEN", help: "cli.option.memoryMap", load: "memoryMap" },
  { name: "memory-lock", help: "cli.option.memoryLock", load: "memoryLock" },
];

/** Every option that gives a load setting, whichever commands have it. */
export const LOAD_OPTIONS: readonly (OptionSpec & { readonly load: LoadSettingName })[] = model.flatMap((option) =>
  option.load === undefined ? [] : [{ ...option, load: option.load }],
);

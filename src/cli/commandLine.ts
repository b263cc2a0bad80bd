/** Every command and option of `sealion`, in one table: parsing, help and the README's list are made from it. */
import type { LoadSettingName } from "../core/loadSettingRules.ts";
import type { MessageKey } from "../shared/messages/en.ts";

export interface OptionSpec {
  readonly name: string;
  readonly short?: string;
  /** What the option's value is called in the help. Absent: a switch without a value. */
  readonly value?: string;
  /** May be given several times. */
  readonly multiple?: boolean;
  readonly help: MessageKey;
  /** Which load setting it gives. The help lists such options apart. */
  readonly load?: LoadSettingName;
}

export interface CommandSpec {
  /** One word, or two: `models list`. */
  readonly name: string;
  /** What follows the name in the usage line. */
  readonly usage: string;
  readonly summary: MessageKey;
  /** How many arguments beside options it takes at most. */
  readonly maxArguments: 0 | 1;
  readonly options: readonly OptionSpec[];
  readonly examples: readonly string[];
}

const help: OptionSpec = { name: "help", short: "h", help: "cli.option.help" };
const verbose: OptionSpec = { name: "verbose", help: "cli.option.verbose" };
const json: OptionSpec = { name: "json", help: "cli.option.json" };
const general = [json, verbose, help];

const modelDir: OptionSpec = { name: "model-dir", value: "DIR", multiple: true, help: "cli.option.modelDir" };
const model: readonly OptionSpec[] = [
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
export const LOAD_OPTIONS = model.flatMap((option) =>
  option.load === undefined ? [] : [{ ...option, load: option.load }],
);

const thinking: readonly OptionSpec[] = [
  { name: "think", help: "cli.option.think" },
  { name: "no-think", help: "cli.option.noThink" },
];

export const COMMANDS = [
  {
    name: "translate",
    usage: "--to LANGUAGE [--from LANGUAGE] [FILE|-]",
    summary: "cli.command.translate",
    maxArguments: 1,
    options: [
      { name: "to", short: "t", value: "LANGUAGE", help: "cli.option.to" },
      { name: "from", short: "f", value: "LANGUAGE", help: "cli.option.from" },
      ...model,
      ...general,
    ],
    examples: [
      "sealion translate --to th README.md > README.th.md",
      "echo 'Good morning' | sealion translate --to my",
      "sealion translate --to vi --from en --json - < notes.txt",
    ],
  },
  {
    name: "summarize",
    usage: "--to LANGUAGE [FILE|-]",
    summary: "cli.command.summarize",
    maxArguments: 1,
    options: [{ name: "to", short: "t", value: "LANGUAGE", help: "cli.option.summaryTo" }, ...model, ...general],
    examples: ["sealion summarize --to vi report.txt", "git log | sealion summarize --to en"],
  },
  {
    name: "chat",
    usage: "--prompt TEXT [--think|--no-think]",
    summary: "cli.command.chat",
    maxArguments: 0,
    options: [
      { name: "prompt", short: "p", value: "TEXT", help: "cli.option.prompt" },
      ...thinking,
      { name: "temperature", value: "X", help: "cli.option.temperature" },
      { name: "seed", value: "N", help: "cli.option.seed" },
      { name: "max-tokens", value: "N", help: "cli.option.maxTokens" },
      ...model,
      ...general,
    ],
    examples: ["sealion chat -p 'What is the capital of Laos?'", "cat question.txt | sealion chat -p - --think"],
  },
  {
    name: "models list",
    usage: "",
    summary: "cli.command.modelsList",
    maxArguments: 0,
    options: [modelDir, ...general],
    examples: ["sealion models list", "sealion models list --model-dir ~/models --json"],
  },
  {
    name: "render-prompt",
    usage: "--messages FILE.json [--think|--no-think]",
    summary: "cli.command.renderPrompt",
    maxArguments: 0,
    options: [
      { name: "messages", value: "FILE", help: "cli.option.messages" },
      ...thinking,
      ...model,
      { ...json, help: "cli.option.renderJson" },
      verbose,
      help,
    ],
    examples: ["sealion render-prompt --messages conversation.json --no-think --json"],
  },
  {
    name: "status",
    usage: "",
    summary: "cli.command.status",
    maxArguments: 0,
    options: general,
    examples: ["sealion status", "sealion status --json"],
  },
  {
    name: "stop",
    usage: "",
    summary: "cli.command.stop",
    maxArguments: 0,
    options: general,
    examples: ["sealion stop"],
  },
] as const satisfies readonly CommandSpec[];

export type CommandName = (typeof COMMANDS)[number]["name"];

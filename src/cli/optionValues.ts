/** Reads the values of options that several commands share. */
import { existsSync } from "node:fs";
import path from "node:path";
import { LANGUAGES, parseLanguage, type LanguageTag } from "../core/languages.ts";
import type { LoadSettings } from "../shared/protocol.ts";
import { wrongUse } from "./cliFailure.ts";
import type { CommandArguments } from "./parseCommandLine.ts";

/** @throws CliFailure when the option is missing or names no language of the product */
export function requiredLanguage(args: CommandArguments, option: string): LanguageTag {
  const tag = optionalLanguage(args, option);
  if (tag === undefined) throw wrongUse("cli.use.languageMissing", { option: `--${option}`, languages: knownTags() });
  return tag;
}

export function optionalLanguage(args: CommandArguments, option: string): LanguageTag | undefined {
  const given = args.value(option);
  if (given === undefined) return undefined;
  const tag = parseLanguage(given);
  if (tag === undefined) throw wrongUse("cli.use.unknownLanguage", { language: given, languages: knownTags() });
  return tag;
}

function knownTags(): string {
  return LANGUAGES.map(({ tag }) => tag).join(", ");
}

/** Undefined when neither switch is given. */
export function thinkingSwitch(args: CommandArguments): boolean | undefined {
  if (args.has("think") && args.has("no-think")) throw wrongUse("cli.use.bothThinking");
  return args.has("think") ? true : args.has("no-think") ? false : undefined;
}

export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
}

/** @throws CliFailure when the value is no number of the range */
export function optionalNumber(args: CommandArguments, option: string, range: NumberRange): number | undefined {
  const given = args.value(option);
  if (given === undefined) return undefined;
  const value = /^\d+(\.\d+)?$/u.test(given) ? Number(given) : Number.NaN;
  if (!(value >= range.min && value <= range.max) || (range.integer && !Number.isSafeInteger(value))) {
    throw wrongUse("cli.use.badNumber", { option: `--${option}`, value: given, min: range.min, max: range.max });
  }
  return value;
}

const GPU_KINDS: readonly LoadSettings["gpu"][] = ["auto", "off", "cuda", "vulkan", "metal"];

/** Those of the load settings that the command line names. */
export function loadSettings(args: CommandArguments): Partial<LoadSettings> {
  const gpu = gpuKind(args.value("gpu"));
  const gpuLayers = numberOrAuto(args, "gpu-layers", { min: 0, max: 1000, integer: true });
  const contextTokens = numberOrAuto(args, "context", { min: 512, max: 10_000_000, integer: true });
  const threads = numberOrAuto(args, "threads", { min: 1, max: 256, integer: true });
  return {
    ...(gpu === undefined ? {} : { gpu }),
    ...(gpuLayers === undefined ? {} : { gpuLayers }),
    ...(contextTokens === undefined ? {} : { contextTokens }),
    ...(threads === undefined ? {} : { threads }),
  };
}

function gpuKind(given: string | undefined): LoadSettings["gpu"] | undefined {
  if (given === undefined) return undefined;
  const kind = GPU_KINDS.find((known) => known === given);
  if (kind === undefined) throw wrongUse("cli.use.badGpu", { value: given, kinds: GPU_KINDS.join(", ") });
  return kind;
}

function numberOrAuto(args: CommandArguments, option: string, range: NumberRange): number | "auto" | undefined {
  return args.value(option) === "auto" ? "auto" : optionalNumber(args, option, range);
}

/** The model as given, but a file of the current folder is meant when a GGUF of that name lies there. */
export function modelOption(args: CommandArguments, cwd: string): string | undefined {
  const given = args.value("model");
  if (given?.toLowerCase().endsWith(".gguf") !== true) return given;
  const inFolder = path.resolve(cwd, given);
  return existsSync(inFolder) ? inFolder : given;
}

/** Reads the values of options that several commands share. */
import { existsSync } from "node:fs";
import path from "node:path";
import { LANGUAGES, parseLanguage, type LanguageTag } from "../core/languages.ts";
import { parseLoadSetting } from "../core/loadSettingRules.ts";
import type { LoadSettings, WhenBusy } from "../shared/protocol.ts";
import { wrongUse } from "./cliFailure.ts";
import { LOAD_OPTIONS } from "./optionSpecs.ts";
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

/** All tags, for a message. */
export function knownTags(): string {
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

/** Those of the load settings that the command line names. @throws CliFailure when one has a value that it cannot have */
export function loadSettings(args: CommandArguments): Partial<LoadSettings> {
  const given = LOAD_OPTIONS.filter(({ name }) => args.has(name));
  return Object.fromEntries(
    given.map(({ name, load, value }) => {
      const text = value === undefined ? "on" : (args.value(name) ?? "");
      const checked = parseLoadSetting(load, text);
      if ("value" in checked) return [load, checked.value];
      throw wrongUse("cli.use.badLoad", { option: `--${name}`, value: text, wanted: checked.wanted });
    }),
  );
}

const WHEN_BUSY: readonly WhenBusy[] = ["refuse", "wait", "switch"];

/** Undefined: whoever is at the terminal is asked. @throws CliFailure when it is none of the three */
export function whenBusyOption(args: CommandArguments): WhenBusy | undefined {
  const given = args.value("when-busy");
  if (given === undefined) return undefined;
  const known = WHEN_BUSY.find((value) => value === given);
  if (known === undefined) throw wrongUse("cli.use.badWhenBusy", { value: given, values: WHEN_BUSY.join(", ") });
  return known;
}

/** The model as given, but a file of the current folder is meant when a GGUF of that name lies there. */
export function modelOption(args: CommandArguments, cwd: string): string | undefined {
  const given = args.value("model");
  if (given?.toLowerCase().endsWith(".gguf") !== true) return given;
  const inFolder = path.resolve(cwd, given);
  return existsSync(inFolder) ? inFolder : given;
}

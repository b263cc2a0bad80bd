/** Which values each load setting may have. The settings, the command line and their descriptions all go by this table. */
import { formatMessage } from "../shared/messages/formatMessage.ts";
import { DEFAULT_LOAD_SETTINGS, type LoadSettings } from "../shared/protocol.ts";

/** `maxGpuLayers` is none of them: it is learned, never chosen. */
export type LoadSettingName = Exclude<keyof LoadSettings, "maxGpuLayers">;

export type LoadSettingRule =
  | { readonly kind: "choice"; readonly values: readonly string[] }
  /** A whole number, or "auto". */
  | { readonly kind: "number"; readonly min: number; readonly max: number }
  /** A whole number. */
  | { readonly kind: "minutes"; readonly min: number; readonly max: number }
  | { readonly kind: "switch" }
  | { readonly kind: "devices" }
  | { readonly kind: "text" };

export const LOAD_SETTING_RULES: Readonly<Record<LoadSettingName, LoadSettingRule>> = {
  gpu: { kind: "choice", values: ["auto", "off", "cuda", "vulkan", "metal"] },
  gpuDevices: { kind: "devices" },
  gpuLayers: { kind: "number", min: 0, max: 1000 },
  contextTokens: { kind: "number", min: 512, max: 1_048_576 },
  parallel: { kind: "number", min: 1, max: 64 },
  threads: { kind: "number", min: 1, max: 256 },
  batchTokens: { kind: "number", min: 8, max: 8192 },
  flashAttention: { kind: "choice", values: ["auto", "on", "off"] },
  kvCache: { kind: "choice", values: ["auto", "f16", "q8_0"] },
  memoryMap: { kind: "choice", values: ["auto", "on", "off"] },
  memoryLock: { kind: "switch" },
  longContext: { kind: "switch" },
  draftModel: { kind: "text" },
  speculation: { kind: "choice", values: ["auto", "off"] },
  prefixCacheMegabytes: { kind: "number", min: 0, max: 65_536 },
  idleUnloadMinutes: { kind: "minutes", min: 0, max: 10_080 }, // a week
};

export const LOAD_SETTING_NAMES = Object.keys(LOAD_SETTING_RULES) as readonly LoadSettingName[];

/** More devices than any machine has, so that a list stays one. */
const MOST_DEVICES = 32;

type LoadSettingValue = LoadSettings[LoadSettingName];

/** The value, or in words what would be one. */
export type CheckedValue = { readonly value: LoadSettingValue } | { readonly wanted: string };

/** Checks a value as a settings file has it. Nothing at all (null, undefined) is the default. */
export function checkLoadSetting(name: LoadSettingName, given: unknown): CheckedValue {
  if (given === null || given === undefined) return { value: DEFAULT_LOAD_SETTINGS[name] };
  const rule = LOAD_SETTING_RULES[name];
  return isAllowed(rule, given) ? { value: given } : { wanted: wantedBy(rule) };
}

/** Checks a value as the command line has it: digits, words, numbers with commas between them. */
export function parseLoadSetting(name: LoadSettingName, text: string): CheckedValue {
  return checkLoadSetting(name, fromText(LOAD_SETTING_RULES[name], text.trim()));
}

export interface ReadLoadSettings {
  readonly settings: LoadSettings;
  /** One sentence for each value that could not be used. */
  readonly problems: readonly string[];
}

/**
 * All load settings at once. A value that cannot be used gives way to the default, or as a number to the nearest that can,
 * with a sentence that says so.
 * @param read the value of one setting, of whatever type it may be
 * @param label what a reader knows the setting by
 */
export function readLoadSettings(
  read: (name: LoadSettingName) => unknown,
  label: (name: LoadSettingName) => string,
): ReadLoadSettings {
  const problems: string[] = [];
  const values = LOAD_SETTING_NAMES.map((name): [string, LoadSettingValue] => {
    const given = read(name);
    const checked = checkLoadSetting(name, given);
    if ("value" in checked) return [name, checked.value];
    const words = { name: label(name), value: JSON.stringify(given), wanted: checked.wanted };
    const limit = nearestLimit(LOAD_SETTING_RULES[name], given);
    if (limit !== undefined) {
      problems.push(formatMessage("load.problemLimit", { ...words, limit }));
      return [name, limit];
    }
    problems.push(formatMessage("load.problem", words));
    return [name, DEFAULT_LOAD_SETTINGS[name]];
  });
  return { settings: { ...DEFAULT_LOAD_SETTINGS, ...(Object.fromEntries(values) as Partial<LoadSettings>) }, problems };
}

/**
 * Whoever asks for too little or too much means little or much, and not the default. Zero and less stand for "choose yourself"
 * elsewhere, so the default it is.
 */
function nearestLimit(rule: LoadSettingRule, given: unknown): number | undefined {
  if ((rule.kind !== "number" && rule.kind !== "minutes") || !isWholeNumber(given, 1, Number.MAX_SAFE_INTEGER))
    return undefined;
  return Math.min(Math.max(given, rule.min), rule.max);
}

function isAllowed(rule: LoadSettingRule, given: unknown): given is LoadSettingValue {
  switch (rule.kind) {
    case "choice":
      return typeof given === "string" && rule.values.includes(given);
    case "number":
      return given === "auto" || isWholeNumber(given, rule.min, rule.max);
    case "minutes":
      return isWholeNumber(given, rule.min, rule.max);
    case "switch":
      return typeof given === "boolean";
    case "devices":
      return (
        Array.isArray(given) &&
        given.length <= MOST_DEVICES &&
        new Set(given).size === given.length &&
        given.every((device) => isWholeNumber(device, 0, 255))
      );
    case "text":
      return typeof given === "string";
  }
}

function isWholeNumber(value: unknown, min: number, max: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= min && value <= max;
}

function fromText(rule: LoadSettingRule, text: string): unknown {
  switch (rule.kind) {
    case "choice":
    case "text":
      return text;
    case "number":
      return text === "auto" ? text : digits(text);
    case "minutes":
      return digits(text);
    case "switch":
      return text === "on" ? true : text === "off" ? false : text;
    case "devices":
      return text === "" ? [] : text.split(",").map((device) => digits(device.trim()));
  }
}

function digits(text: string): number {
  return /^\d+$/u.test(text) ? Number(text) : Number.NaN;
}

function wantedBy(rule: LoadSettingRule): string {
  switch (rule.kind) {
    case "choice":
      return formatMessage("load.wantChoice", { values: rule.values.join(", ") });
    case "number":
      return formatMessage("load.wantNumber", { min: rule.min, max: rule.max });
    case "minutes":
      return formatMessage("load.wantMinutes", { min: rule.min, max: rule.max });
    case "switch":
      return formatMessage("load.wantSwitch");
    case "devices":
      return formatMessage("load.wantDevices");
    case "text":
      return formatMessage("load.wantText");
  }
}

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  checkLoadSetting,
  LOAD_SETTING_NAMES,
  LOAD_SETTING_RULES,
  parseLoadSetting,
  readLoadSettings,
  type LoadSettingName,
} from "../../../src/core/loadSettingRules.ts";
import { DEFAULT_LOAD_SETTINGS } from "../../../src/shared/protocol.ts";

interface SettingSchema {
  readonly type: string | readonly string[];
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default: unknown;
  readonly scope: string;
  readonly markdownDescription: string;
}

interface Manifest {
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly configuration: readonly { readonly title: string; readonly properties: Record<string, SettingSchema> }[];
  };
}

const manifest = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as Manifest;
const groups = manifest.contributes.configuration;
const schemas = Object.fromEntries(groups.flatMap(({ properties }) => Object.entries(properties)));

describe("values", () => {
  it.each<[LoadSettingName, unknown]>([
    ["gpu", "cuda"],
    ["gpuDevices", [0, 2]],
    ["gpuLayers", 0],
    ["gpuLayers", "auto"],
    ["contextTokens", 131_072],
    ["memoryLock", true],
    ["draftModel", "~/models/small.gguf"],
    ["kvCache", "q8_0"],
  ])("%s may be %j", (name, value) => {
    expect(checkLoadSetting(name, value)).toEqual({ value });
  });

  it.each(LOAD_SETTING_NAMES)("%s has a default that it may have, and that counts for nothing", (name) => {
    expect(checkLoadSetting(name, DEFAULT_LOAD_SETTINGS[name])).toEqual({ value: DEFAULT_LOAD_SETTINGS[name] });
    expect(checkLoadSetting(name, null)).toEqual({ value: DEFAULT_LOAD_SETTINGS[name] });
  });

  it.each<[LoadSettingName, unknown]>([
    ["gpu", "tpu"],
    ["gpu", 1],
    ["gpuDevices", [-1]],
    ["gpuDevices", [1, 1]],
    ["gpuDevices", "0"],
    ["gpuLayers", -1],
    ["gpuLayers", 1.5],
    ["gpuLayers", "12"],
    ["contextTokens", 0],
    ["threads", Number.NaN],
    ["memoryLock", "yes"],
    ["draftModel", 3],
    ["speculation", "on"],
    ["idleUnloadMinutes", "auto"],
    ["idleUnloadMinutes", -1],
  ])("%s cannot be %j: one sentence says so and the default counts", (name, value) => {
    const { settings, problems } = readLoadSettings(
      (asked) => (asked === name ? value : undefined),
      (asked) => `sealion.${asked}`,
    );
    expect(settings).toEqual(DEFAULT_LOAD_SETTINGS);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`sealion.${name}`);
    expect(problems[0]).not.toMatch(/[{}]/u);
  });
});

it.each<[LoadSettingName, number, number]>([
  ["threads", 9999, 256],
  ["contextTokens", 1, 512],
  ["batchTokens", 1, 8],
  ["idleUnloadMinutes", 20_000, 10_080],
])("%s of %d is too much or too little: %d counts, and one sentence says so", (name, given, limit) => {
  const { settings, problems } = readLoadSettings(
    (asked) => (asked === name ? given : undefined),
    (asked) => `sealion.${asked}`,
  );
  expect(settings).toEqual({ ...DEFAULT_LOAD_SETTINGS, [name]: limit });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(`${String(limit)} counts`);
});

describe("values on a command line", () => {
  it.each<[LoadSettingName, string, unknown]>([
    ["gpuDevices", "0, 2", [0, 2]],
    ["gpuLayers", "12", 12],
    ["threads", "auto", "auto"],
    ["memoryLock", "on", true],
    ["prefixCacheMegabytes", "0", 0],
  ])("%s %s", (name, text, value) => {
    expect(parseLoadSetting(name, text)).toEqual({ value });
  });

  it.each<[LoadSettingName, string]>([
    ["gpuLayers", "-1"],
    ["gpuLayers", "1e3"],
    ["gpuDevices", "0,x"],
    ["memoryLock", "perhaps"],
    ["threads", ""],
  ])("%s cannot be “%s”", (name, text) => {
    expect(parseLoadSetting(name, text)).toHaveProperty("wanted");
  });
});

describe("the settings of the extension", () => {
  it.each(LOAD_SETTING_NAMES)("have %s, of the machine, with the same values and a description", (name) => {
    const schema = schemas[`sealion.${name}`]!;
    const rule = LOAD_SETTING_RULES[name];
    expect(schema.scope).toBe("machine");
    if (rule.kind === "minutes") expect([schema.minimum, schema.maximum]).toEqual([rule.min, rule.max]);
    expect(schema.markdownDescription.length).toBeGreaterThan(20);
    const given = schema.default ?? DEFAULT_LOAD_SETTINGS[name];
    expect(given).toEqual(DEFAULT_LOAD_SETTINGS[name]);
    if (rule.kind === "choice") expect(schema.enum).toEqual(rule.values);
    if (rule.kind === "choice") expect(schema.enumDescriptions).toHaveLength(rule.values.length);
    if (rule.kind === "number") expect([schema.minimum, schema.maximum]).toEqual([rule.min, rule.max]);
  });

  it("are at most thirty, in titled groups, and an untrusted workspace can choose none of the machine's, nor where files go", () => {
    expect(Object.keys(schemas).length).toBeLessThanOrEqual(30);
    for (const { title } of groups) expect(title).not.toBe("");
    const ofMachine = Object.keys(schemas).filter((name) => schemas[name]?.scope === "machine");
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    expect([...restrictedConfigurations].sort()).toEqual([...ofMachine, "sealion.translate.fileName"].sort());
    expect(schemas).not.toHaveProperty(["sealion.maxGpuLayers"]);
  });
});

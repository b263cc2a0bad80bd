import { describe, expect, it } from "vitest";
import { COMMANDS } from "../../../src/cli/commandLine.ts";
import { CliFailure, EXIT } from "../../../src/cli/cliFailure.ts";
import { commandHelp, generalHelp } from "../../../src/cli/helpText.ts";
import {
  loadSettings,
  optionalNumber,
  requiredLanguage,
  thinkingSwitch,
  whenBusyOption,
} from "../../../src/cli/optionValues.ts";
import { parseBusyAnswer } from "../../../src/cli/whenBusy.ts";
import { LANGUAGES } from "../../../src/core/languages.ts";
import { FORMAT_IDS } from "../../../src/core/translate/formats/documentFormat.ts";
import { MAX_DOCUMENT_CHARACTERS } from "../../../src/shared/limits.ts";
import { LOAD_SETTING_NAMES } from "../../../src/core/loadSettingRules.ts";
import { parseCommandLine, type CommandArguments } from "../../../src/cli/parseCommandLine.ts";

function argumentsOf(line: string): CommandArguments {
  const parsed = parseCommandLine(line.split(" "));
  if (parsed.kind !== "command") throw new Error(`Not a command: ${line}`);
  return parsed.args;
}

function failureOf(action: () => unknown): CliFailure {
  try {
    action();
  } catch (error) {
    if (error instanceof CliFailure) return error;
    throw error;
  }
  throw new Error("It did not fail");
}

describe("parseCommandLine", () => {
  it("reads options in both spellings, before and after the file", () => {
    const args = argumentsOf("translate -t th notes.txt --from=en --model sea-tiny --json");
    expect(args.value("to")).toBe("th");
    expect(args.value("from")).toBe("en");
    expect(args.value("model")).toBe("sea-tiny");
    expect(args.argument).toBe("notes.txt");
    expect(args.has("json")).toBe(true);
    expect(args.has("verbose")).toBe(false);
  });

  it("takes a lone dash for a file and for a value, and what follows -- for a file", () => {
    expect(argumentsOf("translate --to th -").argument).toBe("-");
    expect(argumentsOf("chat -p -").value("prompt")).toBe("-");
    expect(argumentsOf("translate --to th -- --odd-name").argument).toBe("--odd-name");
  });

  it("takes the last of two values, and all of those that may come several times", () => {
    const args = argumentsOf("translate --to th --to vi --model-dir a --model-dir b");
    expect(args.value("to")).toBe("vi");
    expect(args.values("model-dir")).toEqual(["a", "b"]);
  });

  it("finds commands of two words", () => {
    expect(parseCommandLine(["models", "list", "--json"])).toMatchObject({ kind: "command", name: "models list" });
  });

  it.each([["--version"], ["-V"]])("%s", (word) => {
    expect(parseCommandLine([word])).toEqual({ kind: "version" });
  });

  it.each([
    [["--help"], undefined],
    [["help"], undefined],
    [["translate", "--help"], "translate"],
    [["translate", "--to", "th", "-h"], "translate"],
    [["help", "models", "list"], "models list"],
  ])("%j asks for help", (argv, command) => {
    const parsed = parseCommandLine(argv);
    expect(parsed.kind).toBe("help");
    expect(parsed.kind === "help" ? parsed.command?.name : "").toBe(command);
  });

  it.each([
    ["", "command"],
    ["fly", "fly"],
    ["models", "models list"],
    ["models forget", "models list"],
    ["--json translate", "--json"],
    ["translate --to th --speed 3", "--speed"],
    ["translate -x", "-x"],
    ["translate --to", "--to LANGUAGE"],
    ["translate --to --json", "--to LANGUAGE"],
    ["translate --to th --json=yes", "--json"],
    ["summarize --to th a.txt b.txt", "b.txt"],
    ["models list a", "a"],
    ["stop --model x", "--model"],
  ])("%j is wrong use, and the sentence names %j", (line, named) => {
    const failure = failureOf(() => parseCommandLine(line === "" ? [] : line.split(" ")));
    expect(failure.exitCode).toBe(2);
    expect(failure.message).toContain(named);
  });
});

describe("option values", () => {
  it("understand languages by tag, name and endonym", () => {
    expect(requiredLanguage(argumentsOf("translate --to Thai"), "to")).toBe("th");
    expect(requiredLanguage(argumentsOf("translate --to tl"), "to")).toBe("fil");
    expect(failureOf(() => requiredLanguage(argumentsOf("translate --to de"), "to")).message).toContain("zh-Hans");
    expect(failureOf(() => requiredLanguage(argumentsOf("translate"), "to")).message).toContain("--to");
  });

  it("give the load settings that were named, and no others", () => {
    expect(loadSettings(argumentsOf("chat -p x"))).toEqual({});
    expect(loadSettings(argumentsOf("chat --gpu off --gpu-layers 0 --context auto --threads 2"))).toEqual({
      gpu: "off",
      gpuLayers: 0,
      contextTokens: "auto",
      threads: 2,
    });
  });

  it("give every load setting that can be chosen", () => {
    const line =
      "chat --gpu cuda --gpu-devices 0,1 --gpu-layers 3 --threads 2 --context 4096 --long-context --kv-cache q8_0 " +
      "--flash-attention on --parallel 2 --batch 64 --draft-model small --speculation off --prefix-cache 0 " +
      "--memory-map off --memory-lock --idle-unload 5";
    const settings = loadSettings(argumentsOf(line));
    expect(settings).toEqual({
      gpu: "cuda",
      gpuDevices: [0, 1],
      gpuLayers: 3,
      threads: 2,
      contextTokens: 4096,
      longContext: true,
      kvCache: "q8_0",
      flashAttention: "on",
      parallel: 2,
      batchTokens: 64,
      draftModel: "small",
      speculation: "off",
      prefixCacheMegabytes: 0,
      memoryMap: "off",
      memoryLock: true,
      idleUnloadMinutes: 5,
    });
    expect(Object.keys(settings).sort()).toEqual([...LOAD_SETTING_NAMES].sort());
  });

  it("know what to do when a model is busy, or leave it open", () => {
    expect(whenBusyOption(argumentsOf("chat"))).toBeUndefined();
    expect(whenBusyOption(argumentsOf("chat --when-busy switch"))).toBe("switch");
    expect(failureOf(() => whenBusyOption(argumentsOf("chat --when-busy go"))).message).toContain(
      "refuse, wait, switch",
    );
    expect(["w", " Wait", "S", "q", ""].map(parseBusyAnswer)).toEqual(["wait", "wait", "switch", undefined, undefined]);
  });

  it.each([
    "--gpu tpu",
    "--gpu-devices a",
    "--kv-cache q4",
    "--batch 1",
    "--gpu-layers many",
    "--context 12",
    "--threads 0",
    "--threads 1.5",
    "--threads 1e9",
  ])("%s is wrong use", (options) => {
    expect(failureOf(() => loadSettings(argumentsOf(`chat ${options}`))).exitCode).toBe(2);
  });

  it("take numbers of a range only", () => {
    const range = { min: 0, max: 2, integer: false };
    expect(optionalNumber(argumentsOf("chat --temperature 0.7"), "temperature", range)).toBe(0.7);
    expect(optionalNumber(argumentsOf("chat"), "temperature", range)).toBeUndefined();
    expect(failureOf(() => optionalNumber(argumentsOf("chat --temperature 3"), "temperature", range)).exitCode).toBe(2);
  });

  it("know three states of thinking", () => {
    expect(thinkingSwitch(argumentsOf("chat"))).toBeUndefined();
    expect(thinkingSwitch(argumentsOf("chat --think"))).toBe(true);
    expect(thinkingSwitch(argumentsOf("chat --no-think"))).toBe(false);
    expect(failureOf(() => thinkingSwitch(argumentsOf("chat --think --no-think"))).exitCode).toBe(2);
  });
});

describe("help", () => {
  it("lists every command and all languages", () => {
    for (const { name } of COMMANDS) expect(generalHelp()).toContain(`\n  ${name} `);
    expect(generalHelp()).toContain("ไทย - Thai");
  });

  it("names what an option can be, how much a text can have, and what the exit codes mean", () => {
    const command = COMMANDS.find(({ name }) => name === "translate")!;
    const text = commandHelp(command).replace(/\s+/gu, " ");
    for (const format of FORMAT_IDS) expect(text).toContain(format);
    expect(text).toContain("keep, translate.");
    expect(text).toContain(`${String(MAX_DOCUMENT_CHARACTERS / 1_000_000)} million characters`);
    for (const code of Object.values(EXIT)) expect(text).toMatch(new RegExp(` ${String(code)} [a-z]`, "u"));
    for (const { tag } of LANGUAGES) expect(text).toContain(`${tag} (`);
  });

  it.each(COMMANDS)("of $name explains every option and gives an example that parses", (command) => {
    const text = commandHelp(command);
    for (const { name } of command.options) expect(text).toMatch(new RegExp(`--${name}\\b.* \\S`, "u"));
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
    for (const example of command.examples) {
      const words = example.slice(example.indexOf("sealion ") + 8).split(/ (?=[<>])/u)[0]!;
      const parsed = parseCommandLine(words.match(/'[^']*'|\S+/gu)!);
      expect(parsed).toMatchObject({ kind: "command", name: command.name });
    }
  });
});

/** The commands about model files: part of the table in commandLine.ts. */
import { type CommandSpec, general, LOAD_OPTIONS, modelDir, type OptionSpec } from "./optionSpecs.ts";

const hub: OptionSpec = { name: "hub", value: "ADDRESS", help: "cli.option.hub" };
const yes: OptionSpec = { name: "yes", short: "y", help: "cli.option.yes" };

export const MODEL_COMMANDS = [
  {
    name: "models list",
    usage: "[--available] [--fit]",
    summary: "cli.command.modelsList",
    maxArguments: 0,
    options: [
      { name: "available", help: "cli.option.available" },
      { name: "fit", help: "cli.option.fit" },
      modelDir,
      ...general,
      ...LOAD_OPTIONS,
    ],
    examples: ["sealion models list", "sealion models list --available --fit", "sealion models list --json"],
  },
  {
    name: "models show",
    usage: "NAME",
    summary: "cli.command.modelsShow",
    maxArguments: 1,
    options: [modelDir, ...general],
    examples: ["sealion models show sea-tiny", "sealion models show qwen3-0.6b"],
  },
  {
    name: "models fit",
    usage: "NAME|FILE|hf:OWNER/REPOSITORY[:QUANT]|ADDRESS",
    summary: "cli.command.modelsFit",
    maxArguments: 1,
    options: [{ name: "explain", help: "cli.option.explain" }, hub, modelDir, ...general, ...LOAD_OPTIONS],
    examples: [
      "sealion models fit qwen-sea-lion-v4-32b-4bit --explain",
      "sealion models fit hf:Qwen/Qwen3-0.6B-GGUF:Q8_0 --context 32768",
    ],
  },
  {
    name: "models pull",
    usage: "NAME|hf:OWNER/REPOSITORY[:QUANT]|ADDRESS",
    summary: "cli.command.modelsPull",
    maxArguments: 1,
    options: [yes, { name: "background", help: "cli.option.background" }, hub, ...general],
    examples: ["sealion models pull qwen3-0.6b", "sealion models pull hf:Qwen/Qwen3-0.6B-GGUF:Q8_0 --yes --background"],
  },
  {
    name: "models verify",
    usage: "NAME|FILE",
    summary: "cli.command.modelsVerify",
    maxArguments: 1,
    options: [hub, modelDir, ...general],
    examples: ["sealion models verify sea-tiny"],
  },
  {
    name: "models import",
    usage: "FILE",
    summary: "cli.command.modelsImport",
    maxArguments: 1,
    options: [{ name: "copy", help: "cli.option.copy" }, ...general],
    examples: ["sealion models import ~/Downloads/model.gguf", "sealion models import /media/usb/model.gguf --copy"],
  },
  {
    name: "models remove",
    usage: "NAME|FILE",
    summary: "cli.command.modelsRemove",
    maxArguments: 1,
    options: [yes, ...general],
    examples: ["sealion models remove sea-tiny"],
  },
] as const satisfies readonly CommandSpec[];

/** Every command and option of `sealion`, in one table: parsing, help and the README's list are made from it. */
import { FORMAT_IDS } from "../core/translate/formats/documentFormat.ts";
import { MODEL_COMMANDS } from "./modelCommands.ts";
import { type CommandSpec, general, help, json, model, type OptionSpec, verbose } from "./optionSpecs.ts";
import { CONFLICT_DECISIONS } from "./translate/translateOptions.ts";

const thinking: readonly OptionSpec[] = [
  { name: "think", help: "cli.option.think" },
  { name: "no-think", help: "cli.option.noThink" },
];

export const COMMANDS = [
  {
    name: "translate",
    usage: "--to LANGUAGE[,LANGUAGE] [--write|--check] [FILE|FOLDER|-]...",
    summary: "cli.command.translate",
    maxArguments: Number.POSITIVE_INFINITY,
    options: [
      { name: "to", short: "t", value: "LANGUAGE", multiple: true, help: "cli.option.to" },
      { name: "from", short: "f", value: "LANGUAGE", help: "cli.option.from" },
      { name: "write", short: "w", help: "cli.option.write" },
      { name: "check", help: "cli.option.check" },
      { name: "in-place", help: "cli.option.inPlace" },
      { name: "out", short: "o", value: "FILE", help: "cli.option.out" },
      { name: "name", value: "PATTERN", help: "cli.option.name" },
      { name: "conflicts", value: "WHAT", help: "cli.option.conflicts", values: CONFLICT_DECISIONS },
      { name: "format", value: "FORMAT", help: "cli.option.format", values: FORMAT_IDS },
      { name: "glossary", value: "FILE", help: "cli.option.glossary" },
      { name: "register", value: "WHICH", help: "cli.option.register" },
      { name: "retry", help: "cli.option.retry" },
      { name: "strict", help: "cli.option.strict" },
      ...model,
      ...general,
    ],
    examples: [
      "sealion translate --to th README.md > README.th.md",
      "echo 'Good morning' | sealion translate --to my",
      "sealion translate --to vi --from en --json - < notes.txt",
      "sealion translate --to th,km,my --write docs locales/en.json",
      "sealion translate --to th --check locales/en.json",
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
      { name: "thinking-budget", value: "N", help: "cli.option.thinkingBudget" },
      ...model,
      ...general,
    ],
    examples: ["sealion chat -p 'What is the capital of Laos?'", "cat question.txt | sealion chat -p - --think"],
  },
  ...MODEL_COMMANDS,
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

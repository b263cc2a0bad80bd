import { parseArgs } from "node:util";
import { wrongUse } from "./cliFailure.ts";
import { COMMANDS, type CommandName } from "./commandLine.ts";
import type { CommandSpec, OptionSpec } from "./optionSpecs.ts";

/** Options and arguments of one command, already checked against its table. */
export interface CommandArguments {
  has(option: string): boolean;
  /** The value of an option that takes one; the last when it was given twice. */
  value(option: string): string | undefined;
  values(option: string): readonly string[];
  /** The argument beside options: a file, or `-`. */
  readonly argument: string | undefined;
  /** All of them, for commands that take several. */
  readonly arguments: readonly string[];
}

export type ParsedCommandLine =
  | { readonly kind: "version" }
  /** Without a command: the help of all. */
  | { readonly kind: "help"; readonly command?: CommandSpec }
  | { readonly kind: "command"; readonly name: CommandName; readonly args: CommandArguments };

/** @throws CliFailure with exit code 2, in words, when the command line is wrong */
export function parseCommandLine(argv: readonly string[]): ParsedCommandLine {
  const [first] = argv;
  if (first === undefined) throw wrongUse("cli.use.noCommand");
  if (first === "--version" || first === "-V") return { kind: "version" };
  if (first === "--help" || first === "-h") return { kind: "help" };
  if (first === "help") return helpFor(argv.slice(1));
  const command = findCommand(argv);
  if (command === undefined) throw unknownCommand(argv);
  const args = parseOptions(command, argv.slice(command.name.split(" ").length));
  if (args.has("help")) return { kind: "help", command };
  return { kind: "command", name: command.name, args };
}

function helpFor(words: readonly string[]): ParsedCommandLine {
  if (words.length === 0) return { kind: "help" };
  const command = findCommand(words);
  if (command === undefined) throw unknownCommand(words);
  return { kind: "help", command };
}

function findCommand(argv: readonly string[]): (typeof COMMANDS)[number] | undefined {
  return COMMANDS.find(({ name }) => name.split(" ").every((word, index) => argv[index] === word));
}

function unknownCommand(argv: readonly string[]): Error {
  const [first = "", second] = argv;
  if (first.startsWith("-")) return wrongUse("cli.use.commandFirst", { option: first });
  const longer = COMMANDS.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name);
  if (longer.length > 0) return wrongUse("cli.use.incompleteCommand", { commands: longer.join(", ") });
  return wrongUse("cli.use.unknownCommand", { command: second === undefined ? first : `${first} ${second}` });
}

function parseOptions(command: CommandSpec, words: readonly string[]): CommandArguments {
  const specs = new Map(command.options.map((option) => [option.name, option]));
  // Not strict: Node's own sentences are long, and English in every language of ours. The tokens tell all.
  const { tokens } = parseArgs({ args: [...words], options: nodeOptions(command), strict: false, tokens: true });
  const found = new Map<string, string[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const spec = specs.get(token.name);
    if (spec === undefined) throw wrongUse("cli.use.unknownOption", { option: token.rawName, command: command.name });
    found.set(spec.name, [...(found.get(spec.name) ?? []), checkedValue(spec, token)]);
  }
  if (positionals.length > command.maxArguments) {
    throw wrongUse("cli.use.tooManyArguments", { argument: positionals[command.maxArguments] ?? "" });
  }
  return {
    has: (option) => found.has(option),
    value: (option) => found.get(option)?.at(-1),
    values: (option) => found.get(option) ?? [],
    argument: positionals[0],
    arguments: positionals,
  };
}

function nodeOptions(command: CommandSpec) {
  return Object.fromEntries(
    command.options.map(({ name, short, value, multiple = false }) => [
      name,
      {
        type: value === undefined ? ("boolean" as const) : ("string" as const),
        multiple,
        ...(short === undefined ? {} : { short }),
      },
    ]),
  );
}

interface OptionToken {
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function checkedValue(spec: OptionSpec, { rawName, value, inlineValue }: OptionToken): string {
  if (spec.value === undefined) {
    if (value !== undefined) throw wrongUse("cli.use.noValueWanted", { option: rawName });
    return "";
  }
  // `--to --json` is a forgotten value; `--prompt=--json` is meant. A lone `-` means standard input.
  const forgotten = value === undefined || (inlineValue !== true && value.length > 1 && value.startsWith("-"));
  if (forgotten) throw wrongUse("cli.use.valueMissing", { option: rawName, value: spec.value });
  return value;
}

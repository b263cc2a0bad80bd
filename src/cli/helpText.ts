import { LANGUAGES, languageLabel } from "../core/languages.ts";
import { formatMessage } from "../shared/messages/formatMessage.ts";
import { COMMANDS } from "./commandLine.ts";
import type { CommandSpec, OptionSpec } from "./optionSpecs.ts";

const WIDTH = 100;
const INDENT = "  ";

/** What `sealion --help` prints. */
export function generalHelp(): string {
  const commands = COMMANDS.map(({ name, summary }): Row => [name, formatMessage(summary)]);
  return sections([
    formatMessage("cli.help.intro"),
    section("cli.help.usage", [`${INDENT}sealion COMMAND [OPTIONS]`, `${INDENT}sealion COMMAND --help`]),
    section("cli.help.commands", columns(commands)),
    section("cli.help.languages", languageLines()),
    section("cli.help.environment", columns(environmentRows())),
    section("cli.help.exitCodes", columns(exitCodeRows())),
  ]);
}

/** What `sealion COMMAND --help` prints: every option explained, and examples. */
export function commandHelp(command: CommandSpec): string {
  const usage = ["sealion", command.name, command.usage, "[OPTIONS]"].filter((word) => word !== "").join(" ");
  const takesLanguage = command.options.some(({ value }) => value === "LANGUAGE");
  const loading = command.options.filter(({ load }) => load !== undefined);
  return sections([
    wrapped(formatMessage(command.summary), WIDTH).join("\n"),
    section("cli.help.usage", [`${INDENT}${usage}`]),
    section("cli.help.options", columns(optionRows(command.options.filter(({ load }) => load === undefined)))),
    ...(loading.length === 0 ? [] : [section("cli.help.loading", columns(optionRows(loading)))]),
    ...(takesLanguage
      ? [
          section(
            "cli.help.languages",
            wrapped(languageNames(), WIDTH).map((line) => INDENT + line),
          ),
        ]
      : []),
    section("cli.help.exitCodes", columns(exitCodeRows())),
    section(
      "cli.help.examples",
      command.examples.map((example) => INDENT + example),
    ),
  ]);
}

type Row = readonly [string, string];

function optionRows(options: readonly OptionSpec[]): Row[] {
  return options.map((option) => {
    const values = option.values === undefined ? [] : [`${option.values.join(", ")}.`];
    return [optionNames(option), [formatMessage(option.help), ...values].join(" ")];
  });
}

function environmentRows(): Row[] {
  return [
    ["SEALION_MODEL", formatMessage("cli.env.model")],
    ["SEALION_MODEL_DIRS", formatMessage("cli.env.modelDirs")],
    ["SEALION_HOME", formatMessage("cli.env.home")],
    ["SEALION_CATALOGUE", formatMessage("cli.env.catalogue")],
    ["HF_TOKEN", formatMessage("cli.env.token")],
    ["HF_ENDPOINT", formatMessage("cli.env.endpoint")],
    ["HTTPS_PROXY", formatMessage("cli.env.proxy")],
  ];
}

function exitCodeRows(): Row[] {
  return [
    ["0", formatMessage("cli.exit.done")],
    ["1", formatMessage("cli.exit.failed")],
    ["2", formatMessage("cli.exit.wrongUse")],
    ["3", formatMessage("cli.exit.findings")],
    ["130", formatMessage("cli.exit.cancelled")],
  ];
}

function languageLines(): string[] {
  return columns(LANGUAGES.map(({ tag }): Row => [tag, languageLabel(tag)]));
}

/** In a few lines: `sealion --help` has one for each. */
function languageNames(): string {
  return LANGUAGES.map(({ tag, englishName }) => `${tag} (${englishName})`).join(", ");
}

function optionNames({ name, short, value }: OptionSpec): string {
  const long = value === undefined ? `--${name}` : `--${name} ${value}`;
  return short === undefined ? `    ${long}` : `-${short}, ${long}`;
}

function section(heading: Parameters<typeof formatMessage>[0], lines: readonly string[]): string {
  return [formatMessage(heading), ...lines].join("\n");
}

function sections(parts: readonly string[]): string {
  return `${parts.join("\n\n")}\n`;
}

/** Two columns, the second wrapped at word ends. */
function columns(rows: readonly Row[]): string[] {
  const firstWidth = Math.max(...rows.map(([first]) => first.length));
  const hanging = INDENT.length + firstWidth + 2;
  return rows.flatMap(([first, second]) =>
    wrapped(second, WIDTH - hanging).map((line, index) =>
      index === 0 ? `${INDENT}${first.padEnd(firstWidth)}  ${line}` : " ".repeat(hanging) + line,
    ),
  );
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

import { LANGUAGES, languageLabel } from "../core/languages.ts";
import { formatCliMessage } from "../shared/messages/formatCliMessage.ts";
import { COMMANDS } from "./commandLine.ts";
import type { CommandSpec, OptionSpec } from "./optionSpecs.ts";

const WIDTH = 100;
const INDENT = "  ";

/** What `sealion --help` prints. */
export function generalHelp(): string {
  const commands = COMMANDS.map(({ name, summary }): Row => [name, formatCliMessage(summary)]);
  return sections([
    formatCliMessage("cli.help.intro"),
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
    wrapped(formatCliMessage(command.summary), WIDTH).join("\n"),
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
    return [optionNames(option), [formatCliMessage(option.help), ...values].join(" ")];
  });
}

function environmentRows(): Row[] {
  return [
    ["SEALION_MODEL", formatCliMessage("cli.env.model")],
    ["SEALION_MODEL_DIRS", formatCliMessage("cli.env.modelDirs")],
    ["SEALION_HOME", formatCliMessage("cli.env.home")],
    ["SEALION_CATALOGUE", formatCliMessage("cli.env.catalogue")],
    ["HF_TOKEN", formatCliMessage("cli.env.token")],
    ["HF_ENDPOINT", formatCliMessage("cli.env.endpoint")],
    ["HTTPS_PROXY", formatCliMessage("cli.env.proxy")],
  ];
}

function exitCodeRows(): Row[] {
  return [
    ["0", formatCliMessage("cli.exit.done")],
    ["1", formatCliMessage("cli.exit.failed")],
    ["2", formatCliMessage("cli.exit.wrongUse")],
    ["3", formatCliMessage("cli.exit.findings")],
    ["130", formatCliMessage("cli.exit.cancelled")],
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

function section(heading: Parameters<typeof formatCliMessage>[0], lines: readonly string[]): string {
  return [formatCliMessage(heading), ...lines].join("\n");
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

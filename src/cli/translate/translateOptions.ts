/** What the command line wants of a translation, checked. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseLanguage, type LanguageTag } from "../../core/languages.ts";
import { FORMAT_IDS } from "../../core/translate/formats/documentFormat.ts";
import { formatOf, type DocumentKind } from "../../core/translate/formats/formatOf.ts";
import { glossaryProblemText } from "../../core/translate/glossary/glossaryProblemText.ts";
import { parseGlossary, type Glossary } from "../../core/translate/glossary/parseGlossary.ts";
import { decodeDocument } from "../../core/translate/update/documentText.ts";
import { faultOfPattern } from "../../core/translate/update/targetPath.ts";
import type { ConflictDecision } from "../../core/translate/update/translateFile.ts";
import type { Register } from "../../shared/translation.ts";
import { badInput, wrongUse } from "../cliFailure.ts";
import type { CommandContext } from "../commandContext.ts";
import { expectReadable } from "../expectReadable.ts";
import { knownTags, optionalLanguage } from "../optionValues.ts";
import type { CommandArguments } from "../parseCommandLine.ts";
import { shownPath } from "./shownPath.ts";

export interface TranslateOptions {
  /** At least one. */
  readonly targets: readonly LanguageTag[];
  readonly source: LanguageTag | undefined;
  readonly format: DocumentKind["format"] | undefined;
  readonly register: Register;
  /** Undefined: whoever sits at the terminal is asked; where nobody does, a person's work is kept. */
  readonly conflicts: ConflictDecision | undefined;
  readonly pattern: string | undefined;
  /** Segments in which something was found are translated again. */
  readonly retries: boolean;
}

const REGISTERS: readonly Register[] = ["neutral", "formal", "casual"];
export const CONFLICT_DECISIONS: readonly ConflictDecision[] = ["keep", "translate"];

/** @throws CliFailure when an option is missing or has a value that it cannot have */
export function translateOptions(args: CommandArguments): TranslateOptions {
  return {
    targets: targetsOf(args),
    source: optionalLanguage(args, "from"),
    format: oneOf(args, "format", FORMAT_IDS),
    register: oneOf(args, "register", REGISTERS) ?? "neutral",
    conflicts: oneOf(args, "conflicts", CONFLICT_DECISIONS),
    pattern: patternOf(args),
    retries: args.has("retry"),
  };
}

/** The kind that --format says, else that of the name. Undefined: neither does, and what looks like text may be code or markup. */
export function kindOf(name: string, { format }: Pick<TranslateOptions, "format">): DocumentKind | undefined {
  const byName = formatOf(name);
  return format === undefined || byName?.format === format ? byName : { format };
}

export type GlossaryReader = (folder: string) => Promise<Glossary>;

/**
 * The terms of --glossary, else of a project's own glossary where it has one. Each file is read once, and what is wrong in it is
 * told once. The reader throws a CliFailure when --glossary names no file that can be read.
 */
export function glossaryReader({ args, terminal }: Pick<CommandContext, "args" | "terminal">): GlossaryReader {
  const given = args.value("glossary");
  const known = new Map<string, Promise<Glossary>>();
  return (folder) => {
    const file = given ?? path.join(folder, ".sealion", "glossary.csv");
    const glossary = known.get(file) ?? readGlossary(file, given !== undefined, terminal);
    known.set(file, glossary);
    return glossary;
  };
}

async function readGlossary(
  file: string,
  isGiven: boolean,
  terminal: Pick<CommandContext["terminal"], "note">,
): Promise<Glossary> {
  let bytes: Uint8Array;
  await expectReadable(file, file);
  try {
    bytes = await readFile(file);
  } catch (error) {
    if (!isGiven) return { entries: [] };
    throw badInput("cli.input.failed", { name: file, reason: error instanceof Error ? error.message : String(error) });
  }
  const { glossary, problems } = parseGlossary(decodeDocument(bytes, file).text);
  for (const problem of problems)
    terminal.note(`${shownPath(file)}:${String(problem.line)}: ${glossaryProblemText(problem)}`);
  return glossary;
}

function targetsOf(args: CommandArguments): LanguageTag[] {
  const names = args.values("to").flatMap((value) => value.split(","));
  const targets = names.map((name) => {
    const tag = parseLanguage(name);
    if (tag === undefined) throw wrongUse("cli.use.unknownLanguage", { language: name, languages: knownTags() });
    return tag;
  });
  if (targets.length === 0) throw wrongUse("cli.use.languageMissing", { option: "--to", languages: knownTags() });
  return [...new Set(targets)];
}

function patternOf(args: CommandArguments): string | undefined {
  const pattern = args.value("name");
  const reason = pattern === undefined ? undefined : faultOfPattern(pattern);
  if (reason !== undefined) throw wrongUse("error.config.invalid", { setting: "--name", reason });
  return pattern;
}

function oneOf<T extends string>(args: CommandArguments, option: string, values: readonly T[]): T | undefined {
  const given = args.value(option);
  if (given === undefined) return undefined;
  const known = values.find((value) => value === given);
  if (known === undefined) {
    throw wrongUse("cli.use.badChoice", { option: `--${option}`, value: given, values: values.join(", ") });
  }
  return known;
}

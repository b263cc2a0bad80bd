import path from "node:path";
import { projectFolder } from "../../client/projectFolder.ts";
import type { DocumentKind } from "../../core/translate/formats/formatOf.ts";
import { documentNoteText } from "../../core/translate/verify/findingText.ts";
import { MAX_DOCUMENT_CHARACTERS } from "../../shared/limits.ts";
import { formatCliMessage } from "../../shared/messages/formatCliMessage.ts";
import { termsFor } from "../../core/translate/glossary/parseGlossary.ts";
import { badInput, countedFailure, EXIT, wrongUse } from "../cliFailure.ts";
import { noteStats, writeJson, type CommandContext } from "../commandContext.ts";
import { readInput } from "../readInput.ts";
import { showTask } from "../taskProgress.ts";
import { askAgainWhenBusy } from "../whenBusy.ts";
import { findingLines, segmentFindings } from "./findingLines.ts";
import { OrderedSegments } from "./orderedSegments.ts";
import { shownPath } from "./shownPath.ts";
import { glossaryReader, kindOf, type TranslateOptions } from "./translateOptions.ts";

/** One text from a file or standard input to standard output, and what there is to say about it to standard error. */
export async function printTranslation(context: CommandContext, options: TranslateOptions): Promise<void> {
  const { args, server, terminal, stdin, signal } = context;
  const [target, further] = options.targets;
  if (target === undefined || further !== undefined) throw wrongUse("cli.use.oneLanguage");
  const name = args.argument === "-" ? undefined : args.argument;
  const input = await readInput({ name: args.argument, stdin, signal, limit: MAX_DOCUMENT_CHARACTERS });
  // The mark is the file's, not the text's.
  const mark = input.startsWith("\uFEFF") ? "\uFEFF" : "";
  const text = input.slice(mark.length);
  const { format, dialect } = kindOfInput(name, options);
  const glossary = termsFor(await glossaryReader(context)(projectFolder(name ?? "-", process.cwd())), target);
  const json = args.has("json");
  const task = showTask(terminal, { streamText: false });
  const output = new OrderedSegments(text, format, (part) => {
    if (!json) terminal.write(part);
  });
  if (!json) terminal.write(mark);
  const { source, register } = options;
  const result = await askAgainWhenBusy(context, (whenBusy) =>
    server.translate(
      {
        text,
        target,
        whenBusy,
        format,
        register,
        glossary,
        ...(dialect === undefined ? {} : { dialect }),
        ...(source === undefined ? {} : { source }),
      },
      {
        signal,
        onProgress: (progress) => {
          task.onProgress(progress);
          if (progress.kind === "segment") output.add(progress);
        },
      },
    ),
  );
  output.end(result.text);
  const { segments, notes, stats, model } = result;
  if (json) writeJson(terminal, { text: mark + result.text, target, source, segments, notes, stats, model });
  else terminal.endResult({ always: false });
  task.noteLoad(model);
  for (const note of notes) terminal.note(documentNoteText(note));
  const findings = segmentFindings(result);
  for (const line of findingLines(
    name === undefined ? formatCliMessage("cli.standardOutput") : shownPath(name),
    findings,
  ))
    terminal.note(line);
  noteStats(context, stats, model);
  if (args.has("strict") && findings.length > 0) {
    throw countedFailure(EXIT.findings, "fileTranslation.needsLook", findings.length);
  }
}

/**
 * Standard input, and a name that says nothing, are plain text.
 * @throws CliFailure when the name says that it is something else, and nothing that is known
 */
function kindOfInput(name: string | undefined, options: TranslateOptions): DocumentKind {
  const kind = name === undefined ? options.format && { format: options.format } : kindOf(name, options);
  if (kind === undefined && name !== undefined && path.basename(name).includes(".")) {
    throw badInput("cli.input.unknownFormat", { name });
  }
  return kind ?? { format: "plaintext" };
}

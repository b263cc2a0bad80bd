/** Files of a project as translateFile wants them: relative paths with "/", whole or not at all. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { writeWholeFile } from "../../client/wholeFile.ts";
import type { FilePorts } from "../../core/translate/update/translateFile.ts";
import { AppError } from "../../shared/appError.ts";
import { badInput } from "../cliFailure.ts";
import { expectReadable } from "../expectReadable.ts";
import { shownPath } from "./shownPath.ts";

/** As the project names a file of the command line. */
export function pathInProject(folder: string, name: string): string {
  return path.relative(folder, path.resolve(name)).replaceAll(path.sep, "/");
}

/** @throws CliFailure when a file is there and cannot be read, or not be written */
export function diskFiles(folder: string): Pick<FilePorts, "read" | "write"> {
  const at = (relative: string): string => path.resolve(folder, relative);
  return {
    read: async (relative) => {
      await expectReadable(at(relative), shownPath(at(relative)));
      try {
        return await readFile(at(relative));
      } catch (error) {
        if (codeOf(error) === "ENOENT") return undefined;
        throw readFailure(error, shownPath(at(relative)));
      }
    },
    write: async (relative, bytes) => {
      try {
        await writeWholeFile(at(relative), bytes);
      } catch (error) {
        if (AppError.is(error)) throw error;
        throw badInput("cli.output.failed", { name: shownPath(at(relative)), reason: reasonOf(error) });
      }
    },
  };
}

function readFailure(error: unknown, name: string): unknown {
  switch (codeOf(error)) {
    case "EISDIR":
      return badInput("cli.input.isFolder", { name });
    case "EACCES":
    case "EPERM":
      return badInput("cli.input.notReadable", { name });
    default:
      return badInput("cli.input.failed", { name, reason: reasonOf(error) });
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

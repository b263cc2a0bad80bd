import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { AppPaths } from "../core/appPaths.ts";
import { makeFolders } from "./makeFolders.ts";
import type { Lesson, Lessons, LessonStore } from "./crashLessons.ts";

const FILE_NAME = "crash-lessons.json";
/** One for each model and choice of GPU; the oldest are dropped. */
const MOST_LESSONS = 20;

/** Lessons in a file, so that the window that loads next knows them, and a command line that ended with the crash. */
export function createLessonFile({ dataDir }: AppPaths): LessonStore {
  const file = path.join(dataDir, FILE_NAME);
  return {
    read: () => {
      try {
        return parseLessons(JSON.parse(readFileSync(file, "utf8")));
      } catch {
        return {}; // none yet, or damaged
      }
    },
    write: (lessons) => {
      const kept = Object.fromEntries(Object.entries(lessons).slice(-MOST_LESSONS));
      const temporary = `${file}.${String(process.pid)}.tmp`;
      try {
        makeFolders(dataDir, 0o700);
        writeFileSync(temporary, JSON.stringify(kept), { mode: 0o600 });
        renameSync(temporary, file);
      } catch {
        rmSync(temporary, { force: true }); // a full disk: the next crash teaches the same again
      }
    },
  };
}

function parseLessons(value: unknown): Lessons {
  if (typeof value !== "object" || value === null) return {};
  const entries = Object.entries(value).filter((entry): entry is [string, Lesson] => isLesson(entry[1]));
  return Object.fromEntries(entries);
}

function isLesson(value: unknown): value is Lesson {
  if (typeof value !== "object" || value === null) return false;
  const { pid, maxGpuLayers, crashes, provedSinceMs } = value as Record<string, unknown>;
  const areNumbers = [pid, maxGpuLayers, crashes].every((number) => Number.isInteger(number) && Number(number) >= 0);
  return areNumbers && (provedSinceMs === undefined || typeof provedSinceMs === "number");
}

import { expect, it } from "vitest";
import { createStreamLogger, parseLogLevel } from "../../../src/server/logging/streamLogger.ts";

it("writes one line with time, process, level and topic, and nothing below its level", () => {
  const lines: string[] = [];
  const logger = createStreamLogger({ write: (line) => lines.push(line), minimum: "info" });
  logger.debug("not this");
  logger.child("models").child("load").warn("slow");
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z \d+ warn \[models\.load\] slow\n$/u);
});

it("writes an error with its causes", () => {
  const lines: string[] = [];
  const logger = createStreamLogger({ write: (line) => lines.push(line), minimum: "info" });
  logger.error("Failed", new Error("outer", { cause: new Error("inner") }));
  expect(lines[0]).toMatch(/error Failed: Error: outer[\s\S]*caused by Error: inner/u);
});

it("reads a level's name, and takes anything else for info", () => {
  expect(parseLogLevel("trace")).toBe("trace");
  expect(parseLogLevel("loud")).toBe("info");
  expect(parseLogLevel(undefined)).toBe("info");
});

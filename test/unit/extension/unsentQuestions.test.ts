/** Questions on their way outlive the extension host that they were given to. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { UnsentQuestions } from "../../../src/extension/chat/unsentQuestions.ts";
import { silentLogger } from "../../../src/shared/logger.ts";

const QUESTION = "สรุปสัญญาฉบับนี้\nដោយសង្ខេប";

let home: string;
let questions: UnsentQuestions;
beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), "sealion-unsent-"));
  questions = new UnsentQuestions(path.join(home, "unsent"), silentLogger);
});
afterEach(() => rmSync(home, { recursive: true }));

/** An extension host that keeps a question, and ends as the code says. */
function otherHost(end: string): void {
  const module = pathToFileURL(path.resolve("src/extension/chat/unsentQuestions.ts")).href;
  const code = `import { UnsentQuestions } from ${JSON.stringify(module)};
    const questions = new UnsentQuestions(${JSON.stringify(path.join(home, "unsent"))}, { warn() {} });
    const forget = questions.keep(${JSON.stringify(QUESTION)});
    ${end}`;
  const { stderr } = spawnSync(process.execPath, ["--input-type=module", "--no-warnings", "-e", code], {
    encoding: "utf8",
  });
  expect(stderr).toBe("");
}

it("one whose extension host was killed is left for the next, once, as it was typed", () => {
  otherHost('process.kill(process.pid, "SIGKILL");');
  expect(questions.takeLeft()).toEqual([QUESTION]);
  expect(questions.takeLeft()).toEqual([]);
  expect(readdirSync(path.join(home, "unsent"))).toEqual([]);
});

it("one that came into its conversation, or back to the composer, is not", () => {
  otherHost("forget();");
  expect(questions.takeLeft()).toEqual([]);
});

it("those of a window that is closed are for the next, also while its process is there", () => {
  const forget = questions.keep("ຄຳຖາມ");
  expect(questions.takeLeft()).toEqual([]);
  questions.dispose();
  forget();
  expect(questions.takeLeft()).toEqual(["ຄຳຖາມ"]);
});

it("where nothing can be written a question goes its way", () => {
  writeFileSync(path.join(home, "unsent"), "");
  const forget = questions.keep("မေးခွန်း");
  forget();
  expect(questions.takeLeft()).toEqual([]);
});

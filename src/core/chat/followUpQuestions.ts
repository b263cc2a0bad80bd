import { FOLLOW_UP_COUNT } from "./answerPrompts.ts";

/** More characters than this are no question that fits a button. */
const LONGEST = 200;

/** The digits of all scripts, with what stands behind them: "1.", "၁။", "๑)", "1、". */
const NUMBERED = /^\s*\p{Nd}{1,2}\s*[.)။。、:：]\s*(?<question>.+)$/u;

/** Quotes and Markdown's emphasis around a question. */
const AROUND = /^["'“”‘’«»「」*_`\s]+|["'“”‘’«»「」*_`\s]+$/gu;

/**
 * The questions of an answer to `followUpsPrompt`. Numbered lines only: an introduction or a remark is none. Empty when there
 * is no such line.
 * @param asked the question that was asked already
 */
export function followUpQuestions(answer: string, asked: string): string[] {
  const questions = answer
    .split("\n")
    .map((line) => NUMBERED.exec(line)?.groups?.question?.replace(AROUND, "") ?? "")
    .filter((text) => /\p{L}/u.test(text) && text.length <= LONGEST && text !== asked.trim());
  return [...new Set(questions)].slice(0, FOLLOW_UP_COUNT);
}

/** How long an answer may get. Scripts cost a model very different numbers of tokens for the same content. */
import type { LanguageTag, Script } from "./languages.ts";
import { scriptLanguage } from "./text/scriptLanguage.ts";
import { countLetters } from "./text/scripts.ts";

/**
 * Tokens against the same text in English, the dearer end of what Qwen3's vocabulary gave on the Universal Declaration
 * of Human Rights. Vocabularies of other models are kinder to these scripts, so this errs on the roomy side.
 */
const TOKEN_COST: Readonly<Record<LanguageTag, number>> = {
  my: 11,
  en: 1,
  id: 1.9,
  km: 6.4,
  lo: 6.6,
  ms: 2,
  "zh-Hans": 1.1,
  fil: 2.2,
  ta: 7.2,
  th: 2.6,
  vi: 1.5,
};

/**
 * Tokens of a letter, by its script, as Qwen3's vocabulary gave on the Universal Declaration. English prose takes two thirds of
 * Latin's, program text as much, other languages with Latin letters a little more.
 */
const TOKENS_OF_LETTER: Readonly<Record<Script, number>> = {
  Mymr: 1.65,
  Latn: 0.28,
  Khmr: 1.25,
  Laoo: 1.3,
  Hans: 0.65,
  Taml: 1.2,
  Thai: 0.56,
};
const TOKENS_OF_OTHER_LETTER = 1;
/** Spaces go with the word after them, brackets and digits do not. */
const TOKENS_OF_SIGN = 0.25;

/** A translation may be this much longer than the usual one of its pair before it counts as running away. */
const TRANSLATION_SLACK = 1.5;
/** Room beside the proportional one: very short texts vary most. */
const TRANSLATION_BASE_TOKENS = 48;
/** Sentences of the prompt's "at most eight", each of up to 40 English tokens, and half as much again. */
const SUMMARY_ENGLISH_TOKENS = 480;

/** The longest answer to expect for a text of `textTokens`, in tokens: `perToken * textTokens + base`. */
export interface AnswerRoom {
  readonly perToken: number;
  readonly base: number;
}

/** Room for a translation. An unknown source is taken for the cheapest language of its script: that gives most room. */
export function translationRoom(text: string, target: LanguageTag, source: LanguageTag | undefined): AnswerRoom {
  const ratio = TOKEN_COST[target] / TOKEN_COST[source ?? scriptLanguage(text) ?? "en"];
  // Never less than the text itself: a vocabulary kinder than Qwen3's to the source would make the ratio too small.
  return { perToken: Math.max(1, ratio) * TRANSLATION_SLACK, base: TRANSLATION_BASE_TOKENS };
}

/** Room for a summary, which is as long for a short text as for a long one. */
export function summaryRoomTokens(target: LanguageTag): number {
  return Math.ceil(SUMMARY_ENGLISH_TOKENS * TOKEN_COST[target]);
}

/** How many tokens a text takes, by a rule of thumb: for when there is no model to count with. */
export function estimateTokens(text: string): number {
  const { byScript, other, total } = countLetters(text);
  const scripts = Object.keys(TOKENS_OF_LETTER) as Script[];
  const letters = scripts.reduce((sum, script) => sum + byScript[script] * TOKENS_OF_LETTER[script], 0);
  return Math.ceil(letters + other * TOKENS_OF_OTHER_LETTER + (text.length - total) * TOKENS_OF_SIGN);
}

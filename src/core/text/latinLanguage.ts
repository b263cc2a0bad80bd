/** Which language a text of Latin letters is written in: a naive Bayes reading of its trigrams and function words. */
import type { LanguageTag } from "../languages.ts";
import { FUNCTION_WORDS } from "./functionWords.ts";
import { LATIN_PROFILES, type LatinGroup } from "./latinProfiles.ts";
import { latinWords, trigramsOf } from "./latinWords.ts";
import { indonesianBalance } from "./malayOrIndonesian.ts";

export interface IdentifiedLanguage {
  /** "other": none of the product's languages. */
  readonly tag: LanguageTag | "other";
  /** 0 to 1; the share of such verdicts that are right, roughly. */
  readonly confidence: number;
}

/** Logarithm of the frequency of a trigram that a profile does not have. */
const UNSEEN = -10.5;
/** What a language would have on average that none of the profiles fits. */
const UNKNOWN_LANGUAGE = -9;
/** What a function word adds for its language. */
const FUNCTION_WORD_BONUS = 3;
/** What a word of only one of the two standards, Indonesian and Malay, adds for it. */
const STANDARD_WORD_BONUS = 4;
/** What the product's languages have ahead of others: a text in this editor is likelier to be one of theirs. */
const OWN_BONUS = 3;
/** Trigrams depend on each other, so the differences of their logarithms overstate: they are divided by this. */
const TEMPERATURE = 4;
/** A text of fewer trigrams tells nothing. */
const LEAST_TRIGRAMS = 6;

/** These and Tagalog share most of their trigrams; what tells them apart are the small words. */
const OTHER_PHILIPPINE = new Set(
  (
    "ug nga kag sang sing dagiti iti ti ken han an asin kan dili kay usa tanan ngan matag adunay tungod niini niining nasud " +
    "ning king ing ampong karing kareng karin"
  ).split(" "),
);
const TAGALOG = new Set(
  "ng hindi ay mga kung para nang bawat isang siya ito lahat walang maging dapat kapag".split(" "),
);

const GROUPS = Object.keys(LATIN_PROFILES) as LatinGroup[];

let likelihoods: ReadonlyMap<string, Float32Array> | undefined;

/** Undefined where the text is too short to tell anything. */
export function latinLanguage(text: string): IdentifiedLanguage | undefined {
  const words = latinWords(text);
  const trigrams = trigramsOf(words);
  if (trigrams.length < LEAST_TRIGRAMS) return undefined;
  const scores = scoresOf(words, trigrams);
  const best = Math.max(...scores.values());
  const unknown = trigrams.length * UNKNOWN_LANGUAGE;
  let likelihood = Math.exp(Math.min(0, (unknown - best) / TEMPERATURE));
  if (unknown > best) return { tag: "other", confidence: 1 - 1 / (1 + Math.exp((unknown - best) / TEMPERATURE)) };
  const byTag = new Map<LanguageTag | "other", number>();
  for (const [group, score] of scores) {
    const tag = tagOf(group, words);
    const share = Math.exp((score - best) / TEMPERATURE);
    likelihood += share;
    byTag.set(tag, (byTag.get(tag) ?? 0) + share);
  }
  const [tag, share] = [...byTag].reduce((a, b) => (b[1] > a[1] ? b : a));
  const isMalay = tag === "id" && isMalayRather(words, scores);
  return { tag: isMalay ? "ms" : tag, confidence: share / likelihood };
}

function isMalayRather(words: readonly string[], scores: ReadonlyMap<LatinGroup, number>): boolean {
  const profileBalance = (scores.get("id") ?? 0) - (scores.get("ms") ?? 0);
  return profileBalance + STANDARD_WORD_BONUS * indonesianBalance(words) < 0;
}

function scoresOf(words: readonly string[], trigrams: readonly string[]): Map<LatinGroup, number> {
  const byTrigram = (likelihoods ??= likelihoodsByTrigram());
  const sums = new Float64Array(GROUPS.length).fill(trigrams.length * UNSEEN);
  for (const trigram of trigrams) {
    const above = byTrigram.get(trigram);
    if (above !== undefined)
      for (let group = 0; group < sums.length; group += 1) sums[group] = (sums[group] ?? 0) + (above[group] ?? 0);
  }
  const scores = new Map(
    GROUPS.map((group, index) => [group, (sums[index] ?? 0) + (tagOf(group, words) === "other" ? 0 : OWN_BONUS)]),
  );
  for (const word of words) {
    for (const group of FUNCTION_WORDS.get(word) ?? []) {
      scores.set(group, (scores.get(group) ?? 0) + FUNCTION_WORD_BONUS);
    }
  }
  return scores;
}

/** Indonesian and Malay count as one here: to tell them apart takes a step of its own. */
function tagOf(group: LatinGroup, words: readonly string[]): LanguageTag | "other" {
  if (group === "en" || group === "vi") return group;
  if (group === "id" || group === "ms") return "id";
  return group === "fil" && !isOtherPhilippine(words) ? "fil" : "other";
}

function isOtherPhilippine(words: readonly string[]): boolean {
  const balance = words.reduce(
    (sum, word) => sum + (OTHER_PHILIPPINE.has(word) ? 1 : 0) - (TAGALOG.has(word) ? 1 : 0),
    0,
  );
  return balance > 0;
}

/** How much likelier than UNSEEN a trigram is in each group, in the order of GROUPS. */
function likelihoodsByTrigram(): Map<string, Float32Array> {
  const byTrigram = new Map<string, Float32Array>();
  for (const [group, name] of GROUPS.entries()) {
    for (const [level, trigrams] of LATIN_PROFILES[name].entries()) {
      for (let at = 0; at < trigrams.length; at += 3) {
        const trigram = trigrams.slice(at, at + 3);
        const row = byTrigram.get(trigram) ?? new Float32Array(GROUPS.length);
        row[group] = -level / 2 - UNSEEN;
        byTrigram.set(trigram, row);
      }
    }
  }
  return byTrigram;
}

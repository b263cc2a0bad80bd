/** Which language a text is written in: the script tells most of the eleven, those of Latin letters take a closer look. */
import { LANGUAGES, type LanguageTag, type Script } from "../languages.ts";
import { latinLanguage, type IdentifiedLanguage } from "./latinLanguage.ts";
import { countLetters, type LetterCounts } from "./scripts.ts";
import { isTraditionalChinese } from "./traditionalChinese.ts";

/** Enough of a text to tell its language by. */
const SAMPLE_CHARACTERS = 4_000;
/** A script's share of a text's letters that makes it the text's own; Latin names and terms stand in every language. */
const OWN_SHARE = 0.3;
/** A Chinese character, a kana or a Hangul syllable is as much of a word as this many Latin letters. */
const LETTERS_OF_A_CHARACTER = 3;
/** Kana this often make a text of Chinese characters Japanese. */
const KANA_SHARE = 0.1;

/** Undefined where the text has no letters, or too few to tell. */
export function identifyLanguage(text: string): IdentifiedLanguage | undefined {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  const counts = countLetters(sample);
  if (counts.total === 0) return undefined;
  const { script, share } = ownScript(counts);
  if (script === "Latn") return latinLanguage(sample);
  const isOther = script === "other" || (script === "Hans" && isNotSimplifiedChinese(sample, counts));
  return { tag: isOther ? "other" : tagOf(script), confidence: Math.min(1, share + OWN_SHARE) };
}

/** The script of the words between the Latin names; Latin only where there is nothing else worth the name. */
function ownScript({ byScript, other, total }: LetterCounts): { script: Script | "other"; share: number } {
  let best: { script: Script | "other"; share: number } = { script: "Latn", share: byScript.Latn / total };
  for (const [script, count] of [...Object.entries(byScript), ["other", other]] as [Script | "other", number][]) {
    if (script === "Latn") continue;
    const weight = script === "Hans" || script === "other" ? LETTERS_OF_A_CHARACTER : 1;
    const share = Math.min(1, (count * weight) / total);
    if (share >= OWN_SHARE && (best.script === "Latn" || share > best.share)) best = { script, share };
  }
  return best;
}

function isNotSimplifiedChinese(text: string, { kana, byScript }: LetterCounts): boolean {
  return kana > KANA_SHARE * (kana + byScript.Hans) || isTraditionalChinese(text);
}

function tagOf(script: Exclude<Script, "Latn">): LanguageTag | "other" {
  return LANGUAGES.find((language) => language.script === script)?.tag ?? "other";
}

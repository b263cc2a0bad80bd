import { uiWords } from "../../shared/messages/uiWords.ts";
import { parseLanguage } from "../languages.ts";

/** In front of a colon with something behind it. The colon of the Chinese script needs no space. */
const HEAD = /^(?:(?:in)?to\s+)?(?<head>[^\s:：][^\n:：]*?)\s*(?::(?=\s)|：)\s*\S/iu;
/** With a region or a script, as in `pt-BR` and `zh-Hant`. Small letters there would be words: "to-do". */
const LONG_TAG = /^(?:[a-z]{2,3}(?:-(?:[A-Z][a-z]{3}|[A-Z]{2}|\d{3}))+|zh-[A-Za-z]{2,4})$/u;
/** Capitals would be names and abbreviations: "An: Xin chào", "PS: I love you". */
const SHORT_TAG = /^[a-z]{2,3}$/u;
/** What texts begin with, and people, too, who are not thinking of a language's tag. */
const WORDS = new Set(
  (
    "ai am cc ci db eg fw go ie io ip js nb ok os pm ps py qa re to ts ui ux vs " +
    "aka cat est fin her pan run sin sun tel ton"
  ).split(" "),
);
/** Languages beside the eleven that people name, by their BCP 47 tags. */
const OTHERS = (
  "af am ar az be bg bn bo bs ca ceb cs cy da de dz el es et eu fa fi fr ga gl gu he hi hmn hr hu hy ilo is it ja jv ka kk kn ko ky la lt " +
  "lv mk ml mn mnw mr nb ne nl nn no pa pl ps pt ro ru sa sd shn si sk sl sq sr su sv sw te tg tet tk tr ug uk ur uz yue zh-Hant"
).split(" ");

/**
 * What stands before the text where one of the eleven languages is expected, and means another one: `xx` of "xx: hello", `French` of
 * "French: hello". Undefined for what begins as a text does: "Note: hello".
 */
export function foreignLanguageHead(typed: string): string | undefined {
  const head = HEAD.exec(typed)?.groups?.head;
  if (head === undefined || parseLanguage(head) !== undefined) return undefined;
  return isTag(head) || namesOfOthers().has(folded(head)) ? head : undefined;
}

function isTag(word: string): boolean {
  if (LONG_TAG.test(word)) return true;
  if (!SHORT_TAG.test(word) || WORDS.has(word)) return false;
  // Of three letters hardly one in twenty is a tag, and many are words: those count that are another spelling of two.
  return word.length === 2 || Intl.getCanonicalLocales(word)[0]?.length === 2;
}

/** In English, in the interface's language and in their own. Those that nobody knows here are left out. */
function namesOfOthers(): ReadonlySet<string> {
  const namers = ["en", uiWords().language].map((locale) => namesIn(locale));
  const names = OTHERS.flatMap((tag) => [...namers, namesIn(tag)].map((namer) => namer.of(tag)));
  return new Set(names.flatMap((name) => (name === undefined ? [] : [folded(name)])));
}

function namesIn(locale: string): Intl.DisplayNames {
  return new Intl.DisplayNames([locale, "en"], { type: "language", fallback: "none" });
}

function folded(text: string): string {
  return text.normalize("NFC").toLowerCase();
}

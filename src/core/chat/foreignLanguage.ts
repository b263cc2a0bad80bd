import { uiWords } from "../../shared/messages/uiWords.ts";
import { LANGUAGES, parseLanguage } from "../languages.ts";

/** No name of a language is as long, with a preposition before it. */
const LONGEST_HEAD_CHARACTERS = 100;
/** In front of a colon with something behind it. The colon of the Chinese script needs no space. */
const HEAD = /^(?:(?:in)?to\s+)?(?<head>[^\s:：][^\n:：]*?)\s*(?::(?=\s)|：)\s*\S/iu;
/** As they are written, in small letters or in capitals: "An: Xin chào" begins with a name. */
const SHORT_TAG = /^(?:[a-z]{2,3}|[A-Z]{2,3})$/u;
/** With regions or scripts, as in `pt-BR` and `zh-Hant`. Small letters there would be words: "to-do". */
const LONG_TAG = /^(?<primary>[a-z]{2,3}|[A-Z]{2,3})(?:-(?:[A-Z][a-z]{3}|[A-Z]{2}|\d{3}))+$/u;
/** Or as others write it for languages beside the eleven. */
const CHINESE_TAG = /^zh(?:-[a-z]{2,4})+$/iu;
/** Tags that are also words or abbreviations of the eleven languages, with which texts begin. */
const WORDS = new Set(
  (
    "am be bs ca cs da ga he hi hr is it ka la ml mr nb no pa pl ps sa sd si sk sl tk uk ur " +
    "ben bos cat dan est fin ice kan mac mar mon nor pan per pol rum san sin spa sun tel tet"
  ).split(" "),
);
/** Languages beside the eleven that people name, by their BCP 47 tags. */
const OTHERS = (
  "af am ar az be bg bn bo bs ca ceb cs cy da de dz el es et eu fa fi fr ga gl gu he hi hmn hr hu hy ilo is it ja jv ka kk kn ko ky la lt " +
  "lv mk ml mn mnw mr nb ne nl nn no pa pl ps pt ro ru sa sd shn si sk sl sq sr su sv sw te tg tet tk tr ug uk ur uz yue zh-Hant"
).split(" ");
/** "Language", as it stands beside a name in the eleven languages: "Bahasa Jawa", "ภาษาญี่ปุ่น", "日文". */
const LANGUAGE_WORD = /^(?:bahasa |wikang |tiếng |ภาษา|ພາສາ|ភាសា)|(?:[语文]| language| மொழி|ဘာသာစကား|ဘာသာ|စကား)$/u;

/**
 * What stands before the text where one of the eleven languages is expected, and means another one: `ja` of "ja: hello", `French` of
 * "French: hello". Undefined for what begins as a text does: "Note: hello".
 */
export function foreignLanguageHead(typed: string): string | undefined {
  const head = HEAD.exec(typed.slice(0, LONGEST_HEAD_CHARACTERS))?.groups?.head;
  if (head === undefined || parseLanguage(head) !== undefined) return undefined;
  return isTag(head) || isName(folded(head)) ? head : undefined;
}

function isTag(word: string): boolean {
  if (CHINESE_TAG.test(word)) return true;
  const primary = LONG_TAG.exec(word)?.groups?.primary ?? (SHORT_TAG.test(word) ? word : "");
  return isTagOfOthers(primary.toLowerCase());
}

/** In three letters, too, where the usual tag has two. */
function isTagOfOthers(tag: string): boolean {
  if (tag === "" || WORDS.has(tag)) return false;
  return OTHERS.includes(Intl.getCanonicalLocales(tag)[0] ?? tag);
}

/**
 * In English, in the interface's language and in their own; in each of the eleven where it says that it is a language. Alone it may
 * be a country's name as well. Those that nobody knows here are left out.
 */
function isName(name: string): boolean {
  if (namesOfOthers(["en", uiWords().language]).includes(name)) return true;
  const bare = name.replace(LANGUAGE_WORD, "");
  if (bare === name) return false;
  return namesOfOthers(LANGUAGES.map(({ tag }) => tag)).some((other) => other.replace(LANGUAGE_WORD, "") === bare);
}

/** @param locales in whose languages, beside their own */
function namesOfOthers(locales: readonly string[]): readonly string[] {
  const namers = locales.map(namesIn);
  const names = OTHERS.flatMap((tag) => [...namers, namesIn(tag)].map((namer) => namer.of(tag)));
  return names.flatMap((name) => (name === undefined ? [] : [folded(name)]));
}

function namesIn(locale: string): Intl.DisplayNames {
  return new Intl.DisplayNames([locale, "en"], { type: "language", fallback: "none" });
}

function folded(text: string): string {
  return text.normalize("NFC").toLowerCase();
}

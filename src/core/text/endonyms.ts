/** Names of languages in the languages themselves, as lists of a document's other versions have them: they are never translated. */
import { LANGUAGES } from "../languages.ts";

const OTHERS =
  "日本語 한국어 中文 中文版 简体 繁體 繁體中文 繁体中文 正體中文 粵語 Русский Українська Беларуская Български Српски Македонски Ελληνικά Қазақша Монгол " +
  "العربية فارسی اردو עברית हिन्दी हिंदी मराठी नेपाली বাংলা ગુજરાતી ਪੰਜਾਬੀ ಕನ್ನಡ తెలుగు മലയാളം සිංහල ქართული Հայերեն አማርኛ བོད་སྐད་ ភាសាខ្មែរ ພາສາລາວ " +
  "ภาษาไทย မြန်မာဘာသာ မြန်မာစာ Tagalog Melayu Indonesia Deutsch Français Español Português Italiano Nederlands Polski Čeština Slovenčina " +
  "Magyar Română Türkçe Svenska Norsk Dansk Suomi Català Hrvatski Slovenščina Eesti Latviešu Lietuvių Íslenska Galego Euskara Esperanto";

const LETTER = /[\p{L}\p{M}]/u;
const ENDONYMS = new RegExp(
  [...LANGUAGES.map(({ endonym }) => endonym), ...OTHERS.split(" ")]
    .sort((a, b) => b.length - a.length)
    .map((name) => `(?<![\\p{L}\\p{M}])${name}(?![\\p{L}\\p{M}])`)
    .join("|"),
  "gu",
);

/** Whether a text has letters, and all of them are such names: `English | 简体中文 | ไทย`. */
export function isListOfEndonyms(text: string): boolean {
  return LETTER.test(text) && !LETTER.test(text.replace(ENDONYMS, ""));
}

/** English words of every interface and document: what consists of them is no name, and ought to be translated. */
import { languageOf, type LanguageTag } from "../languages.ts";
import { FUNCTION_WORDS } from "./functionWords.ts";

const ORDINARY = wordSet(
  "about accept account actions activate active added additional address advanced again agree allow allowed already always " +
    "apply approve archive archived attachments available back backup before below between browse build built cancel " +
    "cancelled cannot change changed changes changelog check choose clear closed closing collapse color colors column columns " +
    "comments complete completed confirm connect connected connection contact contents continue contributing copied copy could " +
    "create created current currently daily date day days deadline deleted deleting denied deny description deselect details did " +
    "disable disabled disconnect discard dismiss display done downloading drag drop duplicate edit edited eject empty enable " +
    "enabled enter every everyone example examples exit expand expired failed failure fast favorites features few field " +
    "fields find finish finished first follow forgot forward found free friday full getting guide hello help hidden hide history " +
    "ignore image images incorrect installation installed installing invalid invite issues join keep key keyboard known language " +
    "languages last learn leave left less license light loading location lock lost maintainers manage message messages missing " +
    "modified monday month move need network never next none nothing notes notice notification notifications now off once " +
    "options order other overview owner paste pause people permission permissions phone photos play preferences preview previous " +
    "privacy problem problems proceed purchase question questions quick quit read ready received recent recently refresh reject " +
    "released reload remember reminder removed rename repeat replace reply report required requirements restart restore results " +
    "resume retry return review right row rows run running same saturday saved saving search searching security see selected " +
    "selection send sent settings setup share shared sign signed size skip slow some something sort sorted sound source start started " +
    "starting step steps stop stopped submit succeeded success successful successfully sunday support supported sure tell terms " +
    "testing thank thanks thursday time title today tomorrow tools troubleshooting try tuesday type unable unavailable undo " +
    "uninstall unknown unlock unsaved unsupported untitled updated updates updating upgrade uploading usage username users value " +
    "values verify version viewed wait waiting warning warnings wednesday week weekly welcome window work wrong year yes " +
    "yesterday yet",
);
/** English words that Indonesian, Malay, Filipino and Vietnamese use, too. */
const BORROWED = wordSet(
  "custom default demo download email error export feedback file folder font format home import input install item label link " +
    "list log login logout mode name offline output page password print profile reset screen server set simple site status " +
    "system tag target test text theme update upload user video view volume website",
);

/** Small words that names have, too: "Isle of Man". */
const IN_NAMES = wordSet("of and the for in on to by with at or from a an as is are");

const LOWER_CASE = /^\p{Ll}{2}/u;

/** Whether a word is English that readers of the language have no such word for. */
export function isOrdinaryEnglish(word: string, language: LanguageTag): boolean {
  const lower = word.toLowerCase();
  if (BORROWED.has(lower)) return languageOf(language).script !== "Latn";
  if (ORDINARY.has(lower)) return true;
  const groups: readonly string[] = FUNCTION_WORDS.get(lower) ?? [];
  return groups.includes("en") && !groups.includes(language);
}

/**
 * Whether words are English that a translation into the language cannot have left: more than half of them are, or one behind
 * the first that is not capitalised. "Visual Studio Code", "Open Sans" and "Isle of Man" are names, and a single word
 * in lower case or in capitals is a program's.
 */
export function areOrdinaryEnglish(words: readonly string[], language: LanguageTag): boolean {
  if (language === "en" || (words.length === 1 && LOWER_CASE.test(words[0] ?? ""))) return false;
  const telling = words.filter((word) => !IN_NAMES.has(word.toLowerCase()));
  const ordinary = telling.filter((word) => word !== word.toUpperCase() && isOrdinaryEnglish(word, language));
  return ordinary.length * 2 > telling.length || ordinary.some((word) => word !== words[0] && LOWER_CASE.test(word));
}

function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

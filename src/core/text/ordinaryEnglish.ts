/** English words of every interface and document: what consists of them is no name, and ought to be translated. */
import { languageOf, type LanguageTag } from "../languages.ts";
import { FUNCTION_WORDS } from "./functionWords.ts";

const ORDINARY = wordSet(
  "about above accept account actions activate active added additional address adjust advanced again agree align " +
    "alignment allow allowed already always angle animation appearance apply approve archive archived arguments attachment " +
    "attachments attribute attributes automatic automatically available back background backup bad before below between " +
    "border bottom browse brush build built cancel cancelled cannot cell cells certificate certificates change changed " +
    "changelog changes character characters check checking choose clear closed closing collapse color colors column " +
    "columns commands comment comments complete completed completion configuration configure confirm connect connected " +
    "connection contact contacts content contents context continue contributing convert copied copy could counter create " +
    "created creating current currently daily date day days deadline decrease define definition delay deleted deleting " +
    "denied deny depth description deselect destination details dictionary did direction directory disable disabled " +
    "discard disconnect dismiss display document documents done downloading drag drawing drop duplicate edit edited " +
    "editing eject elements empty enable enabled encoding enter entire entries entry equal events every everyone example " +
    "examples execute existing exists exit expand expected expired expression external extra failed failure fast favorites " +
    "features few field fields fill find finish finished first fixed flip folders follow foreground forgot formatting " +
    "forward found frame free friday full function functions generate getting gradient group groups guide header headers " +
    "heading height hello help hidden hide highlight history identifier ignore ignored image images incoming incorrect " +
    "increase indent information insert inside installation installed installing instruction invalid invite issues join " +
    "jump keep key keyboard known language languages last layer layers learn leave left length less level levels license " +
    "light limit line lines loading location lock lost lower maintainers manage margin matching maximum memory message " +
    "messages middle mismatch missing modified modify monday month mouse move multiple need network never next none notes " +
    "nothing notice notification notifications now number numbers object objects off once opacity option options order " +
    "orientation other outgoing outline outside overview owner padding paragraph paste path paths pattern pause people " +
    "permission permissions phone photos play position preferences preview previous primary privacy problem problems " +
    "proceed process progress properties property protected purchase question questions quick quit raise range read " +
    "reading ready received recent recently record redo reference references refresh reject released reload remember " +
    "reminder removed removing rename rendering repeat replace reply report required requirements requires resize " +
    "resolution restart restore results resume retry return reverse review right rotate rotation row rows run running same " +
    "sample saturday saved saving scale search searching secondary section security see segment selected selection " +
    "send sender sent separator settings setup shadow shape share shared shortcut shortcuts sidebar sign signature signed " +
    "single size skip slides slow some something sort sorted sound source spacing specified spelling split start started " +
    "starting step steps stop stopped style styles subject submit succeeded success successful successfully sunday support " +
    "supported sure switch symbols syntax tell terms testing thank thanks thursday time title today toggle tomorrow tool " +
    "toolbar tools transparency transparent troubleshooting try tuesday type types unable unavailable undo unexpected " +
    "uninstall unknown unlock unread unsaved unsupported untitled unused updated updates updating upgrade uploading usage " +
    "username users value values verify version vertical viewed visible wait waiting warning warnings wednesday week " +
    "weekly welcome width window without work writing wrong year yes yesterday yet",
);
/** English words that Indonesian, Malay, Filipino and Vietnamese use, too. */
const BORROWED = wordSet(
  "custom default demo download email error export feedback file folder font format general home horizontal import input " +
    "install item label link list log login logout minimum mode name offline output page password personal print profile " +
    "radius reset screen server set simple site status system tag target test text theme total update upload user video " +
    "view volume website",
);

/** What entries of menus begin with, and names hardly ever do. Not find, search and show: "Find My", "Search Console", "Show Boat". */
const ACTIONS = wordSet(
  "add adjust apply choose close configure convert copy create delete disable discard duplicate edit enable export hide import " +
    "insert move paste redo reload remove rename replace reset resize save select set split toggle undo",
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
 * the first that is not capitalised, or they begin as a menu's entry does. "Visual Studio Code", "Open Sans", "Isle of Man" and
 * "Save the Children" are names, and a single word in lower case or in capitals is a program's.
 */
export function areOrdinaryEnglish(words: readonly string[], language: LanguageTag): boolean {
  const [first = ""] = words;
  if (language === "en" || (words.length === 1 && LOWER_CASE.test(first))) return false;
  const telling = words.filter((word) => !IN_NAMES.has(word.toLowerCase()));
  const ordinary = telling.filter((word) => word !== word.toUpperCase() && isOrdinaryEnglish(word, language));
  const isMenuEntry =
    words.length > 1 && telling.length === words.length && ordinary[0] === first && isCapitalisedAction(first);
  return (
    isMenuEntry ||
    ordinary.length * 2 > telling.length ||
    ordinary.some((word) => word !== first && LOWER_CASE.test(word))
  );
}

function isCapitalisedAction(word: string): boolean {
  return !LOWER_CASE.test(word) && ACTIONS.has(word.toLowerCase());
}

function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

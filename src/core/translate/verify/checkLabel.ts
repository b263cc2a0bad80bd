/** Whether a model has explained a label instead of translating it: defined it, or written about it in sentences. */
import type { Finding } from "../../../shared/translation.ts";
import type { LanguageTag } from "../../languages.ts";
import { excerpt, type CheckedText } from "./checkedText.ts";
import { englishLength } from "./textLength.ts";

/** What a label has at most: words where they are written with spaces, and characters that English would take for it. */
const LABEL_WORDS = 3;
const LABEL_LENGTH = 30;
/** A colon, too: what follows a label's colon may become a sentence. */
const STOP = /[.!?:;…။៕។。！？：；]/u;

/**
 * What a definition says behind its word. Of 160,000 translations of labels of free programs, none has one of these where
 * the label itself is no statement.
 */
const DEFINITION = new RegExp(
  [
    "หมายถึง|หมายความว่า|คือ(?:การ|คำ|สิ่ง)|คำว่า ?[\"“'‘]",
    "ໝາຍເຖິງ|ຫມາຍເຖິງ|ໝາຍຄວາມວ່າ|ຫມາຍຄວາມວ່າ|ແມ່ນ(?:ການ|ຄຳ)|ຄຳວ່າ ?[\"“'‘]",
    "មានន័យថា|សំដៅលើ|គឺជា|ពាក្យ ?[\"“«'‘]",
    "ဆိုသည်မှာ|ဆိုတာ|ဆိုလိုသည်|အဓိပ္ပာယ်မှာ",
    "என்பதன்|என்பது|என்றால்|பொருள்படும்",
    '是指|意思是|意为|["”」](?:这个词|一词)',
    "(?<!\\p{L})(?:means|refers to|có nghĩa|nghĩa là|(?<!phải )là (?:một|từ|hành động|việc)|artinya|berarti(?= \\p{L})|adalah|ialah|yaitu|iaitu|" +
      "merujuk (?:pada|kepada)|bermaksud|nangangahulugan\\p{L}{0,3}|ibig sabihin|tumutukoy)(?!\\p{L})",
  ].join("|"),
  "iu",
);
/** In a source, what may become one of these; a quotation, too. */
const STATEMENT = /["“‘«「]|(?<!\p{L})(?:is|are|was|be|means?|what)(?!\p{L})/iu;

/** The end of a sentence that is no abbreviation's, with a word or two characters of Chinese behind it. */
const NEXT_SENTENCE =
  /(?:[\p{L}\p{M}]{4}[.!?။។៕]["'”’]?\s+|\p{Script=Han}{2}[。！？]["'”’]?\s*)(?=\S{0,4}\p{L}[\p{L}\p{M}])(.+)/su;
const LETTER = /\p{L}/u;

export function checkLabel(
  source: CheckedText,
  translation: CheckedText,
  sourceLanguage: LanguageTag | undefined,
): Finding | undefined {
  if (!isLabel(source, sourceLanguage)) return undefined;
  const text = translation.text.trim();
  const isStatement = STATEMENT.test(source.text) || DEFINITION.test(source.text);
  const [definition] = (isStatement ? undefined : DEFINITION.exec(text)) ?? [];
  const what =
    (definition === text ? undefined : definition) ??
    NEXT_SENTENCE.exec(text)?.[1] ??
    text.split("\n").filter((line) => LETTER.test(line))[1];
  return what === undefined ? undefined : { code: "note", details: { what: excerpt(what) } };
}

function isLabel({ text, words }: CheckedText, language: LanguageTag | undefined): boolean {
  const label = text.trim();
  return (
    label.length <= LABEL_LENGTH * 2 &&
    !STOP.test(label) &&
    !label.includes("\n") &&
    words.length <= LABEL_WORDS &&
    englishLength(label, language ?? "en") <= LABEL_LENGTH
  );
}

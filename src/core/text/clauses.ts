/**
 * Thai and Lao write no full stops and leave a space between clauses and sentences alike; Khmer and Burmese writers
 * leave spaces between phrases. A space is taken for a sentence's end where a word before or behind it says so, or where
 * what stands before it has become long.
 */

/** A sentence needs that many letters and marks before a word may end it, or begin the next. */
const LEAST_LENGTH = 12;
/** From here on any space between clauses will do. Thai and Lao sentences of a newspaper are about this long. */
const LONG_LENGTH = 60;
/** A sentence is never longer than that where there is a space: lists go on behind each word. */
const LONGEST_LENGTH = 240;
/** The same where full stops are written and only very long sentences have to be cut. */
const LONG_LENGTH_WITH_STOPS = 200;

/**
 * Spaces between letters of one of the scripts. Those around numbers, foreign words and quotation marks separate
 * nothing, nor do those around the repetition mark (ๆ, ໆ) and the abbreviation mark (ฯ, ຯ).
 */
const CLAUSE_SPACE =
  /(?<=[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])(?<![ๆฯໆຯ])[ \t\u00A0\u3000]+(?=[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])(?![ๆฯໆຯ])/gu;
const HAS_CLAUSES = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WITHOUT_STOPS = /[\p{Script=Thai}\p{Script=Lao}]/u;

/** What a Thai or Lao sentence likes to begin with. */
const STARTER = new RegExp(
  `^(?:${[
    "นอกจากนี้ นอกจากนั้น อย่างไรก็ตาม อย่างไรก็ดี ดังนั้น เพราะฉะนั้น ด้วยเหตุนี้ เมื่อ หาก ถ้า แต่ ทั้งนี้ ในขณะที่ ต่อมา จากนั้น",
    "สุดท้าย ประการแรก ตัวอย่างเช่น กล่าวคือ โปรด กรุณา คุณ เรา ข้าพเจ้า บุคคล ทุกคน",
    "ນອກຈາກນີ້ ນອກຈາກນັ້ນ ຢ່າງໃດກໍຕາມ ດັ່ງນັ້ນ ສະນັ້ນ ເພາະສະນັ້ນ ເມື່ອ ຖ້າ ຫາກ ແຕ່ ຈາກນັ້ນ ສຸດທ້າຍ ກະລຸນາ ທ່ານ ທຸກຄົນ",
  ]
    .join(" ")
    .split(" ")
    .join("|")})`,
  "u",
);
/**
 * What a spoken sentence ends with. Not the Lao ບໍ່ and ຫຼື, which ask at a sentence's end, and within one mean "not" and
 * "or".
 */
const FINAL_PARTICLE = /(?:ครับ|ค่ะ|คะ|นะ|จ้ะ|จ๊ะ|ไหม|หรือไม่|เถิด|ເດີ້|ແດ່|ເນາະ)$/u;

/** Behind these something has to follow, however long the clause has become. */
const GOES_ON = /(?:ของ|ที่|ซึ่ง|ใน|และ|หรือ|ว่า|โดย|กับ|แก่|จาก|เพื่อ|แห่ง|ຂອງ|ທີ່|ຊຶ່ງ|ໃນ|ແລະ|ຫຼື|ວ່າ|ໂດຍ|ກັບ|ແກ່|ຈາກ|ເພື່ອ|ແຫ່ງ)$/u;

const wordSegmenter = new Intl.Segmenter("und", { granularity: "word" });

/** Where the sentences inside `sentence` end, rising, its own end left out: UTF-16 offsets behind the space. */
export function clauseEnds(sentence: string): number[] {
  if (sentence.length < LEAST_LENGTH || !HAS_CLAUSES.test(sentence)) return [];
  const ends: number[] = [];
  let start = 0;
  for (const match of sentence.matchAll(CLAUSE_SPACE)) {
    const before = sentence.slice(start, match.index);
    const end = match.index + match[0].length;
    if (!endsSentence(before, sentence.slice(end, end + 24))) continue;
    ends.push(end);
    start = end;
  }
  return ends;
}

function endsSentence(before: string, after: string): boolean {
  if (!WITHOUT_STOPS.test(before.slice(-1))) return before.length >= LONG_LENGTH_WITH_STOPS;
  if (before.length >= LONG_LENGTH) return before.length >= LONGEST_LENGTH || !endsWithWord(before, GOES_ON);
  return before.length >= LEAST_LENGTH && (endsWithWord(before, FINAL_PARTICLE) || STARTER.test(after));
}

/** Many a word ends like a particle: สถานะ, ชัยชนะ. */
function endsWithWord(text: string, words: RegExp): boolean {
  const word = words.exec(text.slice(-12))?.[0];
  return word !== undefined && wordSegmenter.segment(text).containing(text.length - word.length)?.segment === word;
}

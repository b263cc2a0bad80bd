/**
 * Compares the numbers of two texts by their values. A translation may write them in the target's digits, with its separators, at
 * another place, with its own words for large ones (10,000 is 1万), in its calendar (2026 is 2569 in Thai) and on its clock.
 */
import { asciiDigits, hasDigit } from "./digits.ts";
import { hasBuddhistYear, isHour, isMinutes, otherHours, otherYears } from "./reckoning.ts";

interface NumberToken {
  /** As it is written. */
  readonly text: string;
  /** What it may mean, as decimal numerals without grouping: "1,234" is 1234 or 1.234. */
  readonly values: readonly string[];
  /** Its digits between separators, where it has any: a date's day, month and year, the hour and minutes of 10.30. */
  readonly groups: readonly string[];
  /**
   * "date" is one in digits: its month and day may be written in words. "hour" is that of a time, also with its minutes (10.30); "minutes" stand
   * behind a colon. "dotted" may be a time, or a decimal.
   */
  readonly kind: "date" | "hour" | "minutes" | "dotted" | "number";
  /** Part of a name (H2O, MP3, 2nd): a translation may write it in words. */
  readonly isInWord: boolean;
}

const NUMBER = /\d+(?:[.,'’٫٬\u00A0\u202F\u2009]\d+)*/gu;
const DATE = /(?<!\d|\d[-/.])(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{4})(?![-/.]?\d)/gu;
const MAGNITUDES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    hundred: 2,
    thousand: 3,
    million: 6,
    billion: 9,
    trillion: 12,
    ribu: 3,
    juta: 6,
    miliar: 9,
    bilion: 9,
    triliun: 12,
    trilion: 12,
    libo: 3,
    milyon: 6,
    bilyon: 9,
    trilyon: 12,
    nghìn: 3,
    ngàn: 3,
    triệu: 6,
    tỷ: 9,
    tỉ: 9,
    พัน: 3,
    หมื่น: 4,
    แสน: 5,
    ล้าน: 6,
    พันล้าน: 9,
    ພັນ: 3,
    ໝື່ນ: 4,
    ແສນ: 5,
    ລ້ານ: 6,
    ຕື້: 9,
    ពាន់: 3,
    ម៉ឺន: 4,
    សែន: 5,
    លាន: 6,
    ប៊ីលាន: 9,
    ထောင်: 3,
    သောင်း: 4,
    သိန်း: 5,
    သန်း: 6,
    ဘီလီယံ: 9,
    ஆயிரம்: 3,
    லட்சம்: 5,
    இலட்சம்: 5,
    மில்லியன்: 6,
    கோடி: 7,
    பில்லியன்: 9,
    千: 3,
    万: 4,
    百万: 6,
    千万: 7,
    亿: 8,
    十亿: 9,
    万亿: 12,
  }),
);
const MAGNITUDE_WORDS = [...MAGNITUDES.keys()].sort((a, b) => b.length - a.length).join("|");
const MAGNITUDE_AFTER = new RegExp(`[\\s-]{0,2}(${MAGNITUDE_WORDS})`, "iuy");
/** Burmese writes round amounts with the number last. */
const MAGNITUDE_BEFORE = /(ထောင်|သောင်း|သိန်း|သန်း|ဘီလီယံ)\s?$/u;
/** 10.30: a time, if anything says so. */
const DOTTED_TIME = /^(?:[01]?\d|2[0-4])\.[0-5]\d$/u;

/** The numbers of the source that have no equal in the translation, each as often as it is missing. */
export function missingNumbers(source: string, translation: string): string[] {
  if (!hasDigit(source)) return [];
  const wanted = numbersIn(source).filter(({ isInWord }) => !isInWord);
  const there = new NumberPool(numbersIn(translation));
  const unmatched = wanted.filter(({ values }) => !there.take(values));
  if (unmatched.length === 0) return [];
  const mayCountOtherwise = [source, translation].some((text) => hasBuddhistYear(asciiDigits(text)));
  return unmatched.filter((token) => !isWrittenOtherwise(token, there, mayCountOtherwise)).map(({ text }) => text);
}

class NumberPool {
  /** Places of tokens by what each may mean. */
  private readonly places = new Map<string, number[]>();
  /** Those of hours alone. */
  private readonly hours = new Map<string, number[]>();
  private readonly taken = new Set<number>();
  /** The groups of dates and times. */
  private readonly parts = new Set<string>();
  /** The groups of what may be a time. */
  private readonly dotted = new Set<string>();

  constructor(tokens: readonly NumberToken[]) {
    tokens.forEach(({ values, groups, kind }, index) => {
      for (const value of values) addTo(this.places, value, index);
      const [hour = values[0]] = groups;
      if (kind === "hour" && hour !== undefined) addTo(this.hours, hour, index);
      if (kind === "date" || kind === "hour") for (const group of groups) this.parts.add(group);
      if (kind === "dotted") for (const group of groups) this.dotted.add(group);
    });
  }

  /** Uses up one token that may mean one of the values. */
  take(values: readonly string[]): boolean {
    return this.takeFrom(this.places, values);
  }

  /** Uses up one that is one of these hours. */
  takeHour(hours: readonly string[]): boolean {
    return this.takeFrom(this.hours, hours);
  }

  private takeFrom(index: ReadonlyMap<string, number[]>, values: readonly string[]): boolean {
    for (const value of values) {
      const places = index.get(value) ?? [];
      while (places.length > 0) {
        const place = places.pop() ?? 0;
        if (this.taken.has(place)) continue;
        this.taken.add(place);
        return true;
      }
    }
    return false;
  }

  /** Whether these digits are a number, or a part of a date or time. */
  has(value: string): boolean {
    return this.places.has(value) || this.hasPart(value);
  }

  hasPart(value: string): boolean {
    return this.parts.has(value);
  }

  /** Whether they are a part of what may be a time. */
  hasDotted(value: string): boolean {
    return this.dotted.has(value);
  }
}

function addTo(index: Map<string, number[]>, value: string, place: number): void {
  const places = index.get(value);
  if (places === undefined) index.set(value, [place]);
  else places.push(place);
}

/** A date or a time with its parts elsewhere, a year of another calendar, an hour of the other clock. */
function isWrittenOtherwise(token: NumberToken, there: NumberPool, mayCountOtherwise: boolean): boolean {
  const { values, groups, kind } = token;
  const isInTime = (value: string) => there.hasPart(value) || there.hasDotted(value);
  switch (kind) {
    case "date":
      return groups.every((group) => isMonth(group) || [group, ...otherYears(group)].some((each) => there.has(each)));
    case "hour": {
      const [hour = values[0] ?? "", ...minutes] = groups;
      const hours = [hour, ...otherHours(hour)];
      return (there.take(hours) || hours.some(isInTime)) && minutes.every((each) => there.has(each) || isInTime(each));
    }
    case "minutes":
      return values.some(isInTime);
    case "dotted": {
      const [hour = "", ...minutes] = groups;
      return there.takeHour([hour, ...otherHours(hour)]) && minutes.every((each) => there.has(each));
    }
    case "number":
      if (values.some((value) => there.hasPart(value) || otherYears(value).some((year) => there.hasPart(year))))
        return true;
      if (values.some((value) => there.takeHour(otherHours(value)))) return true;
      return mayCountOtherwise && there.take(values.flatMap(otherYears));
  }
}

/** It may be written in words. */
function isMonth(group: string): boolean {
  return Number(group) >= 1 && Number(group) <= 12;
}

function numbersIn(text: string): NumberToken[] {
  const plain = asciiDigits(text);
  const tokens: NumberToken[] = [];
  let at = 0;
  const addNumbers = (end: number) => {
    for (const match of plain.slice(at, end).matchAll(NUMBER)) {
      const start = at + match.index;
      const after = start + match[0].length;
      const values = valuesOf(match[0]);
      tokens.push({
        text: text.slice(start, after),
        values: [...values, ...scaledValues(values, plain, start, after)],
        groups: groupsOf(match[0]),
        kind: kindOf(plain, start, after),
        isInWord: /[A-Za-z_]/u.test(plain.charAt(start - 1)) || /[A-Za-z_]/u.test(plain.charAt(after)),
      });
    }
  };
  for (const match of plain.matchAll(DATE)) {
    addNumbers(match.index);
    at = match.index + match[0].length;
    const values = (match[1] ?? match[2]) === "." ? valuesOf(match[0]) : [match[0]];
    tokens.push({
      text: text.slice(match.index, at),
      values,
      groups: groupsOf(match[0]),
      kind: "date",
      isInWord: false,
    });
  }
  addNumbers(plain.length);
  return tokens;
}

function kindOf(text: string, start: number, end: number): NumberToken["kind"] {
  if (isMinutes(text, start)) return "minutes";
  const number = text.slice(start, end);
  const isDotted = DOTTED_TIME.test(number);
  if ((isDotted || /^\d{1,2}$/u.test(number)) && isHour(text, start, end)) return "hour";
  return isDotted ? "dotted" : "number";
}

function groupsOf(token: string): string[] {
  const groups = token.split(/\D/u);
  return groups.length === 1 ? [] : groups.map((group) => decimal(group));
}

/** All readings of digits with separators. One with neither reading as a number, such as a version, means itself. */
function valuesOf(token: string): string[] {
  const groups = token.split(/\D/u);
  const [first = "", ...others] = groups;
  if (others.length === 0) return [decimal(first)];
  const separators = token.replace(/\d+/gu, "");
  const last = others.at(-1) ?? "";
  const isOneKind = new Set(separators).size === 1;
  const values = [groups.join(".")];
  if (isOneKind && isGrouped(groups)) values.push(decimal(groups.join("")));
  if (others.length === 1 && /[.,٫]/u.test(separators)) values.push(decimal(first, last));
  const isGroupedBefore = new Set(separators.slice(0, -1)).size === 1 && isGrouped(groups.slice(0, -1));
  if (!isOneKind && isGroupedBefore) values.push(decimal(groups.slice(0, -1).join(""), last));
  return values;
}

/** Thousands, or lakhs and crores: 12,34,567. */
function isGrouped([first = "", ...others]: readonly string[]): boolean {
  return (
    first.length <= 3 &&
    others.at(-1)?.length === 3 &&
    (others.every(({ length }) => length === 3) || others.slice(0, -1).every(({ length }) => length === 2))
  );
}

function decimal(whole: string, fraction = ""): string {
  const digits = whole.replace(/^0+(?=\d)/u, "");
  let length = fraction.length;
  while (length > 0 && fraction[length - 1] === "0") length -= 1;
  const decimals = fraction.slice(0, length);
  return decimals === "" ? digits : `${digits}.${decimals}`;
}

/** The values times the word for a power of ten beside the number. */
function scaledValues(values: readonly string[], text: string, start: number, end: number): string[] {
  MAGNITUDE_AFTER.lastIndex = end;
  const word = MAGNITUDE_AFTER.exec(text)?.[1] ?? MAGNITUDE_BEFORE.exec(text.slice(Math.max(0, start - 8), start))?.[1];
  const power = word === undefined ? undefined : MAGNITUDES.get(word.toLowerCase());
  if (power === undefined) return [];
  return values.filter((value) => value.split(".").length <= 2).map((value) => timesPowerOfTen(value, power));
}

function timesPowerOfTen(value: string, power: number): string {
  const [whole = "", fraction = ""] = value.split(".");
  return decimal(whole + fraction.slice(0, power).padEnd(power, "0"), fraction.slice(power));
}

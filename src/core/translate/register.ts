/**
 * How each language speaks to its reader formally and casually, in its own forms, for the translation prompt.
 * Machine-drafted: no speaker of the languages has read these lines yet.
 */
import type { Register } from "../../shared/translation.ts";
import type { LanguageTag } from "../languages.ts";

type RegisterForms = Readonly<Record<Exclude<Register, "neutral">, string>>;

const FORMS: Readonly<Record<LanguageTag, RegisterForms>> = {
  my: {
    formal: "the literary style (သည်, ၏, မည်), or ပါသည် with ခင်ဗျာ or ရှင် where the reader is spoken to",
    casual: "the colloquial style (တယ်, ရဲ့, မယ်), without ခင်ဗျာ or ရှင်",
  },
  en: {
    formal: "full forms (do not, it is), no contractions, no slang",
    casual: "contractions (don't, it's) and everyday words",
  },
  id: {
    formal: "Anda for the reader, standard spelling (bahasa baku) and full prefixes",
    casual: "kamu for the reader and everyday words",
  },
  km: {
    formal: "លោកអ្នក for the reader, សូម in requests, polite forms",
    casual: "អ្នក or ឯង for the reader and everyday words",
  },
  lo: {
    formal: "ທ່ານ for the reader, ກະລຸນາ in requests, polite forms",
    casual: "ເຈົ້າ for the reader and everyday words",
  },
  ms: {
    formal: "anda for the reader and standard spelling (bahasa baku)",
    casual: "awak for the reader and everyday words",
  },
  "zh-Hans": {
    formal: "您 for the reader, 请 in requests, written style",
    casual: "你 for the reader, spoken style",
  },
  fil: {
    formal: "kayo and po or opo for the reader, pure Filipino where a common word exists",
    casual: "ikaw or ka for the reader without po, everyday English words as people use them (Taglish)",
  },
  ta: {
    formal: "நீங்கள் for the reader, literary forms",
    casual: "நீ for the reader, spoken forms",
  },
  th: {
    formal: "ท่าน or คุณ for the reader, โปรด in requests; ครับ or ค่ะ only where somebody speaks",
    casual: "คุณ or เธอ for the reader and everyday words, without ท่าน",
  },
  vi: {
    formal: "quý khách or quý vị for the reader, vui lòng in requests, polite forms (kính ngữ)",
    casual: "bạn for the reader and everyday words",
  },
};

/** The forms to ask for; undefined for "neutral", which asks for nothing. */
export function registerForms(target: LanguageTag, register: Register): string | undefined {
  return register === "neutral" ? undefined : FORMS[target][register];
}

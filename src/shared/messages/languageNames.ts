type Names = Readonly<Record<string, string>>;

/**
 * What the interface calls languages in those of its languages that Chromium, and with it VS Code, knows nothing of: instead of Burmese
 * names of languages it has English ones. As the Unicode CLDR has them; by BCP 47 tags.
 */
export const LANGUAGE_NAMES: Readonly<Partial<Record<string, Names>>> = {
  my: {
    my: "မြန်မာ",
    en: "အင်္ဂလိပ်",
    id: "အင်ဒိုနီးရှား",
    km: "ခမာ",
    lo: "လာအို",
    ms: "မလေး",
    "zh-Hans": "တရုတ် (ရိုးရှင်း)",
    fil: "ဖိလစ်ပိုင်",
    ta: "တမီးလ်",
    th: "ထိုင်း",
    vi: "ဗီယက်နမ်",
  },
  km: {
    my: "ភូមា",
    en: "អង់គ្លេស",
    id: "ឥណ្ឌូណេស៊ី",
    km: "ខ្មែរ",
    lo: "ឡាវ",
    ms: "ម៉ាឡេ",
    "zh-Hans": "ចិន\u200Bអក្សរ\u200Bកាត់",
    fil: "ហ្វ៊ីលីពីន",
    ta: "តាមីល",
    th: "ថៃ",
    vi: "វៀតណាម",
  },
  lo: {
    my: "ມຽນມາ",
    en: "ອັງກິດ",
    id: "ອິນໂດເນຊຽນ",
    km: "ຂະເໝນ",
    lo: "ລາວ",
    ms: "ມາເລ",
    "zh-Hans": "ຈີນແບບຮຽບງ່າຍ",
    fil: "ຟີລິປີໂນ",
    ta: "ທາມິລ",
    th: "ໄທ",
    vi: "ຫວຽດນາມ",
  },
};

import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../src/core/languages.ts";
import { identifyLanguage } from "../../../src/core/text/identifyLanguage.ts";
import { isTraditionalChinese } from "../../../src/core/text/traditionalChinese.ts";
import { articles, declarationParagraphs } from "../../../tools/tiny-model/declaration.ts";

const tags = LANGUAGES.map(({ tag }) => tag);

describe("identifyLanguage", () => {
  it.each(tags)("knows every article in %s", (tag) => {
    for (const article of articles(tag)) {
      const { tag: found, confidence } = identifyLanguage(article.join("\n"))!;
      expect(tag === "id" || tag === "ms" ? ["id", "ms"] : [tag]).toContain(found);
      expect(confidence).toBeGreaterThan(0.9);
    }
  });

  // Sentences of everyday, which are not what the profiles were made from.
  it.each([
    ["en", "Could you please send me the report before lunch?"],
    ["en", "The dog sleeps under the table while it rains."],
    ["id", "Tolong kirimkan laporannya sebelum makan siang, karena saya harus pergi."],
    ["id", "Unduh berkas itu lalu buka pengaturan di ponsel Anda."],
    ["ms", "Sila hantar laporan itu sebelum makan tengah hari kerana saya perlu keluar."],
    ["ms", "Muat turun fail itu kemudian buka tetapan di telefon awak."],
    ["fil", "Pakipadala ang ulat bago magtanghalian dahil aalis ako."],
    ["fil", "Natutulog ang aso sa ilalim ng mesa habang umuulan."],
    ["vi", "Anh vui lòng gửi báo cáo cho tôi trước bữa trưa nhé."],
    ["th", "ช่วยส่งรายงานให้ฉันก่อนอาหารกลางวันด้วย"],
    ["lo", "ກະລຸນາສົ່ງລາຍງານໃຫ້ຂ້ອຍກ່ອນອາຫານທ່ຽງ"],
    ["km", "សូមផ្ញើរបាយការណ៍ឱ្យខ្ញុំមុនអាហារថ្ងៃត្រង់"],
    ["my", "နေ့လယ်စာမစားခင် အစီရင်ခံစာ ပို့ပေးပါ"],
    ["ta", "மதிய உணவுக்கு முன் அறிக்கையை அனுப்புங்கள்"],
    ["zh-Hans", "请在午饭前把报告发给我。"],
    ["zh-Hans", "在 Visual Studio Code 中打开设置"],
    ["other", "午飯前請把報告發給我，謝謝你們。"],
    ["other", "昼食の前にレポートを送ってください。"],
    ["other", "점심 전에 보고서를 보내 주세요."],
    ["other", "Bitte schick mir den Bericht noch vor dem Mittagessen."],
    ["other", "Pourriez-vous m'envoyer le rapport avant le déjeuner ?"],
    ["other", "¿Puede enviarme el informe antes del almuerzo, por favor?"],
    ["other", "Пожалуйста, пришлите мне отчёт до обеда."],
    ["other", "Tulung kirimna laporane sadurunge mangan awan, aku arep lunga saka omah."],
  ])("%s: %s", (tag, sentence) => {
    expect(identifyLanguage(sentence)?.tag).toBe(tag);
  });

  it.each(["", "12:30 — 😀", "OK", "v1.2.3", "{name}"])("knows nothing of %j", (text) => {
    expect(identifyLanguage(text)).toBeUndefined();
  });

  it("pays no attention to identifiers and Latin names among other scripts", () => {
    expect(identifyLanguage("getElementById fetchData camelCase")).toBeUndefined();
    expect(identifyLanguage("เปิด Visual Studio Code แล้วเลือก Extensions เพื่อติดตั้งส่วนขยาย")?.tag).toBe("th");
    expect(identifyLanguage("Open the menu and choose ภาษา to change the language of the whole page")?.tag).toBe("en");
  });

  it.each(["jav", "sun", "ceb", "hil", "ilo", "fra", "deu_1996", "swh", "jpn", "cmn_hant", "kor"])(
    "takes the declaration in %s for none of the eleven",
    (udhrCode) => {
      const paragraphs = declarationParagraphs(udhrCode).filter((text) => text.length > 40);
      const found = paragraphs.filter((text) => identifyLanguage(text)?.tag === "other");
      expect(found.length / paragraphs.length).toBeGreaterThan(0.8);
    },
  );
});

describe("isTraditionalChinese", () => {
  it("tells the declaration's two versions apart, paragraph by paragraph", () => {
    const share = (udhrCode: string) => {
      const paragraphs = declarationParagraphs(udhrCode);
      return paragraphs.filter(isTraditionalChinese).length / paragraphs.length;
    };
    expect(share("cmn_hant")).toBeGreaterThan(0.95);
    expect(share("cmn_hans")).toBe(0);
  });

  it.each(["系統", "系統設定", "開啟", "儲存", "這裡", "關係", "物體", "載入", "畫面"])("knows %s", (text) => {
    expect(isTraditionalChinese(text)).toBe(true);
  });

  it.each(["系统", "关系", "后面", "里面", "著名", "系", "中文", "皇后", ""])("takes %s for simplified", (text) => {
    expect(isTraditionalChinese(text)).toBe(false);
  });
});

import type { fileTranslation as english } from "../en/fileTranslation.ts";
import type { Translated } from "../en.ts";

/** English in ../en/fileTranslation.ts. */
export const fileTranslation: Translated<typeof english> = {
  // Files that are not translated, and why
  "fileTranslation.skipped": "{file} ကို ချန်ခဲ့သည်: {reason}",
  "fileTranslation.skip.code": "၎င်းသည် ကုဒ်ဖြစ်ပြီး မှတ်ချက်များကို ထိုဖိုင်ထဲ၌သာ ဘာသာပြန်နိုင်သည်။",
  "fileTranslation.skip.sameLanguage": "၎င်းသည် ထိုဘာသာစကား၏ ဖိုင်ပင် ဖြစ်သည်။",
  "fileTranslation.skip.empty": "ဘာသာပြန်ရန် ဘာမျှ မရှိပါ။",
  "fileTranslation.skip.lost": "{path} တွင် မူရင်း၌ နေရာမရှိသော အချက်များ ပါသဖြင့် မူလအတိုင်း ထားခဲ့သည်။",
  "fileTranslation.skip.undecided": "{path} ရှိ ပြင်ဆင်ချက်များကို မည်သို့လုပ်ရမည်ကို မည်သူမျှ မဆုံးဖြတ်ရသေးပါ။",
  "fileTranslation.skip.ignored": "git က ၎င်းကို လျစ်လျူရှုထားသည်။",
  "fileTranslation.skip.unknown": "၎င်း၏ ဖော်မက်ကို မသိပါ။",
  "fileTranslation.skip.settings": "သိရသလောက် ၎င်းသည် ပရိုဂရမ်များအတွက် ဖြစ်သည်။",
  "fileTranslation.skip.translation": "၎င်းသည် ဘာသာပြန်ပြီးသား ဖြစ်သည်။",
  "fileTranslation.summary":
    "ရေးပြီး {written} ခု၊ နောက်ဆုံးအခြေအနေအတိုင်း {unchanged} ခု၊ စစ်ဆေးရန် {findings} ခု၊ ချန်ခဲ့ {skipped} ခု၊ မအောင်မြင် {failed} ခု။",

  "namePattern.unknown": "{part} ကို မသိပါ။",
  "namePattern.noLanguage": "{lang} မပါပါ။",
  "namePattern.outside": "{path} သည် ပရောဂျက်၏ ပြင်ပတွင် ရှိသည်။",

  // What a command looked for in vain
  "nothing.comment": "ကာဆာနေရာတွင် မှတ်ချက် မရှိပါ။",
  "nothing.clipboard": "ကလစ်ဘုတ်တွင် စာသား မရှိပါ။",
  "nothing.markdown": "ဤအရာသည် Markdown စာရွက်စာတမ်း မဟုတ်ပါ။",
  "nothing.editor": "ဦးစွာ ဖိုင်တစ်ခု ဖွင့်ပါ၊ သို့မဟုတ် “ဖိုင်အသစ်” ကို ရွေးပါ။",
  "nothing.file": "ဘာသာပြန်ရန် ဖိုင် မရှိပါ။",

  // A job in the editor
  "fileTranslation.pauseOrResume": "ခဏရပ် သို့မဟုတ် ဆက်လုပ်ရန်",
  "fileTranslation.paused": "{count} ခုအနက် {done} ခုပြီးနောက် ခဏရပ်ထားသည်။",
  "fileTranslation.segments": "(စာပိုင်း {done} / {count})",
  "fileTranslation.waiting": "ရှေ့ဖိုင်များကို စောင့်နေသည်။",
  "fileTranslation.cancelled": "ပယ်ဖျက်လိုက်ပါပြီ။",
  "fileTranslation.notDone": "ဖိုင် {count} ခု မလုပ်ရသေးပါ။",
  "fileTranslation.notDoneOne": "ဖိုင်တစ်ခု မလုပ်ရသေးပါ။",
  "fileTranslation.tooMany": "ဖိုင်တွဲတွင် ကြည့်ခဲ့သော {limit} ခုထက် ပိုများသော ဖိုင်များ ရှိသည်။",
  "fileTranslation.sourceChanged": "ဖတ်ပြီးနောက် မူရင်း ပြောင်းလဲသွားသည်။ ထပ်မံ ဘာသာပြန်ပါ။",
  "fileTranslation.needsLook": "{count} နေရာ စစ်ဆေးရန် လိုသည်။",
  "fileTranslation.needsLookOne": "တစ်နေရာ စစ်ဆေးရန် လိုသည်။",
  "fileTranslation.noReport": "ဤဝင်းဒိုးတွင် ဖိုင်များ ဘာသာမပြန်ရသေးပါ။",
  "fileTranslation.showReport": "အစီရင်ခံစာ ပြရန်",
  "fileTranslation.open": "ဘာသာပြန်ချက် ဖွင့်ရန်",
  "fileTranslation.reportTitle": "ဘာသာပြန်အစီရင်ခံစာ: {language}",
  "fileTranslation.reportName": "ဘာသာပြန်အစီရင်ခံစာ.md",
  "fileTranslation.writtenFile": "{file}: {path} တွင် ရေးပြီးပါပြီ။",
  "fileTranslation.written": "{path} တွင် ရေးပြီး",
  "fileTranslation.unchanged": "{path} သည် နောက်ဆုံးအခြေအနေအတိုင်း ဖြစ်သည်",
  "fileTranslation.failed": "{file} ကို ဘာသာမပြန်ခဲ့ပါ: {reason}",
  "fileTranslation.conflict": "လူတစ်ဦးက ပြင်ဆင်ထားပြီး ထိုနောက် မူရင်း ပြောင်းလဲသွားသည်။ ပြင်ဆင်ချက်ကို ထားရှိသည်။",
  "fileTranslation.askConflicts":
    "{path}: တစ်စုံတစ်ဦး ပြင်ဆင်ထားသော အချက် {conflicts} ခု၏ မူရင်း ပြောင်းလဲသွားသည်။ ပြင်ဆင်ချက်များကို ထားမည်လား၊ အသစ် ဘာသာပြန်မည်လား။",
  "fileTranslation.askLost": "{path}: တစ်စုံတစ်ဦးက အချက် {lost} ခုကို ထည့်ခြင်း သို့မဟုတ် ဖယ်ခြင်း ပြုလုပ်ထားသည်။ အပ်ဒိတ်လုပ်လျှင် ယင်းတို့ ပျက်သွားမည်။",
  "fileTranslation.askConflictsOne":
    "{path}: တစ်စုံတစ်ဦး ပြင်ဆင်ထားသော အချက်တစ်ခု၏ မူရင်း ပြောင်းလဲသွားသည်။ ပြင်ဆင်ချက်ကို ထားမည်လား၊ အသစ် ဘာသာပြန်မည်လား။",
  "fileTranslation.askLostOne": "{path}: တစ်စုံတစ်ဦးက အချက်တစ်ခုကို ထည့်ခြင်း သို့မဟုတ် ဖယ်ခြင်း ပြုလုပ်ထားသည်။ အပ်ဒိတ်လုပ်လျှင် ယင်း ပျက်သွားမည်။",
  "fileTranslation.askShown": "{path}: ပြင်ဆင်ထားသည့်အတိုင်း ထားမည်လား၊ အသစ် ဘာသာပြန်မည်လား။",
  "fileTranslation.moreEntries": "နှင့် နောက်ထပ် {count} ခု",
  "fileTranslation.diffConflicts": "{path}: ယခုရှိသော မူရင်းနှင့် ဘာသာပြန်ချက်",
  "fileTranslation.diffLost": "{path}: ယခုအခြေအနေနှင့် ဖြစ်လာမည့်အခြေအနေ",
  "fileTranslation.keepMine": "ပြင်ဆင်ချက် ထားရန်",
  "fileTranslation.translateAnew": "အသစ် ဘာသာပြန်ရန်",
  "fileTranslation.show": "ပြရန်",
  "result.gone": "ဤစာသား မရှိတော့ပါ။ ဝင်းဒိုးကို ပြန်ဖွင့်စဉ် သိမ်းမထားခဲ့ပါ။",
  "fileTranslation.pasteInto": "{language} သို့ ဘာသာပြန်၍ ကူးထည့်ရန်",

  // An existing translation beside its source
  "check.missing": "ဤအချက် မပါပါ: {source}",
  "check.extra": "မူရင်းတွင် ဤအချက် မရှိပါ။",
  "check.empty": "ဤအချက်တွင် ဘာသာပြန်ချက် မရှိပါ: {source}",
  "check.outdated": "ဘာသာပြန်ပြီးနောက် မူရင်း ပြောင်းလဲသွားသည်။",
};

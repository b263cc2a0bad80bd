import type { downloads as english } from "../en/downloads.ts";
import type { Translated } from "../en.ts";

/** English in ../en/downloads.ts. */
export const downloads: Translated<typeof english> = {
  "error.download.badAddress": "{address} သည် GGUF ဖိုင်၏ လိပ်စာ မဟုတ်ပါ: {reason}။",
  "error.download.notFound": "{address} ကို ရှာမတွေ့ပါ: {reason}။ အမည်ကို စစ်ဆေးပါ သို့မဟုတ် အခြားမော်ဒယ် ရွေးပါ။",
  "error.download.forbidden": "{host} က {name} ကို သင့်အား မပေးပါ။ လိုင်စင်ကို သဘောတူထားသော အကောင့် လိုအပ်နိုင်သည်။",
  "error.download.rateLimited": "{host} က ခဏစောင့်ရန် တောင်းဆိုသည်။ {seconds} စက္ကန့်အကြာတွင် ထပ်စမ်းကြည့်ပါ။ ရရှိပြီးသမျှကို သိမ်းထားသည်။",
  "error.download.network": "{host} သို့ ချိတ်ဆက်၍ မရပါ: {reason}။ ထပ်စမ်းကြည့်ပါ။ ရရှိပြီးသမျှကို သိမ်းထားသည်။",
  "error.download.badRedirect": "{host} က {address} သို့ လွှဲပေးသော်လည်း ဆက်မလိုက်ပါ: {reason}။",
  "error.download.notAModel": "{address} သည် GGUF ဖိုင် မဟုတ်ပါ: {reason}။",
  "error.download.changed": "ဟပ်ရှိ {name} သည် ဒေါင်းလုဒ် စတင်ချိန်နှင့်မတူသော ဖိုင် ဖြစ်သွားပါပြီ။ ထပ်စမ်းကြည့်ပါ။ ကိုက်ညီသေးသော အပိုင်းကို သိမ်းထားသည်။",
  "error.download.checksumMismatch":
    "{name} သည် ပျက်စီးလျက် ရောက်လာသည်။ ၎င်း၏ SHA-256 သည် ထုတ်ပြန်ထားသည်နှင့် မတူပါ။ ဖိုင်ကို ဖျက်ပြီးပါပြီ။ ထပ်စမ်းကြည့်ပါ။",
  "error.download.diskFull":
    "{name} အတွက် {needed} လိုအပ်သည် (အမြဲလွတ်နေရမည့် {reserve} အပါအဝင်)။ {path} တွင် နေရာလွတ် {free} သာ ရှိသည်။ နေရာရှင်းပြီး ထပ်စမ်းကြည့်ပါ။ ရရှိပြီးသမျှကို သိမ်းထားသည်။",
  "error.download.licence": "{name} ၏ လိုင်စင်ကို ဦးစွာ သဘောတူရန် လိုအပ်သည်: {licence}၊ {url}",
  "error.download.elsewhere": "အခြားပရိုဆက်တစ်ခုက {name} ကို ဒေါင်းလုဒ်လုပ်နေသည်။ ပြီးသည်အထိ စောင့်ပါ သို့မဟုတ် ထိုပရိုဆက်ကို ရပ်ပြီး ထပ်စမ်းကြည့်ပါ။",
  "error.download.unknown": "ဤလွှဲပြောင်းမှု ပြီးဆုံးသွားပါပြီ။ စာရင်းကို အသစ်ပြန်ပြုလုပ်ထားသည်။",

  "download.gigabytes": "{size} GB",
  "download.megabytes": "{size} MB",
  "download.licenceUnknown": "မသိရပါ",
};

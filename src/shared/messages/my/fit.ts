import type { fit as english } from "../en/fit.ts";
import type { Translated } from "../en.ts";

/** English in ../en/fit.ts. */
export const fit: Translated<typeof english> = {
  "fit.gpu": "GPU ပေါ်တွင် ဆံ့သည်",
  "fit.partial": "အလွှာ {totalLayers} ခုအနက် {gpuLayers} ခုကို GPU ပေါ်တွင် ထားလျှင် ဆံ့သည်",
  "fit.ram": "ပင်မမှတ်ဉာဏ်တွင် ဆံ့သည်၊ နှေးသည်",
  "fit.no": "မဆံ့ပါ: {needed} လိုအပ်ပြီး {available} သာ ရှိသည်",
  "fit.noDisk": "ဒစ်ခ်တွင် နေရာ မလောက်ပါ: {needed} လိုအပ်ပြီး (အမြဲလွတ်နေရမည့် {reserve} အပါအဝင်) နေရာလွတ် {free} သာ ရှိသည်",
  // What stands behind the verdict in one line
  "fit.withSpeed": "{verdict}၊ {speed} တိုကင်/စက္ကန့်ခန့် (ခန့်မှန်း)",
  "fit.becauseOfOthers": "{verdict}: အခြားပရိုဂရမ်များက ၎င်း၏ မှတ်ဉာဏ် {size} ကို သုံးထားသည်",
  "fit.estimate": "{text} (ခန့်မှန်း)",
  "fit.rough": "{text}၊ အကြမ်းဖျင်းသာ ဖြစ်သည်၊ ၎င်း၏ ခေါင်းပိုင်းကို မဖတ်ရသေးပါ",
  "fit.shorterContext": "{text}၊ ဆက်စပ်အကြောင်းအရာသည် {wished} တိုကင် မဟုတ်ဘဲ {tokens} တိုကင် ဖြစ်သည်၊ မော်ဒယ်ကို ထိုမျှထိသာ လေ့ကျင့်ထားသည်",
  "fit.of": "{source}: {text}",

  // The sum behind it, a line for each part
  "fit.sum.vram":
    "GPU မှတ်ဉာဏ်: အလေးကိန်း {weights} (အလွှာ {layers} ခု) + ဆက်စပ်အကြောင်းအရာ {cache} + တွက်ချက်ရန် {compute} + ဒရိုင်ဗာ {overhead} = {total}၊ လွတ်နေသည်မှာ {free}",
  "fit.sum.ram":
    "ပင်မမှတ်ဉာဏ်: အလေးကိန်း {weights} + ဆက်စပ်အကြောင်းအရာ {cache} + တွက်ချက်ရန် {compute} + ကျန်သည်များ {overhead} = {total}၊ လွတ်နေသည်မှာ {free}",
  "fit.sum.reclaimable": "တင်နေစဉ် ဖိုင်မှ နောက်ထပ် {size} မှတ်ဉာဏ်သို့ ရောက်လာမည်။ စနစ်က လိုအပ်သည့်အခါ ပြန်ယူမည်။",
  "fit.sum.context": "ဆက်စပ်အကြောင်းအရာ: {tokens} တိုကင်၊ တစ်ပြိုင်နက် အဖြေ: {parallel}",
  "fit.sum.cacheEach": "ဆက်စပ်အကြောင်းအရာ: {tokens} တိုကင် x တစ်ပြိုင်နက် အဖြေ {parallel} ခု၊ တိုကင်တစ်ခုလျှင် {each} = {cache}",
  "fit.sum.largest": "ဤသို့ဆိုလျှင် ဆံ့နိုင်သော အရှည်ဆုံး ဆက်စပ်အကြောင်းအရာ: {tokens} တိုကင်",
  "fit.sum.largestNone": "အတိုဆုံး ဆက်စပ်အကြောင်းအရာပင် မဆံ့ပါ။",
  "fit.sum.speed": "အမြန်နှုန်း: အများဆုံး {speed} တိုကင်/စက္ကန့်ခန့်၊ မှတ်ဉာဏ်၏ ဒေတာစီးဆင်းနှုန်းအရ (ခန့်မှန်း)",
  "fit.sum.others": "အခြားပရိုဂရမ်များက GPU ၏ {total} အနက် {size} ကို သုံးထားသည်။",
  "fit.sum.othersMatter": "အခြားပရိုဂရမ်များက GPU ၏ {total} အနက် {size} ကို သုံးထားသည်။ ၎င်းတို့ မရှိလျှင်: {verdict}။",
  "fit.sum.disk": "ဒစ်ခ်: {needed} လိုအပ်သည် (ဒေါင်းလုဒ်အတွက် {download}၊ လွတ်နေရမည် {reserve})၊ {path} တွင် နေရာလွတ် {free} ရှိသည်",
  "fit.sum.rough": "ကတ်တလောက်ပါ ကိန်းဂဏန်းများမှ ခန့်မှန်းထားသည်။ ခေါင်းပိုင်းကို ဖတ်ရန် မော်ဒယ်ကို စစ်ဆေးပါ။",

  // The estimate beside what loading really took
  "details.estimate": "ကြိုတင် ခန့်မှန်းချက်",
  "details.estimateRam": "ပင်မမှတ်ဉာဏ် {ram}",
  "details.estimateBoth": "GPU မှတ်ဉာဏ် {vram}၊ ပင်မမှတ်ဉာဏ် {ram}",
  "adjust.fewerGpuLayers.others":
    "အလွှာ {from} ခုအနက် {to} ခုသာ GPU ပေါ်တွင် ရှိသည်။ အခြားပရိုဂရမ်များက ၎င်း၏ မှတ်ဉာဏ် {size} ကို သုံးထားသည်။ ပိုထားနိုင်ရန် ၎င်းတို့ကို ပိတ်ပြီး မော်ဒယ်ကို ပြန်တင်ပါ။",
  "adjust.noGpuLayers.others":
    "GPU ပေါ်တွင် အလွှာ တစ်ခုမျှ မရှိပါ။ အခြားပရိုဂရမ်များက ၎င်း၏ မှတ်ဉာဏ် {size} ကို သုံးထားသည်။ ၎င်းတို့ကို ပိတ်ပြီး မော်ဒယ်ကို ပြန်တင်ပါ။",
};

import type { models as english } from "../en/models.ts";
import type { Translated } from "../en.ts";

/** English in ../en/models.ts. */
export const models: Translated<typeof english> = {
  "error.model.inUse": "{model} ကို သုံးနေသည်။ ၎င်းကို ဖြုတ်ပါ သို့မဟုတ် သုံးနေသည်ကို ရပ်ပြီး ထပ်စမ်းကြည့်ပါ။",
  "error.model.notManaged": "{path} ကို SEA-LION Local က ထားခဲ့ခြင်း မဟုတ်သဖြင့် မဖျက်ပါ။",
  "error.model.exists": "{name} အမည်ရှိ အခြားမော်ဒယ် ရှိပြီးသား ဖြစ်သည်။ ဖိုင်နှစ်ခုအနက် တစ်ခုကို အမည်ပြောင်းပါ။",

  // In what state a model is, and how far: in the view, in notifications and on a terminal
  "models.state.available": "ဒေါင်းလုဒ် မလုပ်ရသေးပါ",
  "models.state.noFile": "လိပ်စာ မသိရပါ",
  "models.state.downloading": "ဒေါင်းလုဒ်လုပ်နေသည် {percent}%",
  "models.state.copying": "ကူးယူနေသည် {percent}%",
  "models.state.retrying": "{percent}% တွင် ချိတ်ဆက်မှု ပြတ်သွားသည်၊ ထပ်စမ်းနေသည်",
  "models.state.verifying": "စိစစ်နေသည် {percent}%",
  "models.state.paused": "{percent}% တွင် ခဏရပ်ထားသည်",
  "models.state.interrupted": "{percent}% တွင် ပြတ်တောက်သွားသည်",
  "models.state.failed": "{percent}% တွင် မအောင်မြင်ပါ",
  "models.state.ready": "အသင့်",
  "models.state.loading": "တင်နေသည် {percent}%",
  "models.state.loadedGpu": "{backend} ပေါ်တွင် တင်ထားသည်၊ အလွှာ {gpuLayers}/{totalLayers}",
  "models.state.loadedCpu": "ပရိုဆက်ဆာပေါ်တွင် တင်ထားသည်",
  "models.state.damaged": "ပျက်စီးနေသည်",
  "models.state.notFound": "ရှာမတွေ့ပါ",
  "models.state.unusable": "သုံး၍ မရပါ",
  "transfer.percent": "{percent}%",
  "transfer.amount": "{done} / {total}",
  "transfer.speed": "{speed}/စက္ကန့်",
  "transfer.left": "{time} ကျန်သည်",
  "transfer.hours": "{hours} နာရီ {minutes} မိနစ်",
  "transfer.minutes": "{minutes} မိနစ်",
  "transfer.seconds": "{seconds} စက္ကန့်",
  "models.download.retrying": "{percent}%၊ ပြန်ချိတ်ဆက်နေသည်",
  "models.download.verifying": "စိစစ်နေသည်၊ {percent}%",

  "catalogue.notAList": "နောက်ထပ်မော်ဒယ်များ၏ ကတ်တလောက်သည် စာရင်းပုံစံ မဟုတ်ပါ။",
  "catalogue.problem": "ကတ်တလောက်ရှိ {name} အချက်ကို သုံး၍ မရပါ: {reason}။",
  "catalogue.warning.notSafetyAligned":
    "ဤမော်ဒယ်ကို အန္တရာယ်ရှိသော တောင်းဆိုချက်များ ငြင်းပယ်ရန် လေ့ကျင့်မထားပါ။ ၎င်းရေးသည်များကို အားမကိုးမီ စစ်ဆေးပါ။",
  "catalogue.warning.noThinkingSwitch": "မက်ဆေ့ဂျ်ထဲရှိ /think နှင့် /no_think သည် ဤမော်ဒယ်တွင် အကျိုးသက်ရောက်မှု မရှိပါ။",
  "catalogue.warning.licenceInNotice": "၎င်း၏ လိုင်စင်သည် ရီပိုစထရီရှိ NOTICE ဖိုင်တွင် ပါသည်။",
  "catalogue.warning.noFile": "ဤမော်ဒယ်၏ GGUF ဖိုင်ကို မသိရသဖြင့် ဤနေရာမှ ဒေါင်းလုဒ်လုပ်၍ မရပါ။",
  "catalogue.warning.noAddress": "ဤမော်ဒယ်၏ GGUF ဖိုင်များ ရှိသော်လည်း ရီပိုစထရီ၏ လိပ်စာကို ဤနေရာတွင် မသိရပါ။ လိပ်စာကို ကိုယ်တိုင် ရှာဖွေ၍ ထည့်ပါ။",
};

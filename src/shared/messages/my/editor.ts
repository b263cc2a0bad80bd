import type { editor as english } from "../en/editor.ts";
import type { Translated } from "../en.ts";

/** English in ../en/editor.ts. */
export const editor: Translated<typeof english> = {
  "action.setUpModel": "မော်ဒယ် ပြင်ဆင်သတ်မှတ်ရန်...",
  "action.resumeDownload": "ဒေါင်းလုဒ် ဆက်လုပ်ရန်",
  "action.setToken": "Hugging Face တိုကင် သတ်မှတ်ရန်...",
  "action.chooseModel": "GGUF ဖိုင် ရွေးရန်...",
  "action.loadModel": "မော်ဒယ် တင်ရန်",
  "action.retry": "ထပ်စမ်းရန်",
  "action.waitForModel": "စောင့်ရန်",
  "action.switchModel": "ဝင်းဒိုးအားလုံးအတွက် ပြောင်းရန်",
  "action.newChat": "ချတ်အသစ်",
  "action.openSettings": "ဆက်တင်များ ဖွင့်ရန်",
  "action.showLog": "မှတ်တမ်း ပြရန်",
  "action.unloadModel": "မော်ဒယ် ဖြုတ်ရန်",
  "action.stopServer": "ဆာဗာ ရပ်ရန်",
  "action.showDetails": "မော်ဒယ် အလုပ်လုပ်သည့်နေရာ",

  // Progress of a task, in notifications and under a waiting answer
  "task.loading": "မော်ဒယ် တင်နေသည် ({percent}%)",
  "task.waitingForModel": "“{model}” အားသည်အထိ စောင့်နေသည်",
  "task.queuedNext": "တန်းစီရာတွင် နောက်တစ်ခု ဖြစ်သည်",
  "task.queuedOne": "တန်းစီနေသည်: ရှေ့တွင် တောင်းဆိုချက် 1 ခု",
  "task.queued": "တန်းစီနေသည်: ရှေ့တွင် တောင်းဆိုချက် {ahead} ခု",
  "task.reading": "{tokens} တိုကင် ဖတ်နေသည်",
  "task.part": "အပိုင်း {index} / {count}",
  "task.thinking": "စဉ်းစားနေသည်",

  // Translating a selection
  "translate.progress": "{language} သို့ ဘာသာပြန်နေသည်",
  "translate.item": "{index} / {count}",
  "translate.pickTarget": "ဘာသာပြန်မည့် ဘာသာစကား",
  "translate.wholeFile": "ဖိုင်တစ်ခုလုံး ဘာသာပြန်ရန်",
  "result.insertBelow": "မည်သို့ဖြစ်စေ အောက်တွင် ထည့်ရန်",
  "result.copy": "ကူးယူရန်",
  "result.openDocument": "စာရွက်စာတမ်းအသစ်တွင် ဖွင့်ရန်",
  "result.copied": "ကူးယူပြီးပါပြီ။",

  // Summaries
  "summary.progress": "{language} ဖြင့် အကျဉ်းချုပ်နေသည်",
  "summary.pickTarget": "အကျဉ်းချုပ်မည့် ဘာသာစကား",
  "summary.heading": "{name} ၏ အကျဉ်းချုပ်",
  "summary.coverage": "အပိုင်း {parts} / {parts} · {language} · {model}",
  "summary.untitled": "ရွေးထားသည့်စာသား",

  // Language picker
  "language.lastUsed": "နောက်ဆုံး သုံးခဲ့သည်",
  "language.system": "ဤစနစ်၏ ဘာသာစကား",

  // Status bar and its menu
  "status.idle": "SEA-LION",
  "status.idleTooltip": "မော်ဒယ် မတင်ရသေးပါ။ ပထမဆုံး တောင်းဆိုချက်တွင် တင်မည်။",
  "status.none": "SEA-LION: မော်ဒယ် ရွေးပါ",
  "status.loading": "SEA-LION: {percent}%",
  "status.ready": "SEA-LION: {backend} · {language}",
  "status.readyNoTarget": "SEA-LION: {backend}",
  "status.failed": "SEA-LION: တင်မထားပါ",
  "status.lost": "SEA-LION: ဆာဗာ ရပ်သွားသည်",
  "status.notResponding": "SEA-LION: တုံ့ပြန်မှု မရှိပါ",
  "status.notRespondingTooltip": "မော်ဒယ်ဆာဗာက လောလောဆယ် တုံ့ပြန်မှု မရှိပါ။ {seconds} စက္ကန့်အထိ မတုံ့ပြန်ပါက ၎င်းကို ရပ်ပြီး အသစ်ပြန်စတင်မည်။",
  "status.queue": "{queued} ခု စောင့်နေသည်",
  "status.queued": "SEA-LION: သင့်ရှေ့တွင် {ahead} ခု",
  "status.waitingForModel": "SEA-LION: {model} ကို စောင့်နေသည်",
  "menu.title": "SEA-LION Local",
  "menu.chat": "ချတ် ဖွင့်ရန်",
  "menu.target": "ဘာသာပြန်မည့် ဘာသာစကား",
  "menu.targetNone": "ပထမအကြိမ်တွင် မေးမည်",
};

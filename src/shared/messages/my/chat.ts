import type { chat as english } from "../en/chat.ts";
import type { Translated } from "../en.ts";

/** English in ../en/chat.ts. */
export const chat: Translated<typeof english> = {
  // The panel's head
  "panel.header": "ဤစကားဝိုင်း",
  "panel.untitled": "စကားဝိုင်းအသစ်",
  "panel.conversations": "စကားဝိုင်းများ",
  "panel.openInEditor": "အယ်ဒီတာတွင် ဖွင့်ရန်",
  "panel.openInWindow": "ဝင်းဒိုးအသစ်တွင် ဖွင့်ရန်",
  "panel.more": "နောက်ထပ်",
  "panel.title": "ခေါင်းစဉ်",
  "panel.rename": "အမည်ပြောင်းရန်",

  // The list of conversations
  "panel.back": "နောက်သို့",
  "panel.search": "စကားဝိုင်းများ ရှာရန်",
  "panel.import": "သွင်းယူရန်...",
  "panel.export": "ထုတ်ယူရန်...",
  "panel.pin": "ပင်ထိုးရန်",
  "panel.unpin": "ပင်ဖြုတ်ရန်",
  "panel.delete": "ဖျက်ရန်",
  "panel.moreAbout": "“{title}” အတွက် နောက်ထပ်လုပ်ဆောင်ချက်များ",
  "panel.pinned": "ပင်ထိုးထားသည်",
  "panel.running": "အဖြေရေးနေသည်",
  "panel.now": "ယခု",
  "panel.minutesAgo": "လွန်ခဲ့သော {minutes} မိနစ်",
  "panel.hoursAgo": "လွန်ခဲ့သော {hours} နာရီ",
  "panel.daysAgo": "လွန်ခဲ့သော {days} ရက်",
  "panel.today": "ယနေ့",
  "panel.yesterday": "မနေ့က",
  "panel.noConversations": "စကားဝိုင်း မရှိသေးပါ။ တစ်စုံတစ်ရာ မေးလိုက်သည်နှင့် ပထမဆုံးစကားဝိုင်းကို သိမ်းထားမည်။",
  "panel.nothingFound": "“{query}” အတွက် ဘာမျှ မတွေ့ပါ။",
  "panel.foundCount": "တွေ့ရှိသည်: {count}",

  // The composer
  "panel.composer": "နောက်မက်ဆေ့ဂျ်",
  "panel.addContext": "ဆက်စပ်အကြောင်းအရာ ထည့်ရန်",
  "panel.context.selection": "ရွေးထားသည့်စာသား",
  "panel.context.file": "ဖိုင်...",
  "panel.context.folder": "ဖိုင်တွဲ...",
  "panel.context.problems": "ပြဿနာများ",
  "panel.context.text": "ကူးထည့်ထားသော စာသား",
  "panel.chips": "ဆက်စပ်အကြောင်းအရာ",
  "panel.removeChip": "{label} ကို ဖယ်ရှားရန်",
  "panel.drop": "မေးခွန်းတွင် ထည့်ရန် ဤနေရာ၌ လွှတ်ချပါ",
  "panel.completions": "အကြံပြု ဖြည့်စွက်ချက်များ",
  "panel.answerLanguage": "အဖြေ၏ ဘာသာစကား",
  "panel.answerLanguageAuto": "အလိုအလျောက်",

  // How full the context is
  "panel.gauge": "ဆက်စပ်အကြောင်းအရာ: {tokens} တိုကင်၏ {percent}%",
  "panel.gaugeAbout": "ဆက်စပ်အကြောင်းအရာ: {tokens} တိုကင်၏ {percent}% ခန့်",
  "panel.gaugeEstimate": "ခန့်မှန်းချက်သာ ဖြစ်သည်။ ရေတွက်ပေးမည့် မော်ဒယ် မတင်ရသေးပါ။",
  "panel.gaugeSystem": "စနစ်ညွှန်ကြားချက်",
  "panel.gaugeChips": "မေးခွန်းနှင့်တွဲပါသော အကြောင်းအရာ",
  "panel.gaugeHistory": "ယခင် ပြောဆိုချက်များ",
  "panel.gaugeDraft": "သင့်မက်ဆေ့ဂျ်",
  "panel.gaugeAnswer": "အဖြေအတွက် ချန်ထားသည်",
  "panel.gaugeFree": "လွတ်နေသည်",

  // What would not fit, and who else writes
  "panel.overflow": "မဆံ့ပါ။ {needed} တိုကင် လိုအပ်သော်လည်း ဆက်စပ်အကြောင်းအရာတွင် {context} တိုကင်သာ ဆံ့သည်။ မည်သည့်အရာကိုမျှ မပို့ရသေးပါ။",
  "panel.overflowAlone": "ယခင် ပြောဆိုချက်များကြောင့် မဟုတ်ပါ။ မက်ဆေ့ဂျ်ကို တိုအောင်ပြင်ပါ သို့မဟုတ် ဆက်စပ်အကြောင်းအရာကို ဖယ်ရှားပါ။",
  "panel.way.trimOldest": "အဟောင်းဆုံးကို ဖြတ်ရန်",
  "panel.way.trimOldest.detail": "မော်ဒယ်သည် အဟောင်းဆုံး မက်ဆေ့ဂျ်များကို မေ့သွားမည်။ စကားဝိုင်းထဲတွင်မူ ကျန်ရှိနေမည်။",
  "panel.way.summarizeEarlier": "ယခင်အရာကို အကျဉ်းချုပ်ရန်",
  "panel.way.summarizeEarlier.detail": "အဟောင်းဆုံး မက်ဆေ့ဂျ်များအစား အကျဉ်းချုပ်ကို မော်ဒယ်ထံ ပေးမည်။",
  "panel.way.newChat": "ချတ်အသစ်",
  "panel.way.newChat.detail": "ယခင် ပြောဆိုချက်များ မပါဘဲ စကားဝိုင်းအသစ်တွင် မေးမည်။",
  "panel.following": "အခြားဝင်းဒိုးတစ်ခုက ဤစကားဝိုင်းတွင် အဖြေရေးနေသည်။ ဤနေရာမှ လိုက်ဖတ်နိုင်သည်။",

  // Messages
  "panel.numberedQuestion": "မေးခွန်း {number}",
  "panel.numberedAnswer": "အဖြေ {number}",
  "panel.editQuestion": "မေးခွန်း ပြင်ရန်",
  "panel.sendEdited": "ပို့ရန်",
  "panel.cancelEdit": "မလုပ်တော့",
  "panel.branch": "မူကွဲ {index} / {count}",
  "panel.previousBranch": "ယခင်မူကွဲ",
  "panel.nextBranch": "နောက်မူကွဲ",
  "panel.regenerate": "ပြန်ဖြေရန်",
  "panel.continue": "ဆက်ရန်",
  "panel.moreAboutAnswer": "ဤအဖြေအတွက် နောက်ထပ်လုပ်ဆောင်ချက်များ",
  "panel.translateAnswer": "ဤအဖြေကို ဘာသာပြန်ရန်...",
  "panel.changeRegister": "အခြားရေးဟန်ဖြင့် ဖတ်ရန်...",
  "panel.suggestFollowUps": "ဆက်မေးစရာ အကြံပြုရန်",
  "panel.followUps": "ဆက်မေးနိုင်သော မေးခွန်းများ",
  "panel.removeRendition": "{label} ကို ဖယ်ရှားရန်",
  "panel.forgotten": "မော်ဒယ်သည် အထက်ပါ စာများကို မဖတ်တော့ပါ။",
  "panel.thoughtLiveFor": "စဉ်းစားနေသည်... {duration}",
  "panel.insertCode": "ထည့်ရန်",
  "panel.insertCodeName": "ကာဆာနေရာတွင် ထည့်ရန်",
  "panel.newFile": "ဖိုင်အသစ်",
  "panel.newFileName": "ဤကုဒ်ဖြင့် ဖိုင်အသစ်",
  "panel.applyCode": "အသုံးချရန်",
  "panel.applyCodeName": "ဖွင့်ထားသောဖိုင်တွင် အသုံးချရန်...",
  "panel.codeActions": "ဤကုဒ်အတွက် နောက်ထပ်လုပ်ဆောင်ချက်များ",

  // How a reader is addressed
  "panel.register.neutral": "သာမန်",
  "panel.register.formal": "ရုံးသုံး",
  "panel.register.casual": "ရင်းနှီး",

  // What goes along with a question
  "chat.problems": "ပြဿနာများ: {count}",
  "chat.workspace": "လုပ်ငန်းခွင်",
  "chat.noProblems": "ပြဿနာတစ်ခုမျှ တင်ပြထားခြင်း မရှိပါ။",
  "chat.noReference": "{names} အတွက် ဘာမျှ ရှာမတွေ့ပါ။ စာသားအဖြစ် ပို့ရန် ထပ်မံ ပို့ပါ။",

  // Slash commands
  "command.translate": "ဆက်စပ်အကြောင်းအရာ သို့မဟုတ် ကွန်မန်းနောက်ရှိ စာသားကို ဘာသာပြန်ရန်",
  "command.summarize": "ဆက်စပ်အကြောင်းအရာ သို့မဟုတ် ကွန်မန်းနောက်ရှိ စာသားကို အကျဉ်းချုပ်ရန်",
  "command.explain": "ဆက်စပ်အကြောင်းအရာကို ရှင်းပြရန်",
  "command.fix": "ဆက်စပ်အကြောင်းအရာမှ အမှားများကို ရှာဖွေပြင်ဆင်ရန်",
  "command.docs": "ဆက်စပ်အကြောင်းအရာအတွက် ရှင်းလင်းချက်မှတ်ချက်များ ရေးရန်",
  "command.think": "ယခုမှစ၍ မဖြေမီ စဉ်းစားရန်",
  "command.no_think": "ယခုမှစ၍ ချက်ချင်း ဖြေရန်",
  "command.findings": "{label} တွင် စစ်ဆေးရန်:",
  "panel.findings": "စစ်ဆေးရန်:",
  "command.unknownLanguage": "“{word}” သည် ရွေးနိုင်သော ဘာသာစကား မဟုတ်သောကြောင့် စာသားအဖြစ် ယူဆသည်။",
  "nothing.context": "လုပ်ဆောင်ရန် ဘာမျှ မရှိပါ။ ကွန်မန်းနောက်တွင် စာသား ရိုက်ပါ၊ အယ်ဒီတာတွင် စာသား ရွေးပါ၊ သို့မဟုတ် + သို့မဟုတ် # ဖြင့် ဖိုင် ထည့်ပါ။",
  "error.command.unknown":
    "/{command} ဟူသော ကွန်မန်း မရှိပါ။ ရှိသည်များမှာ {known} ဖြစ်သည်။ စာသားအဖြစ် ပို့လိုပါက မျဉ်းစောင်းရှေ့တွင် ကွက်လပ်တစ်ခု ခြားပါ။",

  // Beside an answer
  "chat.pickRegister": "မည်သည့်ရေးဟန်ဖြင့် ဖတ်မည်နည်း။",
  "chat.noFollowUps": "မော်ဒယ်က မေးခွန်း အကြံမပြုပါ။",
  "chat.codePreview": "{name} (ကုဒ် ထည့်ပြီး)",

  // Conversations outside the panel
  "chat.pickConversation": "မည်သည့်စကားဝိုင်းကို ရွေးမည်နည်း။",
  "chat.export": "စကားဝိုင်း ထုတ်ယူရန်",
  "nothing.conversation": "ဤစကားဝိုင်းတွင် ဘာမျှ မရှိသေးပါ။ ထုတ်ယူစရာ မရှိပါ။",
  "chat.exported": "“{title}” ကို ထုတ်ယူပြီးပါပြီ။",
  "chat.import": "စကားဝိုင်း သွင်းယူရန်",
  "chat.conversationFiles": "စကားဝိုင်းများ",
  "chat.deleted": "“{title}” ကို ဖျက်ပြီးပါပြီ။",
  "chat.undo": "နောက်ပြန်ရန်",
  "chat.deletedDetail": "ဖျက်ချိန်: {time} · မက်ဆေ့ဂျ်: {count}",
  "chat.nothingDeleted": "လွန်ခဲ့သော {days} ရက်အတွင်း ဖျက်ထားသော စကားဝိုင်း မရှိပါ။",
};

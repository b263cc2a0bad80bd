import type { chat as english } from "../en/chat.ts";
import type { Translated } from "../en.ts";

/** English in ../en/chat.ts. */
export const chat: Translated<typeof english> = {
  // The panel's head
  "panel.header": "இந்த உரையாடல்",
  "panel.untitled": "புதிய உரையாடல்",
  "panel.conversations": "உரையாடல்கள்",
  "panel.openInEditor": "திருத்தியில் திற",
  "panel.openInWindow": "புதிய சாளரத்தில் திற",
  "panel.more": "மேலும்",
  "panel.title": "தலைப்பு",
  "panel.rename": "மறுபெயரிடு",

  // The list of conversations
  "panel.back": "பின்செல்",
  "panel.search": "உரையாடல்களில் தேடு",
  "panel.import": "இறக்குமதி...",
  "panel.export": "ஏற்றுமதி...",
  "panel.pin": "பின் செய்",
  "panel.unpin": "பின்னை அகற்று",
  "panel.delete": "நீக்கு",
  "panel.moreAbout": "“{title}” பற்றி மேலும்",
  "panel.pinned": "பின் செய்தவை",
  "panel.running": "பதில் எழுதப்படுகிறது",
  "panel.now": "இப்போது",
  "panel.minutesAgo": "{minutes} நி. முன்",
  "panel.hoursAgo": "{hours} மணி முன்",
  "panel.daysAgo": "{days} நாள் முன்",
  "panel.today": "இன்று",
  "panel.yesterday": "நேற்று",
  "panel.noConversations": "உரையாடல்கள் எதுவும் இன்னும் இல்லை. நீங்கள் ஒரு கேள்வி கேட்டதும் முதல் உரையாடல் சேமிக்கப்படும்.",
  "panel.nothingFound": "“{query}” என்பதற்கு எதுவும் கிடைக்கவில்லை.",
  "panel.foundCount": "கிடைத்தவை: {count}",

  // The composer
  "panel.composer": "அடுத்த செய்தி",
  "panel.addContext": "சூழலைச் சேர்",
  "panel.context.selection": "தேர்வு",
  "panel.context.file": "கோப்பு...",
  "panel.context.folder": "கோப்புறை...",
  "panel.context.problems": "சிக்கல்கள்",
  "panel.context.text": "ஒட்டிய உரை",
  "panel.chips": "சூழல்",
  "panel.removeChip": "அகற்று: {label}",
  "panel.drop": "கேள்வியில் சேர்க்க இங்கே விடவும்",
  "panel.completions": "நிறைவுப் பரிந்துரைகள்",
  "panel.answerLanguage": "பதில்களின் மொழி",
  "panel.answerLanguageAuto": "தானாக",

  // How full the context is
  "panel.gauge": "சூழல்: {tokens} டோக்கன்களில் {percent}%",
  "panel.gaugeAbout": "சூழல்: {tokens} டோக்கன்களில் சுமார் {percent}%",
  "panel.gaugeEstimate": "மதிப்பீடு: எண்ணிப் பார்க்க எந்த மாதிரியும் ஏற்றப்படவில்லை.",
  "panel.gaugeSystem": "சிஸ்டம் ப்ராம்ப்ட்",
  "panel.gaugeChips": "கேள்வியுடன் உள்ள சூழல்",
  "panel.gaugeHistory": "முந்தைய செய்திகள்",
  "panel.gaugeDraft": "உங்கள் செய்தி",
  "panel.gaugeAnswer": "பதிலுக்கு ஒதுக்கியது",
  "panel.gaugeFree": "காலி",

  // What would not fit, and who else writes
  "panel.overflow": "இதற்கு இடமில்லை: {needed} டோக்கன்கள் தேவை, சூழலில் {context} மட்டுமே உள்ளன. எதுவும் அனுப்பப்படவில்லை.",
  "panel.overflowAlone": "முந்தைய செய்திகள் காரணமல்ல. செய்தியைச் சுருக்கவும் அல்லது சூழலைக் குறைக்கவும்.",
  "panel.way.trimOldest": "பழையவற்றை விடு",
  "panel.way.trimOldest.detail": "மிகப் பழைய செய்திகளை மாதிரி மறந்துவிடும். அவை உரையாடலில் அப்படியே இருக்கும்.",
  "panel.way.summarizeEarlier": "முந்தையவற்றைச் சுருக்கு",
  "panel.way.summarizeEarlier.detail": "மிகப் பழைய செய்திகளுக்குப் பதிலாக மாதிரிக்கு ஒரு சுருக்கம் தரப்படும்.",
  "panel.way.newChat": "புதிய அரட்டை",
  "panel.way.newChat.detail": "முந்தைய செய்திகள் இல்லாமல் ஒரு புதிய உரையாடலில் கேட்கும்.",
  "panel.following": "மற்றொரு சாளரம் இந்த உரையாடலில் பதில் எழுதுகிறது. அதை நீங்கள் இங்கே உடனுக்குடன் படிக்கலாம்.",

  // Messages
  "panel.numberedQuestion": "கேள்வி {number}",
  "panel.numberedAnswer": "பதில் {number}",
  "panel.editQuestion": "கேள்வியைத் திருத்து",
  "panel.sendEdited": "அனுப்பு",
  "panel.cancelEdit": "ரத்துசெய்",
  "panel.branch": "பதிப்பு {index} / {count}",
  "panel.previousBranch": "முந்தைய பதிப்பு",
  "panel.nextBranch": "அடுத்த பதிப்பு",
  "panel.regenerate": "மீண்டும் பதிலளி",
  "panel.continue": "தொடர்",
  "panel.moreAboutAnswer": "இந்தப் பதில் பற்றி மேலும்",
  "panel.translateAnswer": "இந்தப் பதிலை மொழிபெயர்...",
  "panel.changeRegister": "வேறு நடையில் படி...",
  "panel.suggestFollowUps": "தொடர் கேள்விகளைப் பரிந்துரை",
  "panel.followUps": "தொடர் கேள்விகள்",
  "panel.removeRendition": "அகற்று: {label}",
  "panel.forgotten": "இதற்கு மேலுள்ளதை மாதிரி இனி படிக்காது.",
  "panel.thoughtLiveFor": "சிந்திக்கிறது... {duration}",
  "panel.insertCode": "செருகு",
  "panel.insertCodeName": "கர்சர் உள்ள இடத்தில் செருகு",
  "panel.newFile": "புதிய கோப்பு",
  "panel.newFileName": "இந்தக் குறியீட்டுடன் புதிய கோப்பு",
  "panel.applyCode": "பயன்படுத்து",
  "panel.applyCodeName": "திறந்துள்ள கோப்பில் பயன்படுத்து...",
  "panel.codeActions": "இந்தக் குறியீட்டுடன் மேலும்",

  // How a reader is addressed
  "panel.register.neutral": "பொது நடை",
  "panel.register.formal": "முறையான நடை",
  "panel.register.casual": "இயல்பு நடை",

  // What goes along with a question
  "chat.problems": "சிக்கல்கள்: {count}",
  "chat.workspace": "பணியிடம்",
  "chat.noProblems": "சிக்கல்கள் எதுவும் தெரிவிக்கப்படவில்லை.",
  "chat.noReference": "{names} என்பதற்கு எதுவும் கிடைக்கவில்லை. உரையாக அனுப்ப மீண்டும் அனுப்பவும்.",

  // Slash commands
  "command.translate": "சூழலை அல்லது கட்டளைக்குப் பின் உள்ள உரையை மொழிபெயர்க்கும்",
  "command.summarize": "சூழலை அல்லது கட்டளைக்குப் பின் உள்ள உரையைச் சுருக்கும்",
  "command.explain": "சூழலை விளக்கும்",
  "command.fix": "சூழலில் உள்ள பிழைகளைக் கண்டறிந்து சரிசெய்யும்",
  "command.docs": "சூழலுக்கு ஆவணக் கருத்துரைகளை எழுதும்",
  "command.think": "இனி, பதிலளிக்கும் முன் சிந்திக்கும்",
  "command.no_think": "இனி, உடனே பதிலளிக்கும்",
  "command.findings": "{label} இல் சரிபார்க்க வேண்டியவை:",
  "panel.findings": "சரிபார்க்க வேண்டியவை:",
  "command.unknownLanguage": "“{word}” பட்டியலில் உள்ள மொழி அல்ல; எனவே அது உரையாகக் கருதப்படும்.",
  "nothing.context":
    "செயலாக்குவதற்கு எதுவும் இல்லை. கட்டளைக்குப் பின் உரையைத் தட்டச்சு செய்யவும், திருத்தியில் உரையைத் தேர்ந்தெடுக்கவும், அல்லது + அல்லது # மூலம் கோப்பைச் சேர்க்கவும்.",
  "error.command.unknown":
    "/{command} என்ற கட்டளை இல்லை. உள்ள கட்டளைகள்: {known}. இதை உரையாக அனுப்ப, சாய்கோட்டுக்கு முன் ஓர் இடைவெளி விடவும்.",

  // Beside an answer
  "chat.pickRegister": "எந்த நடையில்?",
  "chat.noFollowUps": "மாதிரி எந்தக் கேள்வியையும் பரிந்துரைக்கவில்லை.",
  "chat.codePreview": "{name} (குறியீட்டுடன்)",

  // Conversations outside the panel
  "chat.pickConversation": "எந்த உரையாடல்?",
  "chat.export": "உரையாடலை ஏற்றுமதி செய்",
  "nothing.conversation": "இந்த உரையாடல் காலியாக உள்ளது: ஏற்றுமதி செய்ய எதுவும் இல்லை.",
  "chat.exported": "“{title}” ஏற்றுமதி செய்யப்பட்டது.",
  "chat.import": "உரையாடலை இறக்குமதி செய்",
  "chat.conversationFiles": "உரையாடல்கள்",
  "chat.deleted": "“{title}” நீக்கப்பட்டது.",
  "chat.undo": "செயல்தவிர்",
  "chat.deletedDetail": "நீக்கப்பட்டது: {time} · செய்திகள்: {count}",
  "chat.nothingDeleted": "கடந்த {days} நாட்களில் நீக்கப்பட்ட உரையாடல் எதுவும் இல்லை.",
};

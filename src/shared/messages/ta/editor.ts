import type { editor as english } from "../en/editor.ts";
import type { Translated } from "../en.ts";

/** English in ../en/editor.ts. */
export const editor: Translated<typeof english> = {
  "action.setUpModel": "மாதிரியை அமை...",
  "action.resumeDownload": "பதிவிறக்கத்தைத் தொடர்",
  "action.setToken": "Hugging Face டோக்கனை அமை...",
  "action.chooseModel": "GGUF கோப்பைத் தேர்ந்தெடு...",
  "action.loadModel": "மாதிரியை ஏற்று",
  "action.retry": "மீண்டும் முயல்",
  "action.waitForModel": "காத்திரு",
  "action.switchModel": "எல்லாச் சாளரங்களுக்கும் மாற்று",
  "action.newChat": "புதிய அரட்டை",
  "action.openSettings": "அமைப்புகளைத் திற",
  "action.showLog": "பதிவைக் காட்டு",
  "action.unloadModel": "மாதிரியை விடுவி",
  "action.stopServer": "சேவையகத்தை நிறுத்து",
  "action.showDetails": "மாதிரி இயங்கும் இடம்",

  // Progress of a task, in notifications and under a waiting answer
  "task.loading": "மாதிரி ஏற்றப்படுகிறது ({percent}%)",
  "task.waitingForModel": "“{model}” கிடைக்கும் வரை காத்திருக்கிறது",
  "task.queuedNext": "வரிசையில் அடுத்தது",
  "task.queuedOne": "வரிசையில்: இதற்கு முன் 1 கோரிக்கை உள்ளது",
  "task.queued": "வரிசையில்: இதற்கு முன் {ahead} கோரிக்கைகள் உள்ளன",
  "task.reading": "{tokens} டோக்கன்களைப் படிக்கிறது",
  "task.part": "பகுதி {index} / {count}",
  "task.thinking": "சிந்திக்கிறது",

  // Translating a selection
  "translate.progress": "{language} மொழிக்கு மொழிபெயர்க்கிறது",
  "translate.item": "{index} / {count}",
  "translate.pickTarget": "எந்த மொழிக்கு மொழிபெயர்க்க வேண்டும்?",
  "translate.wholeFile": "முழுக் கோப்பையும் மொழிபெயர்",
  "result.insertBelow": "இருப்பினும் கீழே செருகு",
  "result.copy": "நகலெடு",
  "result.openDocument": "புதிய ஆவணத்தில் திற",
  "result.copied": "நகலெடுக்கப்பட்டது.",

  // Summaries
  "summary.progress": "{language} மொழியில் சுருக்குகிறது",
  "summary.pickTarget": "எந்த மொழியில் சுருக்க வேண்டும்?",
  "summary.heading": "சுருக்கம்: {name}",
  "summary.coverage": "{parts} / {parts} பகுதிகள் · {language} · {model}",
  "summary.untitled": "தேர்வு",

  // Language picker
  "language.lastUsed": "கடைசியாகப் பயன்படுத்தியது",
  "language.system": "இந்தக் கணினியின் மொழி",

  // Status bar and its menu
  "status.idle": "SEA-LION",
  "status.idleTooltip": "மாதிரி ஏற்றப்படவில்லை. முதல் கோரிக்கை வந்ததும் ஏற்றப்படும்.",
  "status.none": "SEA-LION: மாதிரியைத் தேர்ந்தெடு",
  "status.loading": "SEA-LION: {percent}%",
  "status.ready": "SEA-LION: {backend} · {language}",
  "status.readyNoTarget": "SEA-LION: {backend}",
  "status.failed": "SEA-LION: ஏற்றப்படவில்லை",
  "status.lost": "SEA-LION: சேவையகம் நின்றது",
  "status.notResponding": "SEA-LION: பதிலளிக்கவில்லை",
  "status.notRespondingTooltip":
    "மாதிரிச் சேவையகம் தற்போது பதிலளிக்கவில்லை. {seconds} வினாடிகள் பதில் இல்லையெனில், அது முடிக்கப்பட்டு மீண்டும் தொடங்கப்படும்.",
  "status.queue": "{queued} காத்திருப்பில்",
  "status.queued": "SEA-LION: உங்களுக்கு முன் {ahead}",
  "status.waitingForModel": "SEA-LION: {model} மாதிரிக்குக் காத்திருக்கிறது",
  "menu.title": "SEA-LION Local",
  "menu.chat": "அரட்டையைத் திற",
  "menu.target": "மொழிபெயர்ப்புகளின் மொழி",
  "menu.targetNone": "முதல் முறை கேட்கப்படும்",
};

import type { translation as english } from "../en/translation.ts";
import type { Translated } from "../en.ts";

/** English in ../en/translation.ts. */
export const translation: Translated<typeof english> = {
  "translate.done": "{count} இல் {done}",
  "translate.pickWay": "மொழிபெயர்ப்பை என்ன செய்ய வேண்டும்?",
  "translate.usualWay": "வழக்கமான முறை",
  "translate.way.replace": "உரையை மாற்றீடு செய்",
  "translate.way.preview": "ஒப்பீட்டுத் திருத்தியில் முன்னோட்டம்",
  "translate.way.insertBelow": "கீழே செருகு",
  "translate.way.insertAbove": "மேலே செருகு",
  "translate.way.bilingual": "இரு மொழிகளும் சேர்ந்து",
  "translate.way.copy": "கிளிப்போர்டுக்கு நகலெடு",
  "translate.way.newDocument": "புதிய ஆவணத்தில் திற",
  "translate.moreNotes": "மேலும் {count}.",
  "source.pick": "இந்தப் பணியிடத்தில் உள்ள உரைகளின் மொழி",
  "source.detect": "உரையிலிருந்து கண்டறி",
  "language.current": "தற்போதையது",

  "preview.fileName": "{name} (மொழிபெயர்ப்பு முன்னோட்டம்)",
  "preview.title": "{name} → {to}",
  "preview.titleFrom": "{name}: {from} → {to}",
  "preview.closed": "ஏற்றுக்கொள்ளும் முன்பே {name} முன்னோட்டம் மூடப்பட்டது. மொழிபெயர்ப்பு இன்னும் உள்ளது.",
  "preview.reopen": "மீண்டும் திற",
  "preview.discard": "நிராகரி",
  "preview.running": "மொழிபெயர்ப்பு இன்னும் நடக்கிறது: {count} உரைத்துண்டுகளில் {done} முடிந்துள்ளன.",
  "preview.runningDetail": "இப்போது ஏற்றுக்கொண்டால் மொழிபெயர்ப்பு நிறுத்தப்படும். முடியாதவை மூலத்தில் உள்ளபடியே இருக்கும்.",
  "preview.wait": "காத்திரு",
  "preview.acceptDone": "முடிந்தவற்றை ஏற்றுக்கொள்",
  "preview.changed": "முன்னோட்டம் உருவான பிறகு {name} மாறிவிட்டது.",
  "preview.changedDetail":
    "இதற்கிடையே அங்கே எழுதியவை, நீங்கள் செயல்தவிர்த்தால் தவிர, இழக்கப்படும். ரத்துசெய்தால் இரண்டும் அப்படியே இருக்கும்.",
  "preview.overwrite": "முழுவதையும் மாற்றீடு செய்",

  "findings.summary": "{count} உரைத்துண்டுகளில் {found} சரிபார்க்கப்பட வேண்டும்.",
  "findings.summaryOne": "மொழிபெயர்ப்பைச் சரிபார்க்க வேண்டும்.",
  "findings.show": "காட்டு",
  "findings.retryFinding": "மீண்டும் மொழிபெயர்",
  "findings.retryFindings": "குறிக்கப்பட்ட எல்லா உரைத்துண்டுகளையும் மீண்டும் மொழிபெயர்",
  "findings.keepSource": "மூல உரையை வைத்திரு",
  "findings.ignoreFinding": "புறக்கணி",

  "hover.translate": "மொழிபெயர்...",
  "hover.translateInto": "{language} மொழிக்கு மொழிபெயர்",
  "hover.progress": "மொழிபெயர்க்கிறது",
  "hover.done": "மொழிபெயர்க்கப்பட்டது. படிக்க, உரையை மீண்டும் சுட்டவும்.",
  "glossary.noFolder": "அது இருக்க வேண்டிய கோப்புறையைத் திறக்கவும்",
  "glossary.notUsed": "சொற்களஞ்சியம் பயன்படுத்தப்படவில்லை: {reason}",
  "comment.translate": "கருத்துரையை மொழிபெயர்",
};

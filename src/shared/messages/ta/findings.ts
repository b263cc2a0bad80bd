import type { findings as english } from "../en/findings.ts";
import type { Translated } from "../en.ts";

/** English in ../en/findings.ts. */
export const findings: Translated<typeof english> = {
  "finding.unfinished": "மாதிரி இந்த மொழிபெயர்ப்பை முடிக்கவில்லை.",
  "finding.format": "இந்த மொழிபெயர்ப்புடன் கோப்பைப் படிக்க முடியவில்லை.",
  "finding.formatReason": "இந்த மொழிபெயர்ப்புடன் கோப்பைப் படிக்க முடியவில்லை: {reason}",
  "finding.icu": "செய்தியின் ஒதுக்கிடங்களோ வடிவங்களோ மூலத்தில் உள்ளவை அல்ல.",
  "finding.icuReason": "செய்தியின் ஒதுக்கிடங்களோ வடிவங்களோ மூலத்தில் உள்ளவை அல்ல: {reason}",
  "finding.placeholderMissing": "{what} விடுபட்டுள்ளது.",
  "finding.placeholderMissingTimes": "{what} {times} முறை விடுபட்டுள்ளது.",
  "finding.placeholderExtra": "{what} மூலத்தில் இல்லை.",
  "finding.placeholderExtraTimes": "{what} மூலத்தைவிட {times} முறை அதிகமாக உள்ளது.",
  "finding.markup": "அழுத்தமோ இணைப்புகளோ குறிச்சொற்களோ மூலத்தில் உள்ளவை அல்ல.",
  "finding.markupWhat": "அழுத்தமோ இணைப்புகளோ குறிச்சொற்களோ மூலத்தில் உள்ளவை அல்ல: {what}",
  "finding.deadLink": "எந்தத் தலைப்புக்கும் {fragment} என்ற முகவரி இல்லை.",
  "finding.loop": "அதே சொற்கள் திரும்பத் திரும்ப வருகின்றன: {what}",
  "finding.echo": "மூலம் மொழிபெயர்க்கப்படவில்லை.",
  "finding.echoPart": "மூலத்தின் ஒரு பகுதி மொழிபெயர்க்கப்படவில்லை: {what}",
  "finding.script": "{target} மொழியில் எழுதப்படவில்லை: {what}",
  "finding.language": "இது {target} அல்ல, {found} போல் தெரிகிறது.",
  "finding.languageOther": "இது {target} அல்ல, வேறு மொழி போல் தெரிகிறது.",
  "finding.languagePart": "இந்தப் பகுதி {target} அல்ல, {found} போல் தெரிகிறது: {what}",
  "finding.missingSentence": "மூலத்தின் {source} வாக்கியங்களுக்கு {translated} வாக்கியங்கள்: ஏதோ விடுபட்டிருக்கலாம்.",
  "finding.missingLines": "மூலத்தின் {source} வரிகளுக்கு {translated} வரிகள்: ஏதோ விடுபட்டிருக்கலாம்.",
  "finding.tooShort": "மூலத்தின் {source} எழுத்துகளுக்கு {translated} எழுத்துகள்: வழக்கத்தைவிடக் குறைவு.",
  "finding.tooLong": "மூலத்தின் {source} எழுத்துகளுக்கு {translated} எழுத்துகள்: வழக்கத்தைவிட அதிகம்.",
  "finding.inPiece": "{finding} இடம்: {piece}",
  "finding.note": "மூலத்தில் இல்லாத குறிப்போ முன்னுரையோ மேற்கோள்குறிகளோ உள்ளன: {what}",
  "finding.glossary": "சொற்களஞ்சியத்தில் {term} என்பதற்கு {wanted} உள்ளது.",
  "finding.glossaryVerbatim": "சொற்களஞ்சியம் {term} என்பதை அப்படியே வைத்திருக்கிறது.",

  "documentNote.zawgyiConverted": "பர்மிய உரை Zawgyi முறையில் இருந்தது; மொழிபெயர்க்கும் முன் யூனிகோடுக்கு மாற்றப்பட்டது.",
  "documentNote.zawgyiPossible": "பர்மிய உரை Zawgyi முறையில் இருக்கலாம். அது அப்படியே விடப்பட்டது.",
  "documentNote.latin1Assumed":
    "கோப்பு UTF-8 இல் இல்லை. அது ISO 8859-1 முறையில் படிக்கப்பட்டது; மொழிபெயர்ப்பும் அதிலேயே ஜாவாவின் விடுபடு வரிசைகளுடன் எழுதப்படும்.",
  "documentNote.partSkipped": "{line} ஆம் வரியைச் சரிபார்க்க வேண்டும்: {reason}",
  "documentNote.nothingToTranslate": "மொழிபெயர்க்க எதுவும் இல்லை.",
  "documentNote.alreadyInTarget": "அறிந்தவரை, உரை ஏற்கனவே {target} மொழியில் உள்ளது.",

  "glossary.noHeader": "சொற்களஞ்சியத்தின் முதல் வரிசை நெடுவரிசைகளின் பெயர்களைத் தர வேண்டும்; அவற்றில் ஒன்று source என இருக்க வேண்டும்.",
  "glossary.unknownColumn": "{column} என்ற நெடுவரிசை ஒரு மொழியும் அல்ல, அறியப்பட்ட வேறு பெயரும் அல்ல; எனவே விடப்பட்டது.",
  "glossary.doubleColumn": "{column} என்ற நெடுவரிசை இரண்டு முறை உள்ளது; முதலாவது பயன்படுத்தப்படும்.",
  "glossary.emptySource": "{row} ஆம் வரிசையில் மூலச் சொல் இல்லாததால் அது விடப்பட்டது.",
  "glossary.tooManyCells": "{row} ஆம் வரிசையில் முதல் வரிசையைவிட அதிகக் கலங்கள் உள்ளன; கூடுதலானவை விடப்பட்டன.",
  "glossary.unreadable": "{row} ஆம் வரியைப் படிக்க முடியாது ({reason}); அதுவரை கோப்பு படிக்கப்பட்டது.",
  "glossary.badChoice": "வரிசை {row}: {column} நெடுவரிசையில் {value} என்ற மதிப்பு செல்லாது.",
  "glossary.keptAndTranslated":
    "வரிசை {row}: {term} என்பதற்கு மொழிபெயர்ப்பு உள்ளது, ஆனால் மொழிபெயர்க்கக் கூடாது எனக் குறிக்கப்பட்டுள்ளது; அது அப்படியே இருக்கும்.",
  "glossary.doubleTerm": "வரிசை {row}: {term} ஏற்கனவே {first} ஆம் வரிசையில் உள்ளது; முதலாவது பயன்படுத்தப்படும்.",
};

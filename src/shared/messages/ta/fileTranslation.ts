import type { fileTranslation as english } from "../en/fileTranslation.ts";
import type { Translated } from "../en.ts";

/** English in ../en/fileTranslation.ts. */
export const fileTranslation: Translated<typeof english> = {
  // Files that are not translated, and why
  "fileTranslation.skipped": "{file} விடப்பட்டது: {reason}",
  "fileTranslation.skip.code": "இது நிரல் குறியீடு; அதன் கருத்துரைகள் இருக்கும் இடத்திலேயே மட்டும் மொழிபெயர்க்கப்படும்.",
  "fileTranslation.skip.sameLanguage": "இதுவே அந்த மொழியின் கோப்பு.",
  "fileTranslation.skip.empty": "மொழிபெயர்க்க எதுவும் இல்லை.",
  "fileTranslation.skip.lost": "{path} கோப்பின் சில உள்ளீடுகளுக்கு மூலத்தில் இடமில்லாததால் அது அப்படியே விடப்பட்டது.",
  "fileTranslation.skip.undecided": "{path} கோப்பில் உள்ள திருத்தங்களை என்ன செய்வது என்று யாரும் சொல்லவில்லை.",
  "fileTranslation.skip.ignored": "git இதைப் புறக்கணிக்கிறது.",
  "fileTranslation.skip.unknown": "இதன் வடிவம் தெரியவில்லை.",
  "fileTranslation.skip.settings": "அறிந்தவரை, இது நிரல்களுக்கானது.",
  "fileTranslation.skip.translation": "இது ஏற்கனவே ஒரு மொழிபெயர்ப்பு.",
  "fileTranslation.summary":
    "{written} எழுதப்பட்டன, {unchanged} புதுப்பித்த நிலையில் உள்ளன, {findings} சரிபார்க்க வேண்டியவை, {skipped} விடப்பட்டன, {failed} தோல்வியடைந்தன.",

  "namePattern.unknown": "{part} என்பது தெரியவில்லை.",
  "namePattern.noLanguage": "{lang} இல்லை.",
  "namePattern.outside": "{path} திட்டத்திற்கு வெளியே உள்ளது.",

  // What a command looked for in vain
  "nothing.comment": "கர்சர் உள்ள இடத்தில் கருத்துரை எதுவும் இல்லை.",
  "nothing.clipboard": "கிளிப்போர்டில் உரை எதுவும் இல்லை.",
  "nothing.markdown": "இது Markdown ஆவணம் அல்ல.",
  "nothing.editor": "முதலில் ஒரு கோப்பைத் திறக்கவும், அல்லது “புதிய கோப்பு” என்பதைத் தேர்ந்தெடுக்கவும்.",
  "nothing.file": "மொழிபெயர்க்கக் கோப்பு எதுவும் இல்லை.",

  // A job in the editor
  "fileTranslation.pauseOrResume": "இடைநிறுத்து அல்லது தொடர்",
  "fileTranslation.paused": "{count} இல் {done} முடிந்த பிறகு இடைநிறுத்தப்பட்டது.",
  "fileTranslation.segments": "({count} உரைத்துண்டுகளில் {done})",
  "fileTranslation.waiting": "முந்தைய கோப்புகளுக்காகக் காத்திருக்கிறது.",
  "fileTranslation.cancelled": "ரத்துசெய்யப்பட்டது.",
  "fileTranslation.notDone": "{count} கோப்புகள் மொழிபெயர்க்கப்படவில்லை.",
  "fileTranslation.notDoneOne": "ஒரு கோப்பு மொழிபெயர்க்கப்படவில்லை.",
  "fileTranslation.tooMany": "கோப்புறையில் {limit} கோப்புகளுக்கு மேல் உள்ளன; அவ்வளவு மட்டுமே பார்க்கப்பட்டன.",
  "fileTranslation.sourceChanged": "படித்த பிறகு மூலம் மாறிவிட்டது. அதை மீண்டும் மொழிபெயர்க்கவும்.",
  "fileTranslation.needsLook": "{count} இடங்களைச் சரிபார்க்க வேண்டும்.",
  "fileTranslation.needsLookOne": "ஓர் இடத்தைச் சரிபார்க்க வேண்டும்.",
  "fileTranslation.noReport": "இந்தச் சாளரத்தில் இன்னும் கோப்புகள் எதுவும் மொழிபெயர்க்கப்படவில்லை.",
  "fileTranslation.showReport": "அறிக்கையைக் காட்டு",
  "fileTranslation.open": "மொழிபெயர்ப்பைத் திற",
  "fileTranslation.reportTitle": "மொழிபெயர்ப்பு அறிக்கை: {language}",
  "fileTranslation.reportName": "மொழிபெயர்ப்பு அறிக்கை.md",
  "fileTranslation.writtenFile": "{file}: இங்கே எழுதப்பட்டது: {path}.",
  "fileTranslation.written": "இங்கே எழுதப்பட்டது: {path}",
  "fileTranslation.unchanged": "{path} புதுப்பித்த நிலையில் உள்ளது",
  "fileTranslation.failed": "{file} மொழிபெயர்க்கப்படவில்லை: {reason}",
  "fileTranslation.conflict": "ஒருவர் இதைத் திருத்தியுள்ளார், அதன் பிறகு மூலம் மாறிவிட்டது. திருத்தம் வைத்திருக்கப்பட்டது.",
  "fileTranslation.askConflicts":
    "{path}: ஒருவர் திருத்திய {conflicts} உள்ளீடுகளின் மூலம் மாறியுள்ளது. திருத்தங்களை வைத்திருப்பதா, மீண்டும் மொழிபெயர்ப்பதா?",
  "fileTranslation.askLost":
    "{path}: ஒருவர் {lost} உள்ளீடுகளைச் சேர்த்துள்ளார் அல்லது நீக்கியுள்ளார்; புதுப்பித்தால் அந்த மாற்றம் இழக்கப்படும்.",
  "fileTranslation.askConflictsOne":
    "{path}: ஒருவர் திருத்திய ஓர் உள்ளீட்டின் மூலம் மாறியுள்ளது. திருத்தத்தை வைத்திருப்பதா, மீண்டும் மொழிபெயர்ப்பதா?",
  "fileTranslation.askLostOne":
    "{path}: ஒருவர் ஓர் உள்ளீட்டைச் சேர்த்துள்ளார் அல்லது நீக்கியுள்ளார்; புதுப்பித்தால் அந்த மாற்றம் இழக்கப்படும்.",
  "fileTranslation.askShown": "{path}: ஒருவர் எழுதியதை வைத்திருப்பதா, மீண்டும் மொழிபெயர்ப்பதா?",
  "fileTranslation.moreEntries": "மேலும் {count}",
  "fileTranslation.diffConflicts": "{path}: இப்போதைய மூலமும் மொழிபெயர்ப்பும்",
  "fileTranslation.diffLost": "{path}: இப்போதைய நிலையும் புதுப்பித்த பின் நிலையும்",
  "fileTranslation.keepMine": "என்னுடையதை வைத்திரு",
  "fileTranslation.translateAnew": "மீண்டும் மொழிபெயர்",
  "fileTranslation.show": "காட்டு",
  "result.gone": "இந்த உரை இப்போது இல்லை: சாளரம் மீண்டும் ஏற்றப்பட்டபோது அது சேமிக்கப்படவில்லை.",
  "fileTranslation.pasteInto": "{language} மொழிக்கு மொழிபெயர்த்து ஒட்டு",

  // An existing translation beside its source
  "check.missing": "இந்த உள்ளீடு இல்லை: {source}",
  "check.extra": "மூலத்தில் அப்படியொரு உள்ளீடு இல்லை.",
  "check.empty": "இந்த உள்ளீட்டுக்கு மொழிபெயர்ப்பு இல்லை: {source}",
  "check.outdated": "இது மொழிபெயர்க்கப்பட்ட பிறகு மூலம் மாறிவிட்டது.",
};

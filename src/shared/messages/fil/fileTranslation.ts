import type { fileTranslation as english } from "../en/fileTranslation.ts";
import type { Translated } from "../en.ts";

/** English in ../en/fileTranslation.ts. */
export const fileTranslation: Translated<typeof english> = {
  // Files that are not translated, and why
  "fileTranslation.skipped": "Nilaktawan ang {file}: {reason}",
  "fileTranslation.skip.code": "code ito, at ang mga komento nito ay isinasalin lang sa mismong file.",
  "fileTranslation.skip.sameLanguage": "ito mismo ang file ng wikang iyon.",
  "fileTranslation.skip.empty": "walang maisasalin.",
  "fileTranslation.skip.lost": "may mga entry ang {path} na walang lugar sa orihinal, kaya hindi ito binago.",
  "fileTranslation.skip.undecided": "walang nagpasya kung ano ang gagawin sa mga pag-edit sa {path}.",
  "fileTranslation.skip.ignored": "binabalewala ito ng git.",
  "fileTranslation.skip.unknown": "hindi alam ang format nito.",
  "fileTranslation.skip.settings": "mukhang para sa mga program ito.",
  "fileTranslation.skip.translation": "salin na ito.",
  "fileTranslation.summary":
    "{written} ang naisulat, {unchanged} ang napapanahon na, {findings} ang dapat suriin, {skipped} ang nilaktawan, {failed} ang pumalya.",

  "namePattern.unknown": "Hindi kilala ang {part}.",
  "namePattern.noLanguage": "Wala ang {lang}.",
  "namePattern.outside": "Nasa labas ng proyekto ang {path}.",

  // What a command looked for in vain
  "nothing.comment": "Walang komento sa cursor.",
  "nothing.clipboard": "Walang text sa clipboard.",
  "nothing.markdown": "Hindi ito dokumentong Markdown.",
  "nothing.editor": "Magbukas muna ng file, o piliin ang “Bagong file”.",
  "nothing.file": "Walang file na isasalin.",

  // A job in the editor
  "fileTranslation.pauseOrResume": "I-pause o ituloy",
  "fileTranslation.paused": "Naka-pause pagkatapos ng {done} sa {count}.",
  "fileTranslation.segments": "({done} sa {count} segment)",
  "fileTranslation.waiting": "Hinihintay ang mga naunang file.",
  "fileTranslation.cancelled": "Kinansela.",
  "fileTranslation.notDone": "{count} file ang hindi nagawa.",
  "fileTranslation.notDoneOne": "Isang file ang hindi nagawa.",
  "fileTranslation.tooMany": "Mas marami ang file sa folder kaysa sa {limit} na tiningnan.",
  "fileTranslation.sourceChanged": "Nagbago ang orihinal mula nang basahin ito. Isalin ito ulit.",
  "fileTranslation.needsLook": "{count} bahagi ang dapat suriin.",
  "fileTranslation.needsLookOne": "Isang bahagi ang dapat suriin.",
  "fileTranslation.noReport": "Wala pang file na isinalin sa window na ito.",
  "fileTranslation.showReport": "Ipakita ang ulat",
  "fileTranslation.open": "Buksan ang salin",
  "fileTranslation.reportTitle": "Ulat ng pagsasalin: {language}",
  "fileTranslation.reportName": "Ulat ng pagsasalin.md",
  "fileTranslation.writtenFile": "{file}: naisulat sa {path}.",
  "fileTranslation.written": "naisulat sa {path}",
  "fileTranslation.unchanged": "napapanahon na ang {path}",
  "fileTranslation.failed": "Hindi naisalin ang {file}: {reason}",
  "fileTranslation.conflict": "In-edit ng tao, at nagbago na ang orihinal mula noon. Hindi ito ginalaw.",
  "fileTranslation.askConflicts":
    "{path}: nagbago ang orihinal ng {conflicts} entry na in-edit ng tao. Panatilihin ang mga pag-edit, o isalin ulit?",
  "fileTranslation.askLost": "{path}: may nagdagdag o nag-alis ng {lost} entry, at mababawi iyon kapag nag-update.",
  "fileTranslation.askConflictsOne":
    "{path}: nagbago ang orihinal ng isang entry na in-edit ng tao. Panatilihin ang pag-edit, o isalin ulit?",
  "fileTranslation.askLostOne": "{path}: may nagdagdag o nag-alis ng isang entry, at mababawi iyon kapag nag-update.",
  "fileTranslation.askShown": "{path}: panatilihin ang isinulat ng tao, o isalin ulit?",
  "fileTranslation.moreEntries": "at {count} pa",
  "fileTranslation.diffConflicts": "{path}: ang orihinal ngayon, at ang salin",
  "fileTranslation.diffLost": "{path}: kung ano ngayon, at kung ano ang magiging",
  "fileTranslation.keepMine": "Panatilihin ang akin",
  "fileTranslation.translateAnew": "Isalin ulit",
  "fileTranslation.show": "Ipakita",
  "result.gone": "Wala na ang text na ito: hindi ito naitabi nang mag-load ulit ang window.",
  "fileTranslation.pasteInto": "I-paste nang isinalin sa {language}",

  // An existing translation beside its source
  "check.missing": "Wala ang entry na ito: {source}",
  "check.extra": "Walang ganitong entry sa orihinal.",
  "check.empty": "Walang salin ang entry na ito: {source}",
  "check.outdated": "Nagbago ang orihinal mula nang isalin ito.",
};

import type { findings as english } from "../en/findings.ts";
import type { Translated } from "../en.ts";

/** English in ../en/findings.ts. */
export const findings: Translated<typeof english> = {
  "finding.unfinished": "Hindi natapos ng model ang salin na ito.",
  "finding.format": "Hindi mabasa ang file kapag may ganitong salin.",
  "finding.formatReason": "Hindi mabasa ang file kapag may ganitong salin: {reason}",
  "finding.icu": "Hindi tugma sa orihinal ang mga placeholder o anyo ng mensahe.",
  "finding.icuReason": "Hindi tugma sa orihinal ang mga placeholder o anyo ng mensahe: {reason}",
  "finding.placeholderMissing": "Nawawala ang {what}.",
  "finding.placeholderMissingTimes": "Kulang ng {times} ang {what}.",
  "finding.placeholderExtra": "Wala sa orihinal ang {what}.",
  "finding.placeholderExtraTimes": "Sobra ng {times} ang {what} kumpara sa orihinal.",
  "finding.markup": "Hindi tugma sa orihinal ang diin, mga link o mga tag.",
  "finding.markupWhat": "Hindi tugma sa orihinal ang diin, mga link o mga tag: {what}",
  "finding.deadLink": "Walang heading na may address na {fragment}.",
  "finding.loop": "Paulit-ulit na mga salita: {what}",
  "finding.echo": "Hindi naisalin ang orihinal.",
  "finding.echoPart": "Hindi naisalin ang isang bahagi ng orihinal: {what}",
  "finding.script": "Hindi nakasulat sa {target}: {what}",
  "finding.language": "Mukhang {found} ito, hindi {target}.",
  "finding.languageOther": "Mukhang ibang wika ito at hindi {target}.",
  "finding.languagePart": "Mukhang {found} ang bahaging ito, hindi {target}: {what}",
  "finding.missingSentence": "{translated} pangungusap para sa {source} ng orihinal: maaaring may kulang.",
  "finding.missingLines": "{translated} linya para sa {source} ng orihinal: maaaring may kulang.",
  "finding.tooShort": "{translated} character para sa {source} ng orihinal: mas maikli kaysa karaniwan.",
  "finding.tooLong": "{translated} character para sa {source} ng orihinal: mas mahaba kaysa karaniwan.",
  "finding.inPiece": "{finding} Nasa: {piece}",
  "finding.note": "Isang puna, panimula o mga panipi na wala sa orihinal: {what}",
  "finding.glossary": "{wanted} ang nasa glosaryo para sa {term}.",
  "finding.glossaryVerbatim": "Hindi isinasalin ang {term} ayon sa glosaryo.",

  "documentNote.zawgyiConverted": "Nasa Zawgyi ang text na Burmese at kinonvert ito sa Unicode bago isinalin.",
  "documentNote.zawgyiPossible": "Maaaring nasa Zawgyi ang text na Burmese. Hindi ito binago.",
  "documentNote.latin1Assumed":
    "Wala sa UTF-8 ang file. Binasa ito sa ISO 8859-1, at doon din isinulat ang salin nito na may mga escape ng Java.",
  "documentNote.partSkipped": "Dapat suriin ang linya {line}: {reason}",
  "documentNote.nothingToTranslate": "Walang maisasalin.",
  "documentNote.alreadyInTarget": "Mukhang nasa {target} na ang text.",

  "glossary.noHeader":
    "Dapat pangalanan ng unang row ng glosaryo ang mga column nito, kasama ang isang tinatawag na source.",
  "glossary.unknownColumn": "Hindi wika at hindi rin kilala ang column na {column}, kaya nilaktawan ito.",
  "glossary.doubleColumn": "Dalawang beses lumabas ang column na {column}; ang una ang gagamitin.",
  "glossary.emptySource": "Walang orihinal na termino ang row {row} kaya nilaktawan ito.",
  "glossary.tooManyCells": "Mas marami ang cell ng row {row} kaysa sa unang row; nilaktawan ang mga sobra.",
  "glossary.unreadable": "Hindi mabasa ang linya {row} ({reason}); binasa ang file hanggang doon.",
  "glossary.badChoice": "Row {row}: hindi puwedeng value ng {column} ang {value}.",
  "glossary.keptAndTranslated":
    "Row {row}: may salin ang {term} pero nakatakda ring hindi isalin; mananatili ito kung ano ito.",
  "glossary.doubleTerm": "Row {row}: nasa row {first} na ang {term}; ang una ang gagamitin.",
};

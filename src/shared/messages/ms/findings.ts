import type { findings as english } from "../en/findings.ts";
import type { Translated } from "../en.ts";

/** English in ../en/findings.ts. */
export const findings: Translated<typeof english> = {
  "finding.unfinished": "Model tidak menyiapkan terjemahan ini.",
  "finding.format": "Fail tidak dapat dibaca dengan terjemahan ini di dalamnya.",
  "finding.formatReason": "Fail tidak dapat dibaca dengan terjemahan ini di dalamnya: {reason}",
  "finding.icu": "Pemegang tempat atau bentuk dalam mesej ini berbeza daripada sumber.",
  "finding.icuReason": "Pemegang tempat atau bentuk dalam mesej ini berbeza daripada sumber: {reason}",
  "finding.placeholderMissing": "{what} tiada.",
  "finding.placeholderMissingTimes": "{what} kurang {times} kali.",
  "finding.placeholderExtra": "{what} tiada dalam sumber.",
  "finding.placeholderExtraTimes": "{what} muncul {times} kali lebih banyak daripada dalam sumber.",
  "finding.markup": "Penekanan, pautan atau tag berbeza daripada sumber.",
  "finding.markupWhat": "Penekanan, pautan atau tag berbeza daripada sumber: {what}",
  "finding.deadLink": "Tiada tajuk dengan alamat {fragment}.",
  "finding.loop": "Perkataan yang sama berulang-ulang: {what}",
  "finding.echo": "Sumber tidak diterjemahkan.",
  "finding.echoPart": "Sebahagian daripada sumber tidak diterjemahkan: {what}",
  "finding.script": "Tidak ditulis dalam {target}: {what}",
  "finding.language": "Ini kelihatan seperti {found}, bukan {target}.",
  "finding.languageOther": "Ini kelihatan seperti bahasa selain {target}.",
  "finding.languagePart": "Bahagian ini kelihatan seperti {found}, bukan {target}: {what}",
  "finding.missingSentence": "{translated} ayat untuk {source} ayat sumber: mungkin ada yang tertinggal.",
  "finding.missingLines": "{translated} baris untuk {source} baris sumber: mungkin ada yang tertinggal.",
  "finding.tooShort": "{translated} aksara untuk {source} aksara sumber: lebih pendek daripada biasa.",
  "finding.tooLong": "{translated} aksara untuk {source} aksara sumber: lebih panjang daripada biasa.",
  "finding.inPiece": "{finding} Dalam: {piece}",
  "finding.note": "Ulasan, pengenalan atau tanda petik yang tiada dalam sumber: {what}",
  "finding.glossary": "Glosari menetapkan {wanted} untuk {term}.",
  "finding.glossaryVerbatim": "Glosari mengekalkan {term} seadanya.",

  "documentNote.zawgyiConverted":
    "Teks Myanmar ini dalam Zawgyi dan telah ditukar kepada Unicode sebelum diterjemahkan.",
  "documentNote.zawgyiPossible": "Teks Myanmar ini mungkin dalam Zawgyi. Teks dibiarkan seadanya.",
  "documentNote.latin1Assumed":
    "Fail ini bukan dalam UTF-8. Fail dibaca dalam ISO 8859-1, dan terjemahannya ditulis dalam pengekodan itu dengan jujukan lepas Java.",
  "documentNote.partSkipped": "Baris {line} perlu disemak: {reason}",
  "documentNote.nothingToTranslate": "Tiada apa-apa untuk diterjemahkan.",
  "documentNote.alreadyInTarget": "Teks ini nampaknya sudah dalam {target}.",

  "glossary.noHeader":
    "Baris pertama glosari perlu menamakan lajurnya, dan salah satu daripadanya mesti bernama source.",
  "glossary.unknownColumn": "Lajur {column} bukan bahasa dan tidak dikenali, lalu ditinggalkan.",
  "glossary.doubleColumn": "Lajur {column} ada dua kali; yang pertama digunakan.",
  "glossary.emptySource": "Baris {row} tiada istilah sumber dan ditinggalkan.",
  "glossary.tooManyCells":
    "Baris {row} mempunyai lebih banyak sel daripada baris pertama; sel yang lebih ditinggalkan.",
  "glossary.unreadable": "Baris {row} tidak dapat dibaca ({reason}); fail dibaca hingga setakat itu.",
  "glossary.badChoice": "Baris {row}: {value} bukan nilai untuk {column}.",
  "glossary.keptAndTranslated":
    "Baris {row}: {term} mempunyai terjemahan tetapi ditandai supaya tidak diterjemahkan; istilah ini dikekalkan seadanya.",
  "glossary.doubleTerm": "Baris {row}: {term} sudah ada dalam baris {first}; yang pertama digunakan.",
};

import type { findings as english } from "../en/findings.ts";
import type { Translated } from "../en.ts";

/** English in ../en/findings.ts. */
export const findings: Translated<typeof english> = {
  "finding.unfinished": "Model tidak menyelesaikan terjemahan ini.",
  "finding.format": "Berkas tidak dapat dibaca jika memuat terjemahan ini.",
  "finding.formatReason": "Berkas tidak dapat dibaca jika memuat terjemahan ini: {reason}",
  "finding.icu": "Placeholder atau bentuk dalam pesan ini tidak sama dengan sumbernya.",
  "finding.icuReason": "Placeholder atau bentuk dalam pesan ini tidak sama dengan sumbernya: {reason}",
  "finding.placeholderMissing": "{what} tidak ada.",
  "finding.placeholderMissingTimes": "{what} kurang {times} kali.",
  "finding.placeholderExtra": "{what} tidak ada di sumber.",
  "finding.placeholderExtraTimes": "{what} muncul {times} kali lebih banyak daripada di sumber.",
  "finding.markup": "Penekanan, tautan, atau tag tidak sama dengan sumbernya.",
  "finding.markupWhat": "Penekanan, tautan, atau tag tidak sama dengan sumbernya: {what}",
  "finding.deadLink": "Tidak ada judul dengan alamat {fragment}.",
  "finding.loop": "Kata-kata yang sama berulang terus: {what}",
  "finding.echo": "Sumber tidak diterjemahkan.",
  "finding.echoPart": "Sebagian sumber tidak diterjemahkan: {what}",
  "finding.script": "Tidak ditulis dalam {target}: {what}",
  "finding.language": "Ini tampaknya {found}, bukan {target}.",
  "finding.languageOther": "Ini tampaknya bahasa lain, bukan {target}.",
  "finding.languagePart": "Bagian ini tampaknya {found}, bukan {target}: {what}",
  "finding.missingSentence": "{translated} kalimat untuk {source} kalimat sumber: mungkin ada yang hilang.",
  "finding.missingLines": "{translated} baris untuk {source} baris sumber: mungkin ada yang hilang.",
  "finding.tooShort": "{translated} karakter untuk {source} karakter sumber: lebih pendek daripada biasanya.",
  "finding.tooLong": "{translated} karakter untuk {source} karakter sumber: lebih panjang daripada biasanya.",
  "finding.inPiece": "{finding} Pada: {piece}",
  "finding.note": "Catatan, pengantar, atau tanda kutip yang tidak ada di sumber: {what}",
  "finding.glossary": "Menurut glosarium, {term} diterjemahkan menjadi {wanted}.",
  "finding.glossaryVerbatim": "Menurut glosarium, {term} dibiarkan apa adanya.",

  "documentNote.zawgyiConverted": "Teks Burma ini memakai Zawgyi dan dikonversi ke Unicode sebelum diterjemahkan.",
  "documentNote.zawgyiPossible": "Teks Burma ini mungkin memakai Zawgyi. Teks dibiarkan apa adanya.",
  "documentNote.latin1Assumed":
    "Berkas ini bukan UTF-8. Berkas dibaca sebagai ISO 8859-1, dan terjemahannya ditulis dalam pengodean itu dengan escape Java.",
  "documentNote.partSkipped": "Baris {line} perlu diperiksa: {reason}",
  "documentNote.nothingToTranslate": "Tidak ada yang perlu diterjemahkan.",
  "documentNote.alreadyInTarget": "Sejauh yang dapat dikenali, teks ini sudah dalam {target}.",

  "glossary.noHeader": "Baris pertama glosarium harus menyebutkan nama kolom-kolomnya, salah satunya bernama source.",
  "glossary.unknownColumn": "Kolom {column} bukan bahasa dan juga tidak dikenal, sehingga dilewati.",
  "glossary.doubleColumn": "Kolom {column} ada dua kali; yang pertama yang berlaku.",
  "glossary.emptySource": "Baris {row} tidak punya istilah sumber, sehingga dilewati.",
  "glossary.tooManyCells": "Baris {row} punya lebih banyak sel daripada baris pertama; kelebihannya dilewati.",
  "glossary.unreadable": "Baris {row} tidak dapat dibaca ({reason}); berkas dibaca sampai di situ.",
  "glossary.badChoice": "Baris {row}: {value} bukan nilai untuk {column}.",
  "glossary.keptAndTranslated":
    "Baris {row}: {term} punya terjemahan, tetapi ditandai agar tidak diterjemahkan; istilah ini dibiarkan apa adanya.",
  "glossary.doubleTerm": "Baris {row}: {term} sudah ada di baris {first}; yang pertama yang berlaku.",
};

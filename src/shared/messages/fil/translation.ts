import type { translation as english } from "../en/translation.ts";
import type { Translated } from "../en.ts";

/** English in ../en/translation.ts. */
export const translation: Translated<typeof english> = {
  "translate.done": "{done} sa {count}",
  "translate.pickWay": "Ano ang gagawin sa salin?",
  "translate.usualWay": "karaniwang paraan",
  "translate.way.replace": "Palitan ang text",
  "translate.way.preview": "I-preview sa diff editor",
  "translate.way.insertBelow": "Ilagay sa ibaba",
  "translate.way.insertAbove": "Ilagay sa itaas",
  "translate.way.bilingual": "Magkasama ang dalawang wika",
  "translate.way.copy": "Kopyahin sa clipboard",
  "translate.way.newDocument": "Buksan sa bagong dokumento",
  "translate.moreNotes": "At {count} pa.",
  "source.pick": "Ang mga text ng workspace na ito ay nasa wikang",
  "source.detect": "Tukuyin mula sa text",
  "language.current": "kasalukuyan",

  "preview.fileName": "{name} (preview ng salin)",
  "preview.title": "{name} → {to}",
  "preview.titleFrom": "{name}: {from} → {to}",
  "preview.closed": "Isinara ang preview ng {name} bago ito tinanggap. Naroon pa rin ang salin.",
  "preview.reopen": "Buksan ulit",
  "preview.discard": "I-discard",
  "preview.running": "Tumatakbo pa ang pagsasalin: tapos na ang {done} sa {count} segment.",
  "preview.runningDetail":
    "Mahihinto ito kapag tinanggap ngayon. Mananatiling gaya ng nasa orihinal ang hindi pa tapos.",
  "preview.wait": "Maghintay",
  "preview.acceptDone": "Tanggapin ang tapos na",
  "preview.changed": "Nagbago ang {name} mula nang gawin ang preview.",
  "preview.changedDetail":
    "Mawawala ang isinulat doon mula noon, maliban kung mag-undo ka. Kung kakanselahin, walang mababago sa dalawa.",
  "preview.overwrite": "Palitan ang lahat",

  "findings.summary": "{found} sa {count} segment ang dapat suriin.",
  "findings.summaryOne": "Dapat suriin ang salin.",
  "findings.show": "Ipakita",
  "findings.retryFinding": "Isalin ulit",
  "findings.retryFindings": "Isalin ulit ang lahat ng minarkahang segment",
  "findings.keepSource": "Panatilihin ang orihinal na text",
  "findings.ignoreFinding": "Balewalain",

  "hover.translate": "Isalin...",
  "hover.translateInto": "Isalin sa {language}",
  "hover.progress": "Isinasalin",
  "hover.done": "Naisalin na. Ituro ulit ang text para mabasa ito.",
  "glossary.noFolder": "buksan ang folder na paglalagyan nito",
  "glossary.notUsed": "Hindi ginagamit ang glosaryo: {reason}",
  "comment.translate": "Isalin ang komento",
};

import type { chat as english } from "../en/chat.ts";
import type { Translated } from "../en.ts";

/** English in ../en/chat.ts. */
export const chat: Translated<typeof english> = {
  // The panel's head
  "panel.header": "Ang pag-uusap na ito",
  "panel.untitled": "Bagong pag-uusap",
  "panel.conversations": "Mga pag-uusap",
  "panel.openInEditor": "Buksan sa editor",
  "panel.openInWindow": "Buksan sa bagong window",
  "panel.more": "Higit pa",
  "panel.title": "Pamagat",
  "panel.rename": "I-rename",

  // The list of conversations
  "panel.back": "Bumalik",
  "panel.search": "Maghanap ng pag-uusap",
  "panel.import": "I-import...",
  "panel.export": "I-export...",
  "panel.pin": "I-pin",
  "panel.unpin": "I-unpin",
  "panel.delete": "I-delete",
  "panel.moreAbout": "Higit pa tungkol sa “{title}”",
  "panel.pinned": "Naka-pin",
  "panel.running": "May isinusulat na sagot",
  "panel.now": "ngayon lang",
  "panel.minutesAgo": "{minutes} min ang nakalipas",
  "panel.hoursAgo": "{hours} oras ang nakalipas",
  "panel.daysAgo": "{days} araw ang nakalipas",
  "panel.today": "Ngayong araw",
  "panel.yesterday": "Kahapon",
  "panel.noConversations": "Wala pang pag-uusap. Mase-save dito ang una kapag nagtanong ka.",
  "panel.nothingFound": "Walang nahanap para sa “{query}”.",
  "panel.foundCount": "Nahanap: {count}",

  // The composer
  "panel.composer": "Susunod na mensahe",
  "panel.addContext": "Magdagdag ng konteksto",
  "panel.context.selection": "Napili",
  "panel.context.file": "File...",
  "panel.context.folder": "Folder...",
  "panel.context.problems": "Mga problema",
  "panel.context.text": "Na-paste na text",
  "panel.chips": "Konteksto",
  "panel.removeChip": "Alisin ang {label}",
  "panel.drop": "I-drop para idagdag sa tanong",
  "panel.completions": "Mga mungkahi",
  "panel.answerLanguage": "Wika ng mga sagot",
  "panel.answerLanguageAuto": "Awtomatiko",

  // How full the context is
  "panel.gauge": "Konteksto: {percent}% ng {tokens} token",
  "panel.gaugeAbout": "Konteksto: mga {percent}% ng {tokens} token",
  "panel.gaugeEstimate": "Tantiya lang: walang naka-load na model na makakabilang.",
  "panel.gaugeSystem": "System prompt",
  "panel.gaugeChips": "Kontekstong kasama ng tanong",
  "panel.gaugeHistory": "Naunang usapan",
  "panel.gaugeDraft": "Ang mensahe mo",
  "panel.gaugeAnswer": "Nakalaan para sa sagot",
  "panel.gaugeFree": "Bakante",

  // What would not fit, and who else writes
  "panel.overflow":
    "Hindi ito magkakasya: {needed} token ang kailangan nito, at {context} ang kasya sa konteksto. Walang ipinadala.",
  "panel.overflowAlone": "Hindi ang naunang usapan ang dahilan. Paikliin ang mensahe o magbawas ng konteksto.",
  "panel.way.trimOldest": "Bawasan ang pinakaluma",
  "panel.way.trimOldest.detail":
    "Hindi na babasahin ng model ang mga pinakalumang mensahe. Mananatili ang mga ito sa pag-uusap.",
  "panel.way.summarizeEarlier": "Ibuod ang nauna",
  "panel.way.summarizeEarlier.detail": "Buod ang babasahin ng model sa halip na ang mga pinakalumang mensahe.",
  "panel.way.newChat": "Bagong chat",
  "panel.way.newChat.detail": "Magtatanong sa bagong pag-uusap, nang wala ang naunang usapan.",
  "panel.following": "May ibang window na sumusulat ng sagot sa pag-uusap na ito. Mababasa mo rin ito rito.",

  // Messages
  "panel.numberedQuestion": "Tanong {number}",
  "panel.numberedAnswer": "Sagot {number}",
  "panel.editQuestion": "I-edit ang tanong",
  "panel.sendEdited": "Ipadala",
  "panel.cancelEdit": "Kanselahin",
  "panel.branch": "Bersyon {index} ng {count}",
  "panel.previousBranch": "Nakaraang bersyon",
  "panel.nextBranch": "Susunod na bersyon",
  "panel.regenerate": "Sagutin ulit",
  "panel.continue": "Ituloy",
  "panel.moreAboutAnswer": "Higit pa tungkol sa sagot na ito",
  "panel.translateAnswer": "Isalin ang sagot na ito...",
  "panel.changeRegister": "Basahin sa ibang antas ng wika...",
  "panel.suggestFollowUps": "Magmungkahi ng kasunod",
  "panel.followUps": "Mga kasunod na tanong",
  "panel.removeRendition": "Alisin ang {label}",
  "panel.forgotten": "Hindi na binabasa ng model ang nasa itaas.",
  "panel.summarized": "Binabasa ng model ang buod ng nasa itaas.",
  "panel.editSummary": "I-edit ang buod",
  "panel.removeSummary": "Alisin ang buod",
  "panel.saveSummary": "I-save",
  "panel.readEarlier": "Basahin muli ang lahat",
  "panel.thoughtLiveFor": "Nag-iisip... {duration}",
  "panel.insertCode": "Ilagay",
  "panel.insertCodeName": "Ilagay sa cursor",
  "panel.newFile": "Bagong file",
  "panel.newFileName": "Bagong file na may code na ito",
  "panel.applyCode": "Ilapat",
  "panel.applyCodeName": "Ilapat sa nakabukas na file...",
  "panel.codeActions": "Iba pang magagawa sa code na ito",

  // How a reader is addressed
  "panel.register.neutral": "neutral",
  "panel.register.formal": "pormal",
  "panel.register.casual": "kaswal",

  // What goes along with a question
  "chat.problems": "Mga problema: {count}",
  "chat.workspace": "Workspace",
  "nothing.problems": "Walang naiulat na problema.",
  "chat.noReference": "Walang nakita para sa {names}. Ipadala muli para ipadala ito bilang text.",
  "chat.foreignLanguage": "Wala sa mga wika ang “{word}”. Ipadala muli para ipadala ito bilang text.",
  "chat.notReadable": "{reasons} Ipadala muli para ipadala ang tanong nang wala ang {names}.",
  "chat.leftOut": "Hindi isinama: {reason}",

  // Slash commands
  "command.translate": "Isalin ang konteksto o ang text na kasunod nito",
  "command.summarize": "Ibuod ang konteksto o ang text na kasunod nito",
  "command.explain": "Ipaliwanag ang konteksto",
  "command.fix": "Hanapin at ayusin ang mga mali sa konteksto",
  "command.docs": "Sumulat ng mga komentong pandokumentasyon para sa konteksto",
  "command.think": "Mag-isip muna bago sumagot, mula ngayon",
  "command.no_think": "Sumagot agad, mula ngayon",
  "command.findings": "Dapat suriin sa {label}:",
  "panel.findings": "Dapat suriin:",
  "command.unknownLanguage": "Wala sa mga wika ang “{word}”, kaya ituturing itong text.",
  "nothing.context":
    "Walang mapoproseso. Mag-type ng text kasunod ng command, pumili ng text sa editor, o magdagdag ng file gamit ang + o #.",
  "error.command.unknown":
    "Walang command na /{command}. Ang mga mayroon ay {known}. Maglagay ng space bago ang slash para ipadala ito bilang text.",

  // Beside an answer
  "chat.pickRegister": "Sa aling antas ng wika?",
  "chat.noFollowUps": "Walang iminungkahing tanong ang model.",
  "chat.codePreview": "{name} (kasama ang code)",
  "chat.replaceFile": "Palitan ang buong file",
  "chat.linesThatGo": "Mga linyang mawawala: {count}",
  "chat.codeLeavesOut": "May mga bahagi ng file na wala sa code",
  "chat.keepLeftOut": "Panatilihin ang mga bahaging wala",
  "chat.removeLeftOut": "Alisin ang mga bahaging wala",

  // Conversations outside the panel
  "chat.pickConversation": "Aling pag-uusap?",
  "chat.export": "I-export ang pag-uusap",
  "nothing.conversation": "Walang laman ang pag-uusap na ito: walang mae-export.",
  "chat.exported": "Na-export ang “{title}”.",
  "chat.exportedPart":
    "Na-export ang “{title}” ayon sa ipinapakita. Sa JSON lang makikita pati ang iba pang bersyon nito.",
  "chat.exportAsJson": "I-export bilang JSON",
  "chat.import": "Mag-import ng pag-uusap",
  "chat.conversationFiles": "Mga pag-uusap",
  "chat.deleted": "Na-delete ang “{title}”.",
  "chat.undo": "I-undo",
  "chat.summaryRemoved": "Inalis ang buod.",
  "chat.summaryNotPutBack": "Hindi maibalik ang buod: nagbago na ang pag-uusap.",
  "chat.deletedDetail": "Na-delete: {time} · Mga mensahe: {count}",
  "chat.nothingDeleted": "Walang na-delete na pag-uusap sa nakaraang {days} araw.",
};

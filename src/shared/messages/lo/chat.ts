import type { chat as english } from "../en/chat.ts";
import type { Translated } from "../en.ts";

/** English in ../en/chat.ts. */
export const chat: Translated<typeof english> = {
  // The panel's head
  "panel.header": "ການສົນທະນານີ້",
  "panel.untitled": "ການສົນທະນາໃໝ່",
  "panel.conversations": "ການສົນທະນາ",
  "panel.openInEditor": "ເປີດໃນຕົວແກ້ໄຂ",
  "panel.openInWindow": "ເປີດໃນໜ້າຕ່າງໃໝ່",
  "panel.more": "ເພີ່ມເຕີມ",
  "panel.title": "ຊື່",
  "panel.renameTitle": "ປ່ຽນຊື່",

  // The list of conversations
  "panel.back": "ກັບຄືນ",
  "panel.search": "ຊອກຫາການສົນທະນາ",
  "panel.import": "ນຳເຂົ້າ...",
  "panel.export": "ສົ່ງອອກ...",
  "panel.rename": "ປ່ຽນຊື່ (F2)",
  "panel.pin": "ປັກໝຸດ",
  "panel.unpin": "ຖອດໝຸດ",
  "panel.delete": "ລຶບ (Del)",
  "panel.moreAbout": "ຕົວເລືອກເພີ່ມເຕີມສຳລັບ “{title}”",
  "panel.pinned": "ປັກໝຸດໄວ້",
  "panel.running": "ກຳລັງຂຽນຄຳຕອບ",
  "panel.now": "ເມື່ອຄູ່ນີ້",
  "panel.minutesAgo": "{minutes} ນາທີກ່ອນ",
  "panel.hoursAgo": "{hours} ຊມ. ກ່ອນ",
  "panel.daysAgo": "{days} ມື້ກ່ອນ",
  "panel.today": "ມື້ນີ້",
  "panel.yesterday": "ມື້ວານນີ້",
  "panel.noConversations": "ຍັງບໍ່ມີການສົນທະນາ. ເມື່ອທ່ານເລີ່ມຖາມ, ການສົນທະນາຈະຖືກເກັບໄວ້ທີ່ນີ້.",
  "panel.nothingFound": "ບໍ່ພົບຜົນການຊອກຫາສຳລັບ “{query}”.",
  "panel.foundCount": "ພົບ {count} ລາຍການ",

  // The composer
  "panel.composer": "ຂໍ້ຄວາມຕໍ່ໄປ",
  "panel.addContext": "ເພີ່ມບໍລິບົດ",
  "panel.context.selection": "ສ່ວນທີ່ເລືອກ",
  "panel.context.file": "ໄຟລ໌...",
  "panel.context.folder": "ໂຟນເດີ...",
  "panel.context.problems": "ບັນຫາ",
  "panel.context.text": "ຂໍ້ຄວາມທີ່ວາງ",
  "panel.chips": "ບໍລິບົດ",
  "panel.removeChip": "ເອົາ {label} ອອກ",
  "panel.drop": "ວາງບ່ອນນີ້ເພື່ອເພີ່ມໃສ່ຄຳຖາມ",
  "panel.completions": "ຄຳທີ່ແນະນຳ",
  "panel.answerLanguage": "ພາສາຂອງຄຳຕອບ",
  "panel.answerLanguageAuto": "ອັດຕະໂນມັດ",

  // How full the context is
  "panel.gauge": "ບໍລິບົດ: {percent}% ຂອງ {tokens} ໂທເຄັນ",
  "panel.gaugeAbout": "ບໍລິບົດ: ປະມານ {percent}% ຂອງ {tokens} ໂທເຄັນ",
  "panel.gaugeEstimate": "ເປັນຄ່າປະມານ: ຍັງບໍ່ໄດ້ໂຫຼດໂມເດລທີ່ໃຊ້ນັບ.",
  "panel.gaugeSystem": "ຄຳສັ່ງລະບົບ",
  "panel.gaugeChips": "ບໍລິບົດທີ່ແນບມາກັບຄຳຖາມ",
  "panel.gaugeHistory": "ບົດສົນທະນາກ່ອນໜ້າ",
  "panel.gaugeDraft": "ຂໍ້ຄວາມຂອງທ່ານ",
  "panel.gaugeAnswer": "ສະຫງວນໄວ້ໃຫ້ຄຳຕອບ",
  "panel.gaugeFree": "ວ່າງ",

  // What would not fit, and who else writes
  "panel.overflow": "ຍາວເກີນໄປ: ຕ້ອງໃຊ້ {needed} ໂທເຄັນ, ແຕ່ບໍລິບົດມີ {context} ໂທເຄັນ. ຍັງບໍ່ໄດ້ສົ່ງຫຍັງເທື່ອ.",
  "panel.overflowAlone": "ສາເຫດບໍ່ແມ່ນບົດສົນທະນາກ່ອນໜ້າ. ໃຫ້ຫຍໍ້ຂໍ້ຄວາມ ຫຼື ເອົາບໍລິບົດອອກ.",
  "panel.way.trimOldest": "ຕັດສ່ວນເກົ່າສຸດ",
  "panel.way.trimOldest.detail": "ໂມເດລຈະລືມຂໍ້ຄວາມເກົ່າທີ່ສຸດ. ຂໍ້ຄວາມນັ້ນຍັງຢູ່ໃນການສົນທະນາ.",
  "panel.way.summarizeEarlier": "ສະຫຼຸບສ່ວນກ່ອນໜ້າ",
  "panel.way.summarizeEarlier.detail": "ໂມເດລຈະໄດ້ຮັບບົດສະຫຼຸບແທນຂໍ້ຄວາມເກົ່າທີ່ສຸດ.",
  "panel.way.newChat": "ແຊັດໃໝ່",
  "panel.way.newChat.detail": "ຖາມໃນການສົນທະນາໃໝ່ ໂດຍບໍ່ມີບົດສົນທະນາກ່ອນໜ້າ.",
  "panel.following": "ໜ້າຕ່າງອື່ນກຳລັງຂຽນຄຳຕອບໃນການສົນທະນານີ້. ທ່ານສາມາດອ່ານຕາມໄດ້ທີ່ນີ້.",

  // Messages
  "panel.numberedQuestion": "ຄຳຖາມທີ {number}",
  "panel.numberedAnswer": "ຄຳຕອບທີ {number}",
  "panel.editQuestion": "ແກ້ໄຂຄຳຖາມ",
  "panel.sendEdited": "ສົ່ງ",
  "panel.cancelEdit": "ຍົກເລີກ",
  "panel.branch": "ເວີຊັນ {index} ຈາກ {count}",
  "panel.previousBranch": "ເວີຊັນກ່ອນໜ້າ",
  "panel.nextBranch": "ເວີຊັນຕໍ່ໄປ",
  "panel.regenerate": "ຕອບໃໝ່",
  "panel.continue": "ຕອບຕໍ່",
  "panel.moreAboutAnswer": "ຕົວເລືອກເພີ່ມເຕີມສຳລັບຄຳຕອບນີ້",
  "panel.translateAnswer": "ແປຄຳຕອບນີ້...",
  "panel.changeRegister": "ອ່ານໃນລະດັບພາສາອື່ນ...",
  "panel.suggestFollowUps": "ແນະນຳຄຳຖາມຕໍ່",
  "panel.followUps": "ຄຳຖາມຕໍ່ເນື່ອງ",
  "panel.removeRendition": "ເອົາ {label} ອອກ",
  "panel.forgotten": "ໂມເດລບໍ່ອ່ານສ່ວນທີ່ຢູ່ຂ້າງເທິງອີກຕໍ່ໄປ.",
  "panel.thoughtLiveFor": "ກຳລັງຄິດ... {duration}",
  "panel.insertCode": "ແຊກ",
  "panel.insertCodeName": "ແຊກຢູ່ເຄີເຊີ",
  "panel.newFile": "ໄຟລ໌ໃໝ່",
  "panel.newFileName": "ສ້າງໄຟລ໌ໃໝ່ດ້ວຍໂຄ້ດນີ້",
  "panel.applyCode": "ນຳໃຊ້",
  "panel.applyCodeName": "ນຳໃຊ້ກັບໄຟລ໌ທີ່ເປີດຢູ່...",
  "panel.codeActions": "ຕົວເລືອກເພີ່ມເຕີມສຳລັບໂຄ້ດນີ້",

  // How a reader is addressed
  "panel.register.neutral": "ກາງໆ",
  "panel.register.formal": "ເປັນທາງການ",
  "panel.register.casual": "ເປັນກັນເອງ",

  // What goes along with a question
  "chat.problems": "ບັນຫາ: {count}",
  "chat.workspace": "ພື້ນທີ່ເຮັດວຽກ",
  "chat.noProblems": "ບໍ່ມີບັນຫາທີ່ລາຍງານ.",

  // Slash commands
  "command.translate": "ແປບໍລິບົດ ຫຼື ຂໍ້ຄວາມທີ່ຕາມຫຼັງຄຳສັ່ງ",
  "command.summarize": "ສະຫຼຸບບໍລິບົດ ຫຼື ຂໍ້ຄວາມທີ່ຕາມຫຼັງຄຳສັ່ງ",
  "command.explain": "ອະທິບາຍບໍລິບົດ",
  "command.fix": "ຊອກຫາ ແລະ ແກ້ໄຂຂໍ້ຜິດພາດໃນບໍລິບົດ",
  "command.docs": "ຂຽນຄຳເຫັນເອກະສານປະກອບໂຄ້ດໃນບໍລິບົດ",
  "command.think": "ຄິດກ່ອນຕອບ ນັບແຕ່ນີ້ໄປ",
  "command.no_think": "ຕອບທັນທີ ນັບແຕ່ນີ້ໄປ",
  "command.findings": "ສິ່ງທີ່ຄວນກວດເບິ່ງໃນ {label}:",
  "command.findingsHere": "ສິ່ງທີ່ຄວນກວດເບິ່ງ:",
  "error.command.unknown": "ບໍ່ມີຄຳສັ່ງ /{command}. ຄຳສັ່ງທີ່ມີແມ່ນ {known}. ຖ້າຕ້ອງການສົ່ງເປັນຂໍ້ຄວາມ, ໃຫ້ໃສ່ຊ່ອງຫວ່າງໜ້າເຄື່ອງໝາຍທັບ.",

  // Beside an answer
  "chat.pickRegister": "ຕ້ອງການລະດັບພາສາໃດ?",
  "chat.noFollowUps": "ໂມເດລບໍ່ໄດ້ແນະນຳຄຳຖາມໃດ.",
  "chat.codePreview": "{name} (ພ້ອມໂຄ້ດນີ້)",

  // Conversations outside the panel
  "chat.pickConversation": "ເລືອກການສົນທະນາໃດ?",
  "chat.export": "ສົ່ງອອກການສົນທະນາ",
  "chat.exported": "ສົ່ງອອກ “{title}” ແລ້ວ.",
  "chat.import": "ນຳເຂົ້າການສົນທະນາ",
  "chat.conversationFiles": "ການສົນທະນາ",
  "chat.deleted": "ລຶບ “{title}” ແລ້ວ.",
  "chat.undo": "ຍົກເລີກການລຶບ",
  "chat.deletedDetail": "ລຶບເມື່ອ: {time} · ຂໍ້ຄວາມ: {count}",
  "chat.nothingDeleted": "ບໍ່ມີການສົນທະນາທີ່ຖືກລຶບໃນ {days} ມື້ທີ່ຜ່ານມາ.",
};

import type { editor as english } from "../en/editor.ts";
import type { Translated } from "../en.ts";

/** English in ../en/editor.ts. */
export const editor: Translated<typeof english> = {
  "action.setUpModel": "ຕັ້ງຄ່າໂມເດລ...",
  "action.resumeDownload": "ດາວໂຫຼດຕໍ່",
  "action.setToken": "ຕັ້ງໂທເຄັນຂອງ Hugging Face...",
  "action.chooseModel": "ເລືອກໄຟລ໌ GGUF...",
  "action.loadModel": "ໂຫຼດໂມເດລ",
  "action.retry": "ລອງໃໝ່",
  "action.waitForModel": "ລໍຖ້າ",
  "action.switchModel": "ປ່ຽນສຳລັບທຸກໜ້າຕ່າງ",
  "action.newChat": "ແຊັດໃໝ່",
  "action.openSettings": "ເປີດການຕັ້ງຄ່າ",
  "action.showLog": "ສະແດງບັນທຶກການເຮັດວຽກ",
  "action.unloadModel": "ເອົາໂມເດລອອກຈາກໜ່ວຍຄວາມຈຳ",
  "action.stopServer": "ຢຸດເຊີບເວີ",
  "action.showDetails": "ໂມເດລເຮັດວຽກຢູ່ໃສ",

  // Progress of a task, in notifications and under a waiting answer
  "task.loading": "ກຳລັງໂຫຼດໂມເດລ ({percent}%)",
  "task.waitingForModel": "ກຳລັງລໍຖ້າໃຫ້ “{model}” ວ່າງ",
  "task.queuedNext": "ເປັນຄິວຕໍ່ໄປ",
  "task.queuedOne": "ຢູ່ໃນຄິວ: ມີ 1 ຄຳຂໍກ່ອນໜ້າ",
  "task.queued": "ຢູ່ໃນຄິວ: ມີ {ahead} ຄຳຂໍກ່ອນໜ້າ",
  "task.reading": "ກຳລັງອ່ານ {tokens} ໂທເຄັນ",
  "task.part": "ສ່ວນທີ {index} ຈາກ {count}",
  "task.thinking": "ກຳລັງຄິດ",

  // Translating a selection
  "translate.progress": "ກຳລັງແປເປັນ {language}",
  "translate.item": "{index} ຈາກ {count}",
  "translate.pickTarget": "ແປເປັນ",
  "translate.wholeFile": "ແປທັງໄຟລ໌",
  "result.insertBelow": "ແຊກຂ້າງລຸ່ມຢູ່ດີ",
  "result.copy": "ສຳເນົາ",
  "result.openDocument": "ເປີດໃນເອກະສານໃໝ່",
  "result.copied": "ສຳເນົາແລ້ວ.",

  // Summaries
  "summary.progress": "ກຳລັງສະຫຼຸບເປັນ {language}",
  "summary.pickTarget": "ສະຫຼຸບເປັນ",
  "summary.heading": "ບົດສະຫຼຸບຂອງ {name}",
  "summary.coverage": "{parts} ຈາກ {parts} ສ່ວນ · {language} · {model}",
  "summary.untitled": "ສ່ວນທີ່ເລືອກ",

  // Language picker
  "language.lastUsed": "ໃຊ້ຫຼ້າສຸດ",
  "language.system": "ພາສາຂອງລະບົບນີ້",

  // Status bar and its menu
  "status.idle": "SEA-LION",
  "status.idleTooltip": "ຍັງບໍ່ໄດ້ໂຫຼດໂມເດລ. ໂມເດລຈະໂຫຼດເມື່ອມີຄຳຂໍທຳອິດ.",
  "status.none": "SEA-LION: ເລືອກໂມເດລ",
  "status.loading": "SEA-LION: {percent}%",
  "status.ready": "SEA-LION: {backend} · {language}",
  "status.readyNoTarget": "SEA-LION: {backend}",
  "status.failed": "SEA-LION: ຍັງບໍ່ໄດ້ໂຫຼດ",
  "status.lost": "SEA-LION: ເຊີບເວີຢຸດແລ້ວ",
  "status.notResponding": "SEA-LION: ບໍ່ຕອບສະໜອງ",
  "status.notRespondingTooltip": "ເຊີບເວີໂມເດລບໍ່ຕອບສະໜອງໃນຂະນະນີ້. ຖ້າຍັງງຽບຢູ່ {seconds} ວິນາທີ, ລະບົບຈະປິດ ແລະ ເລີ່ມເຊີບເວີໃໝ່.",
  "status.queue": "ລໍຖ້າຢູ່ {queued}",
  "status.queued": "SEA-LION: ກ່ອນທ່ານ {ahead} ຄຳຂໍ",
  "status.waitingForModel": "SEA-LION: ກຳລັງລໍຖ້າ {model}",
  "menu.title": "SEA-LION Local",
  "menu.chat": "ເປີດແຊັດ",
  "menu.target": "ພາສາຂອງຄຳແປ",
  "menu.targetNone": "ຈະຖາມໃນຄັ້ງທຳອິດ",
};

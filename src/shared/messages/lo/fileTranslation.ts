import type { fileTranslation as english } from "../en/fileTranslation.ts";
import type { Translated } from "../en.ts";

/** English in ../en/fileTranslation.ts. */
export const fileTranslation: Translated<typeof english> = {
  // Files that are not translated, and why
  "fileTranslation.skipped": "ຂ້າມ {file}: {reason}",
  "fileTranslation.skip.code": "ເປັນໄຟລ໌ໂຄ້ດ ເຊິ່ງແປຄຳເຫັນໄດ້ສະເພາະໃນໄຟລ໌ເດີມ.",
  "fileTranslation.skip.sameLanguage": "ເປັນໄຟລ໌ຂອງພາສານັ້ນຢູ່ແລ້ວ.",
  "fileTranslation.skip.empty": "ບໍ່ມີສິ່ງທີ່ຕ້ອງແປ.",
  "fileTranslation.skip.lost": "{path} ມີລາຍການທີ່ບໍ່ມີຢູ່ໃນຕົ້ນສະບັບ, ຈຶ່ງຄົງໄວ້ຕາມເດີມ.",
  "fileTranslation.skip.undecided": "ຍັງບໍ່ມີໃຜຕັດສິນໃຈວ່າຈະເຮັດແນວໃດກັບການແກ້ໄຂໃນ {path}.",
  "fileTranslation.skip.ignored": "git ບໍ່ສົນໃຈໄຟລ໌ນີ້.",
  "fileTranslation.skip.unknown": "ບໍ່ຮູ້ຈັກຮູບແບບຂອງໄຟລ໌.",
  "fileTranslation.skip.settings": "ເທົ່າທີ່ຮູ້, ເປັນໄຟລ໌ສຳລັບໂປຣແກຣມ.",
  "fileTranslation.skip.translation": "ເປັນຄຳແປຢູ່ແລ້ວ.",
  "fileTranslation.summary":
    "ຂຽນແລ້ວ {written}, ເປັນປັດຈຸບັນຢູ່ແລ້ວ {unchanged}, ຄວນກວດເບິ່ງ {findings}, ຂ້າມ {skipped}, ບໍ່ສຳເລັດ {failed}.",

  "namePattern.unknown": "ບໍ່ຮູ້ຈັກ {part}.",
  "namePattern.noLanguage": "ຂາດ {lang}.",
  "namePattern.outside": "{path} ຢູ່ນອກໂຄງການ.",

  // What a command looked for in vain
  "nothing.comment": "ບໍ່ມີຄຳເຫັນຢູ່ເຄີເຊີ.",
  "nothing.clipboard": "ບໍ່ມີຂໍ້ຄວາມໃນຄລິບບອດ.",
  "nothing.markdown": "ນີ້ບໍ່ແມ່ນເອກະສານ Markdown.",
  "nothing.editor": "ໃຫ້ເປີດໄຟລ໌ກ່ອນ ຫຼື ເລືອກ “ໄຟລ໌ໃໝ່”.",
  "nothing.file": "ບໍ່ມີໄຟລ໌ໃຫ້ແປ.",

  // A job in the editor
  "fileTranslation.pauseOrResume": "ຢຸດຊົ່ວຄາວ ຫຼື ແປຕໍ່",
  "fileTranslation.paused": "ຢຸດຊົ່ວຄາວຫຼັງຈາກແປໄດ້ {done} ຈາກ {count}.",
  "fileTranslation.segments": "({done} ຈາກ {count} ຊ່ວງ)",
  "fileTranslation.waiting": "ກຳລັງລໍຖ້າໄຟລ໌ກ່ອນໜ້າ.",
  "fileTranslation.cancelled": "ຍົກເລີກແລ້ວ.",
  "fileTranslation.notDone": "ຍັງບໍ່ໄດ້ແປ {count} ໄຟລ໌.",
  "fileTranslation.notDoneOne": "ຍັງບໍ່ໄດ້ແປໜຶ່ງໄຟລ໌.",
  "fileTranslation.tooMany": "ໂຟນເດີມີຫຼາຍກວ່າ {limit} ໄຟລ໌ທີ່ໄດ້ກວດເບິ່ງ.",
  "fileTranslation.sourceChanged": "ຕົ້ນສະບັບມີການປ່ຽນແປງຫຼັງຈາກອ່ານແລ້ວ. ໃຫ້ແປໃໝ່ອີກເທື່ອໜຶ່ງ.",
  "fileTranslation.needsLook": "ມີ {count} ຈຸດທີ່ຄວນກວດເບິ່ງ.",
  "fileTranslation.needsLookOne": "ມີໜຶ່ງຈຸດທີ່ຄວນກວດເບິ່ງ.",
  "fileTranslation.noReport": "ຍັງບໍ່ມີການແປໄຟລ໌ໃນໜ້າຕ່າງນີ້.",
  "fileTranslation.showReport": "ສະແດງບົດລາຍງານ",
  "fileTranslation.open": "ເປີດຄຳແປ",
  "fileTranslation.reportTitle": "ບົດລາຍງານການແປ: {language}",
  "fileTranslation.reportName": "ບົດລາຍງານການແປ.md",
  "fileTranslation.writtenFile": "{file}: ຂຽນໃສ່ {path} ແລ້ວ.",
  "fileTranslation.written": "ຂຽນໃສ່ {path} ແລ້ວ",
  "fileTranslation.unchanged": "{path} ເປັນປັດຈຸບັນຢູ່ແລ້ວ",
  "fileTranslation.failed": "ບໍ່ໄດ້ແປ {file}: {reason}",
  "fileTranslation.conflict": "ມີຄົນແກ້ໄຂໄວ້ ແລະ ຕົ້ນສະບັບມີການປ່ຽນແປງຫຼັງຈາກນັ້ນ. ໄດ້ຮັກສາການແກ້ໄຂໄວ້.",
  "fileTranslation.askConflicts":
    "{path}: ມີ {conflicts} ລາຍການທີ່ມີຄົນແກ້ໄຂໄວ້ ແລະ ຕົ້ນສະບັບມີການປ່ຽນແປງແລ້ວ. ຕ້ອງການຮັກສາການແກ້ໄຂໄວ້ ຫຼື ແປໃໝ່?",
  "fileTranslation.askLost": "{path}: ມີຄົນເພີ່ມ ຫຼື ເອົາອອກ {lost} ລາຍການ, ແລະ ການອັບເດດຈະຍົກເລີກການປ່ຽນແປງນັ້ນ.",
  "fileTranslation.askConflictsOne": "{path}: ມີໜຶ່ງລາຍການທີ່ມີຄົນແກ້ໄຂໄວ້ ແລະ ຕົ້ນສະບັບມີການປ່ຽນແປງແລ້ວ. ຕ້ອງການຮັກສາການແກ້ໄຂໄວ້ ຫຼື ແປໃໝ່?",
  "fileTranslation.askLostOne": "{path}: ມີຄົນເພີ່ມ ຫຼື ເອົາອອກໜຶ່ງລາຍການ, ແລະ ການອັບເດດຈະຍົກເລີກການປ່ຽນແປງນັ້ນ.",
  "fileTranslation.askShown": "{path}: ຕ້ອງການຮັກສາສິ່ງທີ່ມີຄົນຂຽນໄວ້ ຫຼື ແປໃໝ່?",
  "fileTranslation.moreEntries": "ແລະ ອີກ {count} ລາຍການ",
  "fileTranslation.diffConflicts": "{path}: ຕົ້ນສະບັບປັດຈຸບັນ ແລະ ຄຳແປ",
  "fileTranslation.diffLost": "{path}: ທີ່ເປັນຢູ່ ແລະ ທີ່ຈະເປັນ",
  "fileTranslation.keepMine": "ຮັກສາຂອງຂ້ອຍ",
  "fileTranslation.translateAnew": "ແປໃໝ່",
  "fileTranslation.show": "ສະແດງ",
  "result.gone": "ຂໍ້ຄວາມນີ້ບໍ່ມີແລ້ວ: ບໍ່ໄດ້ເກັບໄວ້ເມື່ອໂຫຼດໜ້າຕ່າງໃໝ່.",
  "fileTranslation.pasteInto": "ວາງແບບແປເປັນ {language}",

  // An existing translation beside its source
  "check.missing": "ຂາດລາຍການນີ້: {source}",
  "check.extra": "ຕົ້ນສະບັບບໍ່ມີລາຍການນີ້.",
  "check.empty": "ລາຍການນີ້ບໍ່ມີຄຳແປ: {source}",
  "check.outdated": "ຕົ້ນສະບັບມີການປ່ຽນແປງຫຼັງຈາກແປແລ້ວ.",
};

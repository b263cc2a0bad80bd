import type { fileTranslation as english } from "../en/fileTranslation.ts";
import type { Translated } from "../en.ts";

/** English in ../en/fileTranslation.ts. */
export const fileTranslation: Translated<typeof english> = {
  // Files that are not translated, and why
  "fileTranslation.skipped": "ຂ້າມ {file}: {reason}",
  "fileTranslation.skip.code": "ມັນເປັນໂຄ້ດ, ເຊິ່ງຄຳເຫັນຂອງມັນແປໃນບ່ອນເດີມເທົ່ານັ້ນ.",
  "fileTranslation.skip.sameLanguage": "ມັນເປັນໄຟລ໌ຂອງພາສານັ້ນເອງ.",
  "fileTranslation.skip.empty": "ບໍ່ມີຫຍັງໃຫ້ແປ.",
  "fileTranslation.skip.lost": "{path} ມີລາຍການທີ່ຕົ້ນສະບັບບໍ່ມີບ່ອນໃຫ້, ຈຶ່ງປະໄວ້ຄືເດີມ.",
  "fileTranslation.skip.undecided": "ຍັງບໍ່ມີໃຜບອກວ່າຈະເຮັດແນວໃດກັບສິ່ງທີ່ແກ້ໄຂໃນ {path}.",
  "fileTranslation.skip.ignored": "git ບໍ່ນັບໄຟລ໌ນີ້.",
  "fileTranslation.skip.unknown": "ບໍ່ຮູ້ຈັກຮູບແບບຂອງມັນ.",
  "fileTranslation.skip.settings": "ເທົ່າທີ່ບອກໄດ້ ມັນເປັນໄຟລ໌ສຳລັບໂປຣແກຣມ.",
  "fileTranslation.skip.translation": "ມັນເປັນຄຳແປຢູ່ແລ້ວ.",
  "fileTranslation.summary":
    "ຂຽນແລ້ວ {written}, ເປັນປັດຈຸບັນຢູ່ແລ້ວ {unchanged}, ຄວນເບິ່ງ {findings}, ຂ້າມ {skipped}, ບໍ່ສຳເລັດ {failed}.",

  "namePattern.unknown": "ບໍ່ຮູ້ຈັກ {part}.",
  "namePattern.noLanguage": "ຂາດ {lang}.",
  "namePattern.outside": "{path} ຢູ່ນອກໂຄງການ.",

  // What a command looked for in vain
  "nothing.comment": "ບໍ່ມີຄຳເຫັນຢູ່ບ່ອນຕົວກະພິບ.",
  "nothing.clipboard": "ບໍ່ມີຂໍ້ຄວາມໃນຄລິບບອດ.",
  "nothing.markdown": "ນີ້ບໍ່ແມ່ນເອກະສານ Markdown.",
  "nothing.editor": "ໃຫ້ເປີດໄຟລ໌ກ່ອນ.",
  "nothing.file": "ບໍ່ມີໄຟລ໌ໃຫ້ແປ.",

  // A job in the editor
  "fileTranslation.pauseOrResume": "ຢຸດຊົ່ວຄາວ ຫຼື ສືບຕໍ່",
  "fileTranslation.paused": "ຢຸດຊົ່ວຄາວຫຼັງຈາກ {done} ຈາກ {count}.",
  "fileTranslation.segments": "({done} ຈາກ {count} ຊ່ວງ)",
  "fileTranslation.waiting": "ກຳລັງລໍຖ້າໄຟລ໌ກ່ອນໜ້າ.",
  "fileTranslation.cancelled": "ຍົກເລີກແລ້ວ.",
  "fileTranslation.notDone": "ຍັງບໍ່ໄດ້ແປ {count} ໄຟລ໌.",
  "fileTranslation.notDoneOne": "ຍັງບໍ່ໄດ້ແປໄຟລ໌ໜຶ່ງ.",
  "fileTranslation.tooMany": "ໂຟນເດີມີໄຟລ໌ຫຼາຍກວ່າ {limit} ທີ່ໄດ້ກວດເບິ່ງ.",
  "fileTranslation.sourceChanged": "ຕົ້ນສະບັບມີການປ່ຽນແປງຫຼັງຈາກອ່ານ. ໃຫ້ແປໃໝ່.",
  "fileTranslation.needsLook": "ມີ {count} ບ່ອນທີ່ຄວນເບິ່ງ.",
  "fileTranslation.needsLookOne": "ມີບ່ອນໜຶ່ງທີ່ຄວນເບິ່ງ.",
  "fileTranslation.noReport": "ຍັງບໍ່ມີໄຟລ໌ໃດຖືກແປໃນໜ້າຕ່າງນີ້.",
  "fileTranslation.showReport": "ສະແດງລາຍງານ",
  "fileTranslation.open": "ເປີດຄຳແປ",
  "fileTranslation.reportTitle": "ລາຍງານການແປ: {language}",
  "fileTranslation.reportName": "ລາຍງານການແປ.md",
  "fileTranslation.writtenFile": "{file}: ຂຽນລົງ {path} ແລ້ວ.",
  "fileTranslation.written": "ຂຽນລົງ {path} ແລ້ວ",
  "fileTranslation.unchanged": "{path} ເປັນປັດຈຸບັນຢູ່ແລ້ວ",
  "fileTranslation.failed": "ບໍ່ໄດ້ແປ {file}: {reason}",
  "fileTranslation.conflict": "ມີຄົນແກ້ໄຂໄວ້ ແລະ ຕົ້ນສະບັບມີການປ່ຽນແປງຫຼັງຈາກນັ້ນ. ໄດ້ເກັບສິ່ງທີ່ແກ້ໄຂໄວ້.",
  "fileTranslation.askConflicts": "{path}: ມີ {conflicts} ລາຍການທີ່ມີຄົນແກ້ໄຂໄວ້ ແລະ ຕົ້ນສະບັບປ່ຽນໄປແລ້ວ. ຈະເກັບສິ່ງທີ່ແກ້ໄຂໄວ້ ຫຼື ແປໃໝ່?",
  "fileTranslation.askLost": "{path}: ມີຄົນເພີ່ມ ຫຼື ເອົາອອກ {lost} ລາຍການ, ແລະ ການປັບປຸງຈະເຮັດໃຫ້ສິ່ງນັ້ນເສຍໄປ.",
  "fileTranslation.askConflictsOne": "{path}: ລາຍການໜຶ່ງທີ່ມີຄົນແກ້ໄຂໄວ້ ມີຕົ້ນສະບັບທີ່ປ່ຽນໄປແລ້ວ. ຈະເກັບສິ່ງທີ່ແກ້ໄຂໄວ້ ຫຼື ແປໃໝ່?",
  "fileTranslation.askLostOne": "{path}: ມີຄົນເພີ່ມ ຫຼື ເອົາອອກລາຍການໜຶ່ງ, ແລະ ການປັບປຸງຈະເຮັດໃຫ້ສິ່ງນັ້ນເສຍໄປ.",
  "fileTranslation.askShown": "{path}: ຈະເກັບສິ່ງທີ່ຄົນຂຽນໄວ້ ຫຼື ແປໃໝ່?",
  "fileTranslation.moreEntries": "ແລະ ອີກ {count}",
  "fileTranslation.diffConflicts": "{path}: ຕົ້ນສະບັບໃນປັດຈຸບັນ ແລະ ຄຳແປ",
  "fileTranslation.diffLost": "{path}: ທີ່ເປັນຢູ່ ແລະ ທີ່ຈະເປັນ",
  "fileTranslation.keepMine": "ເກັບຂອງຂ້ອຍໄວ້",
  "fileTranslation.translateAnew": "ແປໃໝ່",
  "fileTranslation.show": "ສະແດງ",
  "result.gone": "ບໍ່ມີຂໍ້ຄວາມນີ້ແລ້ວ: ມັນບໍ່ໄດ້ຖືກເກັບໄວ້ເມື່ອໂຫຼດໜ້າຕ່າງໃໝ່.",
  "fileTranslation.pasteInto": "ວາງໂດຍແປເປັນ {language}",

  // An existing translation beside its source
  "check.missing": "ຂາດລາຍການນີ້: {source}",
  "check.extra": "ຕົ້ນສະບັບບໍ່ມີລາຍການແບບນີ້.",
  "check.empty": "ລາຍການນີ້ບໍ່ມີຄຳແປ: {source}",
  "check.outdated": "ຕົ້ນສະບັບມີການປ່ຽນແປງຫຼັງຈາກທີ່ແປລາຍການນີ້.",
};

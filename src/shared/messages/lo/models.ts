import type { models as english } from "../en/models.ts";
import type { Translated } from "../en.ts";

/** English in ../en/models.ts. */
export const models: Translated<typeof english> = {
  "error.model.inUse": "{model} ກຳລັງຖືກໃຊ້ງານ. ໃຫ້ເອົາອອກຈາກໜ່ວຍຄວາມຈຳ ຫຼື ຢຸດວຽກທີ່ໃຊ້ໂມເດລນີ້ ແລ້ວລອງໃໝ່.",
  "error.model.notManaged": "{path} ບໍ່ແມ່ນໄຟລ໌ທີ່ SEA-LION Local ວາງໄວ້, ຈຶ່ງບໍ່ລຶບ.",
  "error.model.exists": "ມີໂມເດລອື່ນຊື່ {name} ຢູ່ແລ້ວ. ໃຫ້ປ່ຽນຊື່ໄຟລ໌ໃດໄຟລ໌ໜຶ່ງ.",

  // In what state a model is, and how far: in the view, in notifications and on a terminal
  "models.state.available": "ຍັງບໍ່ໄດ້ດາວໂຫຼດ",
  "models.state.noFile": "ບໍ່ຊາບທີ່ຢູ່",
  "models.state.downloading": "ກຳລັງດາວໂຫຼດ {percent}%",
  "models.state.copying": "ກຳລັງສຳເນົາ {percent}%",
  "models.state.retrying": "ການເຊື່ອມຕໍ່ຂາດຢູ່ທີ່ {percent}%, ກຳລັງລອງໃໝ່",
  "models.state.verifying": "ກຳລັງກວດສອບຄວາມຖືກຕ້ອງ {percent}%",
  "models.state.paused": "ຢຸດຊົ່ວຄາວຢູ່ທີ່ {percent}%",
  "models.state.interrupted": "ຖືກຂັດຈັງຫວະຢູ່ທີ່ {percent}%",
  "models.state.failed": "ບໍ່ສຳເລັດ, ຢຸດຢູ່ທີ່ {percent}%",
  "models.state.ready": "ພ້ອມ",
  "models.state.loading": "ກຳລັງໂຫຼດ {percent}%",
  "models.state.loadedGpu": "ໂຫຼດໃສ່ {backend} ແລ້ວ, {gpuLayers}/{totalLayers} ຊັ້ນ",
  "models.state.loadedCpu": "ໂຫຼດແລ້ວ, ໃຊ້ໜ່ວຍປະມວນຜົນ",
  "models.state.damaged": "ເສຍຫາຍ",
  "models.state.notFound": "ບໍ່ພົບ",
  "models.state.unusable": "ໃຊ້ບໍ່ໄດ້",
  "transfer.percent": "{percent}%",
  "transfer.amount": "{done} ຈາກ {total}",
  "transfer.speed": "{speed}/ວິນາທີ",
  "transfer.left": "ເຫຼືອອີກ {time}",
  "transfer.hours": "{hours} ຊມ. {minutes} ນາທີ",
  "transfer.minutes": "{minutes} ນາທີ",
  "transfer.seconds": "{seconds} ວິນາທີ",
  "models.download.retrying": "{percent}%, ກຳລັງລອງເຊື່ອມຕໍ່ໃໝ່",
  "models.download.verifying": "ກຳລັງກວດສອບຄວາມຖືກຕ້ອງ, {percent}%",

  "catalogue.notAList": "ແຄັດຕາລັອກຂອງໂມເດລເພີ່ມເຕີມບໍ່ແມ່ນບັນຊີລາຍການ.",
  "catalogue.problem": "ບໍ່ສາມາດໃຊ້ລາຍການ {name} ໃນແຄັດຕາລັອກໄດ້: {reason}.",
  "catalogue.warning.notSafetyAligned": "ໂມເດລນີ້ບໍ່ໄດ້ຖືກຝຶກໃຫ້ປະຕິເສດຄຳຂໍທີ່ເປັນອັນຕະລາຍ: ໃຫ້ກວດສອບສິ່ງທີ່ໂມເດລຂຽນກ່ອນນຳໄປໃຊ້.",
  "catalogue.warning.noThinkingSwitch": "/think ແລະ /no_think ໃນຂໍ້ຄວາມບໍ່ມີຜົນກັບໂມເດລນີ້.",
  "catalogue.warning.licenceInNotice": "ໃບອະນຸຍາດຢູ່ໃນໄຟລ໌ NOTICE ໃນຄັງເກັບຂອງໂມເດລ.",
  "catalogue.warning.noFile": "ບໍ່ຮູ້ຈັກໄຟລ໌ GGUF ຂອງໂມເດລນີ້, ຈຶ່ງດາວໂຫຼດຈາກບ່ອນນີ້ບໍ່ໄດ້.",
  "catalogue.warning.noAddress": "ໂມເດລນີ້ມີໄຟລ໌ GGUF, ແຕ່ບ່ອນນີ້ບໍ່ຮູ້ທີ່ຢູ່ຂອງຄັງເກັບ: ໃຫ້ຊອກຫາ ແລ້ວປ້ອນທີ່ຢູ່ເອງ.",
};

import type { downloads as english } from "../en/downloads.ts";
import type { Translated } from "../en.ts";

/** English in ../en/downloads.ts. */
export const downloads: Translated<typeof english> = {
  "error.download.badAddress": "{address} ບໍ່ແມ່ນທີ່ຢູ່ຂອງໄຟລ໌ GGUF: {reason}.",
  "error.download.notFound": "ບໍ່ພົບ {address}: {reason}. ໃຫ້ກວດສອບຊື່ ຫຼື ເລືອກໂມເດລອື່ນ.",
  "error.download.forbidden": "{host} ບໍ່ອະນຸຍາດໃຫ້ທ່ານດາວໂຫຼດ {name}: ອາດຕ້ອງໃຊ້ບັນຊີທີ່ໄດ້ຍອມຮັບໃບອະນຸຍາດແລ້ວ.",
  "error.download.rateLimited": "{host} ຂໍໃຫ້ພັກໄວ້ກ່ອນ. ໃຫ້ລອງໃໝ່ໃນອີກ {seconds} ວິນາທີ; ສ່ວນທີ່ດາວໂຫຼດແລ້ວຍັງເກັບໄວ້.",
  "error.download.network": "ບໍ່ສາມາດເຊື່ອມຕໍ່ {host} ໄດ້: {reason}. ໃຫ້ລອງໃໝ່; ສ່ວນທີ່ດາວໂຫຼດແລ້ວຍັງເກັບໄວ້.",
  "error.download.badRedirect": "{host} ພາໄປຫາ {address} ແຕ່ບໍ່ໄດ້ໄປຕາມ: {reason}.",
  "error.download.notAModel": "{address} ບໍ່ແມ່ນໄຟລ໌ GGUF: {reason}.",
  "error.download.changed": "ດຽວນີ້ {name} ໃນຄັງໂມເດລເປັນຄົນລະໄຟລ໌ກັບຕອນທີ່ເລີ່ມດາວໂຫຼດ. ໃຫ້ລອງໃໝ່; ສ່ວນທີ່ຍັງກົງກັບໄຟລ໌ໃໝ່ຈະເກັບໄວ້.",
  "error.download.checksumMismatch": "{name} ທີ່ດາວໂຫຼດມາເສຍຫາຍ: ຄ່າ SHA-256 ບໍ່ກົງກັບຄ່າທີ່ເຜີຍແຜ່. ໄດ້ລຶບໄຟລ໌ແລ້ວ; ໃຫ້ລອງໃໝ່.",
  "error.download.diskFull":
    "{name} ຕ້ອງໃຊ້ພື້ນທີ່ {needed} ເຊິ່ງລວມ {reserve} ທີ່ຕ້ອງປະໃຫ້ວ່າງໄວ້, ແຕ່ {path} ມີພື້ນທີ່ວ່າງ {free}. ໃຫ້ເພີ່ມພື້ນທີ່ວ່າງແລ້ວລອງໃໝ່; ສ່ວນທີ່ດາວໂຫຼດແລ້ວຍັງເກັບໄວ້.",
  "error.download.licence": "ຕ້ອງຍອມຮັບໃບອະນຸຍາດຂອງ {name} ກ່ອນ: {licence}, {url}",
  "error.download.elsewhere": "ໂປຣເຊສອື່ນກຳລັງດາວໂຫຼດ {name} ຢູ່ແລ້ວ. ໃຫ້ລໍຖ້າຈົນກວ່າຈະສຳເລັດ ຫຼື ປິດໂປຣເຊສນັ້ນແລ້ວລອງໃໝ່.",
  "error.download.unknown": "ການໂອນນີ້ສິ້ນສຸດແລ້ວ: ລາຍຊື່ໄດ້ຖືກປັບປຸງໃໝ່ໃນລະຫວ່າງນັ້ນ.",

  "download.gigabytes": "{size} GB",
  "download.megabytes": "{size} MB",
  "download.licenceUnknown": "ບໍ່ຊາບ",
};

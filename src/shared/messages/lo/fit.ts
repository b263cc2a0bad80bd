import type { fit as english } from "../en/fit.ts";
import type { Translated } from "../en.ts";

/** English in ../en/fit.ts. */
export const fit: Translated<typeof english> = {
  "fit.gpu": "ໃຊ້ໄດ້ໃນ GPU",
  "fit.partial": "ໃຊ້ໄດ້ໂດຍມີ {gpuLayers} ຈາກ {totalLayers} ຊັ້ນຢູ່ GPU",
  "fit.ram": "ໃຊ້ໄດ້ໃນໜ່ວຍຄວາມຈຳຫຼັກ, ແຕ່ຊ້າ",
  "fit.no": "ໃຊ້ບໍ່ໄດ້: ຕ້ອງການ {needed}, ແຕ່ທ່ານມີ {available}",
  "fit.noDisk": "ພື້ນທີ່ດິສກ໌ບໍ່ພໍ: ຕ້ອງການ {needed} ເຊິ່ງລວມ {reserve} ທີ່ຕ້ອງປະໃຫ້ວ່າງໄວ້, ແຕ່ວ່າງຢູ່ {free}",
  // What stands behind the verdict in one line
  "fit.withSpeed": "{verdict}, ປະມານ {speed} ໂທເຄັນ/ວິນາທີ (ຄ່າປະມານ)",
  "fit.becauseOfOthers": "{verdict}: ໂປຣແກຣມອື່ນໃຊ້ໜ່ວຍຄວາມຈຳຂອງ GPU ຢູ່ {size}",
  "fit.estimate": "{text} (ຄ່າປະມານ)",
  "fit.rough": "{text}; ໂດຍປະມານ, ເພາະຍັງບໍ່ໄດ້ອ່ານສ່ວນຫົວຂອງໄຟລ໌",
  "fit.shorterContext": "{text}; ດ້ວຍບໍລິບົດ {tokens} ໂທເຄັນ, ບໍ່ແມ່ນ {wished}: ໂມເດລຖືກຝຶກມາພຽງເທົ່ານີ້",
  "fit.of": "{source}: {text}",

  // The sum behind it, a line for each part
  "fit.sum.vram":
    "ໜ່ວຍຄວາມຈຳຂອງ GPU: ນ້ຳໜັກ {weights} ({layers} ຊັ້ນ) + ບໍລິບົດ {cache} + ການປະມວນຜົນ {compute} + ໄດຣເວີ {overhead} = {total}, ຈາກທີ່ວ່າງ {free}",
  "fit.sum.ram":
    "ໜ່ວຍຄວາມຈຳຫຼັກ: ນ້ຳໜັກ {weights} + ບໍລິບົດ {cache} + ການປະມວນຜົນ {compute} + ສ່ວນອື່ນ {overhead} = {total}, ຈາກທີ່ວ່າງ {free}",
  "fit.sum.reclaimable": "ໄຟລ໌ອີກ {size} ຈະເຂົ້າມາໃນໜ່ວຍຄວາມຈຳໃນລະຫວ່າງການໂຫຼດ; ລະບົບຈະເອົາສ່ວນນີ້ຄືນເມື່ອຕ້ອງການ.",
  "fit.sum.context": "ບໍລິບົດ: {tokens} ໂທເຄັນ, ຄຳຕອບພ້ອມກັນ: {parallel}",
  "fit.sum.cacheEach": "ບໍລິບົດ: {tokens} ໂທເຄັນ x {parallel} ຄຳຕອບພ້ອມກັນ, ໂທເຄັນລະ {each} = {cache}",
  "fit.sum.largest": "ບໍລິບົດຍາວສຸດທີ່ໃຊ້ໄດ້ໃນແບບນີ້: {tokens} ໂທເຄັນ",
  "fit.sum.largestNone": "ແມ່ນແຕ່ບໍລິບົດທີ່ສັ້ນສຸດກໍໃຊ້ບໍ່ໄດ້.",
  "fit.sum.speed": "ຄວາມໄວ: ສູງສຸດປະມານ {speed} ໂທເຄັນ/ວິນາທີ, ຄິດຈາກແບນວິດຂອງໜ່ວຍຄວາມຈຳ (ຄ່າປະມານ)",
  "fit.sum.others": "ໂປຣແກຣມອື່ນໃຊ້ໜ່ວຍຄວາມຈຳຂອງ GPU ຢູ່ {size} ຈາກ {total}.",
  "fit.sum.othersMatter": "ໂປຣແກຣມອື່ນໃຊ້ໜ່ວຍຄວາມຈຳຂອງ GPU ຢູ່ {size} ຈາກ {total}. ຖ້າບໍ່ມີໂປຣແກຣມເຫຼົ່ານັ້ນ: {verdict}.",
  "fit.sum.disk": "ດິສກ໌: ຕ້ອງການ {needed} (ດາວໂຫຼດ {download}, ປະໃຫ້ວ່າງ {reserve}), ວ່າງຢູ່ {free} ໃນ {path}",
  "fit.sum.rough": "ຄ່າປະມານຈາກຕົວເລກໃນແຄັດຕາລັອກ. ໃຫ້ກວດສອບໂມເດລເພື່ອອ່ານສ່ວນຫົວຂອງໄຟລ໌ແທ້.",

  // The estimate beside what loading really took
  "details.estimate": "ຄ່າປະມານກ່ອນໂຫຼດ",
  "details.estimateRam": "ໜ່ວຍຄວາມຈຳຫຼັກ {ram}",
  "details.estimateBoth": "ໜ່ວຍຄວາມຈຳຂອງ GPU {vram}, ໜ່ວຍຄວາມຈຳຫຼັກ {ram}",
  "adjust.fewerGpuLayers.others":
    "ມີ {to} ຈາກ {from} ຊັ້ນຢູ່ GPU: ໂປຣແກຣມອື່ນໃຊ້ໜ່ວຍຄວາມຈຳຂອງ GPU ຢູ່ {size}. ໃຫ້ປິດໂປຣແກຣມເຫຼົ່ານັ້ນ ແລ້ວໂຫຼດໂມເດລໃໝ່ເພື່ອໃຫ້ມີຫຼາຍຂຶ້ນ.",
  "adjust.noGpuLayers.others": "ບໍ່ມີຊັ້ນຢູ່ GPU: ໂປຣແກຣມອື່ນໃຊ້ໜ່ວຍຄວາມຈຳຂອງ GPU ຢູ່ {size}. ໃຫ້ປິດໂປຣແກຣມເຫຼົ່ານັ້ນ ແລ້ວໂຫຼດໂມເດລໃໝ່.",
};

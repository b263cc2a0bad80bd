import type { fit as english } from "../en/fit.ts";
import type { Translated } from "../en.ts";

/** English in ../en/fit.ts. */
export const fit: Translated<typeof english> = {
  "fit.gpu": "ໃຊ້ໃນ GPU ໄດ້",
  "fit.partial": "ໃຊ້ໄດ້ ໂດຍມີ {gpuLayers} ຈາກ {totalLayers} ຊັ້ນຢູ່ໃນ GPU",
  "fit.ram": "ໃຊ້ໃນໜ່ວຍຄວາມຈຳຫຼັກໄດ້, ແຕ່ຊ້າ",
  "fit.no": "ໃຊ້ບໍ່ໄດ້: ຕ້ອງໃຊ້ {needed}, ແຕ່ທ່ານມີ {available}",
  "fit.noDisk": "ພື້ນທີ່ດິສບໍ່ພໍ: ຕ້ອງໃຊ້ {needed} ເຊິ່ງລວມ {reserve} ທີ່ຕ້ອງປະໃຫ້ວ່າງໄວ້, ແຕ່ວ່າງຢູ່ {free}",
  // What stands behind the verdict in one line
  "fit.withSpeed": "{verdict}, ປະມານ {speed} ໂທເຄັນ/ວິນາທີ (ຄ່າປະມານ)",
  "fit.becauseOfOthers": "{verdict}: ໂປຣແກຣມອື່ນໃຊ້ໜ່ວຍຄວາມຈຳຂອງ GPU ຢູ່ {size}",
  "fit.estimate": "{text} (ຄ່າປະມານ)",
  "fit.rough": "{text} (ຄ່າຄ່າວໆ ເພາະຍັງບໍ່ໄດ້ອ່ານສ່ວນຫົວຂອງໄຟລ໌)",
  "fit.shorterContext": "{text}; ໃຊ້ບໍລິບົດ {tokens} ໂທເຄັນ, ບໍ່ແມ່ນ {wished}: ໂມເດລຖືກຝຶກມາພຽງເທົ່ານັ້ນ",
  "fit.of": "{source}: {text}",

  // The sum behind it, a line for each part
  "fit.sum.vram":
    "ໜ່ວຍຄວາມຈຳ GPU: ນ້ຳໜັກ {weights} ({layers} ຊັ້ນ) + ບໍລິບົດ {cache} + ການປະມວນຜົນ {compute} + ໄດຣເວີ {overhead} = {total}, ຈາກທີ່ວ່າງ {free}",
  "fit.sum.ram":
    "ໜ່ວຍຄວາມຈຳຫຼັກ: ນ້ຳໜັກ {weights} + ບໍລິບົດ {cache} + ການປະມວນຜົນ {compute} + ສ່ວນອື່ນ {overhead} = {total}, ຈາກທີ່ວ່າງ {free}",
  "fit.sum.reclaimable": "ໄຟລ໌ອີກ {size} ຈະເຂົ້າມາໃນໜ່ວຍຄວາມຈຳລະຫວ່າງໂຫຼດ; ລະບົບຈະເອົາສ່ວນນີ້ຄືນເມື່ອຈຳເປັນ.",
  "fit.sum.context": "ບໍລິບົດ: {tokens} ໂທເຄັນ, ຄຳຕອບພ້ອມກັນ: {parallel}",
  "fit.sum.cacheEach": "ບໍລິບົດ: {tokens} ໂທເຄັນ x {parallel} ຄຳຕອບພ້ອມກັນ, ໂທເຄັນລະ {each} = {cache}",
  "fit.sum.largest": "ບໍລິບົດຍາວທີ່ສຸດທີ່ໃຊ້ໄດ້ແບບນີ້: {tokens} ໂທເຄັນ",
  "fit.sum.largestNone": "ແມ່ນແຕ່ບໍລິບົດທີ່ສັ້ນທີ່ສຸດກໍໃຊ້ບໍ່ໄດ້.",
  "fit.sum.speed": "ຄວາມໄວ: ສູງສຸດປະມານ {speed} ໂທເຄັນ/ວິນາທີ ຕາມແບນວິດຂອງໜ່ວຍຄວາມຈຳ (ຄ່າປະມານ)",
  "fit.sum.others": "ໂປຣແກຣມອື່ນໃຊ້ໜ່ວຍຄວາມຈຳ GPU ຢູ່ {size} ຈາກ {total}.",
  "fit.sum.othersMatter": "ໂປຣແກຣມອື່ນໃຊ້ໜ່ວຍຄວາມຈຳ GPU ຢູ່ {size} ຈາກ {total}. ຖ້າບໍ່ມີໂປຣແກຣມເຫຼົ່ານັ້ນ: {verdict}.",
  "fit.sum.disk": "ດິສ: ຕ້ອງໃຊ້ {needed} (ດາວໂຫຼດ {download}, ປະໃຫ້ວ່າງ {reserve}), ວ່າງຢູ່ {free} ໃນ {path}",
  "fit.sum.rough": "ປະມານຈາກຕົວເລກໃນແຄັດຕາລັອກ. ກວດສອບໂມເດລເພື່ອອ່ານສ່ວນຫົວຂອງໄຟລ໌ຕົວຈິງ.",

  // The estimate beside what loading really took
  "details.estimate": "ທີ່ປະມານໄວ້ກ່ອນ",
  "details.estimateRam": "ໜ່ວຍຄວາມຈຳຫຼັກ {ram}",
  "details.estimateBoth": "ໜ່ວຍຄວາມຈຳ GPU {vram}, ໜ່ວຍຄວາມຈຳຫຼັກ {ram}",
  "adjust.fewerGpuLayers.others":
    "ມີ {to} ຈາກ {from} ຊັ້ນຢູ່ໃນ GPU: ໂປຣແກຣມອື່ນໃຊ້ໜ່ວຍຄວາມຈຳຂອງມັນຢູ່ {size}. ໃຫ້ປິດໂປຣແກຣມເຫຼົ່ານັ້ນແລ້ວໂຫຼດໂມເດລໃໝ່ເພື່ອໃຫ້ມີຫຼາຍຂຶ້ນ.",
  "adjust.noGpuLayers.others": "ບໍ່ມີຊັ້ນໃດຢູ່ໃນ GPU: ໂປຣແກຣມອື່ນໃຊ້ໜ່ວຍຄວາມຈຳຂອງມັນຢູ່ {size}. ໃຫ້ປິດໂປຣແກຣມເຫຼົ່ານັ້ນແລ້ວໂຫຼດໂມເດລໃໝ່.",
};

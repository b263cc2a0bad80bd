import type { Messages } from "./en.ts";
import { chat } from "./lo/chat.ts";
import { downloads } from "./lo/downloads.ts";
import { editor } from "./lo/editor.ts";
import { engine } from "./lo/engine.ts";
import { errors } from "./lo/errors.ts";
import { fileTranslation } from "./lo/fileTranslation.ts";
import { findings } from "./lo/findings.ts";
import { fit } from "./lo/fit.ts";
import { models } from "./lo/models.ts";
import { modelsView } from "./lo/modelsView.ts";
import { panel } from "./lo/panel.ts";
import { translation } from "./lo/translation.ts";

/**
 * Lao. Machine-drafted: no speaker has read it yet. Terms: model = ໂມເດລ, prompt = ຄຳສັ່ງ, token = ໂທເຄັນ, context = ບໍລິບົດ,
 * server = ເຊີບເວີ, download = ດາວໂຫຼດ, load = ໂຫຼດ, unload = ເອົາອອກຈາກໜ່ວຍຄວາມຈຳ, thinking = ການຄິດ, selection = ສ່ວນທີ່ເລືອກ,
 * preview = ຕົວຢ່າງ, segment = ຊ່ວງ, glossary = ອະພິທານສັບ, register = ລະດັບພາສາ, conversation = ການສົນທະນາ, chat = ແຊັດ, source =
 * ຕົ້ນສະບັບ, entry = ລາຍການ, layer = ຊັ້ນ, licence = ໃບອະນຸຍາດ, verify = ກວດສອບຄວາມຖືກຕ້ອງ, draft model = ໂມເດລຮ່າງ, file = ໄຟລ໌,
 * folder = ໂຟນເດີ, window = ໜ້າຕ່າງ, settings = ການຕັ້ງຄ່າ, memory = ໜ່ວຍຄວາມຈຳ, request = ຄຳຂໍ, queue = ຄິວ, log = ບັນທຶກການເຮັດວຽກ,
 * editor = ຕົວແກ້ໄຂ, workspace = ພື້ນທີ່ເຮັດວຽກ, comment = ຄຳເຫັນ, template = ແມ່ແບບ, copy = ສຳເນົາ, try again = ລອງໃໝ່. A sentence
 * ends with a full stop where English has one; no space stands before %, one stands on both sides of ແລະ. See en.ts.
 */
export const lo: Messages = {
  ...chat,
  ...downloads,
  ...editor,
  ...engine,
  ...errors,
  ...fileTranslation,
  ...findings,
  ...fit,
  ...models,
  ...modelsView,
  ...panel,
  ...translation,
};

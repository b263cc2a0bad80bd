import type { downloads as english } from "../en/downloads.ts";
import type { Translated } from "../en.ts";

/** English in ../en/downloads.ts. */
export const downloads: Translated<typeof english> = {
  "error.download.badAddress": "Hindi address ng GGUF file ang {address}: {reason}.",
  "error.download.notFound": "Hindi nahanap ang {address}: {reason}. Tingnan ang pangalan, o pumili ng ibang model.",
  "error.download.forbidden":
    "Hindi ibinibigay sa iyo ng {host} ang {name}: maaaring kailangan nito ng account na tumanggap na sa lisensya nito.",
  "error.download.rateLimited":
    "Humihiling ng paghinto ang {host}. Subukan ulit pagkalipas ng {seconds} segundo; mananatili ang na-download na.",
  "error.download.network": "Hindi makakonekta sa {host}: {reason}. Subukan ulit; mananatili ang na-download na.",
  "error.download.badRedirect": "Nagre-redirect ang {host} sa {address}, na hindi sinundan: {reason}.",
  "error.download.notAModel": "Hindi GGUF file ang {address}: {reason}.",
  "error.download.changed":
    "Iba na ang {name} sa hub ngayon kaysa noong nagsimula ang pag-download. Subukan ulit; mananatili ang bahaging magagamit pa.",
  "error.download.checksumMismatch":
    "Dumating nang sira ang {name}: hindi tugma ang SHA-256 nito sa inilathala. Na-delete ito; subukan ulit.",
  "error.download.diskFull":
    "{needed} ang kailangan ng {name}, kasama ang {reserve} na dapat manatiling bakante, at {free} ang bakante sa {path}. Magbakante ng espasyo at subukan ulit; mananatili ang na-download na.",
  "error.download.licence": "Kailangan munang tanggapin ang lisensya ng {name}: {licence}, {url}",
  "error.download.elsewhere":
    "Dina-download na ng ibang proseso ang {name}. Hintayin ito, o tapusin ang prosesong iyon at subukan ulit.",
  "error.download.unknown": "Tapos na ang paglilipat na ito: na-update na ang listahan.",

  "download.gigabytes": "{size} GB",
  "download.megabytes": "{size} MB",
  "download.licenceUnknown": "hindi alam",
};

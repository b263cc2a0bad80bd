/** Words about transfers of model files and what goes wrong with them. See ../en.ts. */
export const downloads = {
  "error.download.badAddress": "{address} is no address of a GGUF file: {reason}.",
  "error.download.notFound": "{address} was not found: {reason}. Check the name, or choose another model.",
  "error.download.forbidden":
    "{host} does not give {name} to you: it may need an account that has accepted its licence.",
  "error.download.rateLimited": "{host} asks for a pause. Try again in {seconds} seconds; what is there is kept.",
  "error.download.network": "{host} cannot be reached: {reason}. Try again; what is there is kept.",
  "error.download.badRedirect": "{host} leads to {address}, which is not followed: {reason}.",
  "error.download.notAModel": "{address} is not a GGUF file: {reason}.",
  "error.download.changed":
    "{name} is another file on the hub now than when the download began. Try again; what still belongs to it is kept.",
  "error.download.checksumMismatch":
    "{name} has come damaged: its SHA-256 is not the published one. It was deleted; try again.",
  "error.download.diskFull":
    "{name} needs {needed}, {reserve} of it to stay free, and {free} are free in {path}. Free some space and try again; what is there is kept.",
  "error.download.licence": "The licence of {name} has to be accepted first: {licence}, {url}",
  "error.download.elsewhere":
    "Another process downloads {name} already. Wait for it, or end that process and try again.",
  "error.download.unknown": "This transfer is over: the list has been renewed meanwhile.",

  "download.gigabytes": "{size} GB",
  "download.megabytes": "{size} MB",
  "download.licenceUnknown": "not known",
} as const;

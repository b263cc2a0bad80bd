/** Words about model files on disk, their list and the command line's `models`; part of the English catalogue. */
export const enModels = {
  "error.model.inUse": "{model} is in use. Unload it, or stop what works on it, and try again.",
  "error.model.notManaged": "{path} was not put there by SEA-LION Local, so it is not deleted.",
  "error.model.exists": "There is another model named {name} already. Rename one of the two files.",
} as const;

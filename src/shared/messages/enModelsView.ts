/** Words of the Models view, its commands and the walkthrough; part of the English catalogue. */
export const enModelsView = {
  "models.view": "Models",
} as const;

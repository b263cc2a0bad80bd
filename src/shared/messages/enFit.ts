/** Words about whether a model fits a machine; part of the English catalogue. */
export const enFit = {
  "fit.gpu": "Fits on the GPU",
  "fit.partial": "Fits with {gpuLayers} of {totalLayers} layers on the GPU",
  "fit.ram": "Fits in main memory, slow",
  "fit.no": "Does not fit: needs {needed}, you have {available}",
} as const;

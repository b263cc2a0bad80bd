/** Words about whether a model fits a machine. See ../en.ts. */
export const fit = {
  "fit.gpu": "Fits on the GPU",
  "fit.partial": "Fits with {gpuLayers} of {totalLayers} layers on the GPU",
  "fit.ram": "Fits in main memory, slow",
  "fit.no": "Does not fit: needs {needed}, you have {available}",
  "fit.noDisk": "No room on the disk: needs {needed}, {reserve} of it to stay free, and {free} are free",
  // What stands behind the verdict in one line
  "fit.withSpeed": "{verdict}, about {speed} tokens/s (estimate)",
  "fit.becauseOfOthers": "{verdict}: other programs hold {size} of its memory",
  "fit.estimate": "{text} (estimate)",
  "fit.rough": "{text}; roughly, its header has not been read",
  "fit.shorterContext": "{text}; with {tokens} tokens of context, not {wished}: the model was trained on no more",
  "fit.of": "{source}: {text}",

  // The sum behind it, a line for each part
  "fit.sum.vram":
    "GPU memory: {weights} weights ({layers} layers) + {cache} context + {compute} to compute with + {overhead} driver = {total}, of {free} free",
  "fit.sum.ram":
    "Main memory: {weights} weights + {cache} context + {compute} to compute with + {overhead} for the rest = {total}, of {free} free",
  "fit.sum.reclaimable":
    "Another {size} of the file come into memory while it loads; the system takes them back when it needs them.",
  "fit.sum.context": "Context: {tokens} tokens, answers side by side: {parallel}",
  "fit.sum.cacheEach": "Context: {tokens} tokens x {parallel} answers side by side, {each} a token = {cache}",
  "fit.sum.largest": "Longest context that fits like this: {tokens} tokens",
  "fit.sum.largestNone": "Not even the shortest context fits.",
  "fit.sum.speed": "Speed: at most about {speed} tokens/s, by the bandwidth of memory (estimate)",
  "fit.sum.others": "Other programs hold {size} of the GPU's {total}.",
  "fit.sum.othersMatter": "Other programs hold {size} of the GPU's {total}. Without them: {verdict}.",
  "fit.sum.disk": "Disk: {needed} needed ({download} to download, {reserve} to stay free), {free} free in {path}",
  "fit.sum.rough": "Estimated from the catalogue's figures. Check the model to have its own header read.",

  // The estimate beside what loading really took
  "details.estimate": "Estimated before",
  "details.estimateRam": "{ram} of main memory",
  "details.estimateBoth": "{vram} of GPU memory, {ram} of main memory",
  "adjust.fewerGpuLayers.others":
    "{to} of {from} layers are on the GPU: other programs hold {size} of its memory. Close them and load the model again to have more.",
  "adjust.noGpuLayers.others":
    "No layer is on the GPU: other programs hold {size} of its memory. Close them and load the model again.",
} as const;

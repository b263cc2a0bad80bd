import type { fit as english } from "../en/fit.ts";
import type { Translated } from "../en.ts";

/** English in ../en/fit.ts. */
export const fit: Translated<typeof english> = {
  "fit.gpu": "Kasya sa GPU",
  "fit.partial": "Kasya, {gpuLayers} sa {totalLayers} layer ang nasa GPU",
  "fit.ram": "Kasya sa pangunahing memory, mabagal",
  "fit.no": "Hindi kasya: {needed} ang kailangan, {available} ang mayroon ka",
  "fit.noDisk":
    "Walang lugar sa disk: {needed} ang kailangan, kasama ang {reserve} na dapat manatiling bakante, at {free} ang bakante",
  // What stands behind the verdict in one line
  "fit.withSpeed": "{verdict}, mga {speed} token/s (tantiya)",
  "fit.becauseOfOthers": "{verdict}: {size} ng memory nito ang gamit ng ibang mga program",
  "fit.estimate": "{text} (tantiya)",
  "fit.rough": "{text}; humigit-kumulang, hindi pa nababasa ang header nito",
  "fit.shorterContext": "{text}; {tokens} token ang konteksto, hindi {wished}: hanggang doon lang sinanay ang model",
  "fit.of": "{source}: {text}",

  // The sum behind it, a line for each part
  "fit.sum.vram":
    "Memory ng GPU: {weights} weights ({layers} layer) + {cache} konteksto + {compute} pang-compute + {overhead} driver = {total}, sa {free} na bakante",
  "fit.sum.ram":
    "Pangunahing memory: {weights} weights + {cache} konteksto + {compute} pang-compute + {overhead} para sa iba pa = {total}, sa {free} na bakante",
  "fit.sum.reclaimable":
    "May {size} pa ng file na pumapasok sa memory habang naglo-load; binabawi ito ng system kapag kailangan.",
  "fit.sum.context": "Konteksto: {tokens} token, sabay-sabay na sagot: {parallel}",
  "fit.sum.cacheEach": "Konteksto: {tokens} token x {parallel} sabay-sabay na sagot, {each} bawat token = {cache}",
  "fit.sum.largest": "Pinakamahabang kontekstong kasya nang ganito: {tokens} token",
  "fit.sum.largestNone": "Hindi kasya kahit ang pinakamaikling konteksto.",
  "fit.sum.speed": "Bilis: hanggang mga {speed} token/s, ayon sa bandwidth ng memory (tantiya)",
  "fit.sum.others": "{size} sa {total} ng GPU ang gamit ng ibang mga program.",
  "fit.sum.othersMatter": "{size} sa {total} ng GPU ang gamit ng ibang mga program. Kung wala ang mga ito: {verdict}.",
  "fit.sum.disk":
    "Disk: {needed} ang kailangan ({download} ang ida-download, {reserve} ang mananatiling bakante), {free} ang bakante sa {path}",
  "fit.sum.rough": "Tinantiya mula sa mga datos ng katalogo. Suriin ang model para mabasa ang sarili nitong header.",

  // The estimate beside what loading really took
  "details.estimate": "Naunang tantiya",
  "details.estimateRam": "{ram} ng pangunahing memory",
  "details.estimateBoth": "{vram} ng memory ng GPU, {ram} ng pangunahing memory",
  "adjust.fewerGpuLayers.others":
    "{to} sa {from} layer ang nasa GPU: {size} ng memory nito ang gamit ng ibang mga program. Isara ang mga ito at i-load ulit ang model para madagdagan.",
  "adjust.noGpuLayers.others":
    "Walang layer sa GPU: {size} ng memory nito ang gamit ng ibang mga program. Isara ang mga ito at i-load ulit ang model.",
};

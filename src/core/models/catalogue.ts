/**
 * The models that are offered without anybody having to look for one. Figures are those of the models' own cards and
 * repositories; what is not known is left out, and never guessed.
 */
import type { LanguageTag } from "../languages.ts";

export interface Licence {
  readonly name: string;
  /** Empty: somebody's own entry does not say. */
  readonly url: string;
}

/** What somebody should know before choosing it. Each is a sentence, `catalogue.warning.*`. */
export type CatalogueWarning =
  | "notSafetyAligned"
  /** It thinks as it likes: /think and /no_think in a message change nothing. */
  | "noThinkingSwitch"
  /** The licence stands in a file of the repository. */
  | "licenceInNotice"
  /** No GGUF file of it is known. */
  | "noFile"
  /** There are some, but not where. */
  | "noAddress";

/** "product": what the extension is made for; "starter": small, to see that everything works; "draft": it drafts for others. */
export type CatalogueRole = "product" | "starter" | "draft";

/** What a model is made of, as far as it is known without its file. */
export interface CatalogueSizes {
  readonly architecture: string;
  readonly layers: number;
  readonly trainedTokens: number;
  readonly vocabularyWords: number;
  readonly hiddenSize: number;
  readonly feedForwardSize: number;
  readonly heads: number;
  /** Numbers that one token leaves in the cache, keys and values of all layers together. */
  readonly cacheValuesPerToken: number;
}

export interface CatalogueEntry {
  /** Short and lasting: people write it on a command line and in settings. */
  readonly id: string;
  readonly title: string;
  /** Where its file is, as in modelReference.ts. Left out: nobody here knows of one, so it cannot be downloaded. */
  readonly ref?: string;
  readonly quantization?: string;
  readonly sizeBytes?: number;
  readonly licence?: Licence;
  /** Those of the product's that it was made for. Left out: the card names none of them one by one. */
  readonly languages?: readonly LanguageTag[];
  readonly contextTokens?: number;
  /** The model that it was made from. */
  readonly base?: string;
  readonly roles: readonly CatalogueRole[];
  readonly warnings: readonly CatalogueWarning[];
  /** For a verdict without the network. */
  readonly sizes?: CatalogueSizes;
  /** Added by the user. */
  readonly isCustom?: true;
}

const APACHE: Licence = { name: "Apache-2.0", url: "https://www.apache.org/licenses/LICENSE-2.0" };
const GEMMA: Licence = { name: "Gemma Terms of Use", url: "https://ai.google.dev/gemma/terms" };
const LLAMA: Licence = { name: "Llama 3.1 Community License", url: "https://www.llama.com/llama3_1/license/" };
/** The card of the model names the terms and leads to them. */
const QWEN: Licence = {
  name: "Qwen Terms of Service and Usage Policy",
  url: "https://huggingface.co/aisingapore/Qwen-SEA-LION-v4-32B-IT",
};

const ALL_LANGUAGES: readonly LanguageTag[] = ["my", "en", "id", "km", "lo", "ms", "zh-Hans", "fil", "ta", "th", "vi"];

const QWEN_32B: CatalogueSizes = {
  architecture: "qwen3",
  layers: 64,
  trainedTokens: 40_960, // what its file says; it was trained on 32,768
  vocabularyWords: 151_936,
  hiddenSize: 5120,
  feedForwardSize: 25_600,
  heads: 64,
  cacheValuesPerToken: 64 * 8 * 128 * 2, // 8 heads of each layer, keys and values of 128 numbers
};

const qwen32b = {
  licence: QWEN,
  languages: ALL_LANGUAGES,
  contextTokens: 32_768,
  base: "Qwen3-32B",
  sizes: QWEN_32B,
} as const;

export const CATALOGUE: readonly CatalogueEntry[] = [
  {
    ...qwen32b,
    id: "qwen-sea-lion-v4-32b-4bit",
    title: "Qwen-SEA-LION v4 32B, 4-bit",
    ref: "hf:mradermacher/Qwen-SEA-LION-v4-32B-IT-GGUF:Q4_K_M",
    quantization: "Q4_K_M",
    sizeBytes: 19_800_000_000,
    roles: ["product"],
    warnings: ["notSafetyAligned"],
  },
  {
    ...qwen32b,
    id: "qwen-sea-lion-v4-32b-8bit",
    title: "Qwen-SEA-LION v4 32B, 8-bit",
    quantization: "Q8_0",
    sizeBytes: 34_800_000_000,
    roles: [],
    warnings: ["notSafetyAligned", "noFile"],
  },
  {
    ...qwen32b,
    id: "qwen-sea-lion-v4-32b-bf16",
    title: "Qwen-SEA-LION v4 32B, BF16",
    quantization: "BF16",
    sizeBytes: 65_570_000_000,
    roles: [],
    warnings: ["notSafetyAligned", "noFile"],
  },
  {
    id: "gemma-sea-lion-v4-27b-4bit",
    title: "Gemma-SEA-LION v4 27B, 4-bit",
    ref: "hf:aisingapore/Gemma-SEA-LION-v4-27B-IT-GGUF:Q4_K_M",
    quantization: "Q4_K_M",
    sizeBytes: 16_500_000_000,
    licence: GEMMA,
    languages: ALL_LANGUAGES,
    contextTokens: 131_072,
    roles: [],
    warnings: [],
  },
  {
    id: "gemma-sea-lion-v4-27b-8bit",
    title: "Gemma-SEA-LION v4 27B, 8-bit",
    ref: "hf:aisingapore/Gemma-SEA-LION-v4-27B-IT-GGUF:Q8_0",
    quantization: "Q8_0",
    sizeBytes: 28_700_000_000,
    licence: GEMMA,
    languages: ALL_LANGUAGES,
    contextTokens: 131_072,
    roles: [],
    warnings: [],
  },
  {
    id: "qwen-sea-lion-v4.5-27b",
    title: "Qwen-SEA-LION v4.5 27B",
    ref: "hf:aisingapore/Qwen-SEA-LION-v4.5-27B-IT-GGUF",
    licence: APACHE,
    contextTokens: 262_144,
    base: "Qwen3.6",
    roles: [],
    warnings: ["noThinkingSwitch"],
  },
  {
    id: "nemotron-sea-lion-v4.8-30b-a3b",
    title: "Nemotron-SEA-LION v4.8 30B-A3B",
    roles: [],
    warnings: ["licenceInNotice", "noAddress"],
  },
  {
    id: "gemma-sea-lion-v3-9b",
    title: "Gemma-SEA-LION v3 9B, 4-bit",
    ref: "hf:aisingapore/Gemma-SEA-LION-v3-9B-IT-GGUF:Q4_K_M",
    quantization: "Q4_K_M",
    sizeBytes: 5_760_000_000,
    licence: GEMMA,
    contextTokens: 8192,
    roles: [],
    warnings: [],
  },
  {
    id: "llama-sea-lion-v3.5-8b-r",
    title: "Llama-SEA-LION v3.5 8B R, 4-bit",
    ref: "hf:aisingapore/Llama-SEA-LION-v3.5-8B-R-GGUF:Q4_K_M",
    quantization: "Q4_K_M",
    sizeBytes: 4_900_000_000,
    licence: LLAMA,
    contextTokens: 131_072,
    roles: [],
    warnings: [],
  },
  {
    id: "apertus-sea-lion-v4-8b",
    title: "Apertus-SEA-LION v4 8B",
    ref: "hf:aisingapore/Apertus-SEA-LION-v4-8B-IT-GGUF",
    licence: APACHE,
    languages: ["en", "my", "fil", "ms", "ta"],
    contextTokens: 65_536,
    roles: [],
    warnings: [],
  },
  {
    id: "gemma-sea-lion-v4-4b-vl",
    title: "Gemma-SEA-LION v4 4B VL",
    ref: "hf:aisingapore/Gemma-SEA-LION-v4-4B-VL-GGUF",
    licence: GEMMA,
    languages: ["my", "en", "km", "ms", "fil", "ta"],
    contextTokens: 131_072,
    roles: [],
    warnings: [],
  },
  {
    id: "gemma-sea-lion-v4.5-e2b",
    title: "Gemma-SEA-LION v4.5 E2B",
    ref: "hf:aisingapore/Gemma-SEA-LION-v4.5-E2B-IT-GGUF",
    licence: APACHE,
    languages: ["my", "id", "fil", "ms", "ta", "th", "vi"],
    contextTokens: 131_072,
    roles: [],
    warnings: [],
  },
  {
    id: "qwen3-0.6b",
    title: "Qwen3 0.6B, 8-bit",
    ref: "hf:Qwen/Qwen3-0.6B-GGUF:Q8_0",
    quantization: "Q8_0",
    sizeBytes: 640_000_000,
    licence: APACHE,
    languages: ALL_LANGUAGES,
    contextTokens: 32_768,
    roles: ["starter", "draft"],
    warnings: [],
  },
];

/** By its id, or by the reference that it stands for. */
export function findInCatalogue(entries: readonly CatalogueEntry[], given: string): CatalogueEntry | undefined {
  const wanted = given.trim().toLowerCase();
  return entries.find(({ id, ref }) => id === wanted || ref?.toLowerCase() === wanted);
}

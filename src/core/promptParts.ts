/** What prompts are made of: languages as models know them, and texts between tags that they cannot close. */
import { languageOf, type LanguageTag } from "./languages.ts";

/** What a prompt calls a language. */
export function promptName(tag: LanguageTag): string {
  return tag === "zh-Hans" ? "Mandarin Chinese (simplified characters)" : languageOf(tag).englishName;
}

/** Wraps text in a tag whose closing form does not occur in it, so that no text can end its own delimiter. */
export function delimited(name: string, text: string): string {
  let tag = name;
  for (let attempt = 2; text.includes(`</${tag}>`); attempt += 1) tag = `${name}-${attempt}`;
  return `<${tag}>\n${text}\n</${tag}>`;
}

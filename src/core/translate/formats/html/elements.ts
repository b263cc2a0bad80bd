/** What is known about HTML's elements and attributes. */
import type { HtmlAttribute, HtmlToken } from "./htmlTokens.ts";

/** Elements that stand inside a sentence. All others end it. */
const INLINE = new Set(
  (
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd mark nobr q rb rp rt ruby s samp small span " +
    "strike strong sub sup time tt u var wbr"
  ).split(" "),
);

/** Elements without an end tag. */
const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));

/** Their content is no language, or not the page's. */
const UNTRANSLATED = new Set("script style pre code kbd samp var tt textarea svg math template".split(" "));

/** What follows one of these is text up to its end tag, or up to the page's end. */
const RAW_TEXT = new Set("script style textarea".split(" "));

const TEXT_ATTRIBUTES = new Set(
  "alt title placeholder label summary aria-label aria-description aria-placeholder aria-roledescription aria-valuetext".split(
    " ",
  ),
);

const TEXT_METADATA = new Set(
  "description og:title og:description og:image:alt twitter:title twitter:description twitter:image:alt".split(" "),
);

export function isInline(name: string): boolean {
  return INLINE.has(name);
}

export function isVoid(name: string): boolean {
  return VOID.has(name);
}

export function holdsRawText(name: string): boolean {
  return RAW_TEXT.has(name);
}

export function isUntranslatedName(name: string): boolean {
  return UNTRANSLATED.has(name);
}

/** Whether an element's content is left alone, by its name or because its author says so. */
export function isUntranslated({ name, attributes }: HtmlToken): boolean {
  if (isUntranslatedName(name)) return true;
  return attributes.some(
    (attribute) =>
      (attribute.name === "translate" && attribute.value.toLowerCase() === "no") ||
      (/^class(?:name)?$/u.test(attribute.name) && /(?:^|\s)notranslate(?:\s|$)/u.test(attribute.value)),
  );
}

/** Those of a tag's attributes that a reader sees or hears. */
export function textAttributes({ name, attributes }: HtmlToken): readonly HtmlAttribute[] {
  const valueOf = (wanted: string) =>
    attributes.find((attribute) => attribute.name === wanted)?.value.toLowerCase() ?? "";
  return attributes.filter((attribute) => {
    if (attribute.name === "value") return name === "input" && /^(?:button|submit|reset)$/u.test(valueOf("type"));
    if (attribute.name === "content") return TEXT_METADATA.has(valueOf("name") || valueOf("property"));
    return TEXT_ATTRIBUTES.has(attribute.name);
  });
}

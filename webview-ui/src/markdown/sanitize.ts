/** The one door from text to HTML elements. Nothing else in the panel turns a string into markup. */
import DOMPurify, { type Config } from "dompurify";

const TAGS = [
  ...["p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "pre", "code", "a"],
  ...["table", "thead", "tbody", "tr", "th", "td"],
  ...["b", "i", "u", "s", "em", "strong", "del", "ins", "mark", "sub", "sup", "kbd", "small"],
];

/** No `style`, no `id`, nothing that loads or runs. `class` is narrowed below. */
const ATTRIBUTES = ["href", "align", "start", "class"];

const config: Config & { RETURN_DOM_FRAGMENT: true } = {
  ALLOWED_TAGS: TAGS,
  ALLOWED_ATTR: ATTRIBUTES,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  // DOMPurify matches every attribute's value against the pattern of addresses, unless it is told that it holds none.
  ADD_URI_SAFE_ATTR: ["align", "start"],
  ALLOWED_URI_REGEXP: /^(?:https?|mailto):/iu,
  RETURN_DOM_FRAGMENT: true,
};

const purifier = DOMPurify(window);

purifier.addHook("uponSanitizeAttribute", (node, data) => {
  // The language of a code block is the only class that a text can bring.
  if (data.attrName === "class") data.keepAttr = node.nodeName === "CODE" && /^language-\S+$/u.test(data.attrValue);
});

/** Elements without anything that could run, load or dress up as the panel's own controls. */
export function sanitizedFragment(html: string): DocumentFragment {
  return purifier.sanitize(html, config);
}

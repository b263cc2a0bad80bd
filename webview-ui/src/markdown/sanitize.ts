/** The one door from text to HTML elements. Nothing else in the panel turns a string into markup. */
import DOMPurify, { type Config } from "dompurify";
import { DONE_BOX_CLASS, OPEN_BOX_CLASS } from "./taskBoxClass.ts";
import { TOKEN_CLASS_PREFIX } from "./tokenClassPrefix.ts";

const TAGS = [
  ...["p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "pre", "code", "a", "span"],
  ...["table", "thead", "tbody", "tr", "th", "td"],
  ...["b", "i", "u", "s", "em", "strong", "del", "ins", "mark", "sub", "sup", "kbd", "small"],
];

/** Presentation only: nothing that links, acts (`maction`) or holds other markup (`semantics`, `annotation-xml`). */
const MATH_TAGS = [
  ...["math", "mrow", "mi", "mn", "mo", "ms", "mtext", "mspace", "mfrac", "msqrt", "mroot", "mstyle", "mpadded"],
  ...["msub", "msup", "msubsup", "munder", "mover", "munderover", "mmultiscripts", "mprescripts", "mphantom"],
  ...["mtable", "mtr", "mtd"],
];

/** No `style`, no `id`, nothing that loads or runs. `class` is narrowed below. */
const ATTRIBUTES = ["href", "align", "start", "class"];

const MATH_ATTRIBUTES = [
  ...["display", "mathvariant", "displaystyle", "scriptlevel", "columnalign", "linethickness", "accent", "accentunder"],
  ...["stretchy", "fence", "form", "separator", "symmetric", "largeop", "movablelimits", "minsize", "maxsize"],
];

/** Those of MathML that move what is drawn: formulas could lie over the panel's own controls. */
const SHIFTS = ["lspace", "rspace", "width", "height", "depth", "voffset"];
/** Less than ten em or a hundred points. */
const SMALL_SHIFT = /^[+-]?(?:\d(?:\.\d+)?em|\d?\d(?:\.\d+)?(?:pt|px)|0)$/u;

const config: Config & { RETURN_DOM_FRAGMENT: true } = {
  ALLOWED_TAGS: [...TAGS, ...MATH_TAGS],
  ALLOWED_ATTR: [...ATTRIBUTES, ...MATH_ATTRIBUTES, ...SHIFTS],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  // DOMPurify matches every attribute's value against the pattern of addresses, unless it is told that it holds none.
  ADD_URI_SAFE_ATTR: ["align", "start", ...MATH_ATTRIBUTES, ...SHIFTS],
  ALLOWED_URI_REGEXP: /^(?:https?|mailto):/iu,
  RETURN_DOM_FRAGMENT: true,
};

const purifier = DOMPurify(window);

const LANGUAGE_CLASS = /^language-\S+$/u;
const TOKEN_CLASS = new RegExp(`^${TOKEN_CLASS_PREFIX}[a-z_-]+(?: [a-z_-]+)*$`, "u");
const MATH_CLASS = /^(?:math-display|tml-[a-z-]+(?: tml-[a-z-]+)*)$/u;

purifier.addHook("uponSanitizeAttribute", (node, data) => {
  const { attrName, attrValue } = data;
  if (attrName === "class") data.keepAttr = isAllowedClass(node.nodeName, attrValue);
  else if (SHIFTS.includes(attrName)) data.keepAttr = SMALL_SHIFT.test(attrValue);
  else if (attrName === "href") data.keepAttr = node.nodeName === "A";
});

/** A text can bring the language of a code block and boxes of tasks; the highlighter and the formulas bring classes of their own. */
function isAllowedClass(nodeName: string, value: string): boolean {
  if (nodeName === "CODE") return LANGUAGE_CLASS.test(value);
  if (nodeName === "SPAN") return value === DONE_BOX_CLASS || value === OPEN_BOX_CLASS || TOKEN_CLASS.test(value);
  return MATH_CLASS.test(value);
}

/** Elements without anything that could run, load or dress up as the panel's own controls. */
export function sanitizedFragment(html: string): DocumentFragment {
  return purifier.sanitize(html, config);
}

/** Markdown to HTML that is still to be sanitised: marked with the panel's own rules. */
import { Lexer, Marked, Parser, type Token, type Tokens } from "marked";
import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import { escapeHtml } from "./escapeHtml.ts";
import { mathExtension } from "./math.ts";
import { spacelessText } from "./spacelessText.ts";
import { DONE_BOX_CLASS, OPEN_BOX_CLASS } from "./taskBoxClass.ts";

/** Where a `[label]: address` line points to, by label. */
export type LinkTargets = Readonly<Record<string, Pick<Tokens.Link, "href" | "title">>>;

/** Finding emphasis takes time that grows with the square of a paragraph: a longer one is shown as it is. */
const MAX_INLINE_CHARACTERS = 6000;
/** Each of these may begin or end emphasis, a link or a formula, and is looked at beside all the others. */
const DELIMITERS = /[*_~[$]+/gu;
const MAX_DELIMITERS = 400;

/** HTML that models write inside Markdown and that has no attributes. Any other tag is shown as text. */
const PLAIN_TAG = /^<(?:br ?\/?|\/?(?:b|i|u|s|em|strong|del|ins|mark|sub|sup|kbd|small))>$/iu;

/** The lexer, but a paragraph that would take it long is plain text. */
class PatientLexer extends Lexer {
  override inline(src: string, tokens: Token[] = []): Token[] {
    const isPlain = src.length > MAX_INLINE_CHARACTERS || (src.match(DELIMITERS)?.length ?? 0) > MAX_DELIMITERS;
    if (!isPlain) return super.inline(src, tokens);
    tokens.push({ type: "text", raw: src, text: src, escaped: false });
    return tokens;
  }
}

/** The conversation's title is the page's first heading: an answer's outline begins below. */
const HEADINGS_ABOVE = 1;
const DEEPEST_HEADING = 6;

const options = new Marked(mathExtension, {
  gfm: true,
  // Verses, addresses and translated lines keep their lines.
  breaks: true,
  tokenizer: spacelessText,
  renderer: {
    heading({ tokens, depth }) {
      const level = String(Math.min(depth + HEADINGS_ABOVE, DEEPEST_HEADING));
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
    },
    html: ({ text }) => text.replace(/<[^<>]*>|[<>&]/gu, (tag) => (PLAIN_TAG.test(tag) ? tag : escapeHtml(tag))),
    // Nothing is fetched for a picture: whoever wants to see it follows the link.
    image: ({ href, text }) => {
      const label = escapeHtml(formatMessage("panel.image", { name: text === "" ? href : text }));
      return `<a href="${escapeHtml(href)}">${label}</a>`;
    },
    // A character, so that it is copied; and no form's element, which a text may not bring.
    checkbox: ({ checked }) =>
      `<span class="${checked ? DONE_BOX_CLASS : OPEN_BOX_CLASS}">${checked ? "☑" : "☐"} </span>`,
  },
}).defaults;

/** The top-level blocks of a text. `known` are link targets that stood before it. */
export function lexMarkdown(source: string, known: LinkTargets): Token[] {
  const lexer = new PatientLexer(options);
  Object.assign(lexer.tokens.links, known);
  return lexer.lex(source);
}

/** One block's HTML, not sanitised. */
export function parseBlock(token: Token): string {
  return Parser.parse([token], options);
}

/** Comments that are for programs, lawyers or nobody: they stay as they are. When in doubt nothing is translated, and nothing lost. */

import { SENTENCE } from "./directives.ts";

/** What makes a sentence of a program's work out of what a program says of its own. */
const NO_CLAUSE = String.raw`(?![^\n.;!]*\b(?:when(?:ever)?|if|while|once|before|after|until|unless|because|is|are|each|every)\b)`;
const TOOL_OR_FILE = "[\"'`]?(?:[\\w-]*[\\d._/-][\\w./-]*|[A-Z][\\w.-]*)";

/** What a program wrote or will write again. */
const GENERATED: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:(?:this|the) (?:file|code|module|header|program) (?:is|was|has been) (?:machine-|auto(?:matically)?[- ]?)?|machine-|auto(?:matically)?[- ]?)generated (?:by|from|using|with)\b${NO_CLAUSE}`,
    "iu",
  ),
  new RegExp(String.raw`^(?:[Cc]ode )?[Gg]enerated (?:by|from|using|with)\s+${TOOL_OR_FILE}${NO_CLAUSE}`, "u"),
  /^[^\n]*@generated\b/iu,
  /^do not (?:edit|modify)(?:\s+(?:this|the) (?:file|code)|\s+(?:by hand|manually|directly))?\s*(?:[.!:;]|$)/imu,
  /^[^\n]*\bDO NOT (?:EDIT|MODIFY)\b/u,
];

/** What Linux reads of a service at the beginning of its script, and Pod that Perl's tools take out of comments. */
const READ_WHOLE = /^Provides:\s[^]*\n(?:Required|Default)-St|^pod\s+=[a-z]/u;

const LICENCE =
  /\bSPDX-|\(c\)\s+\d{4}|\blicen[cs]ed (?:under|to)\b|\ball rights reserved\b|\bpermission is hereby granted\b|\bwithout (?:even the implied |any )?warrant(?:y|ies)\b|\bredistribution and use\b|\bas[ -]is\b.{0,80}\bwarrant|\bGNU (?:\w+ )?General\s+Public\s+Licen[cs]e\b|\bsection 7 of GPL\b/isu;

/** With a year, a sign or a name: the word alone may be anybody's. */
const COPYRIGHT =
  /©\s*(?:\d{4}|\p{Lu})|\b(?:[Cc]opyright|COPYRIGHT)(?:\s*(?:©|\([Cc]\)|:)|\s+(?:by\s+)?\p{Lu}|\s+by\s|[^\n]{0,40}\b(?:19|20)\d\d\b)|^\W*(?:Copyright|COPYRIGHT)(?:\s+the\s|\s*$)/mu;

const LOOKS_LIKE_CODE: readonly RegExp[] = [
  /[;{]\s*$|\},?\s*$/u,
  /^[}\])]+[;,]?$/u,
  /^(?:const|let|var|val|static|public|private|protected|final|extern|unsigned|int|void|bool|char|auto)\s+\S+.*[=({]/u,
  /^(?:if|for|while|switch|catch)\s*\(.*\)/u,
  /^(?:import|from|export|using|require|include|package)\b.*["';*]|^from\s\S+\simport\s|^import\s[\w.]+(?:\sas\s\w+)?$|^#\s?include/u,
  /^(?:async\s+)?(?:def|class|func|fn|function|struct|enum|interface|impl|module)\s+\w+.*[:{(]\s*.*$/u,
  /^(?:return|print|echo|assert|raise|throw|yield|await|console\.\w+)\b.*[()[\];=]/u,
  /^[\w$.[\]"'>*&-]+\s*(?:[-+*/|&^%]|:|<<|>>)?=[^=>].*$/u,
  /^[\w$.>:-]+\([^()]*(?:\([^()]*\)[^()]*)*\)[;,.]?$/u,
  /^<\/?[\w-]+[^<>]*>$/u,
  // A name, a name with its place, or a text in quotation marks.
  /^[\w$]*(?:[a-z\d][A-Z]|[_$]|[A-Za-z]\.[A-Za-z])[\w$.]*:?$/u,
  /^(?:end (?:of )?)?namespace\s+[\w:]+$|^(?:else|endif)$/u,
  /^(["'])\S{0,8}\1[,;]?$/u,
  /^[\w$-]+:\s*[\w$"'{[(.-]+,$/u,
  /^\$\s|^(?:npm|npx|yarn|git|cd|sudo|docker|make|cargo|pip|python3?|node)\s[\w./-]+/u,
];

/** What a comment is, its beginning tells; lines of any length must not cost more. */
const LOOKED_AT = 4000;
const LOOKED_AT_IN_LINE = 400;

/** @param words all words of a comment, its lines joined by "\n" */
export function isForPrograms(words: string): boolean {
  const beginning = words.slice(0, LOOKED_AT);
  return READ_WHOLE.test(beginning) || GENERATED.some((pattern) => pattern.test(beginning));
}

export function isLicence(words: string): boolean {
  const beginning = words.slice(0, LOOKED_AT);
  return LICENCE.test(beginning) || COPYRIGHT.test(beginning);
}

/** Whether at least half of the lines are no prose. */
export function isCode(lines: readonly string[]): boolean {
  const beginnings = lines.map((line) => line.slice(0, LOOKED_AT_IN_LINE));
  const codeLines = beginnings.filter(
    (line, index) => !isSentence(line) && !isCutSentence(beginnings[index - 1]) && looksLikeCode(line),
  );
  return codeLines.length * 2 >= lines.length && codeLines.length > 0;
}

function looksLikeCode(line: string): boolean {
  return LOOKS_LIKE_CODE.some((pattern) => pattern.test(line));
}

/** Four words in a row with nothing but spaces and commas between them, or six before what ends a statement. */
function isSentence(line: string): boolean {
  const pattern = /[;{]\s*$/u.test(line) ? SIX_WORDS : FOUR_WORDS;
  return pattern.test(line);
}

const FOUR_WORDS = new RegExp(SENTENCE, "u");
const SIX_WORDS = /(?:\p{L}[\p{L}\p{M}'’-]*,?\s+){5}\p{L}/u;

/** Whether a line is prose that goes on in the next one, with a name as it may be. */
function isCutSentence(line: string | undefined): boolean {
  return line !== undefined && isSentence(line) && /[\p{L}\p{N}]$/u.test(line);
}

/** What a file declares, and which of it a line of a fragment declares anew. */
import { hasLetters, type CodeLine } from "./codeLines.ts";

/** Lines from 0. */
export interface Declaration {
  /** As it stands in its line. */
  readonly name: string;
  readonly line: number;
  /** The last line of its body. */
  readonly endLine: number;
}

const KEYWORDS =
  "function\\*?|class|interface|type|enum|struct|trait|impl|module|namespace|def|fn|func|fun|sub|const|let|var|val";
const MODIFIERS =
  /\b(?:export|default|declare|async|public|private|protected|internal|static|abstract|final|override|readonly|virtual|inline|pub|unsafe|open|suspend)\b/gu;
const DECLARING = new RegExp(
  `^(?:${MODIFIERS.source}\\s+)*(?:${KEYWORDS})\\s+(?<name>[\\p{L}_$][\\p{L}\\p{M}\\p{N}_$]*)`,
  "u",
);
/** Of a method, or of a function in a language that has no keyword for it: types before the name, parameters behind it. */
const METHOD = /^(?:[\p{L}\p{N}_$<>[\],.*&:?]+\s+)*\*?(?<name>[\p{L}_$#~][\p{L}\p{M}\p{N}_$]*)\s*(?:<[^<>()]*>)?\(/u;
/** Behind parameters: a body, of which that line may have all. */
const BODY = /^(?!\s*[.,;)])(?:[^;={]|=>(?!\s*\{))*\{(?:.*[{}])?$/u;
const STATEMENT = /^(?:if|for|while|switch|catch|with|return|do|foreach|using|lock|match|loop)$/u;
/** More of it follows on the next lines. */
const OPENS = /[{(:[]$|=>$/u;
/** Ways to declare the same: one may have been written for the other. */
const FUNCTIONS = /^(?:function\*?|const|let|var)$/u;

/** Found by their keywords, brackets and indentation, for a language that nobody reads for the editor. */
export function declarationsIn(lines: readonly CodeLine[]): Declaration[] {
  return lines.flatMap((_, line) => {
    const name = nameDeclaredAt(lines, line);
    return name === undefined ? [] : [{ name, line, endLine: blockEnd(lines, line) }];
  });
}

/** The last line of what begins with a line: of all that is further in, and of what closes it; of what stands below a heading. */
export function blockEnd(lines: readonly CodeLine[], start: number): number {
  const { columns: outer = 0, text = "" } = lines[start] ?? {};
  const level = headingLevel(text);
  if (level > 0) return sectionEnd(lines, start, level);
  let end = start;
  for (let index = start + 1; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || line.text === "") continue;
    const isWithin = line.columns > outer || (line.columns === outer && closes(line));
    if (!isWithin) break;
    end = index;
  }
  return end;
}

/** Whether something is declared here, whatever it is: a method, too. */
export function opensBlock(lines: readonly CodeLine[], at: number): boolean {
  return nameDeclaredAt(lines, at) !== undefined || headingLevel(lines[at]?.text ?? "") > 1;
}

/** Without the editor's help. Undefined for a line that declares nothing, as far as can be seen. */
export function nameDeclaredAt(lines: readonly CodeLine[], at: number): string | undefined {
  const { text = "" } = lines[at] ?? {};
  const declared = DECLARING.exec(text)?.groups?.name;
  if (declared !== undefined) return declared;
  const name = METHOD.exec(text)?.groups?.name;
  return name === undefined || STATEMENT.test(name) || !hasBody(lines, at) ? undefined : name;
}

/** The line in which the parameters of a declaration end; its own where it has none. */
export function signatureEnd(lines: readonly CodeLine[], start: number): number {
  return parametersEnd(lines, start)?.line ?? start;
}

function hasBody(lines: readonly CodeLine[], start: number): boolean {
  const end = parametersEnd(lines, start);
  if (end === undefined) return false;
  if (!end.behind.endsWith("<")) return BODY.test(end.behind);
  // A type that goes over several lines, too.
  const { columns } = lines[start] ?? {};
  const last = lines.slice(end.line + 1).find((line) => line.text !== "" && line.columns === columns);
  return last?.text.startsWith(">") === true && BODY.test(last.text);
}

/**
 * Where the first bracket of a line is closed, and what stands behind that. The lines between are further in, or begin with what
 * closes it: another one ends the search, because the bracket was in a text.
 */
function parametersEnd(
  lines: readonly CodeLine[],
  start: number,
): { readonly line: number; readonly behind: string } | undefined {
  const { columns: outer = 0, text = "" } = lines[start] ?? {};
  let depth = 0;
  for (let line = start, from = text.indexOf("("); from >= 0 && line < lines.length; line += 1, from = 0) {
    const own = lines[line];
    if (own === undefined || own.text === "") continue;
    if (line > start && own.columns <= outer && !(own.columns === outer && closes(own))) return undefined;
    for (let at = from; at < own.text.length; at += 1) {
      if (own.text[at] === "(") depth += 1;
      if (own.text[at] === ")") depth -= 1;
      if (depth === 0) return { line, behind: own.text.slice(at + 1) };
    }
  }
  return undefined;
}

/** Nothing but what ends a block. */
export function isCloser(line: CodeLine): boolean {
  return line.text !== "" && (line.text === "end" || !hasLetters(line));
}

/** Whether a line declares again what another one declares, with other modifiers, parameters or types. */
export function declaresAgain(line: CodeLine, former: CodeLine, name: string): boolean {
  const head = headBefore(line.text, name);
  const formerHead = head === undefined ? undefined : headBefore(former.text, name);
  if (head === undefined || formerHead === undefined) return false;
  // A call is no declaration of a method.
  if (head === "" && OPENS.test(former.text) && !OPENS.test(line.text)) return false;
  return head === formerHead || (FUNCTIONS.test(head) && FUNCTIONS.test(formerHead));
}

/** What stands before a name, without modifiers. */
export function headBefore(text: string, name: string): string | undefined {
  if (name === "") return undefined;
  const isPart = (character: string | undefined) => character !== undefined && /[\p{L}\p{M}\p{N}_$]/u.test(character);
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const isWord = !isPart(text[at - 1]) && !isPart(text[at + name.length]);
    if (isWord) return text.slice(0, at).replace(MODIFIERS, "").replaceAll(/\s+/gu, " ").trim();
  }
  return undefined;
}

/** Of Markdown's headings; 0 for anything else. One sign alone may begin a comment. */
function headingLevel(text: string): number {
  return /^(#{1,6})\s/u.exec(text)?.[1]?.length ?? 0;
}

function sectionEnd(lines: readonly CodeLine[], start: number, level: number): number {
  let isFenced = false;
  for (let index = start + 1; index < lines.length; index += 1) {
    const { text = "", columns = 0 } = lines[index] ?? {};
    if (/^(?:`{3}|~{3})/u.test(text)) isFenced = !isFenced;
    const own = headingLevel(text);
    if (!isFenced && columns === 0 && own > 0 && own <= level) return index - 1;
  }
  return lines.length - 1;
}

function closes({ text }: CodeLine): boolean {
  return /^(?:[)\]}]|end\b)/u.test(text);
}

/** Which lines of a fragment declare the members of a class anew, also where several share a name. */
import type { LineRange } from "./alignedLines.ts";
import type { CodeLine } from "./codeLines.ts";
import { blockEnd, declaresAgain, headBefore, nameDeclaredAt, signatureEnd, type Declaration } from "./declarations.ts";
import { rangeOf, type SourceFile } from "./declaredBlocks.ts";

/** Lines of a fragment that are the inside of a class. */
export interface MemberLines extends LineRange {
  readonly lines: readonly CodeLine[];
  /** How far its members are indented: what stands further in is within a member. */
  readonly columns: number;
}

/**
 * A line stands for one member only: of several with one name, such as overloads or a getter and its setter, for the one that it is
 * most like.
 * @returns for each member its line in the fragment, undefined for those that it does not have
 */
export function memberPlaces(
  members: readonly Declaration[],
  source: SourceFile,
  block: MemberLines,
): readonly (number | undefined)[] {
  const linesWith = linesByWord(block);
  const places = new Map<Declaration, number>();
  for (const namesakes of byName(members)) {
    const [{ name } = { name: "" }] = namesakes;
    const lines = linesWith(name).filter((at) => namesakes.some((member) => declares(at, block.lines, member, source)));
    const [first] = lines;
    const [only, ...others] = namesakes;
    if (first === undefined || only === undefined) continue;
    if (others.length === 0) places.set(only, first);
    else for (const [member, at] of likest(namesakes, lines, source, block.lines)) places.set(member, at);
  }
  return members.map((member) => places.get(member));
}

function byName(members: readonly Declaration[]): readonly (readonly Declaration[])[] {
  const groups = new Map<string, Declaration[]>();
  for (const member of members) {
    const group = groups.get(member.name);
    if (group === undefined) groups.set(member.name, [member]);
    else group.push(member);
  }
  return [...groups.values()];
}

function declares(at: number, lines: readonly CodeLine[], { name, line }: Declaration, source: SourceFile): boolean {
  const own = lines[at];
  const former = source.lines[line];
  const isAgain = own !== undefined && former !== undefined && declaresAgain(own, former, name);
  return isAgain || nameDeclaredAt(lines, at) === name;
}

/** Classes have hundreds of members: not each is looked for in all lines. */
function linesByWord({ lines, start, end, columns }: MemberLines): (name: string) => readonly number[] {
  const byWord = new Map<string, number[]>();
  const every: number[] = [];
  for (let at = start; at <= end; at += 1) {
    const line = lines[at];
    if (line?.columns !== columns || line.text === "") continue;
    every.push(at);
    for (const word of new Set(wordsOf(line.text))) {
      const known = byWord.get(word);
      if (known === undefined) byWord.set(word, [at]);
      else known.push(at);
    }
  }
  return (name) => {
    const [word] = wordsOf(name);
    return word === undefined ? every : (byWord.get(word) ?? []);
  };
}

/** As they are told apart, from the surest sign to the least. */
interface Looks {
  readonly whole: string;
  readonly signature: string;
  /** What stands before the name, and decorators. */
  readonly kind: string;
  readonly words: ReadonlySet<string>;
}

/** Pairs, the likest first; what is the same in all is not compared with the others. */
function likest(
  members: readonly Declaration[],
  lines: readonly number[],
  source: SourceFile,
  fragment: readonly CodeLine[],
): ReadonlyMap<Declaration, number> {
  const found = new Map<Declaration, number>();
  const own = new Map(
    lines.map((line) => [
      line,
      looksOf({ name: members[0]?.name ?? "", line, endLine: blockEnd(fragment, line) }, fragment),
    ]),
  );
  const linesThatAre = new Map<string, number[]>();
  for (const [line, { whole }] of [...own].reverse()) {
    linesThatAre.set(whole, [...(linesThatAre.get(whole) ?? []), line]);
  }
  const former = new Map(members.map((member) => [member, looksOf(member, source.lines)]));
  for (const [member, { whole }] of former) {
    const line = linesThatAre.get(whole)?.pop();
    if (line === undefined) continue;
    found.set(member, line);
    own.delete(line);
  }
  const pairs = members.flatMap((member) => {
    const looks = found.has(member) ? undefined : former.get(member);
    return looks === undefined
      ? []
      : [...own].map(([line, other]) => ({ member, line, likeness: likeness(looks, other) }));
  });
  for (const { member, line } of pairs.sort((one, other) => other.likeness - one.likeness)) {
    if (found.has(member) || !own.has(line)) continue;
    found.set(member, line);
    own.delete(line);
  }
  return found;
}

function looksOf(member: Declaration, lines: readonly CodeLine[]): Looks {
  const { start, end } = rangeOf(member, { lines, declarations: [] }, true);
  const texts = (first: number, last: number) => lines.slice(first, last + 1).map(({ text }) => text);
  const decorators = texts(start, member.line - 1).filter((text) => /^[@[]/u.test(text));
  const head = texts(member.line, signatureEnd(lines, member.line)).join(" ");
  const signature = [...decorators, head].join(" ");
  return {
    whole: texts(member.line, end).join("\n") + decorators.join("\n"),
    signature,
    kind: [...decorators, headBefore(head, member.name) ?? ""].join(" "),
    words: new Set(wordsOf(signature)),
  };
}

/** The same signature counts more than the same kind, and that more than any words. */
function likeness(one: Looks, other: Looks): number {
  if (one.signature === other.signature) return 3;
  const shared = [...one.words].filter((word) => other.words.has(word)).length;
  return (one.kind === other.kind ? 1 : 0) + (2 * shared) / (one.words.size + other.words.size + 1);
}

/** Names and numbers of a code. */
export function wordsOf(code: string): readonly string[] {
  return code.match(/[\p{L}\p{M}\p{N}_$]+/gu) ?? [];
}

/** What a shortened class would take out of a file: members that stand in the lines that go, and that the fragment does not declare. */
import type { LineRange } from "./alignedLines.ts";
import { outerColumns, type CodeLine } from "./codeLines.ts";
import { blockEnd, declaresAgain, isCloser, nameDeclaredAt, type Declaration } from "./declarations.ts";
import { rangeOf, type Placement, type SourceFile } from "./declaredBlocks.ts";
import { memberPlaces, wordsOf, type MemberLines } from "./memberPlaces.ts";

/** A member of a class, or of what else has members, that goes with the lines that a fragment replaces. */
export interface LeftOutMember {
  readonly name: string;
  /** As the file has it, with the comment above it and the blank line that keeps it apart. */
  readonly lines: readonly string[];
  /** Before its name. */
  readonly indent: string;
  /** Before which line of the fragment it would stand, from 0; behind the last one where that is their count. */
  readonly at: number;
  /** A line of the fragment that is as far in as it should be. Left out where there is none. */
  readonly besideLine?: number;
}

const HAS_MEMBERS =
  /^(?:[\p{L}_()@]+\s+)*(?:class|interface|struct|trait|impl|module|mod|namespace|enum|object|record|protocol|extension|type)\b/u;

/**
 * In the order of the file. A field counts as kept where its name is in a line of the fragment that may declare it, as long
 * as no other member has that name.
 * @returns undefined where there are some, and no place for them: a class in one line
 */
export function leftOutMembers(placement: Placement, source: SourceFile): readonly LeftOutMember[] | undefined {
  const leftOut: LeftOutMember[] = [];
  for (const { head, members } of classesIn(placement, source)) {
    const block = blockOf(head, placement, source.lines);
    if (block === undefined) continue;
    const places = memberPlaces(members, source, block);
    const nexts = nextPlaces(places);
    const isSpokenOf = fieldsSpokenOf(members, source.lines, block);
    let previous: number | undefined;
    let reached = block.head === undefined ? undefined : { line: head.line + 1, at: block.head + 1 };
    for (const [index, member] of members.entries()) {
      const own = places[index];
      const { start, end } = rangeOf(member, source, true);
      if (own !== undefined) {
        previous = own;
        reached = { line: end + 1, at: blockEnd(block.lines, own) + 1 };
        continue;
      }
      if (isSpokenOf(member)) continue;
      const behind = reached && placeBehind(source.lines.slice(reached.line, start), block, reached.at, previous);
      const place = behind ?? placeBefore(block, nexts[index]);
      if (place === undefined) return undefined;
      const { isBefore, ...beside } = place;
      leftOut.push({ name: member.name, ...beside, ...memberLines(member, source, isBefore) });
      if (!isBefore) reached = { line: end + 1, at: place.at };
    }
  }
  return leftOut.sort((one, other) => one.at - other.at);
}

function hasMembers(line: CodeLine | undefined): boolean {
  return HAS_MEMBERS.test(line?.text ?? "");
}

function areAlike(line: CodeLine | undefined, other: CodeLine | undefined, name: string): boolean {
  return line !== undefined && other !== undefined && declaresAgain(line, other, name);
}

interface ClassInFile {
  readonly head: Declaration;
  /** Those in the lines that go. */
  readonly members: readonly Declaration[];
}

function classesIn({ start, end }: LineRange, { lines, declarations }: SourceFile): readonly ClassInFile[] {
  const open: Declaration[] = [];
  const classes = new Map<Declaration, Declaration[]>();
  for (const declaration of declarations.toSorted((one, other) => one.line - other.line)) {
    while (open.length > 0 && (open.at(-1)?.endLine ?? 0) < declaration.line) open.pop();
    const parent = open.at(-1);
    open.push(declaration);
    const isGone = declaration.line >= start && declaration.endLine <= end;
    if (parent === undefined || !isGone || parent.line === declaration.line) continue;
    // A class within a function is the function's affair.
    const isLocal = open.slice(0, -1).some(({ line }) => line >= start && !hasMembers(lines[line]));
    if (isLocal || !hasMembers(lines[parent.line])) continue;
    const members = classes.get(parent);
    if (members === undefined) classes.set(parent, [declaration]);
    else members.push(declaration);
  }
  const isOnlyOne = (head: Declaration) =>
    [...classes.keys()].every((other) => other === head || !areAlike(lines[other.line], lines[head.line], head.name));
  const known = [...classes].filter(([head]) => isOnlyOne(head));
  return known.map(([head, members]) => {
    const columns = bodyColumns(lines, head.line, head.endLine);
    return { head, members: members.filter(({ line }) => lines[line]?.columns === columns) };
  });
}

interface Block extends MemberLines {
  /** Undefined where the fragment begins within the class. */
  readonly head: number | undefined;
}

/** Undefined where the class itself is not in the fragment, because it goes as a member of another one or was renamed, and where it may be several. */
function blockOf(head: Declaration, { start, lines }: Placement, source: readonly CodeLine[]): Block | undefined {
  const all = { lines, start: 0, end: lines.length - 1 };
  if (head.line < start) return { ...all, head: undefined, columns: outerColumns(lines) };
  const places = lines.flatMap((line, at) => (areAlike(line, source[head.line], head.name) ? [at] : []));
  const [at, ...others] = places;
  if (at === undefined || others.length > 0) return undefined;
  const end = blockEnd(lines, at);
  return { lines, head: at, start: at + 1, end, columns: bodyColumns(lines, at, end) };
}

/** How far in the members of a class are: the least that is further in than its first line. Infinity where there are none. */
function bodyColumns(lines: readonly CodeLine[], head: number, end: number): number {
  const outer = lines[head]?.columns ?? 0;
  return outerColumns(lines.slice(head + 1, end + 1).filter(({ columns }) => columns > outer));
}

/** For each, where the nearest one from there on stands. */
function nextPlaces(places: readonly (number | undefined)[]): readonly (number | undefined)[] {
  let next: number | undefined;
  const nexts = places.toReversed().map((place) => (next = place ?? next));
  return nexts.reverse();
}

/** A parameter of a constructor that is a field. */
const FIELD_PARAMETER = /(?:^|[(,]\s*)((?:public|private|protected|internal|readonly|override|val|var)\s[^,=:)]*)/gu;
const ANNOTATIONS = /^(?:@[\w.]+(?:\([^()]*\))?\s*)+/u;

/**
 * A field in one line has no body: where the fragment declares something of its name, its type may be another one now. What a method does with it
 * is no sign of it, and namesakes are none of a signature.
 */
function fieldsSpokenOf(
  members: readonly Declaration[],
  source: readonly CodeLine[],
  { lines, start, end, columns }: Block,
): (member: Declaration) => boolean {
  const words = new Set(
    lines.slice(start, end + 1).flatMap((line) => {
      const parameters = Array.from(line.text.matchAll(FIELD_PARAMETER), ([, parameter = ""]) => parameter);
      const ownName = line.columns > columns ? "" : line.text.replace(ANNOTATIONS, "").replace(/[({=].*$/u, "");
      return wordsOf([ownName, ...parameters].join(" "));
    }),
  );
  const lineOf = new Map<string, number>();
  const shared = new Set<string>();
  for (const { name, line } of members) {
    if ((lineOf.get(name) ?? line) !== line) shared.add(name);
    lineOf.set(name, line);
  }
  return ({ name, line, endLine }) =>
    endLine === line && words.has(name) && !shared.has(name) && nameDeclaredAt(source, line) === undefined;
}

type Place = Pick<LeftOutMember, "at" | "besideLine"> & { readonly isBefore: boolean };

/**
 * Behind the member that stands before it in the file, and behind all that is between both there, if the fragment has that too: it
 * may be what the member needs, or what needs the member.
 * @param between lines of the file
 * @param from how far the fragment has been gone through
 */
function placeBehind(
  between: readonly CodeLine[],
  { lines, start, end, columns }: Block,
  from: number,
  previous: number | undefined,
): Place | undefined {
  const isBlank = (at: number) => at <= end && lines[at]?.text === "";
  let at = from;
  for (const { text } of between) {
    if (text === "") continue;
    let next = at;
    while (isBlank(next)) next += 1;
    if (next > end || lines[next]?.text !== text) {
      return previous === undefined ? undefined : { at: from, besideLine: previous, isBefore: false };
    }
    at = next + 1;
  }
  if (previous === undefined && at <= start) return undefined;
  const first = lines.findIndex((line, index) => index >= start && index <= end && line.columns === columns);
  return { at, besideLine: previous ?? first, isBefore: false };
}

/** Before the member that stands behind it in the file, else at the end. */
function placeBefore(block: Block, next: number | undefined): Place | undefined {
  const { lines, head, start, end } = block;
  if (next !== undefined) {
    const own = { name: "", line: next, endLine: next };
    return { at: rangeOf(own, { lines, declarations: [] }, true).start, besideLine: next, isBefore: true };
  }
  if (head !== undefined && end === head) return undefined;
  const last = lines[end];
  const isClosed =
    head !== undefined && last !== undefined && isCloser(last) && last.columns <= (lines[head]?.columns ?? 0);
  const beside = lines.findIndex((line, index) => index >= start && index <= end && line.columns === block.columns);
  return { at: isClosed ? end : end + 1, ...(beside >= 0 && { besideLine: beside }), isBefore: false };
}

function memberLines(
  member: Declaration,
  source: SourceFile,
  isBefore: boolean,
): Pick<LeftOutMember, "lines" | "indent"> {
  const { start, end } = rangeOf(member, source, true);
  const own = source.lines.slice(start, end + 1).map(({ whole }) => whole);
  const isApart = source.lines[isBefore ? end + 1 : start - 1]?.text === "";
  const blank = isApart ? [""] : [];
  return {
    lines: isBefore ? [...own, ...blank] : [...blank, ...own],
    indent: source.lines[member.line]?.indent ?? "",
  };
}

/** Writes members into a JSON document that they are missing from, laid out as its author lays out the others. */
import type { Node } from "jsonc-parser";
import { jsonStringContent, type JsonStyle } from "./jsonEscapes.ts";

export interface JsonLayout {
  /** Of one level; empty in a document of one line. */
  readonly indent: string;
  /** Empty in a document of one line. */
  readonly lineBreak: string;
  /** Between a key and its value. Xcode writes ` : `. */
  readonly colon: string;
  readonly style: JsonStyle;
}

/** An object of texts and further objects: what a translation has to add. */
export type JsonEntry = string | { readonly [key: string]: JsonEntry };

/** A place for a member, with what has to stand around it. */
export interface MemberPlace {
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
  /** Of the object's own line, in levels. */
  readonly depth: number;
}

export function jsonLayoutOf(text: string, style: JsonStyle): JsonLayout {
  const [, lineBreak = "", indent = ""] = /(\r?\n|\r)([ \t]+)\S/u.exec(text) ?? [];
  const colon = /"(\s?:\s?)["{[]/u.exec(text)?.[1] ?? ": ";
  return { indent, lineBreak, colon, style };
}

/** The member as it is written at a place; its first line takes the place's indentation from what stands before. */
export function writeMember(
  key: string,
  entry: JsonEntry,
  { before, after, depth }: MemberPlace,
  layout: JsonLayout,
): string {
  return before + memberText(key, entry, depth + 1, layout) + after;
}

function memberText(key: string, entry: JsonEntry, depth: number, layout: JsonLayout): string {
  const { colon, style, indent, lineBreak } = layout;
  const name = `"${jsonStringContent(key, style)}"${colon}`;
  if (typeof entry === "string") return `${name}"${jsonStringContent(entry, style)}"`;
  const inner = lineBreak + indent.repeat(depth + 1);
  const members = Object.entries(entry).map(
    ([further, value]) => inner + memberText(further, value, depth + 1, layout),
  );
  const separator = lineBreak === "" ? ", " : ",";
  return `${name}{${members.join(separator)}${lineBreak}${indent.repeat(depth)}}`;
}

/** What stands before a member of an object in `depth` levels. */
export function memberBreak(depth: number, { indent, lineBreak }: JsonLayout): string {
  return lineBreak + indent.repeat(depth + 1);
}

/**
 * The place of a new member in an object: before the first key that sorts after it, else at the end. White space of an empty object is
 * part of the place.
 * @param depth levels that the object is inside of others
 */
export function placeForMember(key: string, object: Node, depth: number, layout: JsonLayout): MemberPlace {
  const inner = memberBreak(depth, layout);
  const members = object.children ?? [];
  const last = members.at(-1);
  if (last === undefined) {
    const [start, end] = [object.offset + 1, object.offset + object.length - 1];
    return { start, end, before: inner, after: layout.lineBreak + layout.indent.repeat(depth), depth };
  }
  const separator = inner === "" ? " " : inner;
  const next = members.find((member) => String(member.children?.[0]?.value) > key);
  if (next !== undefined) return { start: next.offset, end: next.offset, before: "", after: `,${separator}`, depth };
  const end = last.offset + last.length;
  return { start: end, end, before: `,${separator}`, after: "", depth };
}

/** A member's value, undefined where the object has no such member or is none. Of equal keys the last counts, as for every reader. */
export function memberOf(object: Node | undefined, key: string): Node | undefined {
  if (object?.type !== "object") return undefined;
  return object.children?.findLast((member) => member.children?.[0]?.value === key)?.children?.[1];
}

/** The keys and values of an object's members. */
export function membersOf(object: Node | undefined): readonly (readonly [string, Node])[] {
  if (object?.type !== "object") return [];
  return (object.children ?? []).flatMap(({ children: [key, value] = [] }) =>
    key === undefined || value === undefined ? [] : [[String(key.value), value] as const],
  );
}

/** An ICU message as translators see it: words, arguments, and choices between forms. */
import {
  parse,
  TYPE,
  type MessageFormatElement,
  type PluralElement,
  type SelectElement,
} from "@formatjs/icu-messageformat-parser";

export interface IcuArm {
  /** A plural category, an exact number such as `=0`, or a word of a select. */
  readonly selector: string;
  /** What stands in the message before the arm's brace, from the end of the arm before. */
  readonly gap: string;
  readonly nodes: readonly IcuNode[];
}

/** Tells choices on the same thing from others: two of them with the same arms are decided together. */
export interface IcuSwitch {
  readonly argument: string;
  readonly type: "cardinal" | "ordinal" | "select";
  readonly offset: number;
}

export interface IcuChoice extends IcuSwitch {
  readonly kind: "choice";
  readonly arms: readonly IcuArm[];
  /** What stands after the last arm. */
  readonly tail: string;
}

/**
 * "words" are decoded. "verbatim" is an argument with its type and style, or quoted syntax, as it stands in the message; `argument` is its name.
 * "count" is the `#` of a plural.
 */
export type IcuNode =
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "verbatim"; readonly raw: string; readonly argument?: string }
  | { readonly kind: "count"; readonly of: IcuSwitch }
  | IcuChoice;

/**
 * Tags are words here: they are protected as in any text, and may have attributes.
 * @returns undefined for what is no well-formed message
 */
export function parseIcu(message: string): readonly IcuNode[] | undefined {
  const elements = parseElements(message);
  return elements === undefined ? undefined : nodesOf(elements, message, undefined);
}

/** Far more than anybody can translate, far less than a stack holds. */
const DEEPEST = 50;

/** The parser's own tree. */
export function parseElements(message: string, ignoreTag = true): MessageFormatElement[] | undefined {
  if (depthOf(message) > DEEPEST) return undefined;
  try {
    return parse(message, { ignoreTag, captureLocation: true, shouldParseSkeletons: false });
  } catch {
    return undefined;
  }
}

/** Begins a choice between forms, whatever its type is called. A lone brace is text. */
const CHOICE =
  /\{\s*[\w.-]+\s*,\s*(?:(?:plural|select|selectordinal)\b|[a-z]+\s*,\s*(?:offset:\d+\s+)?(?:=\d+|[a-z]+)\s*\{)/iu;

export function hasIcuChoice(message: string): boolean {
  return CHOICE.test(message);
}

/** What is wrong with a message that has a choice between forms and cannot be read, in a few words for people; else undefined. */
export function icuFault(message: string): string | undefined {
  if (!hasIcuChoice(message) || depthOf(message) > DEEPEST) return undefined;
  try {
    parse(message, { ignoreTag: true, shouldParseSkeletons: false });
    return undefined;
  } catch (error) {
    const kind = error instanceof Error ? error.message : "";
    return FAULTS[kind] ?? "is not balanced";
  }
}

/** By the parser's name for them. */
const FAULTS: Readonly<Record<string, string>> = {
  INVALID_ARGUMENT_TYPE: "has a keyword that ICU does not know",
  MISSING_OTHER_CLAUSE: "has no form for `other`",
};

function depthOf(message: string): number {
  let depth = 0;
  let deepest = 0;
  for (const brace of message.match(/''|'[{}#](?:[^']|'')*'?|[{}]/gu) ?? []) {
    if (brace.startsWith("'")) continue;
    depth = Math.max(0, depth + (brace === "{" ? 1 : -1));
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function nodesOf(elements: readonly MessageFormatElement[], message: string, parent: IcuSwitch | undefined): IcuNode[] {
  return elements.flatMap((element): IcuNode[] => {
    const raw = message.slice(element.location?.start.offset, element.location?.end.offset);
    switch (element.type) {
      case TYPE.literal:
        return literalNodes(raw, parent !== undefined && parent.type !== "select");
      case TYPE.pound:
        return parent === undefined ? [] : [{ kind: "count", of: parent }];
      case TYPE.plural:
      case TYPE.select:
        return [choiceOf(element, message)];
      case TYPE.tag:
        return [{ kind: "verbatim", raw }];
      case TYPE.argument:
      case TYPE.number:
      case TYPE.date:
      case TYPE.time:
        return [{ kind: "verbatim", raw, argument: element.value }];
    }
  });
}

function choiceOf(element: PluralElement | SelectElement, message: string): IcuChoice {
  const isPlural = element.type === TYPE.plural;
  const choice: IcuSwitch = {
    argument: element.value,
    type: !isPlural ? "select" : element.pluralType === "ordinal" ? "ordinal" : "cardinal",
    offset: isPlural ? element.offset : 0,
  };
  let at = element.location?.start.offset ?? 0;
  const arms = Object.entries(element.options)
    .map(([selector, { value, location }]) => ({
      selector,
      value,
      start: location?.start.offset ?? 0,
      end: location?.end.offset ?? 0,
    }))
    .sort((a, b) => a.start - b.start)
    .map(({ selector, value, start, end }): IcuArm => {
      const gap = message.slice(at, start);
      at = end;
      return { selector, gap, nodes: nodesOf(value, message, choice) };
    });
  return { kind: "choice", ...choice, arms, tail: message.slice(at, element.location?.end.offset) };
}

/** Quoted syntax stays as it is written: `'{'` is nothing that a translation would change. */
function literalNodes(raw: string, isInPlural: boolean): IcuNode[] {
  const quoted = isInPlural ? QUOTED_IN_PLURAL : QUOTED;
  const nodes: IcuNode[] = [];
  let words = "";
  const closeWords = () => {
    if (words !== "") nodes.push({ kind: "words", text: words });
    words = "";
  };
  let at = 0;
  for (const match of raw.matchAll(quoted)) {
    words += raw.slice(at, match.index);
    at = match.index + match[0].length;
    if (match[0] === "''") words += "'";
    else {
      closeWords();
      nodes.push({ kind: "verbatim", raw: match[1] === "" ? `${match[0]}'` : match[0] });
    }
  }
  words += raw.slice(at);
  closeWords();
  return nodes;
}

/** An apostrophe quotes from a sign of syntax to the next single apostrophe, or to the end: there it is closed, for the words that may follow. */
const QUOTED = /''|'(?=[{}<>])[^']*(?:''[^']*)*('?)/gu;
const QUOTED_IN_PLURAL = /''|'(?=[{}<>#])[^']*(?:''[^']*)*('?)/gu;

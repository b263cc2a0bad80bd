/** Finds the strings of a YAML document with the library's tree, and where exactly each stands. */
import { isMap, isScalar, isSeq, type Pair, type ParsedNode, type Scalar } from "yaml";
import type { DataPath } from "./humanText.ts";
import type { YamlBlock, YamlScalar } from "./yamlScalars.ts";

/** A string value, or a list's string. */
export interface YamlString {
  readonly path: DataPath;
  readonly value: string;
  readonly scalar: YamlScalar;
  /** The keys beside it; empty in a list. */
  readonly siblings: ReadonlySet<string>;
  /** Where its key begins; -1 in a list. */
  readonly keyStart: number;
}

export interface YamlContents {
  readonly strings: YamlString[];
  /** Where keys begin that their map has already. */
  readonly repeatedKeys: number[];
  otherScalars: number;
  objectsInLists: number;
}

/** Aliases, merged maps and values with tags of an application are left out: what they mean is somebody else's affair. */
export function collectYamlStrings(text: string, root: ParsedNode | null, contents: YamlContents): void {
  const visit = (node: unknown, path: DataPath, place: Pick<YamlString, "siblings" | "keyStart">, inFlow: boolean) => {
    if (isMap<ParsedNode, ParsedNode | null>(node)) {
      const pairs = node.items.filter((pair) => isScalar(pair.key));
      const siblings = new Set<string>();
      for (const pair of pairs) {
        if (siblings.has(keyOf(pair))) contents.repeatedKeys.push(pair.key.range[0]);
        siblings.add(keyOf(pair));
      }
      for (const pair of pairs) {
        const keyStart = pair.key.range[0];
        visit(pair.value, [...path, keyOf(pair)], { siblings, keyStart }, inFlow || node.flow === true);
      }
    } else if (isSeq(node)) {
      node.items.forEach((item, index) => {
        if (isMap(item)) contents.objectsInLists += 1;
        visit(item, [...path, index], LISTED, inFlow || node.flow === true);
      });
    } else if (isScalar(node)) {
      const scalar = typeof node.value === "string" && isText(node) ? placeOf(text, node, inFlow) : undefined;
      if (scalar === undefined || typeof node.value !== "string") contents.otherScalars += 1;
      else contents.strings.push({ path, value: node.value, scalar, ...place });
    }
  };
  visit(root, [], LISTED, false);
}

const LISTED = { siblings: new Set<string>(), keyStart: -1 };

function keyOf({ key }: Pair<ParsedNode, ParsedNode | null>): string {
  return isScalar(key) ? String(key.value) : "";
}

function isText({ tag }: Scalar): boolean {
  return tag === undefined || tag === "tag:yaml.org,2002:str";
}

const STYLES: Readonly<Record<Scalar.Type, YamlScalar["style"]>> = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
};

function placeOf(text: string, { srcToken: token, type, value }: Scalar, inFlow: boolean): YamlScalar | undefined {
  if (token === undefined || !("source" in token) || type === undefined || typeof value !== "string") return undefined;
  const start = token.offset;
  if (token.type !== "block-scalar") {
    return { start, end: start + token.source.length, style: STYLES[type], inFlow };
  }
  const last = token.props.at(-1);
  if (last === undefined || !("source" in last)) return undefined;
  const body = token.source;
  const bodyStart = last.offset + last.source.length;
  const textStart = /^(?:[ \t]*(?:\r\n|\n|\r))*/u.exec(body)?.[0].length ?? 0;
  const textEnd = endOfLastLine(body);
  const header = text.slice(start, bodyStart + textStart);
  // An indentation indicator says less than the line has: what it has beyond is text.
  const indicated = Number(/^[|>][+-]?(\d)/u.exec(header)?.[1] ?? Infinity) + Math.max(0, token.indent);
  const indent = (/^ */u.exec(body.slice(textStart))?.[0] ?? "").slice(0, indicated);
  const block: YamlBlock = {
    header: header + indent,
    indent,
    width: lineWidth(body.slice(textStart, textEnd), indent),
    before: /^\n*/u.exec(value)?.[0] ?? "",
    after: /(?<!\n)\n*$/u.exec(value)?.[0] ?? "",
  };
  return { start, end: bodyStart + textEnd, style: STYLES[type], inFlow, block };
}

/** Behind the last line that is not blank; space at its end is part of it. */
function endOfLastLine(body: string): number {
  // Each stretch of white space is looked at once, from its beginning.
  const trimmed = body.replace(/(?<![ \t\r\n])[ \t\r\n]+$/u, "").length;
  return trimmed + (/^[ \t]*/u.exec(body.slice(trimmed))?.[0].length ?? 0);
}

/** The longest line of a folded text, as the width to which its author wrapped it; not under what reads well. */
function lineWidth(body: string, indent: string): number {
  const lengths = body.split(/\r\n|\n|\r/u).map((line) => line.length - indent.length);
  return lengths.length === 1 ? Infinity : lengths.reduce((longest, length) => Math.max(longest, length), 60);
}

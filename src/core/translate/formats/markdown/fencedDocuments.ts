/** Finds the fences of a Markdown text, and what kind of document stands in each. */
import type { SyntaxNode } from "@lezer/common";
import type { TextSpan } from "../../../../shared/translation.ts";
import type { EmbeddedDocument } from "../documentFormat.ts";
import { formatOf, type DocumentKind } from "../formatOf.ts";
import type { MarkdownFlavour } from "./flavour.ts";
import { parseInParts } from "./parseInParts.ts";
import { readInPlace } from "./readInPlace.ts";

/** Names that fences have for languages and that are neither an editor's id nor the ending of a file. */
const LANGUAGE_IDS = new Map<string, string>([
  ["c#", "csharp"],
  ["c++", "cpp"],
  ["docker", "dockerfile"],
  ["f#", "fsharp"],
  ["golang", "go"],
  ["json5", "jsonc"],
  ["make", "makefile"],
  ["objc", "objective-c"],
  ["objectivec", "objective-c"],
  ["pwsh", "powershell"],
  ["shell", "shellscript"],
]);

/** What a file of PHP begins with and an example of it leaves out. It fits in the line that opens the fence. */
const PHP_START = "<?php";

/** @param document as it is in its file */
export function fencedDocuments(document: string, flavour: MarkdownFlavour): EmbeddedDocument[] {
  const { text, bodyStart } = readInPlace(document);
  const found: EmbeddedDocument[] = [];
  for (const { start, end, tree } of parseInParts(text, bodyStart, flavour)) {
    tree.iterate({
      to: end - start - 1,
      enter: ({ node }) => {
        if (node.name === "FencedCode") found.push(fencedDocument(document, node, start));
      },
    });
  }
  return found;
}

function fencedDocument(document: string, node: SyntaxNode, offset: number): EmbeddedDocument {
  const placeOf = ({ from, to }: SyntaxNode): TextSpan => ({ start: offset + from, end: offset + to });
  const frame = placeOf(node);
  const info = node.getChild("CodeInfo");
  const kind = kindOf(info === null ? "" : document.slice(offset + info.from, offset + info.to));
  const lines = node.getChildren("CodeText").map(placeOf);
  const start = lines[0]?.start ?? frame.end;
  const end = lines.at(-1)?.end ?? frame.end;
  let text = "";
  for (const line of lines) {
    text += spacesFor(document.slice(start + text.length, line.start)) + document.slice(line.start, line.end);
  }
  const place = { frame, format: kind.format, dialect: kind.dialect };
  if (kind.dialect !== "php" || text.includes("<?")) return { ...place, start, end, text };
  const opening = document.slice(frame.start + PHP_START.length, start);
  return { ...place, start: frame.start, end, text: PHP_START + spacesFor(opening) + text };
}

/** What is of no known kind is text without any structure but its lines. */
function kindOf(info: string): DocumentKind {
  // "js", "js title=...", "js{1,3}", "rust,ignore", "{.js .numbered}"
  const name = /^\{?\.?([\w+#-]+)/u.exec(info.trim())?.[1]?.toLowerCase() ?? "";
  return formatOf(`fence.${name}`, LANGUAGE_IDS.get(name) ?? name) ?? { format: "plaintext" };
}

function spacesFor(text: string): string {
  return text.replace(/[^\r\n]/gu, (sign) => (sign === "\t" ? sign : " ".repeat(sign.length)));
}

/**
 * Tabs of code in a list, which the Markdown parser would write as spaces: Makefiles do not work without them. They are
 * hidden from it as a character that no text has, and shown again in what it makes.
 */

const HIDDEN_TAB = "\uFDD0";

/** What stands before a fence, and the fence: list markers may come before the first line of code. */
const OPENING = /^([ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+){0,9})(`{3,}|~{3,})/u;
const CLOSING = /^[ \t]*(`{3,}|~{3,})[ \t]*$/u;

/** Hides the tabs that begin a line of code behind the indentation of its fence. The lines keep their length. */
export function hideTabsOfCode(text: string): string {
  if (!text.includes("\t")) return text;
  let fence: { readonly indentation: string; readonly mark: string } | undefined;
  const lines = text.split("\n").map((line) => {
    if (fence === undefined) {
      const [, before, mark] = OPENING.exec(line) ?? [];
      if (before !== undefined && mark !== undefined) fence = { indentation: before.replace(/\S/gu, " "), mark };
      return line;
    }
    const closing = CLOSING.exec(line)?.[1];
    if (closing?.startsWith(fence.mark) === true) {
      fence = undefined;
      return line;
    }
    const { indentation } = fence;
    if (!line.startsWith(indentation)) return line;
    return indentation + line.slice(indentation.length).replaceAll("\t", HIDDEN_TAB);
  });
  return lines.join("\n");
}

/** The tabs are shown again. */
export function showTabs(text: string): string {
  return text.replaceAll(HIDDEN_TAB, "\t");
}

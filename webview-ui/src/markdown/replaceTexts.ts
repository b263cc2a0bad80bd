/** Puts what `partsOf` makes of them in the place of those texts below the parent that `isWanted`. One that stays as it is keeps its node. */
export function replaceTexts(
  parent: ParentNode & Node,
  isWanted: (text: Text) => boolean,
  partsOf: (text: string) => readonly (string | Node)[],
): void {
  const walker = document.createTreeWalker(parent, NodeFilter.SHOW_TEXT);
  const wanted: Text[] = [];
  while (walker.nextNode() !== null) {
    if (walker.currentNode instanceof Text && isWanted(walker.currentNode)) wanted.push(walker.currentNode);
  }
  for (const text of wanted) {
    const parts = partsOf(text.data);
    if (parts.length !== 1 || parts[0] !== text.data) text.replaceWith(...parts);
  }
}

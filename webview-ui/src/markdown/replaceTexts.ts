/** Puts what `partsOf` makes of them in the place of those texts of the fragment that `isWanted`. */
export function replaceTexts(
  fragment: DocumentFragment,
  isWanted: (text: Text) => boolean,
  partsOf: (text: string) => readonly (string | Node)[],
): void {
  const walker = document.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
  const wanted: Text[] = [];
  while (walker.nextNode() !== null) {
    if (walker.currentNode instanceof Text && isWanted(walker.currentNode)) wanted.push(walker.currentNode);
  }
  for (const text of wanted) text.replaceWith(...partsOf(text.data));
}

/**
 * Makes `target`'s children equal to `source`'s and leaves alone what already is: a selection in a growing answer
 * stays, and a code block that grows is not built anew. Takes nodes out of `source`.
 */
export function patchChildren(target: Node, source: Node): void {
  const wanted = Array.from(source.childNodes);
  const present = Array.from(target.childNodes);
  for (const [index, next] of wanted.entries()) {
    const current = present[index];
    if (current === undefined) target.appendChild(next);
    else patchNode(current, next);
  }
  for (const surplus of present.slice(wanted.length)) surplus.remove();
}

function patchNode(current: ChildNode, next: ChildNode): void {
  if (current.isEqualNode(next)) return;
  if (current instanceof Text && next instanceof Text) changeText(current, next.data);
  else if (current instanceof Element && next instanceof Element && current.cloneNode().isEqualNode(next.cloneNode())) {
    patchChildren(current, next);
  } else current.replaceWith(next);
}

/**
 * A browser breaks only the lines anew that stand behind what is appended, and all of them when the text is replaced; what is
 * selected before a cut stays selected.
 */
function changeText(node: Text, text: string): void {
  if (text.startsWith(node.data)) node.appendData(text.slice(node.length));
  else if (node.data.startsWith(text)) node.deleteData(text.length, node.length - text.length);
  else node.data = text;
}

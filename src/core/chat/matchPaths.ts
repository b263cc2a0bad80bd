/** How well a path fits what was typed, the best first. */
const RANKS: readonly ((path: string, typed: string) => boolean)[] = [
  (path, typed) => baseName(path).startsWith(typed),
  (path, typed) => baseName(path).includes(typed),
  (path, typed) => path.includes(typed),
  isSpreadOver,
];

/**
 * Paths that have what was typed in them, also with other characters between: `cvts` finds `core/value.ts`. Case does not count.
 * Of equal fits the shorter is first.
 */
export function matchPaths(paths: readonly string[], typed: string, limit: number): readonly string[] {
  const wanted = folded(typed);
  const ranked = paths.flatMap((path) => {
    const rank = RANKS.findIndex((fits) => fits(folded(path), wanted));
    return rank === -1 ? [] : [{ path, rank }];
  });
  ranked.sort((a, b) => a.rank - b.rank || a.path.length - b.path.length || (a.path < b.path ? -1 : 1));
  return ranked.slice(0, limit).map(({ path }) => path);
}

function isSpreadOver(path: string, typed: string): boolean {
  let from = 0;
  for (const character of typed) {
    const at = path.indexOf(character, from);
    if (at === -1) return false;
    from = at + character.length;
  }
  return true;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function folded(text: string): string {
  return text.normalize("NFC").toLowerCase();
}

type Fits = (path: FoldedPath, typed: string) => boolean;

interface FoldedPath {
  readonly whole: string;
  /** Behind the last slash. */
  readonly name: string;
}

/** How well a file's name fits what was typed, the best first. */
const NAME_RANKS: readonly Fits[] = [
  ({ name }, typed) => name.startsWith(typed),
  ({ name }, typed) => name.includes(typed),
];
/** As above, with the folders that it is in. */
const PATH_RANKS: readonly Fits[] = [
  ...NAME_RANKS,
  ({ whole }, typed) => whole.includes(typed),
  ({ whole }, typed) => isSpreadOver(whole, typed),
];

/**
 * Paths that have what was typed in them, also with other characters between: `cvts` finds `core/value.ts`. Case does not count.
 * Of equal fits the shorter is first.
 */
export function matchPaths(paths: readonly string[], typed: string, limit: number): readonly string[] {
  return matchBy(PATH_RANKS, paths, typed, limit);
}

/** As `matchPaths`, and only those whose last part has it, in one piece. */
export function matchNames(paths: readonly string[], typed: string, limit: number): readonly string[] {
  return matchBy(NAME_RANKS, paths, typed, limit);
}

function matchBy(ranks: readonly Fits[], paths: readonly string[], typed: string, limit: number): readonly string[] {
  const wanted = folded(typed);
  const ranked = paths.flatMap((path) => {
    const whole = folded(path);
    const name = whole.slice(whole.lastIndexOf("/") + 1);
    const rank = ranks.findIndex((fits) => fits({ whole, name }, wanted));
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

function folded(text: string): string {
  return text.normalize("NFC").toLowerCase();
}

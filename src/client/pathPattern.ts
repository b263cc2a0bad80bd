/**
 * Patterns of paths, as shells and .gitignore files have them: `*`, `?` and `[a-z]` within a name, `**` for any folders. They come from
 * whoever made a project, so nothing is tried in more than one way: the time goes by the pattern's length times the path's.
 */

/** Any number of values. */
const ANY = "any";

type Test<Value> = (value: Value) => boolean;
type Item<Value> = typeof ANY | Test<Value>;

export class PathPattern {
  private readonly names: readonly Item<string>[];

  /** @param parts between the slashes. A `**` that ends them is everything inside the folder, and not the folder itself */
  constructor(parts: readonly string[]) {
    const names = parts.map((part) => (part === "**" ? ANY : nameTest(part)));
    this.names = names.at(-1) === ANY ? [...names.slice(0, -1), () => true, ANY] : names;
  }

  /** @param path its parts, of which there are some */
  fits(path: readonly string[]): boolean {
    const last = this.names.at(-1);
    // Most patterns are of another name, which the whole path need not be tried for.
    if (last !== undefined && last !== ANY && !last(path.at(-1) ?? "")) return false;
    return fits(this.names, path);
  }
}

/** What follows the last ANY decides: one that comes later can take all that an earlier one could have left to it. */
function fits<Value>(items: readonly Item<Value>[], values: readonly Value[]): boolean {
  let next = 0;
  let afterAny: { readonly item: number; value: number } | undefined;
  for (let at = 0; at < values.length;) {
    const item = items[next];
    if (item === ANY) {
      next += 1;
      afterAny = { item: next, value: at };
    } else if (item?.(values[at] as Value) === true) {
      next += 1;
      at += 1;
    } else if (afterAny !== undefined) {
      afterAny.value += 1;
      at = afterAny.value;
      next = afterAny.item;
    } else return false;
  }
  return items.slice(next).every((item) => item === ANY);
}

function nameTest(part: string): Test<string> {
  if (!/[*?[\\]/u.test(part)) return (name) => name === part;
  const items = nameItems(part);
  return (name) => fits(items, [...name]);
}

const PIECE = /\\(?<escaped>.)|\[(?<not>[!^]?)(?<set>\]?(?:\\.|[^\]\\])*)\]|(?<plain>.)/gsu;

function nameItems(part: string): Item<string>[] {
  return [...part.matchAll(PIECE)].map(({ groups = {} }) => {
    const { escaped, not, set, plain } = groups;
    if (set !== undefined) return setTest(set, not !== "");
    if (plain === "*") return ANY;
    if (plain === "?") return () => true;
    return (character) => character === (escaped ?? plain);
  });
}

function setTest(set: string, isNegated: boolean): Test<string> {
  const ranges = [...set.matchAll(/\\?(?<from>.)(?:-\\?(?<to>.))?/gsu)].map(({ groups = {} }) => {
    const { from = "", to = from } = groups;
    return { from: codeOf(from), to: codeOf(to) };
  });
  return (character) =>
    ranges.some(({ from, to }) => codeOf(character) >= from && codeOf(character) <= to) !== isNegated;
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

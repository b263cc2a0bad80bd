/** Whether what opens is closed, and in the right order. */
import type { Sign, TextPart } from "./signs.ts";

type Opening = "opens" | "closes";

interface PairReading {
  /** By place: what each sign of a pair does there. Those that do neither have no partner, or cross another pair. */
  readonly roles: ReadonlyMap<number, Opening>;
  /** Places of signs without a partner, rising. */
  readonly unpaired: readonly number[];
}

/** Looks for partners as a reader of markup does: what closes, closes everything that was opened since its partner. */
export function readPairs(parts: readonly TextPart[]): PairReading {
  const roles = new Map<number, Opening>();
  const unpaired: number[] = [];
  const open: { readonly place: number; readonly pair: string }[] = [];
  const openPairs = new Set<string>();
  parts.forEach((part, place) => {
    if (typeof part === "string" || part.role === "opaque") return;
    const isOpen = openPairs.has(part.pair);
    if (part.role === "open" || (part.role === "toggle" && !isOpen)) {
      open.push({ place, pair: part.pair });
      openPairs.add(part.pair);
      return;
    }
    if (!isOpen) {
      unpaired.push(place);
      return;
    }
    const [partner, ...crossed] = open.splice(open.findLastIndex(({ pair }) => pair === part.pair));
    unpaired.push(...crossed.map((each) => each.place));
    for (const { pair } of crossed) if (!open.some((each) => each.pair === pair)) openPairs.delete(pair);
    if (!open.some(({ pair }) => pair === part.pair)) openPairs.delete(part.pair);
    if (partner !== undefined) roles.set(partner.place, "opens").set(place, "closes");
  });
  unpaired.push(...open.map(({ place }) => place));
  unpaired.sort((a, b) => a - b);
  return { roles, unpaired };
}

/** The parts without the signs that have no partner, and those signs. */
export function withoutUnpaired(parts: readonly TextPart[]): { readonly parts: TextPart[]; readonly dropped: Sign[] } {
  const unpaired = new Set(readPairs(parts).unpaired);
  if (unpaired.size === 0) return { parts: [...parts], dropped: [] };
  return {
    parts: parts.filter((_, place) => !unpaired.has(place)),
    dropped: parts.filter((part, place): part is Sign => typeof part !== "string" && unpaired.has(place)),
  };
}

/** Moves the space that a model writes inside a pair (`** bold **`) out of it, where the source has none there. */
export function withTightPairs(parts: readonly TextPart[]): TextPart[] {
  const { roles } = readPairs(parts);
  const result = [...parts];
  for (const [place, role] of roles) {
    const sign = parts[place];
    if (sign === undefined || typeof sign === "string" || sign.hasSpaceInside) continue;
    const [inside, outside] = role === "opens" ? [place + 1, place - 1] : [place - 1, place + 1];
    const words = result[inside];
    if (typeof words !== "string") continue;
    const tight = role === "opens" ? words.trimStart() : words.trimEnd();
    if (tight === words || tight === "") continue;
    result[inside] = tight;
    const beyond = result[outside];
    if (typeof beyond !== "string") continue;
    if (role === "opens" && !/\s$/u.test(beyond)) result[outside] = `${beyond} `;
    if (role === "closes" && !/^\s/u.test(beyond)) result[outside] = ` ${beyond}`;
  }
  return result;
}

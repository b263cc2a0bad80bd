/** Points the links within a document to other addresses. */
import type { TextSpan } from "../../../shared/translation.ts";
import type { TextEdit } from "../formats/documentFormat.ts";
import type { DocumentOutline, FragmentLink } from "../formats/documentOutline.ts";
import type { AddressPairs } from "./pairAddresses.ts";

/** Most documents have no link within themselves, and need no further look. */
export function mayHaveFragmentLinks(text: string): boolean {
  return /(?:\]\(\s*<?|\]:\s*<?|href\s*=\s*["']?)#/iu.test(text);
}

/**
 * The edits that redirect links.
 * @param except links in these places stay; in order
 */
export function redirections(
  text: string,
  { links }: Pick<DocumentOutline, "links">,
  pairs: AddressPairs,
  except: readonly TextSpan[] = [],
): TextEdit[] {
  let next = 0;
  return links.flatMap((link): TextEdit[] => {
    while ((except[next]?.end ?? Infinity) <= link.start) next += 1;
    const address = (except[next]?.start ?? Infinity) < link.end ? undefined : targetOf(link, pairs);
    if (address === undefined || address === link.address) return [];
    return [redirection(text, link, address)];
  });
}

/** The edit that leads one link to an address. Percent-encoded ones stay so: GitHub and VS Code read both. */
export function redirection(text: string, { start, end }: TextSpan, address: string): TextEdit {
  const isEncoded = text.slice(start, end).includes("%");
  return { start, end, text: isEncoded ? encodeURIComponent(address) : address };
}

/** Readers of addresses do not mind capital letters, which no heading's address has. */
export function targetOf({ address }: Pick<FragmentLink, "address">, addresses: AddressPairs): string | undefined {
  return addresses.get(address) ?? addresses.get(address.toLowerCase());
}

/** The form in which a hub's token is kept: with the origin that it was given for, the only one that it is sent to. */

interface StoredToken {
  readonly origin: string;
  readonly token: string;
}

export function storedToken(hub: string, token: string): string {
  return JSON.stringify({ origin: originOf(hub) ?? "", token } satisfies StoredToken);
}

/** @returns undefined where there is none for this hub */
export function tokenFor(stored: string | undefined, hub: string): string | undefined {
  const { origin, token } = parse(stored);
  return typeof token === "string" && token !== "" && origin === (originOf(hub) ?? NaN) ? token : undefined;
}

/** Scheme, host and port. Undefined: no address. */
export function originOf(hub: string): string | undefined {
  if (!URL.canParse(hub)) return undefined;
  const { protocol, host } = new URL(hub);
  return `${protocol}//${host}`;
}

function parse(stored: string | undefined): { readonly origin?: unknown; readonly token?: unknown } {
  try {
    const value: unknown = JSON.parse(stored ?? "{}");
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {}; // as it was kept before an origin belonged to it: nobody knows what it is for
  }
}

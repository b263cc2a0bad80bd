/** What tests use of gettext-parser, which has no types of its own. */
declare module "gettext-parser" {
  interface Message {
    readonly msgid: string;
    readonly msgctxt?: string;
    readonly msgid_plural?: string;
    readonly msgstr: readonly string[];
    readonly comments?: { readonly flag?: string; readonly extracted?: string; readonly previous?: string };
  }
  interface Catalogue {
    readonly charset: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly translations: Readonly<Record<string, Readonly<Record<string, Message>>>>;
    readonly obsolete?: Readonly<Record<string, Readonly<Record<string, Message>>>>;
  }
  export const po: { parse(text: string, options?: { readonly validation?: boolean }): Catalogue };
}

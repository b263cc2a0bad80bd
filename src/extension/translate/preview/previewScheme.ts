/** Scheme of both sides of a preview, as `resourceScheme` in the manifest's conditions names it. */
export const PREVIEW_SCHEME = "sealion-preview";

/** The same of code out of a chat, shown in its place in a document. */
export const CODE_PREVIEW_SCHEME = "sealion-code";

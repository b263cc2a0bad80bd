/** Scheme of both sides of a preview, as `resourceScheme` in the manifest's conditions names it. */
export const PREVIEW_SCHEME = "sealion-preview";

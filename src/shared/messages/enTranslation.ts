/** Words about translating in an editor: ways to apply, previews, diagnostics, hovers. See en.ts. */
export const enTranslation = {} as const;

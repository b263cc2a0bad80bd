/** What can be wrong with a translated segment, and what is said about a document. See en.ts. */
export const enFindings = {} as const;

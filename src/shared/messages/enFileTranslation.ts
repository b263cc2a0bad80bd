/** Words about translating files and folders, in the editor and in the terminal. See en.ts. */
export const enFileTranslation = {} as const;

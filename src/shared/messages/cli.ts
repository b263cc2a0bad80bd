import { general } from "./cli/general.ts";
import { models } from "./cli/models.ts";
import { translation } from "./cli/translation.ts";
import { en } from "./en.ts";

/**
 * Every sentence of the command line: English, as terminals, logs and search engines have it. What only it says stands
 * in cli/ and stays out of the extension's bundles.
 */
export const cli = { ...en, ...general, ...models, ...translation } as const;

export type CliMessageKey = keyof typeof cli;

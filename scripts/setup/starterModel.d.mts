export interface StarterModelOptions {
  /** The value of the setting `sealion.model`. It and SEALION_MODEL come before everything else. */
  readonly configured?: string;
  /** Where models are kept and looked for; the product's data folder when left out. */
  readonly folder?: string;
}

/** What SEALION_MODEL is to be: a path, or what the user named. Prints what it does before it does it. */
export function ensureStarterModel(options?: StarterModelOptions): Promise<string>;

/** The path of a starter model that an earlier `npm start` has downloaded; a model of the user's own is none. */
export function downloadedStarterModel(folder?: string): string | undefined;

export function modelsFolder(env?: NodeJS.ProcessEnv): string;

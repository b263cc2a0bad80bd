import { fileURLToPath } from "node:url";

/** The template process from its source: Node 24 runs TypeScript, so unit and model tests need no build. */
export const templateChildPath = fileURLToPath(new URL("../../src/server/engine/templateChild.ts", import.meta.url));

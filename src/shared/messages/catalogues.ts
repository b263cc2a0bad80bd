import type { Messages } from "./en.ts";
import { fil } from "./fil.ts";
import { id } from "./id.ts";
import { km } from "./km.ts";
import { lo } from "./lo.ts";
import { ms } from "./ms.ts";
import { my } from "./my.ts";
import { ta } from "./ta.ts";
import { th } from "./th.ts";
import { vi } from "./vi.ts";
import { zhHans } from "./zhHans.ts";

/**
 * All catalogues but English, by BCP 47 tag. esbuild.mjs writes each to dist/messages/<tag>.json, where `readUiWords` finds the one
 * that is wanted: no program imports this.
 */
export const CATALOGUES: Readonly<Record<string, Messages>> = {
  my,
  id,
  km,
  lo,
  ms,
  "zh-Hans": zhHans,
  fil,
  ta,
  th,
  vi,
};

/** The pictures of the panel that were looked at, in test/e2e/looks, and what a difference from one leaves behind. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import type { Page } from "playwright-core";
import { fontFingerprint } from "./fontFingerprint.ts";
import { compareImages, decodePng } from "./imageComparison.ts";
import { encodePalettePng, type Pixels } from "./palettePng.ts";
import type { PanelLook } from "./panelLook.ts";
import type { PanelPage, PanelPages } from "./panelPage.ts";

const baselineFolder = fileURLToPath(new URL("../e2e/looks/", import.meta.url));
const failureFolder = fileURLToPath(new URL("../../artifacts/looks/", import.meta.url));
const fontsPath = `${baselineFolder}fonts.json`;

/** Asked for with SEALION_UPDATE_LOOKS=1: what is seen becomes what is expected. */
export const IS_UPDATING = process.env.SEALION_UPDATE_LOOKS === "1";

export class LookBaselines {
  /** False where other fonts or another browser draw: pixels say nothing there. */
  readonly areComparable: boolean;
  private readonly decoder: Page;

  private constructor(areComparable: boolean, decoder: Page) {
    this.areComparable = areComparable;
    this.decoder = decoder;
  }

  static async open(pages: PanelPages): Promise<LookBaselines> {
    const fonts = await fontFingerprint(pages);
    if (IS_UPDATING) {
      mkdirSync(baselineFolder, { recursive: true });
      writeFileSync(fontsPath, `${JSON.stringify(fonts, undefined, 2)}\n`);
    }
    const known: unknown = existsSync(fontsPath) ? JSON.parse(readFileSync(fontsPath, "utf8")) : undefined;
    return new LookBaselines(isDeepStrictEqual(fonts, known), await pages.emptyPage());
  }

  /** From now on the panel is expected to look as it does. */
  async keep(panel: PanelPage, look: PanelLook): Promise<void> {
    writeFileSync(baselinePath(look), encodePalettePng(await this.picture(panel)));
  }

  /**
   * The share of pixels, 0 to 1, in which the panel differs from its baseline. Above `tolerance` the expected and the actual
   * picture and their difference are written to artifacts/looks.
   */
  async differentShare(panel: PanelPage, look: PanelLook, tolerance: number): Promise<number> {
    const actual = await this.picture(panel);
    const baseline = readFileSync(baselinePath(look));
    const { differentShare, difference } = compareImages(await decodePng(this.decoder, baseline), actual);
    if (differentShare > tolerance) {
      const name = `${failureFolder}${look.language}-${look.theme}`;
      mkdirSync(failureFolder, { recursive: true });
      writeFileSync(`${name}-expected.png`, baseline);
      writeFileSync(`${name}-actual.png`, encodePalettePng(actual));
      writeFileSync(`${name}-difference.png`, encodePalettePng(difference));
    }
    return differentShare;
  }

  private async picture({ page }: PanelPage): Promise<Pixels> {
    return decodePng(this.decoder, await page.screenshot({ animations: "disabled", caret: "hide" }));
  }
}

function baselinePath({ language, theme }: PanelLook): string {
  return `${baselineFolder}${language}-${theme}.png`;
}

/** The context gauge over the composer, and the chips that are counted with it. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ComposerFixture, GAUGE } from "../../../support/composerFixture.ts";

let panel: ComposerFixture;
beforeEach(async () => (panel = await ComposerFixture.open()));
afterEach(() => panel.dispose());

it("chips whose tokens were estimated are counted as soon as the gauge is", async () => {
  panel.isModelLoaded = false;
  panel.composer.draftChanged("Phở");
  await vi.waitFor(() => expect(panel.composer.frame.gauge?.isEstimate).toBe(true));
  expect(panel.chips.timesCounted).toBe(0);
  panel.isModelLoaded = true;
  panel.composer.remeasure();
  await vi.waitFor(() => expect(panel.composer.frame.gauge?.isEstimate).toBe(false));
  expect(panel.chips.timesCounted).toBe(1);
});

it("the gauge comes when typing rests, and goes with another conversation", async () => {
  panel.composer.draftChanged("Bao");
  await vi.waitFor(() => expect(panel.composer.frame.gauge).toEqual(GAUGE));
  panel.composer.conversationChanged();
  expect(panel.composer.frame.gauge).toBeUndefined();
});

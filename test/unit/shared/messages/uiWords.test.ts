import { afterEach, expect, it, vi } from "vitest";
import { en } from "../../../../src/shared/messages/en.ts";
import { ENGLISH, onDidChangeUiWords, setUiWords, uiWords } from "../../../../src/shared/messages/uiWords.ts";

const KHMER = { language: "km", messages: { ...en, "panel.today": "ថ្ងៃនេះ" } };

afterEach(() => setUiWords(ENGLISH));

it("are English until others are set", () => {
  expect(uiWords()).toBe(ENGLISH);
});

it("are the same for each bundle of the extension, whichever sets them", async () => {
  vi.resetModules();
  const other = await import("../../../../src/shared/messages/uiWords.ts");
  expect(other.setUiWords).not.toBe(setUiWords);
  const heard = vi.fn();
  const listening = onDidChangeUiWords(heard);
  other.setUiWords(KHMER);
  expect(uiWords()).toBe(KHMER);
  expect(heard).toHaveBeenCalledTimes(1);
  listening.dispose();
  setUiWords(ENGLISH);
  expect(other.uiWords()).toBe(ENGLISH);
  expect(heard).toHaveBeenCalledTimes(1);
});

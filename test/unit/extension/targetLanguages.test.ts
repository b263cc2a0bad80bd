/** Which languages a list begins with. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { LanguageTag } from "../../../src/core/languages.ts";
import { TargetLanguages } from "../../../src/extension/language/targetLanguages.ts";
import { en } from "../../../src/shared/messages/en.ts";
import { ENGLISH, setUiWords } from "../../../src/shared/messages/uiWords.ts";
import { FakeMemento } from "../../support/fakeMemento.ts";

const editor = vi.hoisted(() => ({ setting: "" }));

vi.mock("vscode", () => ({
  EventEmitter: class {
    readonly event = () => undefined;
    fire(): void {
      return;
    }
  },
  env: { language: "en" },
  workspace: { getConfiguration: () => ({ get: () => editor.setting }) },
}));

beforeEach(() => {
  for (const name of ["LC_ALL", "LC_MESSAGES"]) vi.stubEnv(name, "");
  editor.setting = "";
});
afterEach(() => {
  vi.unstubAllEnvs();
  setUiWords(ENGLISH);
});

it.each<[string, { last?: LanguageTag; setting?: string; interface?: string; system?: string }, LanguageTag[]]>([
  ["nothing is known", {}, ["en"]],
  ["the system speaks Thai", { system: "th_TH.UTF-8" }, ["th"]],
  ["the interface speaks Khmer", { interface: "km", system: "en_US.UTF-8" }, ["km", "en"]],
  ["Tamil was used last", { last: "ta", interface: "km", system: "lo_LA.UTF-8" }, ["ta", "km", "lo"]],
  ["the setting names Burmese", { last: "ta", setting: "my", system: "vi_VN" }, ["my", "vi"]],
])("where %s", async (_, { last, setting = "", interface: language = "en", system = "C" }, expected) => {
  const languages = new TargetLanguages(new FakeMemento());
  if (last !== undefined) await languages.remember("translate", last);
  editor.setting = setting;
  setUiWords({ language, messages: en });
  vi.stubEnv("LANG", system);
  expect(languages.likely("translate")).toEqual(expected);
  expect(languages.likely("summary")).toEqual(setting === "" ? expected.filter((tag) => tag !== last) : expected);
});

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../src/core/languages.ts";
import { chooseUiLanguage } from "../../../src/extension/language/chooseUiLanguage.ts";
import { readUiWords } from "../../../src/extension/language/readUiWords.ts";
import { en } from "../../../src/shared/messages/en.ts";
import { ENGLISH } from "../../../src/shared/messages/uiWords.ts";
import { TemporaryFolder } from "../../support/temporaryFolder.ts";

interface Setting {
  readonly enum: readonly string[];
  readonly enumDescriptions: readonly string[];
}

function manifestSetting(name: string): Setting {
  const text = readFileSync(new URL("../../../package.json", import.meta.url), "utf8");
  const { contributes } = JSON.parse(text) as {
    readonly contributes: { readonly configuration: readonly { readonly properties: Record<string, Setting> }[] };
  };
  return contributes.configuration.map(({ properties }) => properties[name]).find((setting) => setting !== undefined)!;
}

describe("The interface's language", () => {
  it.each(LANGUAGES.map(({ tag }) => tag))("is the one that is set: %s", (tag) => {
    const choice = { setting: tag, displayLanguage: "zh-cn", systemLocales: ["id_ID.UTF-8"] };
    expect(chooseUiLanguage(choice)).toBe(tag);
  });

  it.each([
    ["what VS Code has a pack for", "zh-cn", ["th_TH.UTF-8"], "zh-Hans"],
    ["the system's, where VS Code is English for want of a pack", "en", ["C.UTF-8", "km_KH.UTF-8", "en-US"], "km"],
    ["the first that the system names, English too", "en", ["en_US.UTF-8", "th_TH.UTF-8"], "en"],
    ["the system's, where VS Code speaks another language than ours", "ja", ["vi-VN"], "vi"],
    ["English, where nothing is one of ours", "fr", ["fr_FR.UTF-8", "fr-FR"], "en"],
    ["not simplified for readers of traditional Chinese", "zh-tw", ["zh_TW.UTF-8"], "en"],
  ])("is by itself %s", (_, displayLanguage, systemLocales, expected) => {
    expect(chooseUiLanguage({ setting: "auto", displayLanguage, systemLocales })).toBe(expected);
  });

  it("can be set to each of ours, under the name that its speakers give it", () => {
    const { enum: values, enumDescriptions } = manifestSetting("sealion.uiLanguage");
    expect(values).toEqual(["auto", ...LANGUAGES.map(({ tag }) => tag)]);
    expect(enumDescriptions.slice(1)).toEqual(LANGUAGES.map(({ endonym }) => endonym));
  });

  it("is none that the setting cannot mean", () => {
    const choice = { displayLanguage: "en", systemLocales: ["lo_LA"] };
    for (const setting of [undefined, 7, "", "klingon"]) expect(chooseUiLanguage({ ...choice, setting })).toBe("lo");
  });
});

describe("The words of a language", () => {
  const folder = TemporaryFolder.forEachTest();
  const read = () => {
    const logged: string[] = [];
    const words = readUiWords(folder.path, "th", { warn: (line) => void logged.push(line) });
    return { words, logged };
  };

  it("come from its file", () => {
    const messages = { ...en, "panel.today": "วันนี้" };
    folder.write("th.json", JSON.stringify(messages));
    expect(read()).toEqual({ words: { language: "th", messages }, logged: [] });
  });

  it("are built in where it is English", () => {
    expect(readUiWords(folder.at("nowhere"), "en", { warn: () => expect.unreachable() })).toBe(ENGLISH);
  });

  const { "panel.today": _, ...incomplete } = en;
  it.each([
    ["missing", undefined],
    ["cut off", JSON.stringify(en).slice(0, 20_000)],
    ["of something else", "null"],
    ["of another version", JSON.stringify(incomplete)],
    ["with a number for words", JSON.stringify({ ...en, "panel.today": 1 })],
  ])("are English, and the log has a line, where the file is %s", (_case, text) => {
    if (text !== undefined) folder.write("th.json", text);
    const { words, logged } = read();
    expect(words).toBe(ENGLISH);
    expect(logged).toEqual([expect.stringContaining("th.json")]);
  });
});

/** What package.json promises about translating, against the code and the rules for menus and settings. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../../src/core/languages.ts";
import { APPLY_WAYS } from "../../../../src/extension/translate/apply/applyWay.ts";
import { PREVIEW_SCHEME } from "../../../../src/extension/translate/preview/previewScheme.ts";
import { TRANSLATION_COMMANDS } from "../../../../src/extension/translate/translationCommands.ts";

interface MenuItem {
  readonly command?: string;
  readonly when?: string;
}

interface Setting {
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly scope: string;
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly configuration: readonly {
      readonly title: string;
      readonly properties: Readonly<Record<string, Setting>>;
    }[];
  };
}

const path = new URL("../../../../package.json", import.meta.url);
const { contributes } = JSON.parse(readFileSync(path, "utf8")) as Manifest;
const settings = Object.assign({}, ...contributes.configuration.map(({ properties }) => properties)) as Record<
  string,
  Setting
>;

describe("settings", () => {
  it("are thirty at most, and those of translating stand in a group of their own", () => {
    expect(Object.keys(settings).length).toBeLessThanOrEqual(30);
    const group = contributes.configuration.find(({ title }) => title === "Translation");
    const ours = Object.keys(settings).filter((name) => name.startsWith("sealion.translate."));
    expect(Object.keys(group!.properties)).toEqual(expect.arrayContaining(ours));
    expect(ours.map((name) => settings[name]!.scope)).toEqual(ours.map(() => "resource"));
  });

  it("offer every way to apply, each with its description, and a register for every language", () => {
    const apply = settings["sealion.translate.apply"]!;
    expect(new Set(apply.enum)).toEqual(new Set(APPLY_WAYS));
    expect(apply.enumDescriptions).toHaveLength(APPLY_WAYS.length);
    const languages = Object.keys(settings["sealion.translate.register"]!.properties!);
    expect(languages.toSorted()).toEqual(LANGUAGES.map(({ tag }) => tag as string).toSorted());
  });
});

describe("menus", () => {
  const whenOf = (command: string): string[] =>
    [...contributes.menus["editor/context"]!, ...contributes.menus["sealion.editor"]!]
      .filter((item) => item.command === command)
      .map(({ when = "" }) => when);

  it.each(["Selection", "SelectionTo", "SelectionAs", "Below", "Above", "Bilingual"])(
    "do not offer to change a read-only text: translate%s",
    (name) => {
      const conditions = whenOf(`sealion.translate${name}`);
      expect(conditions).toHaveLength(1);
      expect(conditions[0]).toContain("!editorReadonly");
    },
  );

  it.each(["Copy", "NewDocument"])("offer what only reads everywhere: translate%s", (name) => {
    expect(whenOf(`sealion.translate${name}`)).toEqual(["editorHasSelection"]);
  });

  it("show the preview's buttons on previews alone", () => {
    const buttons = contributes.menus["editor/title"]!.filter(({ command }) => command?.startsWith("sealion.preview."));
    expect(buttons).toHaveLength(3);
    for (const { when } of buttons) expect(when).toContain(`resourceScheme == ${PREVIEW_SCHEME}`);
  });
});

it("every command of the lazily loaded bundle that a menu names is declared", () => {
  const declared = new Set(contributes.commands.map(({ command }) => command));
  const inMenus = Object.values(contributes.menus).flatMap((items) => items.flatMap(({ command }) => command ?? []));
  const ours = inMenus.filter((command) => (TRANSLATION_COMMANDS as readonly string[]).includes(command));
  expect(ours.length).toBeGreaterThan(0);
  expect(ours.filter((command) => !declared.has(command))).toEqual([]);
});

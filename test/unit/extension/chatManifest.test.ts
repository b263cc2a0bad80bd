import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

interface MenuItem {
  readonly command: string;
  readonly when?: string;
}

const manifest = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as {
  readonly contributes: { readonly menus: Readonly<Record<string, readonly MenuItem[]>> };
};

describe("the menu of the chat's view", () => {
  const commands = manifest.contributes.menus["view/title"]
    ?.filter(({ when }) => when === "view == sealion.chat")
    .map(({ command }) => command);

  it.each(["newChat", "conversations"])("has %s, for which a low panel has no room", (name) => {
    expect(commands).toContain(`sealion.chat.${name}`);
  });
});

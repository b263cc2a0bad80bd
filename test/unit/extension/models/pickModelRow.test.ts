/** Which model, for those who come from the palette. */
import { beforeEach, expect, it, vi } from "vitest";
import { modelRows } from "../../../../src/extension/models/modelRow.ts";
import { pickModelRow } from "../../../../src/extension/models/pickModelRow.ts";

interface Item {
  readonly label: string;
}

const user = vi.hoisted(() => ({ offered: [] as string[], told: [] as string[] }));

vi.mock("vscode", () => ({
  window: {
    showQuickPick: (items: readonly Item[]) => {
      user.offered = items.map(({ label }) => label);
      return Promise.resolve(items.at(-1));
    },
    showInformationMessage: (text: string) => Promise.resolve(void user.told.push(text)),
  },
}));

beforeEach(() => Object.assign(user, { offered: [], told: [] }));

/** With files of these names. */
function stock(...names: readonly string[]): Parameters<typeof pickModelRow>[0] {
  const files = names.map((name) => ({
    name,
    path: `/models/${name}.gguf`,
    sizeBytes: 4e9,
    loaded: false,
    place: "folder" as const,
    integrity: "unknown" as const,
  }));
  const rows = modelRows({ files, catalogue: [], transfers: [], states: [], chosen: undefined, fits: new Map() });
  return { refresh: () => Promise.resolve(), rows };
}

it("names what nobody would see in a file's name, and draws no icons from it", async () => {
  const row = await pickModelRow(stock("ສິງທະເລ\u202Efdp", "สิงโต $(trash)"), "details");
  expect(user.offered.toSorted()).toEqual(["ສິງທະເລ[U+202E]fdp", "สิงโต $ (trash)"].toSorted());
  expect(row?.file?.name).toBe("สิงโต $(trash)");
});

it("says so where there is none", async () => {
  expect(await pickModelRow(stock(), "details")).toBeUndefined();
  expect(user.told).toHaveLength(1);
});

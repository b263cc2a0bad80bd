import { expect, it } from "vitest";
import { withCustomEntries } from "../../../src/core/models/customCatalogue.ts";
import { SettingProblems } from "../../../src/extension/settingProblems.ts";

it("tells of all bad entries of a catalogue in one message, once", () => {
  const told: string[] = [];
  const settings = new SettingProblems((message) => told.push(message));
  const read = (value: unknown): void => settings.tell(withCustomEntries(value).problems);
  const bad: readonly unknown[] = [{ title: "No address" }, 42, { ref: "/a.gguf" }, { ref: "hf:a/b", sizeBytes: -1 }];
  read(bad);
  read(bad);
  expect(told).toHaveLength(1);
  for (const name of ["No address", "Entry 2 ", "/a.gguf", "hf:a/b"]) expect(told[0]).toContain(name);
  read([...bad, { title: "Another" }]);
  expect(told).toHaveLength(2);
  expect(told[1]).not.toContain("No address");
});

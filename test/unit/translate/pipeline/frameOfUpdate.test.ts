import { describe, expect, it } from "vitest";
import { translateDocument } from "../../../../src/core/translate/pipeline/translateDocument.ts";
import { FRAME_KEY } from "../../../../src/core/translate/update/documentFrame.ts";
import type { PreviousTranslation } from "../../../../src/shared/translation.ts";
import { fakeEngineModel } from "../../../support/fakeEngineModel.ts";

/** A translation is its source in capitals. */
async function run(
  format: string,
  text: string,
  previous?: PreviousTranslation,
  translated = (words: string) => words.toUpperCase(),
) {
  const model = fakeEngineModel({ answer: (_messages, words) => translated(words) });
  const result = await translateDocument(model, { text, format, target: "id", previous }, { attempts: 1 });
  return { ...result, asked: model.prompts.map(({ text: words }) => words) };
}

/** Translates, lets a person edit the result, and brings it up to date with another source. */
async function updated(format: string, before: string, edit: (text: string) => string, after: string) {
  const { text, records } = await run(format, before);
  const theirs = edit(text);
  expect(theirs).not.toBe(text);
  return { theirs, result: await run(format, after, { text: theirs, records }), records };
}

describe("what a person has written outside of the entries", () => {
  it.each([
    ["properties", "# Menu\nopen=Open it now\n", (text: string) => `# diperiksa\n${text}`],
    ["yaml", "open: Open it now\ncount: 3\n", (text: string) => text.replace("count: 3", "count: 7 # cukup")],
    ["json", '{\n  "n": 1,\n  "open": "Open it now"\n}\n', (text: string) => text.replace('"n": 1', '"n": 2')],
    [
      "androidXml",
      '<resources>\n  <string name="open">Open it now</string>\n</resources>\n',
      (text: string) => text.replace("  <string", "  <!-- diperiksa -->\n  <string"),
    ],
    ["markdown", "Open it now\n\n```sh\nls\n```\n", (text: string) => text.replace("ls", "ls -l")],
  ])("stays in %s, with its words brought up to date, again and again", async (format, source, edit) => {
    const changed = source.replace("Open it now", "Open it later");
    const { theirs, result } = await updated(format, source, edit, changed);
    expect(result.lost).toBeUndefined();
    expect(result.text).toBe(theirs.replace("OPEN IT NOW", "OPEN IT LATER"));
    const next = await run(format, source, { text: result.text, records: result.records });
    expect(next.text).toBe(theirs);
  });

  it("is asked about where the source has other entries, line by line", async () => {
    const edit = (text: string) => `# diperiksa\n${text}`;
    const source = "open=Open it now\n";
    const { result } = await updated("properties", source, edit, `${source}save=Save it\n`);
    expect(result.lost).toEqual([{ text: "# diperiksa" }]);
    expect(result.text).toBe("open=OPEN IT NOW\nsave=SAVE IT\n");
  });

  it("is nothing where the source alone has changed, also outside of its entries", async () => {
    const source = "# Menu\nopen=Open it now\n";
    const { text, records } = await run("properties", source);
    const changed = "# The menu\nsave=Save it\nopen=Open it now\n";
    const result = await run("properties", changed, { text, records });
    expect(result.lost).toBeUndefined();
    expect(result.text).toBe("# The menu\nsave=SAVE IT\nopen=OPEN IT NOW\n");
  });

  it.each([
    ["yaml", "a: one day\nb: 'two days'\nc: |\n  three days\n", "d: four days\n"],
    ["properties", "a=one day\nb = two days\n", "d=four days\n"],
    ["csv", "key,en\na,one day\nb,two days\n", "d,four days\n"],
    ["subtitles", "1\n00:00:01,000 --> 00:00:02,000\none day\n\n", "2\n00:00:03,000 --> 00:00:04,000\ntwo days\n"],
    ["appleStrings", '"a" = "one day";\n', '"b" = "two days";\n'],
    ["fluent", "a = one day\nb =\n    two days\n    and more\n", "d = four days\n"],
    ["html", "<p title=some>one day</p>\n", "<p>two days</p>\n"],
    ["markdown", "# one day\n\n- two days\n\n", "three days\n"],
    ["plaintext", "one day\n\n", "two days\n"],
    ["po", 'msgid "one day"\nmsgstr ""\n\n', '#: a.c:2\nmsgid "two days"\nmsgstr ""\n'],
  ])("is nothing in %s, however the model's words had to be written", async (format, source, more) => {
    const awkward = (words: string) => `# ${words}: "it's" <y> & = {z} \\ | - *`;
    const first = await run(format, source, undefined, awkward);
    const result = await run(format, source + more, { text: first.text, records: first.records }, awkward);
    expect(result.lost).toBeUndefined();
    expect(result.asked.length).toBeGreaterThan(0);
  });

  it("is nothing in a translation without records that lacks entries only", async () => {
    const result = await run("json", '{\n  "a": "One day",\n  "b": "Two days"\n}', {
      text: '{\n    "a": "Satu hari"\n}',
      records: {},
    });
    expect(result.lost).toBeUndefined();
    expect(result.text).toContain("Satu hari");
    expect(result.text).toContain("TWO DAYS");
  });
});

describe("an earlier translation that stays", () => {
  const before = '{\n  "open": "Open it now"\n}\n';
  const after = '{\n  "open": "Open it later",\n  "save": "Save it"\n}\n';
  const mine = (text: string) => text.replace("{", '{\n  "mine": "Milik saya",');

  it("gets what both documents have, and what has no place in it is told", async () => {
    const { theirs, records } = await updated("json", before, mine, after);
    const kept = await run("json", after, { text: theirs, records, lost: "keep" });
    expect(kept.text).toBe(theirs.replace("OPEN IT NOW", "OPEN IT LATER"));
    expect(kept.asked).toEqual(["Open it later"]);
    expect(kept.notAdded).toEqual([{ key: "save", text: "Save it" }]);
    expect(kept.lost).toBeUndefined();
    // What a person has added is theirs in the next run too.
    const next = await run("json", after, { text: kept.text, records: kept.records });
    expect(next.lost).toContainEqual({ key: "mine", text: "Milik saya" });
  });

  it("stays without what a person took out", async () => {
    const { text, records } = await run("json", after);
    const theirs = text.replace(/,\n {2}"save": .*/u, "");
    const kept = await run("json", after, { text: theirs, records, lost: "keep" });
    expect(kept.text).toBe(theirs);
    expect(kept.lost).toBeUndefined();
    expect(kept.notAdded).toEqual([{ key: "save", text: "Save it" }]);
  });

  it("that shares no entry with the source is lost as before", async () => {
    const previous = { text: '{ "mine": "Milik saya" }', records: {}, lost: "keep" } as const;
    expect((await run("json", after, previous)).lost).toContainEqual({ key: "mine", text: "Milik saya" });
  });

  it("has no record of its frame, which stays a person's", async () => {
    const { result } = await updated("json", before, (text) => text.replace("}", ',"n": 1}'), before);
    expect(result.records[FRAME_KEY]?.translation).not.toBe(
      (await run("json", result.text)).records[FRAME_KEY]?.translation,
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Extraction, Span } from "../../../../src/core/translate/formats/documentFormat.ts";
import { markdown } from "../../../../src/core/translate/formats/markdown/markdown.ts";
import { plainText } from "../../../../src/core/translate/formats/plainText.ts";
import { matchEarlier } from "../../../../src/core/translate/update/matchEarlier.ts";
import { lostEntries, planUpdate, recordsOf, type SpanPlan } from "../../../../src/core/translate/update/planUpdate.ts";
import type { PreviousTranslation } from "../../../../src/shared/translation.ts";

interface Entry {
  readonly key?: string;
  readonly source: string;
  readonly current?: string;
  readonly isCounted?: true;
}

/** A document of entries, as any format's reader gives it. */
function documentOf(entries: readonly Entry[]): Extraction {
  let at = 0;
  const spans = entries.map(({ key, source, current = source, isCounted }): Span => {
    const start = at;
    at += current.length + 1;
    const place = { start, end: start + current.length, encode: (text: string) => text };
    return {
      ...place,
      source,
      current,
      syntax: "text",
      marks: [],
      ...(key === undefined ? {} : { key }),
      ...(isCounted && { isCounted }),
    };
  });
  return { spans, edits: [], skipped: [] };
}

const options = { target: "th" } as const;
const prose = (paragraphs: readonly string[]) => plainText.extract(paragraphs.join("\n\n"), options);
const keyed = (entries: Readonly<Record<string, string>>) =>
  documentOf(Object.entries(entries).map(([key, source]) => ({ key, source })));

/** A first run: what was written, and what is remembered. */
function firstRun(source: Extraction, translations: readonly string[]): PreviousTranslation {
  return { text: "", records: recordsOf(source, translations) };
}

function plansOf(source: Extraction, earlier: Extraction, previous: PreviousTranslation): readonly SpanPlan[] {
  return planUpdate(source, matchEarlier(source, earlier, previous), previous);
}

function lostOf(source: Extraction, earlier: Extraction, previous: PreviousTranslation): readonly Span[] {
  return lostEntries(matchEarlier(source, earlier, previous));
}

/** A further run. */
function nextRun(
  source: Extraction,
  translations: readonly string[],
  { earlier, previous }: { readonly earlier: Extraction; readonly previous: PreviousTranslation },
): PreviousTranslation {
  const match = matchEarlier(source, earlier, previous);
  const plans = planUpdate(source, match, previous);
  return { text: "", records: recordsOf(source, translations, { plans, match }) };
}

function statuses(...parameters: Parameters<typeof plansOf>): string[] {
  return plansOf(...parameters).map((plan) => (plan.action === "translate" ? "translate" : plan.status));
}

const english = { "menu.open": "Open", "menu.save": "Save", "menu.quit": "Quit" };
const thai = { "menu.open": "เปิด", "menu.save": "บันทึก", "menu.quit": "ออก" };

describe("planUpdate by name", () => {
  const run = firstRun(keyed(english), Object.values(thai));

  it("keeps everything while nothing has changed, whatever the order", () => {
    const reordered = keyed({ "menu.quit": "Quit", "menu.open": "Open", "menu.save": "Save" });
    expect(plansOf(reordered, keyed(thai), run)).toEqual([
      { action: "keep", status: "kept", text: "ออก" },
      { action: "keep", status: "kept", text: "เปิด" },
      { action: "keep", status: "kept", text: "บันทึก" },
    ]);
  });

  it("translates what is new, what has changed and what is empty", () => {
    const source = keyed({ ...english, "menu.save": "Save all", "menu.help": "Help" });
    expect(statuses(source, keyed({ ...thai, "menu.quit": " " }), run)).toEqual([
      "kept",
      "translate",
      "translate",
      "translate",
    ]);
  });

  it("keeps a person's edit, and asks about it when its source has changed", () => {
    const edited = keyed({ ...thai, "menu.save": "เซฟ" });
    expect(statuses(keyed(english), edited, run)).toEqual(["kept", "human", "kept"]);
    const changed = keyed({ ...english, "menu.save": "Save all" });
    expect(statuses(changed, edited, run)).toEqual(["kept", "conflict", "kept"]);
    expect(statuses(changed, edited, { ...run, conflicts: "translate" })).toEqual(["kept", "translate", "kept"]);
  });

  it("takes every filled entry for a person's where nothing is known, but a copy of the source for none", () => {
    const unknown = { text: "", records: {} };
    expect(statuses(keyed(english), keyed({ ...thai, "menu.quit": "Quit" }), unknown)).toEqual([
      "human",
      "human",
      "translate",
    ]);
  });

  it("remembers across runs that an entry is a person's", () => {
    const edited = keyed({ ...thai, "menu.save": "เซฟ" });
    const next = nextRun(keyed(english), ["เปิด", "เซฟ", "ออก"], { earlier: edited, previous: run });
    const changed = keyed({ ...english, "menu.save": "Save all" });
    expect(statuses(changed, edited, next)).toEqual(["kept", "conflict", "kept"]);
  });

  it("remembers what it was told nothing about: a change of the source asks", () => {
    const unknown = { text: "", records: {} };
    const next = nextRun(keyed(english), Object.values(thai), { earlier: keyed(thai), previous: unknown });
    const changed = keyed({ ...english, "menu.open": "Open file" });
    expect(statuses(changed, keyed(thai), next)).toEqual(["conflict", "human", "human"]);
  });

  it("translates again what no try could translate", () => {
    const records = recordsOf(keyed(english), ["เปิด", undefined, "ออก"]);
    const written = keyed({ ...thai, "menu.save": "Save" });
    expect(statuses(keyed(english), written, { text: "", records })).toEqual(["kept", "translate", "kept"]);
  });

  it("keeps a translation that is equal to its source", () => {
    const source = keyed({ name: "SEA-LION" });
    expect(statuses(source, source, firstRun(source, ["SEA-LION"]))).toEqual(["kept"]);
  });

  it("tells entries of one name apart", () => {
    const source = documentOf([
      { key: "item", source: "one" },
      { key: "item", source: "two" },
    ]);
    const written = documentOf([
      { key: "item", source: "หนึ่ง" },
      { key: "item", source: "สอง" },
    ]);
    const plans = plansOf(source, written, firstRun(source, ["หนึ่ง", "สอง"]));
    expect(plans.map((plan) => "text" in plan && plan.text)).toEqual(["หนึ่ง", "สอง"]);
  });

  it("finds an entry whose key was renamed, also a person's", () => {
    const { "menu.quit": quit, ...rest } = english;
    const edited = keyed({ ...thai, "menu.quit": "เลิก" });
    const renamed = keyed({ ...rest, "menu.leave": quit });
    expect(statuses(renamed, edited, run)).toEqual(["kept", "kept", "human"]);
    expect(lostOf(renamed, edited, run)).toEqual([]);
  });

  it("takes keys that are numbers for names, and one more translates nothing else again", () => {
    const before = firstRun(keyed({ 1: "One", 2: "Two" }), ["หนึ่ง", "สอง"]);
    const source = keyed({ 1: "One", 2: "Two", 7: "Seven" });
    expect(statuses(source, keyed({ 1: "หนึ่ง", 2: "สอง" }), before)).toEqual(["kept", "kept", "translate"]);
  });

  it("moves no entry of a list when one is inserted", () => {
    const before = firstRun(keyed({ 0: "One", 1: "Two" }), ["หนึ่ง", "สอง"]);
    const source = keyed({ 0: "Zero", 1: "One", 2: "Two" });
    expect(statuses(source, keyed({ 0: "หนึ่ง", 1: "สองของคน" }), before)).toEqual(["translate", "kept", "human"]);
  });

  it("names what a person has added and what the source has no place for", () => {
    const earlier = keyed({ ...thai, "menu.mine": "ของฉัน" });
    expect(lostOf(keyed(english), earlier, run).map(({ key }) => key)).toEqual(["menu.mine"]);
    const { "menu.quit": _gone, ...rest } = english;
    expect(lostOf(keyed(rest), keyed(thai), run)).toEqual([]);
    // An entry that could not be translated has the source's words, and waits.
    expect(lostOf(keyed(rest), keyed({ ...thai, "menu.quit": english["menu.quit"] }), run)).toEqual([]);
    expect(lostOf(keyed(rest), keyed({ ...thai, "menu.quit": "เลิก" }), run).map(({ key }) => key)).toEqual([
      "menu.quit",
    ]);
  });
});

describe("planUpdate of documents with both languages", () => {
  const po = (entries: readonly (readonly [string, string])[]) =>
    documentOf(entries.map(([source, current]) => ({ key: source, source, current })));

  it("needs no records: the document says what each translation was made from", () => {
    const document = po([
      ["Open", "เปิด"],
      ["Save", ""],
    ]);
    expect(statuses(document, document, { text: "", records: {} })).toEqual(["human", "translate"]);
  });

  it("knows a unit whose source has changed", () => {
    const before = documentOf([{ key: "save", source: "Save", current: "" }]);
    const after = documentOf([{ key: "save", source: "Save all", current: "บันทึก" }]);
    expect(statuses(after, after, firstRun(before, ["บันทึก"]))).toEqual(["translate"]);
    const edited = documentOf([{ key: "save", source: "Save all", current: "เซฟ" }]);
    expect(statuses(edited, edited, firstRun(before, ["บันทึก"]))).toEqual(["conflict"]);
  });
});

describe("planUpdate of prose", () => {
  const paragraphs = ["All human beings are born free.", "Everyone has the right to life.", "No one shall be a slave."];
  const translated = ["มนุษย์ทั้งปวงเกิดมามีอิสระ", "ทุกคนมีสิทธิในการดำรงชีวิต", "บุคคลใดจะตกอยู่ในความเป็นทาสมิได้"];
  const run = firstRun(prose(paragraphs), translated);

  it("moves no paragraph when one is inserted, wherever", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), (at) => {
        const plans = plansOf(prose(paragraphs.toSpliced(at, 0, "A new one.")), prose(translated), run);
        expect(plans).toEqual(
          translated
            .map((text): unknown => ({ action: "keep", status: "kept", text }))
            .toSpliced(at, 0, { action: "translate" }),
        );
      }),
    );
  });

  it("translates the one paragraph that has changed", () => {
    const changed = paragraphs.with(1, "Everyone has the right to life and liberty.");
    expect(statuses(prose(changed), prose(translated), run)).toEqual(["kept", "translate", "kept"]);
  });

  it("keeps a paragraph that a person has written anew, and asks when its source has changed too", () => {
    const edited = prose(translated.with(1, "คนทุกคนมีสิทธิมีชีวิต"));
    expect(statuses(prose(paragraphs), edited, run)).toEqual(["kept", "human", "kept"]);
    const changed = paragraphs.with(1, "Everyone has the right to life and liberty.");
    expect(statuses(prose(changed), edited, run)).toEqual(["kept", "conflict", "kept"]);
  });

  it("takes over a translation by order where nothing is known but that both have as many paragraphs", () => {
    const unknown = { text: "", records: {} };
    expect(statuses(prose(paragraphs), prose(translated), unknown)).toEqual(["human", "human", "human"]);
    const shorter = prose(translated.slice(1));
    expect(statuses(prose(paragraphs), shorter, unknown)).toEqual(["translate", "translate", "translate"]);
    expect(lostOf(prose(paragraphs), shorter, unknown)).toHaveLength(2);
  });

  it("keeps a paragraph that a person has added from being lost unseen", () => {
    const longer = prose([...translated, "หมายเหตุของผู้แปล"]);
    expect(lostOf(prose(paragraphs), longer, run).map(({ current }) => current)).toEqual(["หมายเหตุของผู้แปล"]);
  });

  it("puts no paragraph of a person in the place of a new one", () => {
    const edited = prose(translated.with(1, "คนทุกคนมีสิทธิมีชีวิต"));
    const source = prose(
      paragraphs.with(1, "Everyone has the right to life and liberty.").toSpliced(1, 0, "A new one."),
    );
    expect(statuses(source, edited, run)).toEqual(["kept", "translate", "translate", "kept"]);
    expect(lostOf(source, edited, run).map(({ current }) => current)).toEqual(["คนทุกคนมีสิทธิมีชีวิต"]);
  });

  it("finds a paragraph that was moved, also a person's", () => {
    const edited = prose(translated.with(1, "คนทุกคนมีสิทธิมีชีวิต"));
    const [first = "", second = "", third = ""] = paragraphs;
    expect(statuses(prose([second, first, third]), edited, run)).toEqual(["human", "kept", "kept"]);
  });

  describe("of a paragraph that was moved and changed", () => {
    const read = (texts: readonly string[]) => markdown.extract(texts.join("\n\n"), options);
    const [start, guide] = ["Run `npm start` to open it.", "All about it is in the [guide](docs/guide.md)."];
    const [thaiStart, thaiGuide] = ["สั่ง `npm start` เพื่อเปิด", "อ่านทั้งหมดได้ใน[คู่มือ](docs/guide.md)"];
    const before = firstRun(read([start, guide, ...paragraphs]), [thaiStart, thaiGuide, ...translated]);
    const changedStart = "Then run `npm start` again.";
    const moved = read([guide, ...paragraphs, "A new one.", changedStart]);

    it("finds it by its code, and asks about what a person has written there", () => {
      const mine = "ใช้ `npm start` เปิดโปรแกรม";
      const edited = read([mine, thaiGuide, ...translated]);
      expect(statuses(moved, edited, before)).toEqual(["kept", "kept", "kept", "kept", "translate", "conflict"]);
      expect(lostOf(moved, edited, before)).toEqual([]);
    });

    it("finds it by the targets of its links", () => {
      const edited = read([thaiStart, "ดู[คู่มือ](docs/guide.md)", ...translated]);
      const source = read([start, ...paragraphs, "A new one.", "The [guide](docs/guide.md) tells all."]);
      expect(statuses(source, edited, before)).toEqual(["kept", "kept", "kept", "kept", "translate", "conflict"]);
    });

    it("takes it for none of two that have the same code, and for none without code", () => {
      const edited = read(["ใช้ `npm start` เปิดโปรแกรม", thaiGuide, ...translated]);
      const twice = read([guide, ...paragraphs, "`npm start` is a command.", changedStart]);
      const plain = read([guide, ...paragraphs, "A new one.", "Then start it again."]);
      for (const source of [twice, plain]) {
        expect(statuses(source, edited, before).slice(-2)).toEqual(["translate", "translate"]);
        expect(lostOf(source, edited, before)).toHaveLength(1);
      }
    });
  });

  it("names what a person has taken out or joined, before it is there again", () => {
    const [first = "", second = "", third = ""] = translated;
    const deleted = lostOf(prose(paragraphs), prose([first, third]), run);
    expect(deleted.map(({ source }) => source)).toEqual([paragraphs[1]]);
    const joined = lostOf(prose(paragraphs), prose([`${first} ${second}`, third]), run);
    expect(joined.map(({ current }) => current)).toEqual([`${first} ${second}`, paragraphs[0], paragraphs[1]]);
    expect(lostOf(prose(paragraphs.toSpliced(1, 1)), prose([first, third]), run)).toEqual([]);
  });

  it("counts cues by order: one more at the beginning renames no other", () => {
    const cues = (texts: readonly string[]) =>
      documentOf(texts.map((source, i) => ({ key: String(i + 1), source, isCounted: true })));
    const before = firstRun(cues(paragraphs), translated);
    expect(statuses(cues(["Hello.", ...paragraphs]), cues(translated), before)).toEqual([
      "translate",
      "kept",
      "kept",
      "kept",
    ]);
  });

  it("keeps all of any document that has not changed, also after its records went through JSON", () => {
    const line = fc.string({ unit: "grapheme", minLength: 1 }).map((text) => `a${text.replace(/\s/gu, "")}`);
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
        const source = prose(lines);
        const translations = source.spans.map((_, index) => `แปล ${String(index)}`);
        const previous = JSON.parse(JSON.stringify(firstRun(source, translations))) as PreviousTranslation;
        expect(new Set(statuses(source, prose(translations), previous))).toEqual(new Set(["kept"]));
      }),
    );
  });
});

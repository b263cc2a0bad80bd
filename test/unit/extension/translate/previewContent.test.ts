/** The right side of a preview while the model writes and a person types. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PreviewContent, type PreviewSegment } from "../../../../src/extension/translate/preview/previewContent.ts";
import type { TextChange } from "../../../../src/extension/translate/spans.ts";

const source = "# Rights\n\nAll human beings are born free.\n\nEveryone has the right to life.\n";
const free = "All human beings are born free.";
const life = "Everyone has the right to life.";

function segment(index: number, words: string, text: string, state: PreviewSegment["state"] = "writing") {
  const start = source.indexOf(words);
  return { index, start, end: start + words.length, text, state };
}

/** An editor that shows the text: it reads it again, or is typed into. */
class Editor {
  text = source;
  private readonly content: PreviewContent;

  constructor(content: PreviewContent) {
    this.content = content;
  }

  readAgain(text: string): void {
    const change = { rangeOffset: 0, rangeLength: this.text.length, text };
    this.text = text;
    this.content.noteChange([change], text);
  }

  change(...changes: TextChange[]): void {
    for (const { rangeOffset, rangeLength, text } of changes) {
      this.text = this.text.slice(0, rangeOffset) + text + this.text.slice(rangeOffset + rangeLength);
    }
    this.content.noteChange(changes, this.text);
  }

  replace(words: string, text: string): void {
    this.change({ rangeOffset: this.text.indexOf(words), rangeLength: words.length, text });
  }

  /** As a preview writes into a document that somebody has edited. */
  write(): void {
    const replacements = this.content.replacements(this.text);
    const changes = replacements.map(({ start, end, text }) => ({
      rangeOffset: start,
      rangeLength: end - start,
      text,
    }));
    this.change(...changes.toReversed());
    this.content.noteWritten(replacements);
  }
}

describe("a preview that nobody edits", () => {
  it("is the source with its segments replaced as they come", () => {
    const content = new PreviewContent(source);
    const editor = new Editor(content);
    content.set(segment(1, life, "ทุกคน"));
    editor.readAgain(content.compose());
    expect(editor.text).toBe(source.replace(life, "ทุกคน"));
    content.set(segment(1, life, "ทุกคนมีสิทธิในชีวิต"));
    content.set(segment(0, free, "มนุษย์ทั้งปวงเกิดมามีอิสระ"));
    editor.readAgain(content.compose());
    expect(content.isEdited).toBe(false);
    expect(editor.text).toBe(source.replace(life, "ทุกคนมีสิทธิในชีวิต").replace(free, "มนุษย์ทั้งปวงเกิดมามีอิสระ"));
    const places = content.untouched(editor.text);
    expect([...places.values()].map(({ start, end }) => editor.text.slice(start, end))).toEqual([
      "ทุกคนมีสิทธิในชีวิต",
      "มนุษย์ทั้งปวงเกิดมามีอิสระ",
    ]);
  });
});

describe("a preview that ends too early", () => {
  it("has finished segments only", () => {
    const content = new PreviewContent(source);
    content.set(segment(1, life, "ทุกคนมีสิทธิในชีวิต", "done"));
    content.set(segment(0, free, "มนุษย์ทั้"));
    content.takeBackUnfinished();
    expect(content.compose()).toBe(source.replace(life, "ทุกคนมีสิทธิในชีวิต"));
  });
});

describe("a preview that somebody edits while it fills", () => {
  it("writes on where nobody has been, and nowhere else", () => {
    const content = new PreviewContent(source);
    const editor = new Editor(content);
    content.set(segment(0, free, "မွေးကတည်းက"));
    editor.readAgain(content.compose());
    editor.replace("မွေးကတည်းက", "လူတိုင်းသည် လွတ်လပ်စွာ မွေးဖွားသည်");
    editor.replace("# Rights", "# အခွင့်အရေးများ");
    expect(content.isEdited).toBe(true);
    content.set(segment(0, free, "အခြားစာသား"));
    content.set(segment(1, life, "လူတိုင်း"));
    editor.write();
    content.set(segment(1, life, "လူတိုင်းတွင် အသက်ရှင်ခွင့်ရှိသည်"));
    editor.write();
    expect(editor.text).toBe("# အခွင့်အရေးများ\n\nလူတိုင်းသည် လွတ်လပ်စွာ မွေးဖွားသည်\n\nလူတိုင်းတွင် အသက်ရှင်ခွင့်ရှိသည်\n");
    expect([...content.untouched(editor.text).keys()]).toEqual([1]);
  });

  it("goes back to the source where the model was in the middle of a segment, and keeps what somebody wrote", () => {
    const content = new PreviewContent(source);
    const editor = new Editor(content);
    content.set(segment(0, free, "ບ"));
    content.set(segment(1, life, "ທຸກຄົນ"));
    editor.readAgain(content.compose());
    editor.replace("# Rights", "# ສິດ");
    editor.replace("ບ", "ຄົນເກີດມາເປັນອິດສະຫຼະ");
    content.takeBackUnfinished();
    editor.write();
    expect(editor.text).toBe(`# ສິດ\n\nຄົນເກີດມາເປັນອິດສະຫຼະ\n\n${life}\n`);
  });

  it("takes an edit of the source's words for a person's will", () => {
    const content = new PreviewContent(source);
    const editor = new Editor(content);
    editor.replace(life, "Everyone lives.");
    content.set(segment(1, life, "ຊີວິດ"));
    editor.write();
    expect(editor.text).toBe(source.replace(life, "Everyone lives."));
  });

  it("never loses a character that somebody typed between the segments", () => {
    const at = fc.nat({ max: 2 });
    const typed = fc.array(fc.record({ gap: at, text: fc.string({ minLength: 1, maxLength: 3, unit: "grapheme" }) }));
    fc.assert(
      fc.property(typed, fc.array(fc.string({ minLength: 1, unit: "grapheme" }), { minLength: 1 }), (edits, texts) => {
        const content = new PreviewContent(source);
        const editor = new Editor(content);
        // Somebody types into the heading's line; the segments are far from it.
        editor.change({ rangeOffset: 0, rangeLength: 0, text: ">" });
        let expectedHead = ">";
        for (const [index, text] of texts.entries()) {
          content.set(segment(1, life, text));
          const edit = edits[index];
          if (edit !== undefined) {
            const offset = Math.min(edit.gap, expectedHead.length);
            editor.change({ rangeOffset: offset, rangeLength: 0, text: edit.text });
            expectedHead = expectedHead.slice(0, offset) + edit.text + expectedHead.slice(offset);
          }
          editor.write();
        }
        expect(editor.text).toBe(expectedHead + source.replace(life, () => texts.at(-1) ?? ""));
      }),
    );
  });
});

/** The question for a language, over an editor that the test plays. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { pickLanguage, type LanguageList } from "../../../src/extension/language/languagePicker.ts";
import { en } from "../../../src/shared/messages/en.ts";
import { ENGLISH, setUiWords } from "../../../src/shared/messages/uiWords.ts";

interface Item {
  readonly tag: string | undefined;
  readonly label: string;
  readonly description?: string;
  readonly alwaysShow?: boolean;
}

class FakePicker {
  items: readonly Item[] = [];
  selectedItems: readonly Item[] = [];
  placeholder = "";
  title: string | undefined;
  isShown = false;
  isDisposed = false;
  private readonly listeners = new Map<string, (value: string) => void>();

  onDidChangeValue = (listener: (value: string) => void) => this.listeners.set("value", listener);
  onDidAccept = (listener: () => void) => this.listeners.set("accept", listener);
  onDidHide = (listener: () => void) => this.listeners.set("hide", listener);

  show(): void {
    this.isShown = true;
  }

  hide(): void {
    this.listeners.get("hide")?.("");
  }

  type(value: string): void {
    this.listeners.get("value")?.(value);
  }

  accept(item: Item | undefined): void {
    this.selectedItems = item === undefined ? [] : [item];
    this.listeners.get("accept")?.("");
  }

  dispose(): void {
    this.isDisposed = true;
  }
}

const editor = vi.hoisted(() => ({ asked: [] as FakePicker[] }));

vi.mock("vscode", () => ({
  window: {
    createQuickPick: () => {
      const picker = new FakePicker();
      editor.asked.push(picker);
      return picker;
    },
  },
}));

beforeEach(() => (editor.asked.length = 0));
afterEach(() => setUiWords(ENGLISH));

const question: LanguageList = {
  placeholder: "Translate into",
  likely: ["ta", "ms"],
  noteOf: (tag) => (tag === "ta" ? "last used" : undefined),
};

describe("the question for a language", () => {
  it("offers the likely ones first, and says why it is asked", async () => {
    const picked = pickLanguage({ ...question, title: "“$(klingon)” ບໍ່ແມ່ນພາສາ" });
    const [asked] = editor.asked;
    expect(asked!.items[0]).toMatchObject({ tag: "ta", label: "தமிழ் - Tamil", description: "ta · last used" });
    expect(asked).toMatchObject({ placeholder: "Translate into", title: "“$ (klingon)” ບໍ່ແມ່ນພາສາ", isShown: true });
    asked!.accept(asked!.items[1]);
    expect((await picked)?.tag).toBe("ms");
    expect(asked!.isDisposed).toBe(true);
  });

  it("offers the text's own language last, unless its name is typed", async () => {
    const picked = pickLanguage({ ...question, own: "ta" });
    const [asked] = editor.asked;
    expect(asked!.items.map(({ tag }) => tag)).toHaveLength(11);
    expect([asked!.items[0]!.tag, asked!.items.at(-1)!.tag]).toEqual(["ms", "ta"]);
    asked!.type("tamil");
    expect(asked!.items[0]!.tag).toBe("ta");
    asked!.hide();
    expect(await picked).toBeUndefined();
  });

  it("finds a language by names that its list does not show", async () => {
    setUiWords({ language: "km", messages: en });
    const picked = pickLanguage(question);
    const [asked] = editor.asked;
    expect(JSON.stringify(asked!.items)).not.toContain("Vietnamese");
    asked!.type("Vietnamese");
    expect(asked!.items.filter(({ alwaysShow }) => alwaysShow).map(({ tag }) => tag)).toEqual(["vi"]);
    expect(asked!.items[0]).toMatchObject({ tag: "vi", label: "Tiếng Việt - វៀតណាម" });
    expect(asked!.items).toHaveLength(11);
    asked!.accept(asked!.items[0]);
    expect((await picked)?.tag).toBe("vi");
  });

  it("has a row that stands for none, which is another answer than none", async () => {
    const picked = pickLanguage({ ...question, otherwise: { label: "Detect", note: "current" } });
    const [asked] = editor.asked;
    expect(asked!.items[0]).toEqual({ tag: undefined, label: "Detect", description: "current" });
    asked!.accept(asked!.items[0]);
    expect(await picked).toMatchObject({ tag: undefined });
    const dismissed = pickLanguage(question);
    editor.asked[1]!.hide();
    expect(await dismissed).toBeUndefined();
  });

  it("goes when it is taken away, before it is shown, too", async () => {
    const abort = new AbortController();
    const picked = pickLanguage({ ...question, signal: abort.signal });
    abort.abort();
    expect(await picked).toBeUndefined();
    expect(await pickLanguage({ ...question, signal: abort.signal })).toBeUndefined();
    expect(editor.asked.map(({ isShown }) => isShown)).toEqual([true, false]);
  });
});

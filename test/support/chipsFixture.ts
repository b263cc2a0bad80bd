/** A composer's chips over a workspace with two files. Needs the editor of fakeWorkspace.ts in the place of "vscode". */
import { ContextChips, type ContextChipsOptions } from "../../src/extension/chat/context/contextChips.ts";
import type { Attachment } from "../../src/shared/attachment.ts";
import { workspace } from "./fakeWorkspace.ts";

type Editors = ContextChipsOptions["editors"];
type Editor = NonNullable<Editors["current"]>;

export class ChipsFixture {
  isModelLoaded = true;
  /** Texts whose tokens were counted: one for each character. */
  readonly counted: string[] = [];
  readonly told: string[] = [];
  /** What was put into the composer. */
  readonly inserted: string[] = [];
  /** The text editor that was worked in last: the chat itself may be the active one. */
  readonly inFront: Editors = {
    get current() {
      const [document] = workspace.documents;
      if (document === undefined) return undefined;
      return { document, selection: workspace.selection ?? { isEmpty: true } } as unknown as Editor;
    },
  };
  readonly chips: ContextChips;

  constructor() {
    workspace.reset();
    workspace.write("/project/src/giá.ts", "const giá = 30_000;\nconst tên = 'Phở bò';\nexport { giá };\n");
    workspace.write("/project/docs/เมนู อาหาร.md", "# เมนู");
    this.chips = this.again();
  }

  /** Those of the same composer in the next extension host. */
  again(): ContextChips {
    const countTexts = (texts: readonly string[]) => {
      this.counted.push(...texts);
      return Promise.resolve({ tokens: texts.map(({ length }) => length), isEstimate: !this.isModelLoaded });
    };
    return new ContextChips({
      budget: { countTexts },
      editors: this.inFront,
      likelyLanguages: (command) => (command === "translate" ? ["vi", "th"] : ["km"]),
      notify: (text) => void this.told.push(text),
      insertText: (text) => void this.inserted.push(text),
    });
  }

  /** What goes along. */
  async read(): Promise<readonly Attachment[]> {
    return (await this.chips.read()).filter(({ error }) => error === undefined);
  }

  dispose(): void {
    this.chips.dispose();
  }
}

export function fileUri(path: string): string {
  return `file://${encodeURI(path)}`;
}

/** What becomes of a preview whose tab is closed. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ErrorReporter } from "../../../../src/extension/errors/errorReporter.ts";
import { FindingDiagnostics } from "../../../../src/extension/translate/findings/findingDiagnostics.ts";
import { TranslationPreviews } from "../../../../src/extension/translate/preview/translationPreviews.ts";
import type { TranslationJob } from "../../../../src/extension/translate/translationJob.ts";
import { FakeDocument, saveFake, showFake } from "../../../support/fakeVscode.ts";
import { scriptedServerApi } from "../../../support/scriptedServerApi.ts";

interface Tab {
  readonly input: unknown;
}

interface FileProvider {
  readFile(uri: unknown): Uint8Array;
  writeFile(uri: unknown, content: Uint8Array): void;
}

/** What the extension has given to the editor, and what a person does there. */
interface Workbench {
  right?: { readonly path: string };
  files?: unknown;
  closeTab: (tab: unknown) => void;
  readonly told: string[];
  readonly DiffInput: new (modified: unknown) => object;
}

const workbench = vi.hoisted((): Workbench => ({
  closeTab: () => undefined,
  told: [],
  DiffInput: class {
    readonly modified: unknown;
    constructor(modified: unknown) {
      this.modified = modified;
    }
  },
}));

vi.mock("vscode", async () => {
  const { fakeVscode, showFake: show } = await import("../../../support/fakeVscode.ts");
  const tabGroups = {
    all: [],
    onDidChangeTabs: (listener: (event: { readonly closed: readonly Tab[] }) => void) => {
      workbench.closeTab = (tab) => {
        listener({ closed: [tab as Tab] });
      };
      return { dispose: () => undefined };
    },
  };
  return {
    ...fakeVscode,
    Uri: { ...fakeVscode.Uri, from: ({ path }: { readonly path: string }) => fakeVscode.Uri.file(path) },
    TabInputTextDiff: workbench.DiffInput,
    commands: {
      executeCommand: (command: string, _left: unknown, right: { readonly path: string }) => {
        if (command === "vscode.diff") workbench.right = right;
        return Promise.resolve();
      },
    },
    workspace: Object.assign(Object.create(fakeVscode.workspace) as object, {
      registerFileSystemProvider: (_scheme: string, files: unknown) => {
        workbench.files = files;
        return { dispose: () => undefined };
      },
    }),
    window: Object.assign(
      Object.create(fakeVscode.window, { tabGroups: { value: tabGroups, enumerable: true } }) as object,
      {
        showTextDocument: (document: FakeDocument) => Promise.resolve(show(document)),
        showInformationMessage: (message: string) => {
          workbench.told.push(message);
          return Promise.resolve();
        },
      },
    ),
  };
});

const source = "Everyone has the right to life.\n";
const translated = "ทุกคนมีสิทธิในชีวิต\n";
const edited = "บุคคลมีสิทธิในชีวิต\n";
const closed = "The preview of notes.txt was closed before it was accepted. The translation is still there.";

/** A preview that is filled, and that somebody has edited. */
async function editedPreview() {
  const document = showFake(new FakeDocument(source));
  const { api, translations } = scriptedServerApi();
  const reporter = { report: (error: unknown) => expect.unreachable(String(error)) } as unknown as ErrorReporter;
  const previews = new TranslationPreviews({ api, reporter, findings: new FindingDiagnostics() });
  const job: TranslationJob = {
    document: document as unknown as TranslationJob["document"],
    source,
    places: [{ start: 0, end: source.length }],
    isWhole: true,
    target: "th",
    from: "en",
    format: "plaintext",
    register: "neutral",
    glossary: [],
  };
  const opened = previews.open(job);
  await vi.waitFor(() => {
    expect(translations).toHaveLength(1);
  });
  const place = { start: 0, end: source.length - 1, resultStart: 0, resultEnd: translated.length - 1 };
  const segments = [{ ...place, status: "translated" as const, attempts: 1, findings: [] }];
  translations[0]?.finish({ text: translated, segments });
  await opened;
  const right = showFake(new FakeDocument(translated, workbench.right));
  right.replace(0, 5, "บุคคล");
  expect(right.getText()).toBe(edited);
  return { document, right };
}

function save(right: FakeDocument, reason: "Manual" | "AfterDelay"): void {
  (workbench.files as FileProvider).writeFile(right.uri, new TextEncoder().encode(`\uFEFF${right.getText()}`));
  saveFake(right, reason);
}

function close(right: FakeDocument): void {
  showFake(new FakeDocument("", { path: "/other.txt" }));
  workbench.closeTab({ input: new workbench.DiffInput(right.uri) });
}

describe("a preview whose tab is closed", () => {
  beforeEach(() => {
    workbench.told.length = 0;
  });

  it("after it was saved is accepted, with the words that were saved", async () => {
    const { document, right } = await editedPreview();
    save(right, "Manual");
    expect(document.getText()).toBe(source);
    close(right);
    await vi.waitFor(() => {
      expect(document.getText()).toBe(edited);
    });
    expect(workbench.told).toEqual([]);
  });

  it.each([
    ["without it", () => undefined],
    ["after it was saved by itself", (right: FakeDocument) => save(right, "AfterDelay")],
    [
      "with edits that came after it was saved",
      (right: FakeDocument) => {
        save(right, "Manual");
        right.replace(0, 0, "ไม่");
      },
    ],
  ])("%s is discarded, with a way back", async (_name, before) => {
    const { document, right } = await editedPreview();
    before(right);
    close(right);
    await vi.waitFor(() => {
      expect(workbench.told).toEqual([closed]);
    });
    expect(document.getText()).toBe(source);
  });
});

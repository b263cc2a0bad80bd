/**
 * What the editor asks its user and tells them, with a user whom a test plays.
 * `vi.mock("vscode", async () => (await import(".../fakeDialogs.ts")).vscodeWithDialogs)` puts it in the place of the real one.
 */
import { fakeVscode } from "./fakeVscode.ts";

interface Place {
  readonly path: string;
}

interface PickedItem {
  readonly label: string;
  readonly description?: string;
}

export const user = {
  /** Which item of a pick is taken; undefined: the pick is dismissed. */
  takes: undefined as number | undefined,
  /** Which file is chosen; undefined: the dialog is dismissed. */
  chooses: undefined as Place | undefined,
  /** Which button of a message is pressed. */
  presses: undefined as string | undefined | Promise<string>,
  /** Items of the picks. */
  offered: [] as PickedItem[],
  /** Where a file would go if nobody said another place. */
  suggested: undefined as Place | undefined,
  /** Messages, and what the status bar said. */
  told: [] as string[],

  reset(): void {
    Object.assign(user, { takes: undefined, chooses: undefined, presses: undefined, suggested: undefined });
    user.offered.length = 0;
    user.told.length = 0;
  },
};

function tell(text: string): Promise<string | undefined> {
  user.told.push(text);
  return Promise.resolve(user.presses);
}

export const vscodeWithDialogs = {
  ...fakeVscode,
  window: {
    ...fakeVscode.window,
    showQuickPick: (items: readonly PickedItem[]) => {
      user.offered.push(...items);
      return Promise.resolve(items[user.takes ?? -1]);
    },
    showSaveDialog: ({ defaultUri }: { readonly defaultUri: Place }) => {
      user.suggested = defaultUri;
      return Promise.resolve(user.chooses);
    },
    showOpenDialog: () => Promise.resolve(user.chooses === undefined ? undefined : [user.chooses]),
    showInformationMessage: tell,
    showWarningMessage: tell,
    setStatusBarMessage: (text: string) => user.told.push(text),
  },
};

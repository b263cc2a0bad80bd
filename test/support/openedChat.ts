/** The chat panel, open in a window of a workbench that has the tiny model. */
import { defaultTinyModelPath } from "../../tools/tiny-model/expand.mjs";
import { TestWorkbench } from "./testWorkbench.ts";
import { type ChatPanel, WorkbenchPage } from "./workbenchPage.ts";

export interface OpenedChat {
  readonly workbench: TestWorkbench;
  /** The workspace's. */
  readonly folder: string;
  readonly window: WorkbenchPage;
  readonly chat: ChatPanel;
}

/** @param files of the workspace */
export async function openedChat(files: Readonly<Record<string, string>>): Promise<OpenedChat> {
  const workbench = await TestWorkbench.start({ model: defaultTinyModelPath });
  const folder = workbench.makeWorkspace(files);
  const window = await WorkbenchPage.open(workbench, folder);
  return { workbench, folder, window, chat: await window.openChat() };
}

/** What loads the bundle of the chat, and that it is loaded once. */
import { beforeEach, expect, it, vi } from "vitest";
import { CHAT_COMMANDS } from "../../../src/extension/chat/chatCommands.ts";
import type { ChatDependencies } from "../../../src/extension/chat/chatDependencies.ts";
import type { ChatFeatures } from "../../../src/extension/chat/chatFeatures.ts";
import { lazyChat, type LazyChat } from "../../../src/extension/chat/lazyChat.ts";
import { loadChatFeatures } from "../../../src/extension/chat/loadChatFeatures.ts";
import { FakeMemento } from "../../support/fakeMemento.ts";

const providers = vi.hoisted(() => new Map<string, { resolveWebviewView?: (view: unknown) => unknown }>());
const editor = vi.hoisted(() => ({
  TabInputWebview: class {
    readonly viewType = "mainThreadWebview-sealion.chatEditor";
  },
  tabGroups: {
    all: [] as unknown[],
    changed: () => undefined,
    onDidChangeTabs: (listener: () => undefined) => {
      editor.tabGroups.changed = listener;
      return { dispose: () => undefined };
    },
  },
}));
vi.mock("../../../src/extension/chat/loadChatFeatures.ts");
vi.mock("vscode", () => {
  const register = (id: string, provider: object) => {
    providers.set(id, provider);
    return { dispose: () => providers.delete(id) };
  };
  const { TabInputWebview, tabGroups } = editor;
  const window = { registerWebviewViewProvider: register, registerWebviewPanelSerializer: register, tabGroups };
  return { TabInputWebview, window };
});

let chat: LazyChat;
let disposed: number;
const ran: unknown[] = [];

beforeEach(() => {
  disposed = 0;
  ran.length = 0;
  const commands = Object.fromEntries(CHAT_COMMANDS.map((id) => [id, (argument: unknown) => ran.push([id, argument])]));
  const features = {
    commands,
    panels: { resolveWebviewView: (view: unknown) => ran.push(view), giveBackLeft: () => ran.push("giveBackLeft") },
    dispose: () => (disposed += 1),
  } as unknown as ChatFeatures;
  vi.mocked(loadChatFeatures)
    .mockReset()
    .mockReturnValue({ createChatFeatures: () => features });
  chat = create();
});

function create(): LazyChat {
  return lazyChat("/dist", { context: { workspaceState: new FakeMemento() } } as unknown as ChatDependencies);
}

it("a window in which nobody chats loads nothing, and has nothing to let go of", () => {
  chat.dispose();
  expect(loadChatFeatures).not.toHaveBeenCalled();
  expect(disposed).toBe(0);
  expect(providers.size).toBe(0);
});

it("the view and the commands load it once, and get what they were given", () => {
  providers.get("sealion.chat")!.resolveWebviewView!("view");
  void chat.commands["sealion.chat.stop"]!("editor");
  expect(ran).toEqual(["view", ["sealion.chat.stop", "editor"]]);
  expect(loadChatFeatures).toHaveBeenCalledOnce();
  chat.dispose();
  expect(disposed).toBe(1);
});

it("what was on its way in a tab of an earlier extension host is looked for again when that was closed", async () => {
  vi.useFakeTimers();
  const { tabGroups } = editor;
  tabGroups.all = [{ viewColumn: 1, tabs: [{ isActive: false, input: new editor.TabInputWebview() }] }];
  chat = create();
  providers.get("sealion.chat")!.resolveWebviewView!("view");
  await vi.runAllTimersAsync();
  expect(ran).toEqual(["view"]);
  tabGroups.all = [];
  tabGroups.changed();
  await vi.runAllTimersAsync();
  expect(ran).toEqual(["view", "giveBackLeft"]);
  vi.useRealTimers();
});

it("every command is there from the beginning", () => {
  expect(Object.keys(chat.commands)).toEqual([...CHAT_COMMANDS]);
  expect(loadChatFeatures).not.toHaveBeenCalled();
});

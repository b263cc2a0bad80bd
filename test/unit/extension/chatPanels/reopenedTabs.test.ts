/** Tabs that are opened anew because their extension host has gone away. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TabRecords } from "../../../../src/extension/chat/tabRecords.ts";
import { fakeTab, workbench, type FakeTab, type FakeWebview, type ListedTab } from "../../../support/fakeWebviews.ts";
import { PanelsFixture } from "../../../support/panelsFixture.ts";

vi.mock("vscode", async () => (await import("../../../support/fakeWebviews.ts")).vscodeWithTabs);

let window: PanelsFixture;
beforeEach(() => (window = new PanelsFixture()));
afterEach(() => window.dispose());

/** As the list of tabs has it. */
const shownAs = ({ title, viewColumn }: FakeTab) =>
  ({ label: title, isActive: true, group: { viewColumn, isActive: true } }) as unknown as ListedTab;
const nameOf = ({ webview }: FakeTab) => /data-tab="([^"]+)"/u.exec(webview.html)![1];
/** Tabs of which the page is told that they keep something. */
const openTabsOf = ({ webview }: FakeTab) => /data-open-tabs="([^"]*)"/u.exec(webview.html)![1]!.split(" ");

async function tabAbout(question: string): Promise<FakeTab> {
  const tab = await window.openTab(undefined);
  await (await window.ask(tab.webview, question, "…")).finish();
  return tab;
}

const draftsOf = ({ posted }: FakeWebview) =>
  posted.flatMap((message) => (message.type === "draft" ? [message.text] : []));

describe("a tab that is opened anew", () => {
  it("has the conversation and the name of the one that it replaces, in the same column", async () => {
    const formers = [await tabAbout("ສະບາຍດີ"), await tabAbout("Kumusta?")];
    Object.assign(formers[1]!, { viewColumn: 2 });
    window.restart();
    for (const former of [...formers].reverse()) {
      await window.panels.reopen(shownAs(former));
      const tab = workbench.tabs.at(-1)!;
      await tab.webview.say({ type: "ready" });
      expect([nameOf(tab), tab.title, tab.viewColumn]).toEqual([nameOf(former), former.title, former.viewColumn]);
      expect(tab.webview.view.conversationId).toBe(former.webview.view.conversationId);
      expect(tab.webview.texts).toHaveLength(2);
      expect(window.panels.isFilled(shownAs(former).group.viewColumn)).toBe(true);
      expect(workbench.closed).toContain(former.title);
    }
  });

  it("has what stood in its column, where two are called alike", async () => {
    const formers = [await tabAbout("ຂອບໃຈ"), await tabAbout("ຂອບໃຈ")];
    Object.assign(formers[1]!, { viewColumn: 2 });
    formers[1]!.activate(true);
    window.restart();
    for (const former of [...formers].reverse()) {
      await window.panels.reopen(shownAs(former));
      expect(nameOf(workbench.tabs.at(-1)!)).toBe(nameOf(former));
    }
  });

  it("tells its page which tabs keep something: the others, those that are still to be opened anew, and no closed one", async () => {
    const [closed, former, other] = [await tabAbout("အိမ်"), await tabAbout("ကျောင်း"), await tabAbout("ဈေး")];
    closed.close();
    window.restart();
    await window.panels.reopen(shownAs(other));
    const names = openTabsOf(workbench.tabs.at(-1)!);
    expect(names).toContain(nameOf(former));
    expect(names).not.toContain(nameOf(closed));
    expect(window.panels.tabCount).toBe(1);
  });

  it("keeps what its page has left while its conversation is being read: a tab that is opened meanwhile knows of it", async () => {
    const former = await tabAbout("မင်္ဂလာပါ");
    window.restart();
    const reopened = window.panels.reopen(shownAs(former));
    const meanwhile = await window.openTab(undefined);
    expect(openTabsOf(meanwhile)).toContain(nameOf(former));
    await reopened;
    const tab = workbench.tabs.find((opened) => opened !== former && nameOf(opened) === nameOf(former))!;
    tab.close();
    expect(openTabsOf(await window.openTab(undefined))).not.toContain(nameOf(former));
  });

  it("has the question that was on its way in it, which does not come to the view", async () => {
    const former = await tabAbout("ສະບາຍດີ");
    window.unsent.keep("ລາຄາເທົ່າໃດ?", nameOf(former));
    window.unsent.keep("Magkano?");
    window.unsent.keep("எவ்வளவு?", "closed-long-ago");
    window.unsent.dispose();
    window.restart();
    const { webview: view } = await window.showView();
    expect(draftsOf(view).at(-1)?.split("\n\n---\n\n").sort()).toEqual(["Magkano?", "எவ்வளவு?"]);
    await window.panels.reopen(shownAs(former));
    const { webview } = workbench.tabs.at(-1)!;
    await webview.say({ type: "ready" });
    expect(draftsOf(webview)).toContain("ລາຄາເທົ່າໃດ?");
  });

  it("has a name of its own, and a new conversation, where nothing is known of the former", async () => {
    const former = await tabAbout("ขอบคุณ");
    former.close();
    window.restart();
    await window.panels.reopen(shownAs(former));
    const tab = workbench.tabs.at(-1)!;
    expect(nameOf(tab)).not.toBe(nameOf(former));
    await tab.webview.say({ type: "ready" });
    expect(tab.webview.texts).toEqual([]);
  });

  it("finds no record of a tab that the editor has handed over", async () => {
    const former = await tabAbout("Cảm ơn");
    window.restart();
    const handedOver = fakeTab();
    await window.panels.deserializeWebviewPanel(handedOver, { conversationId: former.webview.view.conversationId });
    expect(nameOf(handedOver)).toBe(nameOf(former));
    expect(new TabRecords(window.memory).take(() => true)?.name).toBe(nameOf(former));
    expect(window.panels.isFilled(shownAs(handedOver).group.viewColumn)).toBe(true);
    handedOver.close();
    expect(new TabRecords(window.memory).take(() => true)).toBeUndefined();
  });

  it("is where the editor says, which counts the column of one that it hands over from 0 until it tells of it", async () => {
    const [first, second] = [fakeTab(0), fakeTab(1)];
    for (const tab of [first, second]) await window.panels.deserializeWebviewPanel(tab, undefined);
    expect([1, 2, 3].map((column) => window.panels.isFilled(column))).toEqual([true, true, false]);
    Object.assign(first, { viewColumn: 1 });
    Object.assign(second, { viewColumn: 3 });
    for (const tab of [first, second]) tab.activate(true);
    expect([1, 2, 3].map((column) => window.panels.isFilled(column))).toEqual([true, false, true]);
  });

  it("is handed over from the first moment on, and lets go of the conversation when it is closed meanwhile", async () => {
    const former = await tabAbout("សូមអរគុណ");
    const { conversationId } = former.webview.view;
    window.restart();
    const handedOver = fakeTab();
    const filled = window.panels.deserializeWebviewPanel(handedOver, { conversationId });
    expect(window.panels.isFilled(shownAs(handedOver).group.viewColumn)).toBe(true);
    handedOver.close();
    expect(window.panels.isFilled(shownAs(handedOver).group.viewColumn)).toBe(false);
    await filled;
    expect(handedOver.webview.html).toBe("");
    expect(openTabsOf(await window.openTab(undefined))).not.toContain(nameOf(former));
  });
});

describe("the question that was on its way in a tab which was closed before it was opened anew", () => {
  let former: FakeTab;
  beforeEach(async () => {
    former = await tabAbout("ສະບາຍດີ");
    window.unsent.keep("ລາຄາເທົ່າໃດ?", nameOf(former));
    window.unsent.dispose();
    window.restart();
  });

  it("comes to the view, which did not have it as long as the tab was there", async () => {
    const { webview } = await window.showView();
    window.panels.giveBackLeft();
    expect(draftsOf(webview)).toEqual([]);
    window.tabs.forgetFormer();
    window.panels.giveBackLeft();
    expect(draftsOf(webview)).toEqual(["ລາຄາເທົ່າໃດ?"]);
  });

  it("comes to the next view where there is none", async () => {
    window.tabs.forgetFormer();
    window.panels.giveBackLeft();
    const { webview } = await window.showView();
    expect(draftsOf(webview).at(-1)).toBe("ລາຄາເທົ່າໃດ?");
  });

  it("comes to the view also where it is closed while its conversation is being read", async () => {
    const { webview } = await window.showView();
    const handedOver = fakeTab();
    const { conversationId } = former.webview.view;
    const filled = window.panels.deserializeWebviewPanel(handedOver, { conversationId });
    handedOver.close();
    await filled;
    expect(draftsOf(webview)).toEqual(["ລາຄາເທົ່າໃດ?"]);
  });
});

it("records of tabs that are gone are not kept", () => {
  const records = new TabRecords(window.memory);
  records.note({ name: "a", title: "ជំរាបសួរ", conversationId: "c" });
  const later = new TabRecords(window.memory);
  later.forgetFormer();
  expect(later.take(() => true)).toBeUndefined();
  expect(new TabRecords(window.memory).take(() => true)).toBeUndefined();
});

it("what another version has left under the same key is no record", async () => {
  await window.memory.update("chat.tabs", [null, { name: 1 }, { name: "a", title: "ဟဲလို", conversationId: "c" }]);
  const records = new TabRecords(window.memory);
  expect([records.take(() => true)?.title, records.take(() => true)]).toEqual(["ဟဲလို", undefined]);
});

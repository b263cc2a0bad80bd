/** The chat panel in the workbench, on the packaged extension: answers, thoughts, stopping, reloading, a lost server. */
import { beforeAll, describe, expect, it } from "vitest";
import { formatMessage } from "../../src/shared/messages/formatMessage.ts";
import { paragraph } from "../../tools/tiny-model/declaration.ts";
import { knownExchange } from "../../tools/tiny-model/expected.ts";
import { openedChat } from "../support/openedChat.ts";
import type { TestWorkbench } from "../support/testWorkbench.ts";
import { readText, type ChatPanel, type WorkbenchPage } from "../support/workbenchPage.ts";

let workbench: TestWorkbench;
let window: WorkbenchPage;
let chat: ChatPanel;

beforeAll(async () => {
  ({ workbench, window, chat } = await openedChat({ "notes.txt": "Notes\n" }));
});

describe("chat", () => {
  it("answers in Thai, with speed and model under the answer, and without thoughts", async () => {
    await chat.send(knownExchange("greeting th").user);
    const answer = await chat.finishedAnswer(1);
    expect(await readText(answer.locator(".markdown"))).toBe(
      `${knownExchange("greeting th").user}! ${paragraph("th", "15/1")}`,
    );
    expect(await answer.locator(".markdown").getAttribute("lang")).toBe("th");
    expect(await answer.locator(".thought").count()).toBe(0);
    const footer = await readText(answer.locator(".answer-footer"));
    expect(footer).toMatch(/\d+ tokens.*[\d.]+ tok\/s.*first token [\d.]+ m?s.*sea-tiny/u);
  });

  it("thinks when the switch is on, and folds the thoughts away", async () => {
    await window.newChat(chat);
    await chat.locator(".thinking-switch").click();
    const known = knownExchange("thanks");
    await chat.send(known.user);
    const answer = await chat.finishedAnswer(1);
    const thought = answer.locator(".thought");
    expect(await readText(thought.locator("summary"))).toMatch(/^Thought for [\d.]+ m?s$/u);
    expect(await thought.locator(".markdown").count()).toBe(0);
    await thought.locator("summary").click();
    // What is opened is drawn with the next frame.
    await expect.poll(() => readText(thought.locator(".markdown"))).toBe(known.thoughts);
    expect(await readText(answer.locator(":scope > .markdown"))).toBe(known.answer);
    await chat.locator(".thinking-switch").click();
  });

  it("renders Markdown: emphasis, a list and a code block with a button", async () => {
    await window.newChat(chat);
    await chat.send(knownExchange("capabilities").user);
    const answer = await chat.finishedAnswer(1);
    expect(await answer.locator("strong").innerText()).toBe("sea-tiny");
    expect(await answer.locator("li").count()).toBe(3);
    expect(await readText(answer.locator("pre code"))).toBe('print("sea-tiny")');
  });

  it("stops at the button, keeps what is there, and answers the next question", async () => {
    await window.newChat(chat);
    const known = knownExchange("everything th");
    const answer = await chat.interruptedAnswer(known.user, () => chat.stop());
    const words = (await readText(answer.locator(".markdown"))).length;
    expect(words).toBeGreaterThan(0);
    expect(words).toBeLessThan(known.answer.length);

    await window.newChat(chat);
    await chat.send(knownExchange("thanks").user);
    expect(await readText((await chat.finishedAnswer(1)).locator(".markdown"))).toBe(knownExchange("thanks").answer);
  });

  it("still shows the conversation after the window was reloaded, and what was typed right before", async () => {
    await window.newChat(chat);
    const known = knownExchange("greeting my");
    await chat.send(known.user);
    const before = await readText((await chat.finishedAnswer(1)).locator(".markdown"));
    expect(before).toContain(paragraph("my", "15/1"));
    const draft = paragraph("my", "1/1");
    await chat.composer().fill(draft);
    await window.goto();
    chat = await window.openChat();
    expect(await readText((await chat.finishedAnswer(1)).locator(".markdown"))).toBe(before);
    expect(await readText(chat.locator("article.user .bubble"))).toBe(known.user);
    expect(await chat.composer().inputValue()).toBe(draft);
    await chat.composer().fill("");
  });

  it("stands above a list that has the model, which the environment names", async () => {
    const row = window.treeRow("sea-tiny");
    await row.waitFor();
    expect(await readText(row)).toContain(formatMessage("models.chosen"));
  });

  it("survives the death of the model server: says so, and the answer goes on where it was", async () => {
    await window.newChat(chat);
    let killed: readonly number[] = [];
    const kill = async (): Promise<void> => {
      killed = workbench.modelServerPids();
      expect(killed).toHaveLength(1);
      for (const pid of killed) process.kill(pid, "SIGKILL");
    };
    const failed = await chat.interruptedAnswer(knownExchange("everything th").user, kill, ".error-notice");
    expect(await readText(failed.locator(".error-notice p"))).toMatch(/stopped unexpectedly|ended by the system/u);
    const beginning = await readText(failed.locator(".markdown"));
    await failed.getByRole("button", { name: formatMessage("panel.continue") }).click();
    await failed.locator(".error-notice").waitFor({ state: "detached" });
    const whole = await readText((await chat.finishedAnswer(await chat.answers().count())).locator(".markdown"));
    // A number at the end becomes a list's as soon as its point is there.
    expect(whole.startsWith(beginning.replace(/\s*\d+$/u, ""))).toBe(true);
    expect(whole.length).toBeGreaterThan(beginning.length);
    for (const pid of killed) expect(workbench.modelServerPids()).not.toContain(pid);
  });
});

it("asked for nothing outside this machine", () => {
  expect(workbench.foreignRequests).toEqual([]);
});

import { describe, expect, it } from "vitest";
import { parseInbound } from "../../../src/extension/chat/parseInbound.ts";
import type { WebviewToHost } from "../../../src/shared/webviewProtocol.ts";

const valid: WebviewToHost[] = [
  { type: "ready" },
  { type: "requestSnapshot" },
  { type: "send", text: "Hello" },
  { type: "stop" },
  { type: "newChat" },
  { type: "setThinking", thinking: true },
  { type: "draftTaken", draftId: 3 },
  { type: "restoreChips", chips: [{ kind: "file", piece: "file:///project/%E0%B8%A3.md" }] },
  { type: "copyMessage", messageId: "a" },
  { type: "copyText", text: "x" },
  { type: "openLink", href: "https://example.org/" },
  { type: "openLink", href: "mailto:someone@example.org" },
  { type: "runAction", action: "chooseModel" },
  { type: "runAction", action: "retry", messageId: "a" },
];

describe("what the panel may say", () => {
  it.each(valid)("takes $type", (message) => {
    expect(parseInbound(message)).toEqual(message);
  });

  it.each([
    [undefined],
    ["ready"],
    [{}],
    [{ type: "send" }],
    [{ type: "send", text: 7 }],
    [{ type: "setThinking", thinking: "yes" }],
    [{ type: "draftTaken", draftId: 0.5 }],
    [{ type: "restoreChips", chips: [{ kind: "disk", piece: "/" }] }],
    [{ type: "restoreChips", chips: [null] }],
    [{ type: "openLink", href: "command:workbench.action.quit" }],
    [{ type: "openLink", href: "file:///etc/passwd" }],
    [{ type: "openLink", href: "javascript:alert(1)" }],
    [{ type: "openLink", href: "not a link" }],
    [{ type: "runAction", action: "toString" }],
    [{ type: "runAction", action: "retry", messageId: 1 }],
    [{ type: "unheardOf" }],
  ])("refuses %j", (message) => {
    expect(parseInbound(message)).toBeUndefined();
  });

  it("keeps nothing that the protocol does not name", () => {
    expect(parseInbound({ type: "stop", extra: 1 })).toEqual({ type: "stop" });
  });
});

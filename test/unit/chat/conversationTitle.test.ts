/** What a conversation is called as long as nobody has named it. */
import { describe, expect, it } from "vitest";
import { applyEvent } from "../../../src/core/chat/applyEvents.ts";
import { emptyConversation } from "../../../src/core/chat/conversation.ts";
import { conversationTitle } from "../../../src/core/chat/conversationTitle.ts";
import type { Attachment } from "../../../src/shared/attachment.ts";

const file: Attachment = { id: "f", kind: "file", label: "ราคา.py", path: "src/ราคา.py", text: "print(1)" };
const pasted: Attachment = { id: "t", kind: "text", label: "Pasted text", text: "const giá = 30;\nconsole.log(giá);" };

function titleOf(text: string, attachments: readonly Attachment[] = []): string {
  return conversationTitle(applyEvent(emptyConversation("1"), { type: "question", id: "q", text, attachments }));
}

describe("a conversation without a name", () => {
  it.each([
    ["/fix en", [file], "/fix ราคา.py"],
    ["/explain km", [pasted, file], "/explain const giá = 30; console.log(giá);"],
    ["/translate lo", [], "/translate lo"],
    ["/translate th Selamat pagi", [], "/translate Selamat pagi"],
    ["/docs vi ជាភាសាខ្មែរ", [file], "/docs ជាភាសាខ្មែរ"],
    ["ဈေးက ဘယ်မှာလဲ", [file], "ဈေးက ဘယ်မှာလဲ"],
    ["| ชื่อ | ราคา |\n|---|---|\n| ข้าว | 40 |", [], "ชื่อ ราคา ข้าว 40"],
    ["# ផែនការ\n\n**ថ្ងៃនេះ** យើង", [], "ផែនការ ថ្ងៃនេះ យើង"],
    ["/summarize ms ## Rancangan\n- *esok*", [], "/summarize Rancangan esok"],
    ["/usr/bin ทำอะไร", [file], "/usr/bin ทำอะไร"],
    ["#file:src/ราคา.py ລາຄາແມ່ນຫຍັງ?", [file], "ລາຄາແມ່ນຫຍັງ?"],
    ["விலை என்ன? (#file:src/ราคา.py)", [file], "விலை என்ன?"],
    ["#file:src/ราคา.py", [file], "ราคา.py"],
    ["/translate my #file:src/ราคา.py", [file], "/translate ราคา.py"],
    ["#file:lain.py berapa harganya?", [file], "#file:lain.py berapa harganya?"],
  ])("that begins with %j is called by what was asked and of what", (text, attachments, title) => {
    expect(titleOf(text, attachments)).toBe(title);
  });

  it("has no title before the first question", () => {
    expect(conversationTitle(emptyConversation("1"))).toBe("");
  });
});

import { afterEach, describe, expect, it } from "vitest";
import { en } from "../../../../src/shared/messages/en.ts";
import { formatCliMessage } from "../../../../src/shared/messages/formatCliMessage.ts";
import { formatMessage } from "../../../../src/shared/messages/formatMessage.ts";
import { ENGLISH, setUiWords } from "../../../../src/shared/messages/uiWords.ts";

afterEach(() => setUiWords(ENGLISH));

describe("formatMessage", () => {
  it("fills every placeholder, whatever the value is", () => {
    expect(formatMessage("task.part", { index: 2, count: 7 })).toBe("Part 2 of 7");
    expect(formatMessage("task.loading", { percent: 0 })).toBe("Loading the model (0 %)");
    expect(formatMessage("model.loadProgress", { model: "$& {percent} $1" })).toBe("Loading $& {percent} $1");
  });

  it("leaves a placeholder visible when its value is missing", () => {
    expect(formatMessage("task.part", { index: 2 })).toBe("Part 2 of {count}");
  });

  it("speaks the interface's language from the moment it is set; the command line stays English", () => {
    setUiWords({ language: "th", messages: { ...en, "task.part": "ส่วนที่ {index} จาก {count}" } });
    expect(formatMessage("task.part", { index: 2, count: 7 })).toBe("ส่วนที่ 2 จาก 7");
    expect(formatCliMessage("task.part", { index: 2, count: 7 })).toBe("Part 2 of 7");
  });
});

import { describe, expect, it } from "vitest";
import { en, type Messages } from "../../../src/shared/messages/en.ts";
import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";

describe("formatMessage", () => {
  it("fills every placeholder, whatever the value is", () => {
    expect(formatMessage("task.part", { index: 2, count: 7 })).toBe("Part 2 of 7");
    expect(formatMessage("task.loading", { percent: 0 })).toBe("Loading the model (0 %)");
    expect(formatMessage("model.loadProgress", { model: "$& {percent} $1" })).toBe("Loading $& {percent} $1");
  });

  it("leaves a placeholder visible when its value is missing", () => {
    expect(formatMessage("task.part", { index: 2 })).toBe("Part 2 of {count}");
  });

  it("takes another catalogue", () => {
    const other: Messages = { ...en, "task.thinking": "กำลังคิด" };
    expect(formatMessage("task.thinking", {}, other)).toBe("กำลังคิด");
  });
});

describe("the English catalogue", () => {
  it.each(Object.entries(en))("%s is a trimmed text without half a placeholder", (_key, text) => {
    expect(text).toBe(text.trim());
    expect(text).not.toBe("");
    expect(text).not.toContain("  ");
  });
});

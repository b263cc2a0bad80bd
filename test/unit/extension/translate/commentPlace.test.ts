import { describe, expect, it } from "vitest";
import { commentsIn } from "../../../../src/core/translate/formats/code/commentLexer.ts";
import { commentPlace } from "../../../../src/extension/translate/hover/commentPlace.ts";

function commentAt(text: string, languageId: string, words: string): string | undefined {
  const place = commentPlace(text, commentsIn(text, languageId), text.indexOf(words));
  return place && text.slice(place.start, place.end);
}

describe("the comment that somebody points at", () => {
  it("is all lines of it, and not the next paragraph", () => {
    const text = "x = 1  # ก่อน\n# Xin chào\n# mọi người\n\n# Tạm biệt\ny = 2\n";
    expect(commentAt(text, "python", "mọi")).toBe("# Xin chào\n# mọi người");
    expect(commentAt(text, "python", "Xin")).toBe("# Xin chào\n# mọi người");
    expect(commentAt(text, "python", "Tạm")).toBe("# Tạm biệt");
    expect(commentAt(text, "python", "ก่อน")).toBe("# ก่อน");
  });

  it("keeps comments behind code apart", () => {
    const text = "let a = 1; // satu\nlet b = 2; // dua\n";
    expect(commentAt(text, "javascript", "dua")).toBe("// dua");
  });

  it("is a block as a whole", () => {
    const text = "/**\n * வணக்கம்\n */\nfunction f() {}\n";
    expect(commentAt(text, "javascript", "வணக்கம்")).toBe("/**\n * வணக்கம்\n */");
  });

  it("is none in a string, and none in code", () => {
    const text = 'const a = "// 早上好"; // 晚上好\n';
    expect(commentAt(text, "javascript", "早上好")).toBeUndefined();
    expect(commentAt(text, "javascript", "const")).toBeUndefined();
  });
});

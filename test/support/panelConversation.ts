/** A conversation with everything that the panel can show, in one of the eleven languages. Its text is the declaration's. */
import type { LanguageTag } from "../../src/core/languages.ts";
import type { ChatMessageView } from "../../src/shared/webviewProtocol.ts";
import { articles, paragraph, title } from "../../tools/tiny-model/declaration.ts";

const STATS = {
  generatedTokens: 412,
  tokensPerSecond: 23.4,
  timeToFirstTokenMs: 812,
  modelName: "Qwen-SEA-LION-v4-32B-IT",
};

const CODE = `/** Counts what a reader sees as characters. */
export function graphemes(text: string): number {
  const segmenter = new Intl.Segmenter("km", { granularity: "grapheme" });
  return Array.from(segmenter.segment(text)).length; // 42, not 97
}`;

export function panelConversation(tag: LanguageTag): readonly ChatMessageView[] {
  const [first, second, third] = [paragraph(tag, "3/1"), paragraph(tag, "4/1"), paragraph(tag, "5/1")];
  return [
    {
      id: "q1",
      role: "user",
      text: first,
      state: "complete",
      lang: tag,
      isForgotten: true,
      chips: [
        { id: "c1", kind: "selection", label: "graphemes.ts:1-5", detail: "src/graphemes.ts", tokens: 58 },
        { id: "c2", kind: "file", label: "README.md", detail: "README.md", problem: "Too large" },
      ],
    },
    { id: "a1", role: "assistant", text: second, state: "complete", lang: tag, stats: STATS, isForgotten: true },
    { id: "q2", role: "user", text: third, state: "complete", lang: tag, branch: { index: 1, count: 3 } },
    {
      id: "a2",
      role: "assistant",
      text: richAnswer(tag),
      thought: { text: second, durationMs: 12_000 },
      state: "stopped",
      lang: tag,
      stats: STATS,
      branch: { index: 0, count: 2 },
      canContinue: true,
      renditions: [{ id: "r", label: "English", text: paragraph("en", "4/1"), state: "complete", lang: "en" }],
      followUps: [first, third],
    },
  ];
}

/** One that is complete and stands alone, unless `more` says otherwise. */
export function answer(text: string, more: Partial<ChatMessageView> = {}): ChatMessageView {
  return { id: "a", role: "assistant", text, state: "complete", ...more };
}

/** Headings, lists, a table, code and formulas. */
export function richAnswer(tag: LanguageTag): string {
  const [item, other] = articles(tag)[19] ?? [];
  const long = paragraph(tag, "1/1");
  return [
    `# ${title(tag)}`,
    `${long} $E = mc^2$`,
    `- **${item ?? ""}**\n- ${other ?? ""}`,
    `| n | ${title(tag)} |\n|--:|---|\n| $x_1$ | ${paragraph(tag, "3/1")} |\n| $x_2$ | ${paragraph(tag, "4/1")} |`,
    `\`\`\`ts\n${CODE}\n\`\`\``,
    String.raw`$$\frac{-b \pm \sqrt{b^2 - 4ac}}{2a} = \sum_{i=0}^{n} \begin{pmatrix} a_i & 0 \\ 0 & b_i \end{pmatrix}$$`,
    `> ${paragraph(tag, "5/1")}`,
  ].join("\n\n");
}

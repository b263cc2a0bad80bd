/**
 * A process of its own that renders chat templates. A template is a program that a stranger wrote, and the interpreter
 * is synchronous: one that loops or fills the memory takes this process with it and nothing else.
 */
import { Template } from "@huggingface/jinja";
import type { RenderOutcome } from "../../core/chat/templateProbe.ts";
import { MAX_PRINTED_CHARACTERS, type RenderRequest, type TemplateReply } from "./templateProtocol.ts";

let compiled: { readonly source: string; readonly template: Template } | undefined;

function render({ template, variables }: RenderRequest): RenderOutcome {
  try {
    if (compiled?.source !== template) compiled = { source: template, template: new Template(template) };
  } catch (error) {
    return { kind: "failed", reason: `its syntax is wrong (${messageOf(error)})` };
  }
  try {
    // Templates ask for tools and documents, which transformers passes as None when there are none.
    const text = compiled.template.render({ ...variables, tools: null, documents: null });
    if (text.length > MAX_PRINTED_CHARACTERS) return { kind: "failed", reason: "it prints more than 8 MiB" };
    return { kind: "printed", text };
  } catch (error) {
    if (error instanceof RangeError) return { kind: "failed", reason: `it asks for too much (${messageOf(error)})` };
    return { kind: "refused", reason: `it stops with “${messageOf(error)}”` };
  }
}

function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s+/gu, " ").trim().slice(0, 200);
}

function reply(message: TemplateReply): void {
  process.send?.(message);
}

process.on("message", (message) => {
  const request = message as RenderRequest;
  reply({ kind: "rendered", id: request.id, outcome: render(request) });
});
process.on("disconnect", () => process.exit(0));
reply({ kind: "ready" });

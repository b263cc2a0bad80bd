import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { TemplateRenderer } from "../../../src/server/engine/templateRenderer.ts";
import type { TemplateVariables } from "../../../src/server/engine/templateProtocol.ts";
import { silentLogger } from "../../../src/shared/logger.ts";
import { templateChildPath } from "../../support/templateChildPath.ts";

const variables: TemplateVariables = {
  messages: [{ role: "user", content: "hello" }],
  add_generation_prompt: true,
  enable_thinking: false,
  bos_token: "<s>",
  eos_token: "</s>",
};

let renderer: TemplateRenderer | undefined;
afterEach(() => renderer?.dispose());

function start(renderTimeoutMs = 10_000): TemplateRenderer {
  renderer = new TemplateRenderer({ logger: silentLogger, childPath: templateChildPath, renderTimeoutMs });
  return renderer;
}

describe("TemplateRenderer", () => {
  it("renders with the variables that chat templates expect", async () => {
    const template =
      "{{ bos_token }}{{ messages[0].content }}{{ enable_thinking }}{{ eos_token }}" +
      "{% if tools is not none %}tools{% endif %}{{ strftime_now('%Y') | length }}";
    expect(await start().render(template, variables)).toEqual({ kind: "printed", text: "<s>hellofalse</s>4" });
  });

  it("tells a refusal from a failure", async () => {
    const { render } = bound(start());
    expect(await render("{{ raise_exception('not like this') }}")).toEqual({
      kind: "refused",
      reason: "it stops with “not like this”",
    });
    const failed = await render("{% if %}");
    expect(failed.kind === "failed" ? failed.reason : "").toMatch(/^its syntax is wrong/u);
  });

  it("stops a template that loops, and renders the next one", async () => {
    const { render } = bound(start(1000));
    const looping = render("{% for i in range(100000000) %}{% endfor %}");
    const next = render("fine");
    expect(await looping).toMatchObject({ kind: "failed" });
    expect(await next).toEqual({ kind: "printed", text: "fine" });
  });

  it("stops a template that works without end in little memory", async () => {
    const nested = "{% for i in range(30000) %}{% for j in range(30000) %}{% endfor %}{% endfor %}";
    const { render } = bound(start(1000));
    expect(await render(nested)).toEqual({ kind: "failed", reason: "it does not finish within 1 s" });
    expect(await render("fine")).toEqual({ kind: "printed", text: "fine" });
  });

  it("names the memory when a template takes too much of it", async () => {
    const growing =
      "{% set all = namespace(items=[]) %}{% for i in range(3000000) %}" +
      "{% set all.items = [all.items, range(1000)] %}{% endfor %}";
    expect(await start(60_000).render(growing, variables)).toEqual({
      kind: "failed",
      reason: "it needs more than 128 MB of memory",
    });
  });

  it("refuses what a template prints without end", async () => {
    const { render } = bound(start());
    expect(
      await render(
        "{% for i in range(200000) %}{{ 'fifty characters or so, again and again and again...' }}{% endfor %}",
      ),
    ).toEqual({
      kind: "failed",
      reason: "it prints more than 8 MiB",
    });
  });

  it("does not count the start of the process as rendering", async () => {
    const { render } = bound(start(300));
    expect(await render("fine")).toEqual({ kind: "printed", text: "fine" });
  });

  it("gives up on a process that hangs while it starts, and starts another one", async () => {
    const folder = await mkdtemp(join(tmpdir(), "template-child-"));
    const childPath = join(folder, "slowStart.mjs");
    await writeFile(
      childPath,
      `import { existsSync, writeFileSync } from "node:fs";
       const marker = new URL("./started", import.meta.url);
       if (existsSync(marker)) await import(${JSON.stringify(pathToFileURL(templateChildPath).href)});
       else { writeFileSync(marker, ""); setInterval(() => undefined, 1000); }`,
    );
    renderer = new TemplateRenderer({
      logger: silentLogger,
      childPath,
      renderTimeoutMs: 10_000,
      startTimeoutMs: 3000,
    });
    await expect(renderer.render("x", variables)).rejects.toThrow(/did not start/u);
    await expect(renderer.render("fine", variables)).resolves.toEqual({ kind: "printed", text: "fine" });
    await rm(folder, { recursive: true });
  });

  it.each([
    ["came too late", "undefined"],
    ["somebody ended", 'process.kill(process.pid, "SIGKILL")'],
  ])("gives a render that %s one more chance, in a new process", async (_name, onFirstRequest) => {
    const folder = await mkdtemp(join(tmpdir(), "template-child-"));
    const childPath = join(folder, "failsOnce.mjs");
    await writeFile(
      childPath,
      `import { existsSync, writeFileSync } from "node:fs";
       const marker = new URL("./started", import.meta.url);
       if (existsSync(marker)) await import(${JSON.stringify(pathToFileURL(templateChildPath).href)});
       else { writeFileSync(marker, ""); process.on("message", () => ${onFirstRequest}); process.send({ kind: "ready" }); }`,
    );
    renderer = new TemplateRenderer({ logger: silentLogger, childPath, renderTimeoutMs: 2000 });
    await expect(renderer.render("fine", variables)).resolves.toEqual({ kind: "printed", text: "fine" });
    await rm(folder, { recursive: true });
  });

  it("says why the process did not start", async () => {
    renderer = new TemplateRenderer({ logger: silentLogger, childPath: "/nowhere/templateChild.mjs" });
    await expect(renderer.render("x", variables)).rejects.toThrow(/could not start/u);
  });
});

function bound(of: TemplateRenderer): { render: (template: string) => ReturnType<TemplateRenderer["render"]> } {
  return { render: (template) => of.render(template, variables) };
}

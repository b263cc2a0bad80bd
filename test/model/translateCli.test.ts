/** Files translated from a terminal: a process, the real server, a real model. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { LANGUAGES } from "../../src/core/languages.ts";
import { localeForm } from "../../src/core/translate/update/localeForms.ts";
import { paragraph } from "../../tools/tiny-model/declaration.ts";
import { CliHome, resultOf } from "../support/cliProcess.ts";

let home: CliHome;

beforeAll(() => {
  home = new CliHome();
});
afterAll(() => home.dispose());

const otherTags = LANGUAGES.map(({ tag }) => tag).filter((tag) => tag !== "en");
const [FIRST, SECOND, THIRD] = ["20/2", "17/2", "9/1"] as const;

function put(name: string, text: string): void {
  const file = join(home.folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function text(name: string): string {
  return readFileSync(join(home.folder, name), "utf8");
}

/** The model is loaded and has worked for some seconds. */
const WAIT = { timeout: 60_000, interval: 50 } as const;

const markdown = (a: string, b: string) => `# ${a}\n\n\`\`\`sh\nls\n\`\`\`\n\n- ${b}\n`;
const json = (a: string, b: string) => `${JSON.stringify({ menu: { first: a }, second: b }, undefined, 2)}\n`;
const captions = (a: string, b: string) => `WEBVTT\n\n00:00.000 --> 00:02.000\n${a}\n\n00:02.000 --> 00:04.000\n${b}\n`;

describe("sealion translate --write", () => {
  it("translates a folder into all ten languages, and the second time nothing", async () => {
    const english = [paragraph("en", FIRST), paragraph("en", SECOND)] as const;
    put("book/README.md", markdown(...english));
    put("book/locales/en.json", json(...english));
    put("book/talk.en.vtt", captions(...english));
    put("book/package.json", '{ "name": "book" }\n');
    const { exitCode, stderr } = await home.ask(["translate", "--to", otherTags.join(","), "--write", "book"]);
    expect(exitCode, stderr).toBe(0);
    for (const tag of otherTags) {
      const translated = [paragraph(tag, FIRST), paragraph(tag, SECOND)] as const;
      expect(text(`book/README.${tag}.md`)).toBe(markdown(...translated));
      expect(text(`book/locales/${localeForm(tag, "json")}.json`)).toBe(json(...translated));
      expect(text(`book/talk.${tag}.vtt`)).toBe(captions(...translated));
    }
    const again = await home.ask(["translate", "--to", otherTags.join(","), "--write", "--json", "book"]);
    const { files } = JSON.parse(again.stdout) as { files: { outcome: string }[] };
    expect(new Set(files.map(({ outcome }) => outcome))).toEqual(new Set(["unchanged"]));
    expect(files).toHaveLength(otherTags.length * 3);
  });

  it("translates what has changed and keeps what a person has written", async () => {
    put("one/en.json", json(paragraph("en", FIRST), paragraph("en", SECOND)));
    await home.ask(["translate", "--to", "th", "--write", "one/en.json"]);
    put("one/th.json", text("one/th.json").replace(paragraph("th", FIRST), "ของฉันเอง"));
    put("one/en.json", json(paragraph("en", FIRST), paragraph("en", THIRD)));
    const { exitCode } = await home.ask(["translate", "--to", "th", "--write", "one/en.json"]);
    expect(exitCode).toBe(0);
    expect(text("one/th.json")).toBe(json("ของฉันเอง", paragraph("th", THIRD)));
    put("one/en.json", json(paragraph("en", SECOND), paragraph("en", THIRD)));
    const strict = await home.ask(["translate", "--to", "th", "--write", "--strict", "one/en.json"]);
    expect(strict.stderr).toContain("th.json:3:15: menu.first: Edited by a person");
    expect(strict.exitCode).toBe(3);
  });

  it.each(["th", "km", "my"] as const)(
    "brings a translator's catalogue up to date from its template: %s",
    async (tag) => {
      const message = (id: string, translation: string) => `msgid "${paragraph("en", id)}"\nmsgstr "${translation}"\n`;
      const header = `# Translated by hand.\nmsgid ""\nmsgstr ""\n"Last-Translator: River Team <team@example.org>\\n"\n"Language: ${tag}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n`;
      put(`ferry-${tag}/po/app.pot`, `#: app.c:2\n${message(FIRST, "")}\n#: app.c:3\n${message(SECOND, "")}`);
      put(
        `ferry-${tag}/po/${tag}.po`,
        `${header}\n# The long one.\n#: app.c:1\n${message(FIRST, "?!")}\n${message(THIRD, "…")}`,
      );
      const { exitCode, stderr } = await home.ask(["translate", "--to", tag, "--write", `ferry-${tag}/po/app.pot`]);
      expect(exitCode, stderr).toBe(0);
      const gone = message(THIRD, "…").replace(/^(?=.)/gmu, "#~ ");
      expect(text(`ferry-${tag}/po/${tag}.po`)).toBe(
        `${header}\n# The long one.\n#: app.c:2\n${message(FIRST, "?!")}\n#: app.c:3\n${message(SECOND, paragraph(tag, SECOND))}\n${gone}`,
      );
    },
  );

  it("replaces a program's comments in place only", async () => {
    const program = (comment: string) => `# ${comment}\nprint("hello")\n`;
    put("main.py", program(paragraph("en", FIRST)));
    expect((await home.ask(["translate", "--to", "km", "--write", "main.py"])).stderr).toContain("in place");
    expect(text("main.py")).toBe(program(paragraph("en", FIRST)));
    await home.ask(["translate", "--to", "km", "--in-place", "main.py"]);
    expect(text("main.py")).toBe(program(paragraph("km", FIRST)));
  });

  it("goes on with the other files after one that is broken, and fails in the end", async () => {
    put("mixed/broken.json", '{ "a": ');
    put("mixed/good.md", `${paragraph("en", FIRST)}\n`);
    const words = ["translate", "--to", "ta", "--write", "mixed/broken.json", "mixed/good.md"];
    const { exitCode, stderr } = await home.ask(words);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("mixed/broken.json:1:");
    expect(text("mixed/good.ta.md")).toBe(`${paragraph("ta", FIRST)}\n`);
  });
});

describe("an interrupted run", () => {
  it("is gone on with after a kill, and until then the old translation stays", async () => {
    const long = Array.from({ length: 60 }, (_, index) => `${paragraph("en", FIRST)} ${String(index)}.\n`).join("\n");
    put("long.txt", long);
    put("long.th.txt", "เก่า\n");
    const words = ["translate", "--to", "th", "--write", "--conflicts", "translate", "long.txt"];
    const killed = home.start(...words, "--gpu", "off", "--threads", "1", "--context", "4096");
    const ended = resultOf(killed);
    await vi.waitFor(() => expect(readdirSync(join(home.folder, "interrupted"))).toHaveLength(1), WAIT);
    killed.kill("SIGKILL");
    await ended;
    expect(text("long.th.txt")).toBe("เก่า\n");
    const { exitCode, stderr } = await home.ask(words);
    expect(exitCode, stderr).toBe(0);
    expect(stderr).toMatch(/long\.txt: [1-9]\d* of 60 segments were finished before\./u);
    expect(text("long.th.txt").match(/\n\n/gu)).toHaveLength(59);
    expect(readdirSync(join(home.folder, "interrupted"))).toEqual([]);
  });
});

describe("sealion translate into a pipe", () => {
  it("ends quietly when the reader has seen enough", async () => {
    put(
      "many.json",
      JSON.stringify(Object.fromEntries(Array.from({ length: 4000 }, (_, n) => [`k${String(n)}`, "Open it"]))),
    );
    const child = home.start("translate", "--to", "th", "--check", "--out", "many.json", "many.json");
    child.stdout.once("data", () => child.stdout.destroy());
    const { stderr } = await resultOf(child);
    // It may have come to its end before it met the closed pipe.
    expect(stderr).toMatch(/^(sealion: 4000 places need a look\.\n)?$/u);
  });
});

describe("sealion translate --check", () => {
  it("ends with 0, 1 or 2, and starts no server", async () => {
    const apart = new CliHome({ SEALION_MODEL: "no-such-model" });
    try {
      const write = (name: string, content: string): void => writeFileSync(join(apart.folder, name), content);
      write("en.json", json(paragraph("en", FIRST), paragraph("en", SECOND)));
      write("lo.json", json(paragraph("lo", FIRST), paragraph("lo", SECOND)));
      expect(await apart.run(["translate", "--to", "lo", "--check", "en.json"])).toMatchObject({
        exitCode: 0,
        stdout: "",
        stderr: "",
      });
      write("lo.json", json(paragraph("lo", FIRST), paragraph("en", SECOND)));
      const found = await apart.run(["translate", "--to", "lo", "--check", "en.json"]);
      expect(found.stdout).toBe("lo.json:5:14: second: The source was not translated.\n");
      expect(found.exitCode).toBe(1);
      const missing = await apart.run(["translate", "--to", "lo,my", "--check", "en.json"]);
      expect(missing.exitCode).toBe(2);
      expect(missing.stdout).toContain("my.json does not exist");
      mkdirSync(join(apart.folder, "empty"));
      for (const name of ["nowhere.json", "nowhere/", "empty"]) {
        expect(await apart.run(["translate", "--to", "lo", "--check", name])).toMatchObject({
          exitCode: 2,
          stdout: "",
        });
      }
      expect((await apart.run(["status"])).stderr).toContain("No model server is running");
    } finally {
      await apart.dispose();
    }
  });
});

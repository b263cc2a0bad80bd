import { describe, expect, it } from "vitest";
import { loadFormat } from "../../../../src/core/translate/formats/loadFormat.ts";
import { replaceSpans } from "../../../../src/core/translate/formats/documentFormat.ts";
import { formatOf } from "../../../../src/core/translate/formats/formatOf.ts";
import { matchEarlier } from "../../../../src/core/translate/update/matchEarlier.ts";
import { lostEntries, planUpdate, recordsOf } from "../../../../src/core/translate/update/planUpdate.ts";
import {
  translateFile,
  type ConflictDecision,
  type FileJob,
  type FilePorts,
  type FileTranslateParams,
} from "../../../../src/core/translate/update/translateFile.ts";
import { isFaultOfOneFile } from "../../../../src/core/translate/update/faultOfOneFile.ts";
import { AppError } from "../../../../src/shared/appError.ts";
import { RECORDS_PATH } from "../../../../src/core/translate/update/translationRecords.ts";
import type { LanguageTag } from "../../../../src/core/languages.ts";
import type { TranslateResult } from "../../../../src/shared/protocol.ts";
import { MODEL_INFO, STATS } from "../../../support/scriptedServerApi.ts";

/** A folder in memory and a translator that writes Thai letters in front of every text. */
class Project {
  readonly files = new Map<string, Uint8Array>();
  readonly translated: string[] = [];
  questions = 0;
  decision: ConflictDecision = "keep";
  /** So many texts were translated before the last question. */
  askedAfter = 0;
  unwritable: string | undefined;
  /** Happens while the model writes. */
  meanwhile: () => void = () => undefined;

  put(path: string, text: string): this {
    this.files.set(path, new TextEncoder().encode(text));
    return this;
  }

  text(path: string): string {
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(this.files.get(path));
  }

  run(path: string, target: LanguageTag = "th", job: Partial<FileJob> = {}) {
    const kind = formatOf(path) ?? { format: "plaintext" as const };
    return translateFile({ path, kind, target, ...job }, this.ports);
  }

  private readonly ports: FilePorts = {
    read: (path) => Promise.resolve(this.files.get(path)),
    write: (path, bytes) => {
      if (path === this.unwritable) return Promise.reject(new Error("The disk is full"));
      this.files.set(path, bytes);
      return Promise.resolve();
    },
    translate: async (params) => {
      const result = await this.translate(params);
      this.meanwhile();
      return result;
    },
    decide: () => {
      this.questions += 1;
      this.askedAfter = this.translated.length;
      return Promise.resolve(this.decision);
    },
  };

  private async translate({ text, target, format, dialect, previous }: FileTranslateParams): Promise<TranslateResult> {
    const reader = await loadFormat(format ?? "plaintext");
    const options = { target: target as LanguageTag, dialect };
    const extraction = reader.extract(text, options);
    const match = previous && matchEarlier(extraction, reader.extract(previous.text, options), previous);
    const plans = previous && planUpdate(extraction, match, previous);
    const lost = (match === undefined ? [] : lostEntries(match)).map(({ current, key }) => ({
      text: current,
      ...(key === undefined ? {} : { key }),
    }));
    const nothing = { segments: [], notes: [], records: {}, stats: STATS, model: MODEL_INFO };
    if (previous?.lost === "ask" && lost.length > 0) return { ...nothing, text, lost };
    const translations = extraction.spans.map((span, index) => {
      const plan = plans?.[index];
      if (plan?.action === "keep") return plan.text;
      this.translated.push(span.source);
      return `ไทย ${span.source}`;
    });
    const segments = extraction.spans.map(({ start, end, key }, index) => {
      const plan = plans?.[index];
      const status = plan?.action === "keep" ? plan.status : ("translated" as const);
      const place = { start, end, resultStart: start, resultEnd: end, findings: [], attempts: 1 };
      return { ...place, status, ...(key === undefined ? {} : { key }) };
    });
    return {
      text: replaceSpans(text, extraction, translations),
      segments,
      notes: extraction.spans.length === 0 ? [{ code: "nothingToTranslate", details: {} }] : [],
      records: recordsOf(extraction, translations, plans && { plans, match }),
      lost,
      stats: STATS,
      model: MODEL_INFO,
    };
  }
}

const ENGLISH = '{\n  "open": "Open the file",\n  "save": "Save the file"\n}\n';

describe("translateFile", () => {
  it("writes beside the source, remembers what it wrote, and translates nothing twice", async () => {
    const project = new Project().put("locales/en.json", ENGLISH);
    await expect(project.run("locales/en.json")).resolves.toMatchObject({ kind: "written", path: "locales/th.json" });
    expect(project.text("locales/th.json")).toBe(ENGLISH.replace("Open", "ไทย Open").replace("Save", "ไทย Save"));
    await expect(project.run("locales/en.json")).resolves.toMatchObject({ kind: "unchanged" });
    expect(project.translated).toEqual(["Open the file", "Save the file"]);
    project.put("locales/en.json", ENGLISH.replace("Save", "Keep"));
    await expect(project.run("locales/en.json")).resolves.toMatchObject({ kind: "written" });
    expect(project.translated.slice(2)).toEqual(["Keep the file"]);
  });

  it("keeps a person's edit whose source has changed until somebody decides otherwise", async () => {
    const project = new Project().put("en.json", ENGLISH);
    await project.run("en.json");
    project.put("th.json", project.text("th.json").replace("ไทย Save the file", "บันทึกไฟล์"));
    project.put("en.json", ENGLISH.replace("Save", "Keep"));
    await project.run("en.json");
    expect(project.questions).toBe(1);
    expect(project.text("th.json")).toContain("บันทึกไฟล์");
    project.decision = "translate";
    await project.run("en.json");
    expect(project.text("th.json")).toContain("ไทย Keep the file");
    await project.run("en.json");
    expect(project.questions).toBe(2);
  });

  it("leaves a file alone in which a person has added what the source has no place for", async () => {
    const project = new Project().put("en.json", ENGLISH).put("th.json", '{ "mine": "ของฉัน" }');
    await expect(project.run("en.json")).resolves.toEqual({ kind: "skipped", reason: "lost", path: "th.json" });
    expect(project.text("th.json")).toBe('{ "mine": "ของฉัน" }');
    project.decision = "translate";
    await expect(project.run("en.json")).resolves.toMatchObject({ kind: "written" });
  });

  it("writes nothing when the translation was changed meanwhile", async () => {
    const project = new Project().put("en.json", ENGLISH).put("th.json", "{}");
    project.meanwhile = () => project.put("th.json", '{ "other": "อื่น" }');
    await expect(project.run("en.json")).rejects.toMatchObject({ code: "document.changed" });
    expect(project.text("th.json")).toBe('{ "other": "อื่น" }');
    expect(project.files.has(RECORDS_PATH)).toBe(false);
  });

  it("writes what it has when the source was changed meanwhile, says so, and does the rest the next time", async () => {
    const project = new Project().put("en.json", ENGLISH);
    project.meanwhile = () => project.put("en.json", ENGLISH.replace("Save", "Keep"));
    await expect(project.run("en.json")).resolves.toMatchObject({ kind: "written", isSourceChanged: true });
    expect(project.text("th.json")).toContain("ไทย Save the file");
    await expect(project.run("en.json")).resolves.toMatchObject({ kind: "written", isSourceChanged: false });
    expect(project.translated).toEqual(["Open the file", "Save the file", "Keep the file"]);
    expect(project.questions).toBe(0);
  });

  it("remembers before it writes: a translation without a record would be a person's", async () => {
    const project = new Project().put("en.json", ENGLISH);
    project.unwritable = RECORDS_PATH;
    await expect(project.run("en.json")).rejects.toThrow("full");
    expect(project.files.has("th.json")).toBe(false);
  });

  it("forgets what could not be written", async () => {
    const project = new Project().put("en.json", ENGLISH);
    await project.run("en.json");
    const records = project.text(RECORDS_PATH);
    project.put("en.json", ENGLISH.replace("Save", "Keep"));
    project.unwritable = "th.json";
    await expect(project.run("en.json")).rejects.toThrow("full");
    expect(project.text(RECORDS_PATH)).toBe(records);
  });

  it("asks what becomes of a person's entries before the model works", async () => {
    const project = new Project().put("en.json", ENGLISH).put("th.json", '{ "mine": "ของฉัน" }');
    await expect(project.run("en.json")).resolves.toMatchObject({ kind: "skipped", reason: "lost" });
    expect(project.questions).toBe(1);
    expect(project.askedAfter).toBe(0);
  });

  it("writes nothing after a cancel, also after one that comes with the last word", async () => {
    const controller = new AbortController();
    const project = new Project().put("a.md", "# Hello there\n");
    project.meanwhile = () => controller.abort();
    await expect(project.run("a.md", "th", { signal: controller.signal })).rejects.toMatchObject({
      name: "CancelledError",
    });
    expect([...project.files.keys()]).toEqual(["a.md"]);
  });

  it("keeps UTF-16, its mark and its line breaks", async () => {
    const project = new Project();
    const text = "\uFEFFHello there\r\n";
    project.files.set("a.txt", new Uint8Array(Buffer.from(text, "utf16le")));
    await project.run("a.txt");
    expect(Buffer.from(project.files.get("a.th.txt") ?? []).toString("utf16le")).toBe("\uFEFFไทย Hello there\r\n");
  });

  it("keeps a byte order mark in UTF-8", async () => {
    const project = new Project().put("a.md", "\uFEFF# Hello\n");
    await project.run("a.md");
    expect(project.text("a.th.md")).toBe("\uFEFF# ไทย Hello\n");
  });

  it("replaces the file itself only where that was asked for", async () => {
    const project = new Project().put("main.py", "# Opens the file\n");
    await expect(project.run("main.py")).resolves.toEqual({ kind: "skipped", reason: "code" });
    await expect(project.run("th.json")).rejects.toMatchObject({ code: "document.changed" });
    await project.run("main.py", "th", { out: "main.py" });
    expect(project.text("main.py")).toBe("# ไทย Opens the file\n");
    expect(project.files.has(RECORDS_PATH)).toBe(false);
  });

  it("makes no copy of what has nothing to translate, and still brings a translation up to date with it", async () => {
    const onlyCode = "```sh\nls\n```\n";
    const project = new Project().put("run.md", onlyCode).put("menu.md", "# Menu\n");
    await expect(project.run("run.md")).resolves.toEqual({ kind: "skipped", reason: "empty" });
    expect([...project.files.keys()]).toEqual(["run.md", "menu.md"]);
    await project.run("menu.md");
    await expect(project.put("menu.md", onlyCode).run("menu.md")).resolves.toMatchObject({ kind: "written" });
    expect(project.text("menu.th.md")).toBe(onlyCode);
  });

  it("refuses what is no text, and skips what is empty", async () => {
    const project = new Project().put("empty.md", "\n \n");
    project.files.set("a.md", Uint8Array.of(0xff, 0xd8, 0xff, 0));
    await expect(project.run("a.md")).rejects.toMatchObject({ code: "document.binary" });
    await expect(project.run("empty.md")).resolves.toEqual({ kind: "skipped", reason: "empty" });
  });

  it.each(["{}", undefined])("asks no model when a merge has broken the records, earlier file: %j", async (earlier) => {
    const project = new Project().put("en.json", ENGLISH).put(RECORDS_PATH, "<<<<<<< HEAD\n{}");
    if (earlier !== undefined) project.put("th.json", earlier);
    const error: unknown = await project.run("en.json").catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "document.invalid" });
    expect(AppError.is(error) && isFaultOfOneFile(error)).toBe(false);
    expect(project.translated).toEqual([]);
    expect(project.files.has("th.json")).toBe(earlier !== undefined);
  });
});

const CATALOGUE = `# Thai for the ferry.
msgid ""
msgstr ""
"Last-Translator: River Team <team@example.org>\\n"
"Language: th\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

# The word on the sign.
#: a.c:9
msgid "Return"
msgstr ""
"ขา"
"กลับ"

#, fuzzy
msgid "Harbour"
msgstr "ท่า"

msgid "Gone"
msgstr "หายไป"
`;

describe("translateFile with tables", () => {
  it("fills the column that the table has for the language", async () => {
    const project = new Project().put("words.csv", '"Key, of a row","TH",en\na,,Open the file\n');
    await expect(project.run("words.csv")).resolves.toMatchObject({ kind: "written", path: "words.csv" });
    expect(project.text("words.csv")).toBe('"Key, of a row","TH",en\na,ไทย Open the file,Open the file\n');
  });

  it.each([
    ["a first column id holds keys", "id,en\n1,Open the file\n"],
    ["a language within a name is none", '"text, id, any",en\nx,Open the file\n'],
    ["a column that there is no source for", "id,name\n1,Open the file\n"],
  ])("writes a table of its own for Indonesian: %s", async (_, table) => {
    const project = new Project().put("words.csv", table);
    await expect(project.run("words.csv", "id")).resolves.toMatchObject({ path: "words.id.csv" });
    expect(project.text("words.csv")).toBe(table);
  });

  it("refuses a table that cannot be read", async () => {
    const project = new Project().put("words.csv", 'en,th\n"Open,\n');
    await expect(project.run("words.csv")).rejects.toMatchObject({ code: "document.invalid" });
    expect(project.translated).toEqual([]);
  });
});

describe("translateFile with catalogues", () => {
  it("fills a translator's catalogue from the template, and keeps the rest of it", async () => {
    const template = '#: a.c:1\nmsgid "Return"\nmsgstr ""\n\nmsgid "Harbour"\nmsgstr ""\n\nmsgid "Boat"\nmsgstr ""\n';
    const project = new Project().put("po/messages.pot", template).put("po/th.po", CATALOGUE);
    await expect(project.run("po/messages.pot")).resolves.toMatchObject({ kind: "written", path: "po/th.po" });
    const expected = CATALOGUE.replace("a.c:9", "a.c:1")
      .replace(
        '#, fuzzy\nmsgid "Harbour"\nmsgstr "ท่า"\n',
        'msgid "Harbour"\nmsgstr "ไทย Harbour"\n\nmsgid "Boat"\nmsgstr "ไทย Boat"\n',
      )
      .replace('msgid "Gone"\nmsgstr', '#~ msgid "Gone"\n#~ msgstr');
    expect(project.text("po/th.po")).toBe(expected);
    expect(project.questions).toBe(0);
    await expect(project.run("po/messages.pot")).resolves.toMatchObject({ kind: "unchanged" });
    expect(project.files.has(RECORDS_PATH)).toBe(false);
  });

  it("asks about a translation whose message has got a plural form", async () => {
    const template = 'msgid "Return"\nmsgid_plural "Returns"\nmsgstr[0] ""\nmsgstr[1] ""\n';
    const project = new Project().put("po/messages.pot", template).put("po/th.po", CATALOGUE);
    await expect(project.run("po/messages.pot")).resolves.toMatchObject({ kind: "skipped", reason: "lost" });
    expect(project.text("po/th.po")).toBe(CATALOGUE);
  });

  it("brings up to date what was made from the texts of another catalogue, not from its message ids", async () => {
    const english = `msgid ""\nmsgstr ""\n"Language: en\\n"\n\nmsgid "menu.open"\nmsgstr "Open"\n\nmsgid "menu.save"\nmsgstr "Save"\n`;
    const project = new Project().put("en.po", english);
    await project.run("en.po");
    project.put("th.po", project.text("th.po").replace('msgid "menu.open"', '# ดี\nmsgid "menu.open"'));
    project.put("en.po", english.replace('"Save"', '"Keep"'));
    await project.run("en.po");
    expect(project.questions).toBe(0);
    expect(project.translated).toEqual(["Open", "Save", "Keep"]);
    expect(project.text("th.po")).toContain('# ดี\nmsgid "menu.open"\nmsgstr "ไทย Open"');
    expect(project.text("th.po")).toContain('msgid "menu.save"\nmsgstr "ไทย Keep"');
    expect(project.text("th.po")).toContain('"Language: th\\n"');
  });
});

describe("properties in ISO 8859-1", () => {
  it("keep their comments, are said to be assumed, and are up to date the second time", async () => {
    const project = new Project();
    project.files.set("a.properties", Buffer.from("# D\xe9j\xe0 vu\na=Caf\xe9 open\n", "latin1"));
    const outcome = await project.run("a.properties");
    const [path] = [...project.files.keys()].filter((name) => /^a.*th\.properties$/u.test(name));
    expect(Buffer.from(project.files.get(path!)!).toString("latin1")).toBe(
      "# D\xe9j\xe0 vu\na=\\u0E44\\u0E17\\u0E22 Caf\xe9 open\n",
    );
    expect(outcome).toMatchObject({ kind: "written", result: { notes: [{ code: "latin1Assumed" }] } });
    expect(await project.run("a.properties")).toMatchObject({ kind: "unchanged" });
  });
});

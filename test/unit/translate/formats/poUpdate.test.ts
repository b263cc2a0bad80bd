import { execFileSync } from "node:child_process";
import { po as gettext } from "gettext-parser";
import { describe, expect, it } from "vitest";
import { updateCatalogue } from "../../../../src/core/translate/formats/poUpdate.ts";

const TEMPLATE = String.raw`# Programmers' template.
#, fuzzy
msgid ""
msgstr ""
"Project-Id-Version: ferry 2.0\n"
"Report-Msgid-Bugs-To: bugs@example.org\n"
"POT-Creation-Date: 2026-11-01 10:00+0000\n"
"Last-Translator: FULL NAME <EMAIL@ADDRESS>\n"
"Language: \n"
"Content-Type: text/plain; charset=UTF-8\n"

#: ferry.c:3
msgid "Cast off"
msgstr ""

#. Shown on the landing stage.
#: ferry.c:31
#, c-format
msgid "The next boat leaves in %d minutes."
msgstr ""

#: ferry.c:40
msgctxt "ticket"
msgid "Return"
msgstr ""

#: ferry.c:41
#, c-format
msgid "%d passenger"
msgid_plural "%d passengers"
msgstr[0] ""
msgstr[1] ""

#: ferry.c:50
msgid "Life jacket"
msgstr ""

#: ferry.c:52
msgid "Harbour"
msgstr ""
`;

interface Words {
  readonly language: string;
  readonly boat: string;
  readonly back: string;
  readonly jacket: string;
  readonly harbour: string;
  readonly gone: string;
}

const WORDS: Words[] = [
  {
    language: "th",
    boat: "เรือลำถัดไปออกในอีก %d นาที",
    back: "ขากลับ",
    jacket: "เสื้อชูชีพ",
    harbour: "ท่าเรือ",
    gone: "หายไป",
  },
  {
    language: "km",
    boat: "ទូកបន្ទាប់ចេញក្នុងរយៈពេល %d នាទី",
    back: "ត្រឡប់មកវិញ",
    jacket: "អាវសង្គ្រោះ",
    harbour: "កំពង់ផែ",
    gone: "បាត់ហើយ",
  },
  {
    language: "my",
    boat: "နောက်လှေသည် %d မိနစ်အတွင်း ထွက်မည်။",
    back: "အပြန်",
    jacket: "အသက်ကယ်အင်္ကျီ",
    harbour: "ဆိပ်ကမ်း",
    gone: "ပျောက်သွားပြီ",
  },
];

/** In an order of its own, with obsolete messages, a fuzzy one, and comments of its translators. */
function written({ language, boat, back, jacket, harbour, gone }: Words): string {
  return String.raw`# Ferry in another language.
# First translated for the river boats, 2019.
msgid ""
msgstr ""
"Project-Id-Version: ferry 1.4\n"
"POT-Creation-Date: 2019-01-01 10:00+0000\n"
"PO-Revision-Date: 2020-02-02 20:00+0700\n"
"Last-Translator: River Team <team@example.org>\n"
"Language-Team: Boats <boats@example.org>\n"
"Language: ${language}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=1; plural=0;\n"
"X-Generator: Poedit 3.4\n"

# The word on the sign, not the one on the ticket.
#: ferry.c:9
msgctxt "ticket"
msgid "Return"
msgstr "${back}"

#. Shown on a board.
#: ferry.c:12
#, c-format
msgid "The next boat leaves in %d minutes."
msgstr ""
"${boat}"

# Nobody needs it any more, but it was hard to find.
#: ferry.c:13
msgid "Gone"
msgstr "${gone}"

#: ferry.c:14
msgid "Gone without a translation"
msgstr ""

#: ferry.c:52
#, fuzzy
#| msgid "Port"
msgid "Harbour"
msgstr "${harbour}"

#~ msgid "Life jacket"
#~ msgstr "${jacket}"

#~ msgid "Long gone"
#~ msgstr "${gone}"
`;
}

const UPDATED = (words: Words): string =>
  written(words)
    .replace(String.raw`"POT-Creation-Date: 2019-01-01`, String.raw`"POT-Creation-Date: 2026-11-01`)
    .replace(
      '"X-Generator: Poedit 3.4\\n"\n',
      '"X-Generator: Poedit 3.4\\n"\n"Report-Msgid-Bugs-To: bugs@example.org\\n"\n\n#: ferry.c:3\nmsgid "Cast off"\nmsgstr ""\n',
    )
    .replace("#: ferry.c:9\n", "#: ferry.c:40\n")
    .replace(
      `msgstr "${words.back}"\n`,
      `msgstr "${words.back}"\n\n#: ferry.c:41\n#, c-format\nmsgid "%d passenger"\nmsgid_plural "%d passengers"\nmsgstr[0] ""\nmsgstr[1] ""\n`,
    )
    .replace("#. Shown on a board.\n#: ferry.c:12\n", "#. Shown on the landing stage.\n#: ferry.c:31\n")
    .replace(`#: ferry.c:13\nmsgid "Gone"\nmsgstr`, `#~ msgid "Gone"\n#~ msgstr`)
    .replace('#: ferry.c:14\nmsgid "Gone without a translation"\nmsgstr ""\n\n', "")
    .replace('#~ msgid "Life jacket"\n#~ msgstr', '#: ferry.c:50\nmsgid "Life jacket"\nmsgstr');

describe("updateCatalogue", () => {
  it.each(WORDS)("keeps what translators wrote and takes what programmers wrote: $language", (words) => {
    const options = { target: words.language as "th" };
    const update = updateCatalogue(written(words), TEMPLATE, options);
    expect(update?.text).toBe(UPDATED(words));
    expect(update?.earlier).not.toContain('\nmsgid "Gone"');
    // Once more changes nothing.
    expect(updateCatalogue(update?.text ?? "", TEMPLATE, options)?.text).toBe(update?.text);
    expectReadable(update?.text ?? "");
  });

  it.each(WORDS)("keeps the catalogue's line breaks, whatever the template has: $language", (words) => {
    const options = { target: words.language as "th" };
    const windows = (text: string): string => text.replaceAll("\n", "\r\n");
    expect(updateCatalogue(windows(written(words)), TEMPLATE, options)?.text).toBe(windows(UPDATED(words)));
    expect(updateCatalogue(written(words), windows(TEMPLATE), options)?.text).toBe(UPDATED(words));
  });

  it("adds to a catalogue whose last line has no line break", () => {
    const added = updateCatalogue(`${HEADER}\nmsgid "A"\nmsgstr "ก"`, 'msgid "A"\nmsgstr ""\n\nmsgid "B"\nmsgstr ""', {
      target: "th",
    });
    expect(added?.text).toBe(`${HEADER}\nmsgid "A"\nmsgstr "ก"\n\nmsgid "B"\nmsgstr ""\n`);
  });

  it("leaves references alone that are only laid out in another way", () => {
    const text = `${HEADER}\n#: a.c:1 b.c:2\n#, no-wrap,c-format\nmsgid "A %d"\nmsgstr "ก %d"\n`;
    const template = '#: a.c:1\n#: b.c:2\n#, c-format, no-wrap\nmsgid "A %d"\nmsgstr ""\n';
    expect(updateCatalogue(text, template, { target: "th" })?.text).toBe(text);
  });

  it("takes a plural form's new words, and the whole message when it has got one", () => {
    const text = `${HEADER}\nmsgid "A"\nmsgstr "ก"\n\nmsgid "B"\nmsgid_plural "Bs"\nmsgstr[0] "ข"\n`;
    const template =
      'msgid "A"\nmsgid_plural "As"\nmsgstr[0] ""\nmsgstr[1] ""\n\nmsgid "B"\nmsgid_plural "Many Bs"\nmsgstr[0] ""\nmsgstr[1] ""\n';
    expect(updateCatalogue(text, template, { target: "th" })?.text).toBe(
      `${HEADER}\nmsgid "A"\nmsgid_plural "As"\nmsgstr[0] ""\nmsgstr[1] ""\n\nmsgid "B"\nmsgid_plural "Many Bs"\nmsgstr[0] "ข"\n`,
    );
  });

  it("writes the texts of a source catalogue where message ids are only names", () => {
    const english = HEADER.replace("Language: th", "Language: en");
    const source = `${english}\nmsgid "menu.open"\nmsgstr "Open"\n\nmsgid "menu.save"\nmsgstr "Save"\n`;
    const update = updateCatalogue(`${HEADER}\n# ดี\nmsgid "menu.open"\nmsgstr "เปิด"\n`, source, { target: "th" });
    expect(update?.text).toBe(
      `${english}\n# ดี\nmsgid "menu.open"\nmsgstr "Open"\n\nmsgid "menu.save"\nmsgstr "Save"\n`,
    );
    expect(update?.earlier).toContain('msgstr "เปิด"');
  });

  it("takes no English for a translation where it repeats the message ids", () => {
    const source = `${HEADER.replace("Language: th", "Language: en")}\nmsgid "Open"\nmsgstr "Open"\n`;
    expect(updateCatalogue(HEADER, source, { target: "th" })?.text).toBe(`${HEADER}\nmsgid "Open"\nmsgstr ""\n`);
  });

  it("builds on no catalogue of another language, none without a header, and none that cannot be read", () => {
    for (const text of [
      HEADER.replace("Language: th", "Language: km"),
      'msgid "A"\nmsgstr "ก"\n',
      `${HEADER}\nmsgid "A`,
    ]) {
      expect(updateCatalogue(text, TEMPLATE, { target: "th" })).toBeUndefined();
    }
  });

  it("leaves other comments with #~ alone, and revives one of several messages", () => {
    const obsolete = '#~ Not a message\n\n#~| msgid "An A"\n#~ msgid "A"\n#~ msgstr "ก"\n#~ msgid "B"\n#~ msgstr "ข"\n';
    const update = updateCatalogue(`${HEADER}\n${obsolete}`, 'msgid "B"\nmsgstr ""\n', { target: "th" });
    expect(update?.text).toBe(
      `${HEADER}\n#~ Not a message\n\n#~| msgid "An A"\n#~ msgid "A"\n#~ msgstr "ก"\n\nmsgid "B"\nmsgstr "ข"\n`,
    );
  });
});

const HEADER = 'msgid ""\nmsgstr ""\n"Language: th\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n';

/** By gettext itself where it is installed. */
function expectReadable(catalogue: string): void {
  expect(Object.keys(gettext.parse(catalogue).translations)).toContain("ticket");
  try {
    execFileSync("msgfmt", ["--check", "--output-file=-", "-"], { input: catalogue, stdio: "pipe" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { subtitles } from "../../../../src/core/translate/formats/subtitles.ts";
import { expectIdentity, sources, translated } from "../../../support/formatChecks.ts";

const SUBRIP = `1
00:00:01,000 --> 00:00:04,000
The boat has left
without us.

2
00:00:05.5 --> 00:00:06,250 X1:100 X2:200
{\\an8}<i>Where</i> is <font color="#fff">everybody</font>?

3
00:00:07,000 --> 00:00:08
Lost

00:00:09,000 --> 00:00:10,000
- เราไปไหนกันดี
- Đi về nhà thôi,
  ngay bây giờ.


4
00:00:11,000 --> 00:00:12,000
♪ ... ♪

Somebody's remark
`;

const WEBVTT = `WEBVTT - Ferry

NOTE The crew speaks Malay.

STYLE
::cue { color: white }

REGION
id:bottom

intro
00:01.000 --> 00:04.000 align:start
<v Siti>Selamat datang &amp; <c.loud>selamat</c> jalan!

00:05.000 --> 00:06.000
<00:05.200>Satu <b>dua

00:07.000 --> 00:08.000
5 &lt; 6, kata dia
`;

describe("subtitles", () => {
  it("reads the cues of SubRip by their numbers, else by their times", () => {
    expect(sources(subtitles, SUBRIP, { target: "th", dialect: "srt" })).toEqual({
      "1": "The boat has left\nwithout us.",
      "2": '<i>Where</i> is <font color="#fff">everybody</font>?',
      "00:00:09,000.1": "เราไปไหนกันดี",
      "00:00:09,000.2": "Đi về nhà thôi,\n  ngay bây giờ.",
    });
    expect(subtitles.extract(SUBRIP, { target: "th" }).skipped).toEqual([
      { line: 11, reason: "a timing that cannot be read" },
      { line: 24, reason: "text outside of a cue" },
    ]);
  });

  it("reads the cues of WebVTT and leaves notes, styles and regions", () => {
    expect(sources(subtitles, WEBVTT, { target: "en", dialect: "vtt" })).toEqual({
      intro: "<v Siti>Selamat datang & <c.loud>selamat</c> jalan!",
      "00:05.000": "<00:05.200>Satu <b>dua",
      "00:07.000": "5 < 6, kata dia",
    });
  });

  it("marks tags, in pairs where both are there", () => {
    const [first, second] = subtitles.extract(WEBVTT, { target: "en" }).spans;
    expect(first?.marks.map(({ start, end, kind, pair }) => [first.source.slice(start, end), kind, pair])).toEqual([
      ["<v Siti>", "opaque", undefined],
      ["<c.loud>", "open", 1],
      ["</c>", "close", 1],
    ]);
    expect(second?.marks.map(({ kind }) => kind)).toEqual(["opaque", "opaque"]);
  });

  it("writes everything back as it stands", () => {
    for (const text of [SUBRIP, WEBVTT]) {
      expectIdentity(subtitles, text, { target: "km" });
      expectIdentity(subtitles, `\ufeff${text.replaceAll("\n", "\r\n").trimEnd()}`, { target: "km" });
    }
  });

  it("keeps a translation within its cue", () => {
    const windows = SUBRIP.replaceAll("\n", "\r\n");
    const result = translated(subtitles, windows, { target: "lo" }, ({ key }) =>
      key === "1" ? "ເຮືອອອກແລ້ວ\n\n1 --> 2\n" : undefined,
    );
    expect(result).toBe(windows.replace("The boat has left\r\nwithout us.", "ເຮືອອອກແລ້ວ\r\n1 → 2"));
    const vtt = translated(subtitles, WEBVTT, { target: "en" }, ({ key }) =>
      key === "intro" ? "<v Siti>Welcome & <c.loud>good</c> --> <b> &amp; R&D" : undefined,
    );
    expect(vtt).toContain("<v Siti>Welcome & <c.loud>good</c> --&gt; &lt;b> &amp;amp; R&D\n");
  });

  it("finds the same cues again whatever the translations are", () => {
    const text = fc.string({
      unit: fc.constantFrom("မြ", "เ", "b", " ", "\n", "<", "&", "-->", "&lt;", "1", "{", "WEBVTT"),
    });
    fc.assert(
      fc.property(fc.constantFrom(SUBRIP, WEBVTT), text, (document, value) => {
        const options = { target: "my" } as const;
        const result = translated(subtitles, document, options, ({ source }) => `${source} ${value}`);
        const keys = (of: string) => subtitles.extract(of, options).spans.map(({ key }) => key);
        expect(keys(result)).toEqual(keys(document));
      }),
    );
  });

  it("refuses what has no cue", () => {
    const refused = (text: string, dialect: string) => () => subtitles.extract(text, { target: "th", dialect });
    expect(refused("Dear diary,\n", "srt")).toThrow(expect.objectContaining({ code: "document.invalid" }) as Error);
    expect(refused(SUBRIP, "vtt")).toThrow(expect.objectContaining({ code: "document.invalid" }) as Error);
    expect(refused("", "srt")()).toEqual({ spans: [], edits: [], skipped: [] });
  });
});

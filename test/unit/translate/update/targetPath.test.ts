import { describe, expect, it } from "vitest";
import { LANGUAGES, type LanguageTag } from "../../../../src/core/languages.ts";
import { formatOf } from "../../../../src/core/translate/formats/formatOf.ts";
import {
  faultOfPattern,
  targetPath,
  type TargetPathOptions,
} from "../../../../src/core/translate/update/targetPath.ts";

function place(path: string, target: LanguageTag, options: Partial<TargetPathOptions> = {}) {
  const kind = formatOf(path) ?? { format: "plaintext" as const };
  return targetPath(path, kind, { target, ...options });
}

function beside(path: string, target: LanguageTag, options: Partial<TargetPathOptions> = {}): string {
  const result = place(path, target, options);
  return result.kind === "beside" ? result.path : result.kind;
}

describe("targetPath", () => {
  it.each<[string, LanguageTag, string]>([
    ["README.md", "th", "README.th.md"],
    ["README.en.md", "km", "README.km.md"],
    ["README", "my", "README.my"],
    ["notes/plan.v2.txt", "vi", "notes/plan.v2.vi.txt"],
    ["en.json", "th", "th.json"],
    ["i18n/en-US.json", "zh-Hans", "i18n/zh-CN.json"],
    ["i18n/en.json", "zh-Hans", "i18n/zh-Hans.json"],
    ["i18n/en-US.json", "fil", "i18n/fil-PH.json"],
    ["config/locales/en.yml", "ms", "config/locales/ms.yml"],
    ["locales/en/common.json", "lo", "locales/lo/common.json"],
    ["locales/en/en.json", "ta", "locales/ta/ta.json"],
    ["docs/en/guide/start.md", "id", "docs/id/guide/start.md"],
    ["docs/guide/start.md", "id", "docs/guide/start.id.md"],
    ["po/messages.pot", "th", "po/th.po"],
    ["messages.pot", "th", "messages.th.po"],
    ["messages.en.po", "zh-Hans", "messages.zh_CN.po"],
    ["locale/en/LC_MESSAGES/django.po", "vi", "locale/vi/LC_MESSAGES/django.po"],
    ["lib/l10n/app_en.arb", "th", "lib/l10n/app_th.arb"],
    ["lib/l10n/app_en.arb", "zh-Hans", "lib/l10n/app_zh.arb"],
    ["messages_en.properties", "id", "messages_in.properties"],
    ["messages_en_US.properties", "th", "messages_th_TH.properties"],
    ["strings.properties", "zh-Hans", "strings_zh_CN.properties"],
    ["en.lproj/Localizable.strings", "zh-Hans", "zh-Hans.lproj/Localizable.strings"],
    ["App/Base.lproj/Localizable.strings", "fil", "App/fil.lproj/Localizable.strings"],
    ["res/values/strings.xml", "th", "res/values-th/strings.xml"],
    ["res/values/strings.xml", "id", "res/values-in/strings.xml"],
    ["res/values/strings.xml", "zh-Hans", "res/values-zh-rCN/strings.xml"],
    ["res/values-en-rUS/strings.xml", "vi", "res/values-vi-rVN/strings.xml"],
    ["movie.en.srt", "th", "movie.th.srt"],
    ["movie.vtt", "my", "movie.my.vtt"],
  ])("%s in %s is %s", (path, target, expected) => {
    expect(beside(path, target)).toBe(expected);
  });

  it("takes no word for a language, unless the source is in it", () => {
    expect(beside("src/my/log-in.md", "th")).toBe("src/my/log-in.th.md");
    expect(beside("locales/id/umum.json", "th")).toBe("locales/id/umum.th.json");
    expect(beside("locales/id/umum.json", "th", { source: "id" })).toBe("locales/th/umum.json");
    expect(beside("my-MM.json", "th")).toBe("th-TH.json");
  });

  it("fills documents that hold both languages", () => {
    expect(place("Localizable.xcstrings", "th")).toEqual({ kind: "inPlace" });
    expect(place("messages.xlf", "th")).toEqual({ kind: "inPlace" });
    expect(place("po/th.po", "th")).toEqual({ kind: "inPlace" });
    expect(place("locale/th/LC_MESSAGES/django.po", "th")).toEqual({ kind: "inPlace" });
    expect(place("words.csv", "th", { hasTargetColumn: true })).toEqual({ kind: "inPlace" });
    expect(beside("words.csv", "th")).toBe("words.th.csv");
  });

  it("never names the source itself", () => {
    expect(place("th.json", "th")).toEqual({ kind: "none", reason: "sameLanguage" });
    expect(place("README.th.md", "th")).toEqual({ kind: "none", reason: "sameLanguage" });
    expect(place("a/notes.txt", "th", { pattern: "{dir}/{name}{ext}" })).toEqual({
      kind: "none",
      reason: "sameLanguage",
    });
    expect(place("main.py", "th")).toEqual({ kind: "none", reason: "code" });
  });

  it("follows the user's own pattern", () => {
    const pattern = "{dir}/../{lang}/{name}{ext}";
    expect(beside("docs/source/a.md", "th", { pattern })).toBe("docs/th/a.md");
    expect(beside("a.md", "km", { pattern: "translated/{name}-{lang}{ext}" })).toBe("translated/a-km.md");
  });

  it("says why a pattern cannot be followed", () => {
    expect(faultOfPattern("{dir}/{name}.{lang}{ext}")).toBeUndefined();
    expect(faultOfPattern("{dir}/{name}.{language}{ext}")).toContain("{language}");
    expect(faultOfPattern("{dir}/{name}{ext}")).toContain("{lang}");
  });

  it("finds the file of one language from that of every other", () => {
    for (const from of LANGUAGES) {
      for (const to of LANGUAGES) {
        if (from.tag === to.tag) continue;
        expect(beside(`i18n/${from.tag}.json`, to.tag, { source: from.tag })).toBe(`i18n/${to.tag}.json`);
      }
    }
  });
});

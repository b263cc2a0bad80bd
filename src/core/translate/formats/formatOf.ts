/** Which format a document has, by its name and the editor's language for it. Knows no library. */
import type { FormatId } from "./documentFormat.ts";

export interface DocumentKind {
  readonly format: FormatId;
  /** See `TranslateParams.dialect`. For code it is always the editor's language id. */
  readonly dialect?: string;
}

/** Paths that say more than their extension, with "/" between folders. */
const BY_PATH: readonly (readonly [RegExp, DocumentKind])[] = [
  [/(^|\/)values(-[^/]+)?\/[^/]+\.xml$/iu, { format: "androidXml" }],
  [/(^|\/)_locales\/[^/]+\/messages\.json$/iu, { format: "json", dialect: "chrome" }],
  [/(^|\/)(dockerfile|containerfile)(\.[^/]+)?$/iu, code("dockerfile")],
  [/(^|\/)(gnu)?makefile$/iu, code("makefile")],
  [/(^|\/)(gemfile|rakefile)$/iu, code("ruby")],
  [/(^|\/)(readme|changelog|contributing|license|licence|notice|authors)$/iu, { format: "plaintext" }],
];

const BY_EXTENSION = new Map<string, DocumentKind>([
  ...kinds({ format: "plaintext" }, "txt text"),
  ...kinds({ format: "markdown" }, "md markdown mdown mkd"),
  ...kinds({ format: "mdx" }, "mdx"),
  ...kinds({ format: "html" }, "html htm xhtml"),
  ...kinds({ format: "json" }, "json jsonc webmanifest"),
  ...kinds({ format: "json", dialect: "jsonl" }, "jsonl ndjson"),
  ...kinds({ format: "arb" }, "arb"),
  ...kinds({ format: "xcstrings" }, "xcstrings"),
  ...kinds({ format: "yaml" }, "yaml yml"),
  ...kinds({ format: "properties" }, "properties"),
  ...kinds({ format: "fluent" }, "ftl"),
  ...kinds({ format: "csv", dialect: "csv" }, "csv"),
  ...kinds({ format: "csv", dialect: "tsv" }, "tsv tab"),
  ...kinds({ format: "po" }, "po"),
  ...kinds({ format: "po", dialect: "pot" }, "pot"),
  ...kinds({ format: "xliff" }, "xlf xliff"),
  ...kinds({ format: "subtitles", dialect: "srt" }, "srt"),
  ...kinds({ format: "subtitles", dialect: "vtt" }, "vtt"),
  ...kinds({ format: "appleStrings" }, "strings"),
  ...kinds(code("c"), "c h"),
  ...kinds(code("clojure"), "clj cljs cljc"),
  ...kinds(code("cpp"), "cc cpp cxx hh hpp hxx"),
  ...kinds(code("csharp"), "cs"),
  ...kinds(code("css"), "css"),
  ...kinds(code("dart"), "dart"),
  ...kinds(code("elixir"), "ex exs"),
  ...kinds(code("fsharp"), "fs fsi fsx"),
  ...kinds(code("go"), "go"),
  ...kinds(code("groovy"), "groovy gradle"),
  ...kinds(code("haskell"), "hs"),
  ...kinds(code("java"), "java"),
  ...kinds(code("javascript"), "js mjs cjs"),
  ...kinds(code("javascriptreact"), "jsx"),
  ...kinds(code("julia"), "jl"),
  ...kinds(code("kotlin"), "kt kts"),
  ...kinds(code("less"), "less"),
  ...kinds(code("lua"), "lua"),
  ...kinds(code("makefile"), "mk mak"),
  ...kinds(code("objective-c"), "m"),
  ...kinds(code("objective-cpp"), "mm"),
  ...kinds(code("perl"), "pl pm"),
  ...kinds(code("php"), "php"),
  ...kinds(code("powershell"), "ps1 psm1 psd1"),
  ...kinds(code("python"), "py pyi pyw"),
  ...kinds(code("r"), "r"),
  ...kinds(code("ruby"), "rb rake"),
  ...kinds(code("rust"), "rs"),
  ...kinds(code("scala"), "scala sc"),
  ...kinds(code("scss"), "scss"),
  ...kinds(code("shellscript"), "sh bash zsh ksh"),
  ...kinds(code("sql"), "sql"),
  ...kinds(code("swift"), "swift"),
  ...kinds(code("toml"), "toml"),
  ...kinds(code("typescript"), "ts mts cts"),
  ...kinds(code("typescriptreact"), "tsx"),
  ...kinds(code("vb"), "vb"),
]);

/** Language ids that are no code. Those of code are the dialects above. */
const BY_LANGUAGE = new Map<string, DocumentKind>([
  ...kinds({ format: "plaintext" }, "plaintext"),
  ...kinds({ format: "markdown" }, "markdown"),
  ...kinds({ format: "mdx" }, "mdx"),
  ...kinds({ format: "html" }, "html"),
  ...kinds({ format: "json" }, "json jsonc"),
  ...kinds({ format: "json", dialect: "jsonl" }, "jsonl"),
  ...kinds({ format: "arb" }, "arb"),
  ...kinds({ format: "yaml" }, "yaml dockercompose"),
  ...kinds({ format: "properties" }, "properties java-properties"),
  ...kinds({ format: "fluent" }, "fluent ftl"),
  ...kinds({ format: "csv", dialect: "csv" }, "csv"),
  ...kinds({ format: "csv", dialect: "tsv" }, "tsv"),
  ...kinds({ format: "po" }, "po gettext"),
  ...kinds({ format: "xliff" }, "xliff xlf"),
  ...kinds({ format: "subtitles", dialect: "srt" }, "srt subrip"),
  ...kinds({ format: "subtitles", dialect: "vtt" }, "vtt webvtt"),
  ...[...BY_PATH.map(([, kind]) => kind), ...BY_EXTENSION.values()].flatMap((kind) =>
    kind.format === "code" && kind.dialect !== undefined ? [[kind.dialect, kind] as const] : [],
  ),
]);

/**
 * @param fileName with or without folders
 * @param languageId the editor's; decides where the name says nothing
 * @returns undefined for a document of no known kind: whoever translates a selection of it takes it as plain text
 */
export function formatOf(fileName: string, languageId?: string): DocumentKind | undefined {
  const path = fileName.replaceAll("\\", "/");
  const byPath = BY_PATH.find(([pattern]) => pattern.test(path))?.[1];
  if (byPath !== undefined) return byPath;
  const extension = /[^/]\.([^./]+)$/u.exec(path)?.[1] ?? "";
  return BY_EXTENSION.get(extension.toLowerCase()) ?? BY_LANGUAGE.get(languageId ?? "");
}

function code(languageId: string): DocumentKind {
  return { format: "code", dialect: languageId };
}

function kinds(kind: DocumentKind, names: string): [string, DocumentKind][] {
  return names.split(" ").map((name) => [name, kind]);
}

/** Where the translation of a file goes: the naming rule. Paths have "/" between folders. */
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import type { LanguageTag } from "../../languages.ts";
import type { DocumentKind } from "../formats/formatOf.ts";
import { localeForm, localeOf } from "./localeForms.ts";

export type TargetPlace =
  | { readonly kind: "beside"; readonly path: string }
  /** The document has places for translations: it is filled itself. */
  | { readonly kind: "inPlace" }
  /** "code": a copy of a program in another language makes no sense; "sameLanguage": it is the target's own file. */
  | { readonly kind: "none"; readonly reason: "code" | "sameLanguage" };

export interface TargetPathOptions {
  readonly target: LanguageTag;
  /** Where it is known. Then a name says a language only when it says this one. */
  readonly source?: LanguageTag | undefined;
  /** The user's own rule instead of the built-in one: `{dir}/{name}.{lang}{ext}`. */
  readonly pattern?: string | undefined;
  /** The document has places for this target in it, as a CSV with a column for each language. */
  readonly hasTargetColumn?: boolean;
}

/** Why a user's own rule cannot be followed, in words. Without a language in it all translations would be one file. */
export function faultOfPattern(pattern: string): string | undefined {
  const parts: readonly string[] = pattern.match(/\{[^{}]*\}/gu) ?? [];
  const part = parts.find((each) => !/^\{(dir|name|lang|ext)\}$/u.test(each));
  if (part !== undefined) return formatMessage("namePattern.unknown", { part });
  return parts.includes("{lang}") ? undefined : formatMessage("namePattern.noLanguage");
}

/** @param sourcePath with its folders, relative or absolute */
export function targetPath(sourcePath: string, kind: DocumentKind, options: TargetPathOptions): TargetPlace {
  const { format } = kind;
  if (format === "code") return { kind: "none", reason: "code" };
  if (format === "xcstrings" || format === "xliff") return { kind: "inPlace" };
  if (format === "csv" && options.hasTargetColumn === true) return { kind: "inPlace" };
  const parts = partsOf(sourcePath);
  if (format === "po" && kind.dialect !== "pot" && namesTarget(parts, options.target)) return { kind: "inPlace" };
  const path = options.pattern === undefined ? byRule(parts, kind, options) : byPattern(parts, kind, options);
  return path === sourcePath ? { kind: "none", reason: "sameLanguage" } : { kind: "beside", path };
}

/** The language that a name or a folder says, as the naming rule reads it. Undefined: none. */
export function languageOfPath(path: string, { format }: DocumentKind): LanguageTag | undefined {
  const { folders, name } = partsOf(path);
  const last = folders.at(-1) ?? "";
  const android = format === "androidXml" ? androidLocale(last) : undefined;
  const endings = Array.from(name.matchAll(/[._-]/gu), ({ index }) => name.slice(index + 1));
  const named = [name, ...endings, last.replace(/\.lproj$/u, ""), android ?? ""].map((part) => localeOf(part));
  return (
    named.find((tag) => tag !== undefined) ??
    folders.map((folder) => localeOf(folder)).findLast((tag) => tag !== undefined)
  );
}

interface PathParts {
  readonly folders: readonly string[];
  /** Without the extension. */
  readonly name: string;
  /** With its dot; empty without one. */
  readonly extension: string;
}

function partsOf(path: string): PathParts {
  const folders = path.split("/");
  const file = folders.pop() ?? "";
  const dot = file.lastIndexOf(".");
  return dot <= 0
    ? { folders, name: file, extension: "" }
    : { folders, name: file.slice(0, dot), extension: file.slice(dot) };
}

function joined(folders: readonly string[], name: string, extension: string): string {
  return [...folders, name + extension].join("/");
}

/** A language in the folders or in the name is replaced; where there is none, the name gets one. */
function byRule(parts: PathParts, kind: DocumentKind, options: TargetPathOptions): string {
  const extension = kind.dialect === "pot" ? ".po" : parts.extension;
  const folders = foldersFor(parts.folders, kind, options);
  const name = nameFor(parts.name, kind, options);
  if (folders === undefined && name === undefined) {
    return joined(parts.folders, withLanguage(parts, kind, options.target), extension);
  }
  return joined(folders ?? parts.folders, name ?? parts.name, extension);
}

/** Undefined: no folder says a language. */
function foldersFor(
  folders: readonly string[],
  { format }: DocumentKind,
  { target, source }: TargetPathOptions,
): string[] | undefined {
  const last = folders.at(-1) ?? "";
  if (format === "androidXml" && /^values(-|$)/iu.test(last)) {
    return [...folders.slice(0, -1), `values-${localeForm(target, format, androidLocale(last))}`];
  }
  if (last.endsWith(".lproj")) {
    const name = last.slice(0, -".lproj".length);
    return [...folders.slice(0, -1), `${localeForm(target, format, name === "Base" ? undefined : name)}.lproj`];
  }
  const index = folders.findLastIndex((folder) => localeOf(folder, source) !== undefined);
  return index < 0 ? undefined : folders.with(index, localeForm(target, format, folders[index]));
}

/** `values-en-rUS` says one; `values` and `values-land` say none. */
function androidLocale(folder: string): string | undefined {
  const qualifier = folder.slice("values-".length);
  return localeOf(qualifier) === undefined ? undefined : qualifier;
}

/** `en` and `messages.en`, `app_en_US`, `README-en`. Undefined: the name says no language. */
function nameFor(name: string, { format }: DocumentKind, { target, source }: TargetPathOptions): string | undefined {
  if (localeOf(name, source) !== undefined) return localeForm(target, format, name);
  // The longest ending that is a language: `app_zh_CN`, not `CN`.
  for (const { index } of name.matchAll(/[._-]/gu)) {
    const ending = name.slice(index + 1);
    if (index > 0 && localeOf(ending, source) !== undefined) {
      return name.slice(0, index + 1) + localeForm(target, format, ending);
    }
  }
  return undefined;
}

function withLanguage({ folders, name }: PathParts, { format, dialect }: DocumentKind, target: LanguageTag): string {
  const locale = localeForm(target, format);
  // Where gettext's files have a folder of their own, they are named by nothing but the language.
  if (dialect === "pot" && /^(po|locales?|translations)$/iu.test(folders.at(-1) ?? "")) return locale;
  return `${name}${format === "arb" || format === "properties" ? "_" : "."}${locale}`;
}

function byPattern(parts: PathParts, { format }: DocumentKind, { target, pattern = "" }: TargetPathOptions): string {
  const values: Readonly<Record<string, string>> = {
    dir: parts.folders.length === 0 ? "." : parts.folders.join("/"),
    name: parts.name,
    lang: localeForm(target, format),
    ext: parts.extension,
  };
  const path = pattern.replace(/\{(dir|name|lang|ext)\}/gu, (_, key: string) => values[key] ?? "");
  return normalized(path);
}

/** Without "." and "..", so that it can be compared. */
function normalized(path: string): string {
  const parts: string[] = [];
  path.split("/").forEach((part, index) => {
    if (part === "." || (part === "" && index > 0)) return;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  });
  return parts.join("/");
}

/** A translator's own file: `th.po`, `messages.th.po`, `th/LC_MESSAGES/messages.po`. */
function namesTarget({ folders, name }: PathParts, target: LanguageTag): boolean {
  const ending = /(?:^|[._-])([^.]+)$/u.exec(name)?.[1] ?? "";
  return [name, ending, ...folders.slice(-2)].some((part) => localeOf(part, target) !== undefined);
}

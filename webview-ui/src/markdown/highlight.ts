/** Colours in code: the languages that people ask models for, and how much of them is worth the time. */
import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import c from "highlight.js/lib/languages/c";
import cpp from "highlight.js/lib/languages/cpp";
import csharp from "highlight.js/lib/languages/csharp";
import css from "highlight.js/lib/languages/css";
import dart from "highlight.js/lib/languages/dart";
import diff from "highlight.js/lib/languages/diff";
import dockerfile from "highlight.js/lib/languages/dockerfile";
import go from "highlight.js/lib/languages/go";
import graphql from "highlight.js/lib/languages/graphql";
import ini from "highlight.js/lib/languages/ini";
import java from "highlight.js/lib/languages/java";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import kotlin from "highlight.js/lib/languages/kotlin";
import latex from "highlight.js/lib/languages/latex";
import lua from "highlight.js/lib/languages/lua";
import makefile from "highlight.js/lib/languages/makefile";
import markdown from "highlight.js/lib/languages/markdown";
import objectivec from "highlight.js/lib/languages/objectivec";
import perl from "highlight.js/lib/languages/perl";
import php from "highlight.js/lib/languages/php";
import powershell from "highlight.js/lib/languages/powershell";
import protobuf from "highlight.js/lib/languages/protobuf";
import python from "highlight.js/lib/languages/python";
import r from "highlight.js/lib/languages/r";
import ruby from "highlight.js/lib/languages/ruby";
import rust from "highlight.js/lib/languages/rust";
import scala from "highlight.js/lib/languages/scala";
import sql from "highlight.js/lib/languages/sql";
import swift from "highlight.js/lib/languages/swift";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";

const LANGUAGES = {
  ...{
    bash,
    c,
    cpp,
    csharp,
    css,
    dart,
    diff,
    dockerfile,
    go,
    graphql,
    ini,
    java,
    javascript,
    json,
    kotlin,
    latex,
    lua,
  },
  ...{ makefile, markdown, objectivec, perl, php, powershell, protobuf, python, r, ruby, rust, scala, sql, swift },
  ...{ typescript, xml, yaml },
};

for (const [name, language] of Object.entries(LANGUAGES)) hljs.registerLanguage(name, language);

/** The library cannot stop halfway: longer code would hold up scrolling and typing, and stays in one colour. */
const MAX_CHARACTERS = 12_000;
/** Its patterns look far ahead in a line; lines this long are data. */
const MAX_LINE_CHARACTERS = 1000;
/** Tokens in tokens: the style of each is looked for in all that are around it. Templates in templates are a few deep. */
const MAX_NESTING = 50;

/** HTML of `code` with a class on each token, not sanitised; undefined where it stays as it is. `languageId`: of a fence. */
export function highlightedHtml(code: string, languageId: string): string | undefined {
  if (code.length > MAX_CHARACTERS || hljs.getLanguage(languageId) === undefined) return undefined;
  if (code.split("\n").some((line) => line.length > MAX_LINE_CHARACTERS)) return undefined;
  const html = hljs.highlight(code, { language: languageId, ignoreIllegals: true }).value;
  return nestingOf(html) > MAX_NESTING ? undefined : html;
}

/** How many elements stand around the innermost text. */
function nestingOf(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [tag] of html.matchAll(/<\/?/gu)) {
    depth += tag === "<" ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** The table's patterns of one language as regular expressions, made when the language is first met. */
import type { BlockForm, CodeSyntax, LiteralForm } from "./codeSyntax.ts";
import { codeSyntaxOf } from "./languages.ts";

export type Trigger =
  | { readonly kind: "line" }
  | { readonly kind: "block"; readonly form: BlockForm }
  /** `open` is the form's own pattern, sticky: it gives the groups that the literal's end may repeat. */
  | { readonly kind: "literal"; readonly form: LiteralForm; readonly open: RegExp }
  | { readonly kind: "bracket" }
  | { readonly kind: "element" };

export interface Triggers {
  readonly syntax: CodeSyntax;
  /** Everything that matters in code; each trigger is a group. */
  readonly pattern: RegExp;
  readonly byGroup: readonly { readonly group: number; readonly trigger: Trigger }[];
}

const known = new Map<string, Triggers>();

export function triggersOf(languageId: string): Triggers | undefined {
  const made = known.get(languageId);
  const syntax = codeSyntaxOf(languageId);
  if (made !== undefined || syntax === undefined) return made;
  const triggers = makeTriggers(syntax);
  known.set(languageId, triggers);
  return triggers;
}

function makeTriggers(syntax: CodeSyntax): Triggers {
  const { line, blocks = [], literals, countsBrackets, hasJsx } = syntax;
  const hasCodeInLiterals = hasJsx === true || literals.some(({ interpolation }) => interpolation !== undefined);
  const all: readonly (readonly [string, Trigger])[] = [
    ...blocks.map((form) => [form.open, { kind: "block", form }] as const),
    ...(line === undefined ? [] : [[line, { kind: "line" }] as const]),
    ...literals.map((form) => [form.open, { kind: "literal", form, open: new RegExp(form.open, "muy") }] as const),
    ...(hasCodeInLiterals || countsBrackets === true ? [[String.raw`[()[\]{}]`, { kind: "bracket" }] as const] : []),
    ...(hasJsx === true ? [[String.raw`<(?=[\p{L}_$>])`, { kind: "element" }] as const] : []),
  ];
  const byGroup: { group: number; trigger: Trigger }[] = [];
  const sources: string[] = [];
  let group = 1;
  for (const [source, trigger] of all) {
    byGroup.push({ group, trigger });
    // References to groups count from the pattern's own first one.
    const first = group;
    sources.push(`(${source.replace(/\\([1-9])/gu, (_, digit: string) => `\\${Number(digit) + first}`)})`);
    group += groupCount(source) + 1;
  }
  return { syntax, pattern: new RegExp(sources.join("|"), "gmu"), byGroup };
}

/** A pattern that matches nothing still has all its groups. */
function groupCount(source: string): number {
  return (new RegExp(`${source}|`, "mu").exec("")?.length ?? 1) - 1;
}

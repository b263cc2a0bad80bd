/** What has to be written into a string catalogue for a language that it does not have yet. */
import type { Node } from "jsonc-parser";
import type { Span, TextEdit } from "./documentFormat.ts";
import {
  memberBreak,
  memberOf,
  placeForMember,
  writeMember,
  type JsonEntry,
  type JsonLayout,
  type MemberPlace,
} from "./jsonLayout.ts";

/** A text of a localization: itself, or one of its variations by number, device or width. */
export interface Leaf {
  /** From the localization: `variations`, `plural`, `one`. */
  readonly path: readonly string[];
  readonly value: string;
  /** Its `stringUnit`, where the document has it. */
  readonly unit?: Node;
}

export interface Insertion {
  readonly spans: readonly Span[];
  readonly edits: readonly TextEdit[];
  /** Why a part of the entry is left alone. */
  readonly skipped?: string;
}

/** What a span is but its place and its writing. */
type SpanFields = Omit<Span, "start" | "end" | "current" | "encode">;

/** Levels of a catalogue: an entry lies in `strings`, which lies in the root. */
const ENTRY_DEPTH = 2;

/** A localization that the entry has not. One text is written with all that is around it, so that no text leaves no trace. */
export function newLocalization(
  text: string,
  entry: Node,
  language: string,
  leaves: readonly Leaf[],
  layout: JsonLayout,
  fieldsOf: (leaf: Leaf) => SpanFields,
): Insertion {
  const localizations = memberOf(entry, "localizations");
  const [only] = leaves;
  if (only !== undefined && leaves.length === 1) {
    const [key, object, depth] =
      localizations === undefined ? ["localizations", entry, ENTRY_DEPTH] : [language, localizations, ENTRY_DEPTH + 1];
    const place = placeForMember(key, object, depth, layout);
    const path = localizations === undefined ? [language, ...only.path] : only.path;
    return { spans: [insertedSpan(text, place, unitWriter(key, path, place, layout), fieldsOf(only))], edits: [] };
  }
  const parents = only?.path.slice(0, -1) ?? [];
  const areSiblings = leaves.every(({ path }) => path.slice(0, -1).join("\0") === parents.join("\0"));
  if (localizations === undefined || !areSiblings || parents.includes("substitutions")) {
    return {
      spans: [],
      edits: [],
      skipped: `"${language}" has to begin in Xcode where a text varies in more than one way`,
    };
  }
  const place = placeForMember(language, localizations, ENTRY_DEPTH + 1, layout);
  return severalTexts(text, place, language, parents, leaves, layout, fieldsOf);
}

/** A function of its own, so that it keeps no node of the document's tree in memory. */
function unitWriter(key: string, path: readonly string[], place: MemberPlace, layout: JsonLayout) {
  return (translation: string) => writeMember(key, wrapped(path, translatedUnit(translation)), place, layout);
}

/**
 * Variations of a new localization: what is around them are edits, so that each is a span of its own. The first is the one that no
 * localization can be without ("other"): the others begin with the comma between.
 */
function severalTexts(
  text: string,
  place: MemberPlace,
  language: string,
  parents: readonly string[],
  leaves: readonly Leaf[],
  layout: JsonLayout,
  fieldsOf: (leaf: Leaf) => SpanFields,
): Insertion {
  const around = writeMember(language, wrapped(parents, {}), place, layout);
  const opened = around.lastIndexOf("{") + 1;
  const { start, end } = place;
  // Edits go before spans at the same place: the one that closes takes the place of the character after it as well.
  const closedAt = Math.max(end, start + 1);
  const edits = [
    { start, end: start, text: around.slice(0, opened) },
    { start, end: closedAt, text: around.slice(opened) + text.slice(end, closedAt) },
  ];
  const depth = place.depth + 1 + parents.length;
  const spans = leaves.map((leaf, index) => {
    const before = (index === 0 ? "" : ",") + memberBreak(depth, layout);
    const inner: MemberPlace = { start, end: start, before, after: "", depth };
    const write = (translation: string) =>
      writeMember(leaf.path.at(-1) ?? "", translatedUnit(translation), inner, layout);
    return insertedSpan(text, inner, write, fieldsOf(leaf));
  });
  return { spans, edits };
}

/** A further plural form beside those that a localization has. */
export function newVariation(
  text: string,
  localization: Node | undefined,
  path: readonly string[],
  layout: JsonLayout,
  fields: SpanFields,
): Span {
  const parents = path.slice(0, -1);
  const object = parents.reduce<Node | undefined>(memberOf, localization);
  if (object === undefined) throw new RangeError(`No ${parents.join(".")} in the localization`);
  const key = path.at(-1) ?? "";
  const place = placeForMember(key, object, ENTRY_DEPTH + 2 + parents.length, layout);
  return insertedSpan(
    text,
    place,
    (translation) => writeMember(key, translatedUnit(translation), place, layout),
    fields,
  );
}

function insertedSpan(
  text: string,
  { start, end }: MemberPlace,
  write: (translation: string) => string,
  fields: SpanFields,
): Span {
  return {
    ...fields,
    start,
    end,
    current: "",
    encode: (translation) => (translation === "" ? text.slice(start, end) : write(translation)),
  };
}

function translatedUnit(value: string): JsonEntry {
  return { stringUnit: { state: "translated", value } };
}

function wrapped(path: readonly string[], entry: JsonEntry): JsonEntry {
  return path.reduceRight<JsonEntry>((inner, key) => ({ [key]: inner }), entry);
}

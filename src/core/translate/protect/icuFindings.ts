/** Compares two ICU messages as the program that formats them will: by their arguments. */
import { TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import type { Finding } from "../../../shared/translation.ts";
import { parseElements } from "./icuNodes.ts";

/**
 * Whether `translation` can stand in the place of `source`: it parses, has the same arguments with the same types, and no form of a select that the source
 * has not. Undefined where the source itself does not parse: there is nothing to compare.
 */
export function icuFindings(source: string, translation: string): readonly Finding[] | undefined {
  const expected = parseElements(source);
  if (expected === undefined) return undefined;
  const actual = parseElements(translation);
  if (actual === undefined || (hasGoodTags(source) && !hasGoodTags(translation))) return [{ code: "icu", details: {} }];
  const wanted = argumentsOf(expected);
  const there = argumentsOf(actual);
  const lost = [...wanted.keys()].filter((name) => !there.has(name));
  const changed = [...there].filter(
    ([name, uses]) => !isAllowed(uses, wanted.get(name)) || !hasChoices(uses, wanted.get(name)),
  );
  const names = [...new Set([...lost, ...changed.map(([name]) => name)])];
  return names.length === 0 ? [] : [{ code: "icu", details: { reason: names.map((name) => `{${name}}`).join(", ") } }];
}

/** Of a message that parses without regard to its tags. */
function hasGoodTags(message: string): boolean {
  return !message.includes("<") || parseElements(message, false) !== undefined;
}

/** By argument: its types, and for each form of a select `select form`. */
type Uses = Set<string>;

const CHOICES = ["plural", "ordinal", "select"];

/** A number may be written out beside its own plural, instead of `#`. */
function isAllowed(uses: Uses, wanted: Uses | undefined): boolean {
  if (wanted === undefined) return false;
  const isCounted = wanted.has("plural") || wanted.has("ordinal");
  return [...uses].every((use) => wanted.has(use) || (isCounted && (use === "number" || use === "argument")));
}

/** Every kind of choice that the source makes with the argument is still made. */
function hasChoices(uses: Uses, wanted: Uses | undefined): boolean {
  return CHOICES.every((choice) => wanted?.has(choice) !== true || uses.has(choice));
}

function argumentsOf(elements: readonly MessageFormatElement[], found = new Map<string, Uses>()): Map<string, Uses> {
  const add = (name: string, use: string) => found.set(name, (found.get(name) ?? new Set()).add(use));
  for (const element of elements) {
    switch (element.type) {
      case TYPE.argument:
      case TYPE.number:
      case TYPE.date:
      case TYPE.time:
        add(element.value, TYPE[element.type]);
        break;
      case TYPE.plural:
        add(element.value, element.pluralType === "ordinal" ? "ordinal" : "plural");
        break;
      case TYPE.select:
        add(element.value, "select");
        for (const form of Object.keys(element.options)) add(element.value, `select ${form}`);
        break;
      case TYPE.literal:
      case TYPE.pound:
      case TYPE.tag:
        break;
    }
    if (element.type === TYPE.tag) argumentsOf(element.children, found);
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      for (const { value } of Object.values(element.options)) argumentsOf(value, found);
    }
  }
  return found;
}

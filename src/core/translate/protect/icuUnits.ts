/**
 * Whole sentences of an ICU message. Each form of a plural or select becomes a sentence of its own with everything around it, and the choice
 * moves to the outside: `You have {n, plural, one {# file} other {# files}}` is two sentences, `You have {n} file` and `You have {n} files`.
 * Plural categories that the target has beside those of the source are added, from `other`; those that it has not stay: they are
 * never chosen, and a message that is read as another language's goes on working.
 */
import type { LanguageTag } from "../../languages.ts";
import type { IcuArm, IcuChoice, IcuNode, IcuSwitch } from "./icuNodes.ts";
import { icuSentence, type SentencePart } from "./icuText.ts";
import type { SourceUnit, SpanUnits } from "./units.ts";

/** Beyond this each form is translated for itself, in its place. */
const MOST_SENTENCES = 40;

/** Where a sentence stands in the new message. */
interface Place {
  readonly parent?: IcuSwitch;
  readonly pluralCategory?: Intl.LDMLPluralRule;
}

/** What an outer choice has settled. */
interface Decision {
  readonly choice: IcuChoice;
  readonly selector: string;
}

/** Takes the next translation. */
type Take = () => string;
/** Writes a piece of the message. */
type Writer = (take: Take) => string;

export interface IcuOptions {
  readonly target: LanguageTag;
  /** Every apostrophe of the translation is written twice. */
  readonly doublesApostrophes: boolean;
}

export function icuUnits(message: string, nodes: readonly IcuNode[], options: IcuOptions): SpanUnits {
  const builder = new MessageBuilder(options);
  const write = builder.whole(nodes) ?? builder.apart(nodes);
  const { units } = builder;
  return {
    units,
    assemble: (translations) => {
      const isUnchanged = !builder.addsArms && units.every(({ text }, index) => translations[index] === text);
      if (isUnchanged) return message;
      let next = 0;
      return write(() => {
        next += 1;
        return translations[next - 1] ?? "";
      });
    },
  };
}

/** Undone when a choice cannot be moved outside. */
class CannotHoist extends Error {}

class MessageBuilder {
  units: SourceUnit[] = [];
  addsArms = false;
  private readonly written = new Set<string>();
  private readonly options: IcuOptions;

  constructor(options: IcuOptions) {
    this.options = options;
  }

  /**
   * Whole sentences; undefined where they would be too many, a `#` would lose its plural, or an argument would get lost that stands only where
   * two choices contradict each other.
   */
  whole(nodes: readonly IcuNode[]): Writer | undefined {
    try {
      const write = this.hoisted(nodes, {});
      if (argumentsIn(nodes).every((name) => this.written.has(name))) return write;
    } catch (error) {
      if (!(error instanceof CannotHoist)) throw error;
    }
    this.units = [];
    this.addsArms = false;
    return undefined;
  }

  /** Each form for itself; in the text around it the choice is an argument. */
  apart(nodes: readonly IcuNode[], place: Place = {}): Writer {
    const choices: { readonly stand: string; readonly write: Writer }[] = [];
    const parts = nodes.map((node): SentencePart => {
      if (node.kind !== "choice") return partOf(node, place);
      const stand = `{${node.argument}, ${choices.length}}`;
      choices.push({ stand, write: this.choice(node, (arm, inner) => this.apart(arm.nodes, inner), place) });
      return { raw: stand, argument: node.argument };
    });
    const writeSentence = this.sentence(parts, place);
    return (take) => {
      const written = choices.map(({ stand, write }) => [stand, write(take)] as const);
      return written.reduce((text, [stand, choice]) => text.replaceAll(stand, () => choice), writeSentence(take));
    };
  }

  private hoisted(nodes: readonly IcuNode[], place: Place, decisions: readonly Decision[] = []): Writer {
    const index = nodes.findIndex(({ kind }) => kind === "choice");
    const choice = nodes[index];
    if (choice?.kind !== "choice") {
      if (this.units.length >= MOST_SENTENCES) throw new CannotHoist();
      for (const name of argumentsIn(nodes)) this.written.add(name);
      const parts = nodes.flatMap((node) => (node.kind === "choice" ? [] : [partOf(node, place)]));
      return this.sentence(parts, place);
    }
    const around = (arm: IcuArm) => [...nodes.slice(0, index), ...arm.nodes, ...nodes.slice(index + 1)];
    const known = decidedArm(choice, decisions);
    if (known !== undefined) return this.hoisted(around(known), place, decisions);
    const branch = (arm: IcuArm, inner: Place) =>
      this.hoisted(around(arm), inner, [...decisions, { choice, selector: arm.selector }]);
    this.written.add(switchName(choice));
    return this.choice(choice, branch, place);
  }

  private choice(choice: IcuChoice, branch: (arm: IcuArm, place: Place) => Writer, { pluralCategory }: Place): Writer {
    const writers = this.armsFor(choice).map((arm) => {
      const category = choice.type === "select" ? pluralCategory : categoryOf(arm.selector);
      const write = branch(arm, { parent: choice, ...(category !== undefined && { pluralCategory: category }) });
      return (take: Take) => `${arm.gap}{${write(take)}}`;
    });
    return (take) => writers.map((write) => write(take)).join("") + choice.tail;
  }

  private sentence(parts: readonly SentencePart[], { parent, pluralCategory }: Place): Writer {
    const { unit, encode } = icuSentence(parts, {
      isInArm: parent !== undefined,
      isInPlural: parent !== undefined && parent.type !== "select",
      doublesApostrophes: this.options.doublesApostrophes,
      ...(pluralCategory !== undefined && { pluralCategory }),
    });
    this.units.push(unit);
    return (take) => encode(take());
  }

  /** The choice's arms, and those that the target's grammar needs beside them. */
  private armsFor({ arms, type }: IcuChoice): readonly IcuArm[] {
    const other = arms.find(({ selector }) => selector === "other");
    if (type === "select" || other === undefined) return arms;
    const { pluralCategories } = new Intl.PluralRules(this.options.target, { type }).resolvedOptions();
    const missing = pluralCategories.filter((category) => !arms.some(({ selector }) => selector === category));
    if (missing.length === 0) return arms;
    this.addsArms = true;
    const isFirst = arms[0] === other;
    const space = isFirst ? " " : (/^\s*/u.exec(other.gap)?.[0] ?? " ");
    const added = missing.map((selector): IcuArm => ({ ...other, selector, gap: `${space}${selector} ` }));
    return isFirst
      ? [other, ...added, ...arms.slice(1)]
      : arms.flatMap((arm) => (arm === other ? [...added, arm] : [arm]));
  }
}

function partOf(node: Exclude<IcuNode, IcuChoice>, { parent }: Place): SentencePart {
  if (node.kind === "words") return node.text;
  if (node.kind === "verbatim") return node;
  const { argument, offset } = node.of;
  if (parent !== undefined && isSameSwitch(node.of, parent)) return { raw: "#", argument };
  if (offset !== 0) throw new CannotHoist();
  return { raw: `{${argument}, number}`, argument };
}

/** What is chosen once is not chosen again further on in the sentence. */
function decidedArm(choice: IcuChoice, decisions: readonly Decision[]): IcuArm | undefined {
  const decision = decisions.find(
    ({ choice: earlier }) => isSameSwitch(earlier, choice) && hasSameArms(earlier, choice),
  );
  if (decision === undefined) return undefined;
  const armFor = (wanted: string) => choice.arms.find(({ selector }) => selector === wanted);
  return armFor(decision.selector) ?? armFor("other");
}

/** Arguments and the choices that are made with them, each by a name of its own. */
function argumentsIn(nodes: readonly IcuNode[]): string[] {
  return nodes.flatMap((node) => {
    if (node.kind === "choice") return [switchName(node), ...node.arms.flatMap((arm) => argumentsIn(arm.nodes))];
    return node.kind === "verbatim" && node.argument !== undefined ? [node.argument] : [];
  });
}

function switchName({ argument, type }: IcuSwitch): string {
  return `${type} ${argument}`;
}

function isSameSwitch(a: IcuSwitch, b: IcuSwitch): boolean {
  return a.argument === b.argument && a.type === b.type && a.offset === b.offset;
}

function hasSameArms(a: IcuChoice, b: IcuChoice): boolean {
  return (
    a.arms.length === b.arms.length && a.arms.every((arm) => b.arms.some(({ selector }) => selector === arm.selector))
  );
}

const CATEGORIES: readonly Intl.LDMLPluralRule[] = ["zero", "one", "two", "few", "many", "other"];

function categoryOf(selector: string): Intl.LDMLPluralRule | undefined {
  return CATEGORIES.find((category) => category === selector);
}

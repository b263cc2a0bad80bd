/** Models that know the right translation and do everything wrong that models do. */
import type { LanguageTag } from "../../src/core/languages.ts";
import { knownTexts } from "../../tools/tiny-model/expected.ts";
import { fakeEngineModel, type FakeModel } from "./fakeEngineModel.ts";

/** @param good the right translation @param text what was asked @param attempt of this text, from 1 */
export type Misdeed = (good: string, text: string, attempt: number) => string;

export interface HostileModelOptions {
  readonly target: LanguageTag;
  readonly misdeed?: Misdeed;
  /** Texts that it does right whatever its habits. */
  readonly spares?: (text: string) => boolean;
  readonly onStep?: () => void;
}

/** English paragraphs of the declaration become those of the target wherever they stand; all else stays. */
export function hostileModel({ target, misdeed, spares, onStep }: HostileModelOptions): FakeModel {
  const translations = knownTexts(target);
  const known = [...knownTexts("en")].flatMap(([id, text]) => {
    const translation = translations.get(id) ?? "";
    return [[text, translation] as const, [withoutFullStop(text), withoutFullStop(translation)] as const];
  });
  known.sort(([one], [other]) => other.length - one.length);
  const attempts = new Map<string, number>();
  return fakeEngineModel({
    deltaLengths: [16],
    ...(onStep !== undefined && { onStep }),
    answer: (_messages, text) => {
      const good = known.reduce((answer, [source, translation]) => answer.replaceAll(source, translation), text);
      const attempt = (attempts.get(text) ?? 0) + 1;
      attempts.set(text, attempt);
      return misdeed === undefined || spares?.(text) === true ? good : misdeed(good, text, attempt);
    },
  });
}

export function withoutFullStop(text: string): string {
  return text.replace(/[.။។。]$/u, "");
}

/** The licence stands before the first byte: shown, and accepted once, by whoever downloads. */
import { AppError } from "../../shared/appError.ts";
import type { CatalogueEntry } from "../../core/models/catalogue.ts";
import { licenceInQuestion } from "../../core/models/licenceInQuestion.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { licenceUrl } from "./rowFacts.ts";

export interface LicenceQuestion {
  readonly message: string;
  readonly detail: string;
  /** Undefined: nobody knows where it stands. */
  readonly url: string | undefined;
}

/**
 * Does the work; where that is refused because of the licence, asks, and does it again with a yes.
 * @returns undefined when the answer is no
 */
export async function withLicence<T>(
  work: (licenceAccepted: boolean) => Promise<T>,
  ask: (refusal: AppError) => Promise<boolean>,
): Promise<T | undefined> {
  try {
    return await work(false);
  } catch (error) {
    if (!AppError.is(error, "download.licence")) throw error;
    return (await ask(error)) ? work(true) : undefined;
  }
}

/**
 * @param entry what the catalogue says, where the server did not know
 * @param facts what somebody should know of the model beside it
 */
export function licenceQuestion(
  refusal: AppError,
  entry: CatalogueEntry | undefined,
  facts: readonly string[] = [],
): LicenceQuestion {
  const name = entry?.title ?? textOf(refusal.details.name) ?? "";
  const { licence = formatMessage("models.licence.unknown"), url: page } = licenceInQuestion(refusal, entry);
  const url = licenceUrl({ name: licence, url: page }) ?? licenceUrl(entry?.licence);
  const warnings = (entry?.warnings ?? []).map((warning) => formatMessage(`catalogue.warning.${warning}`));
  return {
    message: formatMessage("models.licence.question", { name, licence }),
    detail: [...facts, ...(url === undefined ? [] : [url]), ...warnings, formatMessage("models.licence.detail")].join(
      "\n\n",
    ),
    url,
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** Which licence somebody is asked to accept: the hub's word first, then what the catalogue says, also an entry of the user's own. */
import type { AppError } from "../../shared/appError.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { CatalogueEntry } from "./catalogue.ts";

export interface LicenceInQuestion {
  /** Undefined: nobody knows its name. */
  readonly licence: string | undefined;
  /** Where it stands, or the model's page; may be empty. */
  readonly url: string;
}

/** @param refusal download.licence */
export function licenceInQuestion({ details }: AppError, entry: CatalogueEntry | undefined): LicenceInQuestion {
  const told = textOf(details.licence);
  const licence = told === formatMessage("download.licenceUnknown") ? undefined : told;
  if (licence === undefined && entry?.licence !== undefined) {
    return { licence: entry.licence.name, url: textOf(entry.licence.url) ?? textOf(details.url) ?? "" };
  }
  return { licence, url: textOf(details.url) ?? entry?.licence?.url ?? "" };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

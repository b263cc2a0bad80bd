import { expect, it } from "vitest";
import type { CatalogueEntry } from "../../../../src/core/models/catalogue.ts";
import { licenceInQuestion } from "../../../../src/core/models/licenceInQuestion.ts";
import { AppError } from "../../../../src/shared/appError.ts";
import { formatMessage } from "../../../../src/shared/messages/formatMessage.ts";

const OWN = { licence: { name: "Mine", url: "https://mine.example" } } as CatalogueEntry;
const UNKNOWN = formatMessage("download.licenceUnknown");
const refusal = (licence: string) =>
  new AppError("download.licence", "", { details: { name: "m", licence, url: "https://hub.example/o/r" } });

it.each([
  ["the hub's word", "MIT", OWN, "MIT", "https://hub.example/o/r"],
  ["an entry's where the hub knows none", UNKNOWN, OWN, "Mine", "https://mine.example"],
  ["the model's page where nobody knows", UNKNOWN, undefined, undefined, "https://hub.example/o/r"],
])("is %s", (_what, told, entry, licence, url) => {
  expect(licenceInQuestion(refusal(told), entry)).toEqual({ licence, url });
});

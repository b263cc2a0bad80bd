/** What "Set Up a Model..." offers, in order: the recommended one, what is here already, the others, and other ways. */
import { sizeText } from "../../core/modelDetails.ts";
import type { FitReport } from "../../shared/fitReport.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { ModelRow } from "./modelRow.ts";
import { languageNames, languageNamesInEnglish, licenceName } from "./rowFacts.ts";
import { fitWords, lacksDisk } from "../../core/models/fitText.ts";
import { rowState, stateWords } from "../../core/models/rowState.ts";
import { quantizationOf } from "./rowText.ts";

export type SetUpChoice =
  | { readonly kind: "heading"; readonly label: string }
  | {
      readonly kind: "model";
      readonly row: ModelRow;
      readonly icon: string;
      readonly label: string;
      readonly description: string;
      readonly detail: string;
    }
  | { readonly kind: "import" | "address"; readonly icon: string; readonly label: string; readonly detail: string };

/** @param recommendedId of a catalogue's entry; undefined while the machine is not known */
export function setUpChoices(rows: readonly ModelRow[], recommendedId: string | undefined): SetUpChoice[] {
  const usable = rows.filter((row) => row.file !== undefined || row.ref !== undefined);
  const installed = usable.filter((row) => row.file !== undefined && isUsable(row));
  const best = usable.filter(({ file, entry }) => file === undefined && entry?.id === recommendedId);
  const others = usable.filter((row) => row.file === undefined && !best.includes(row)).sort(byVerdict);
  return [
    ...section("models.pick.recommended", recommendedId === undefined ? [] : best),
    ...section("models.pick.installed", installed),
    ...section("models.pick.others", recommendedId === undefined ? [...others, ...best] : others),
    { kind: "heading", label: formatMessage("models.pick.more") },
    {
      kind: "import",
      icon: "folder-opened",
      label: formatMessage("models.pick.import"),
      detail: formatMessage("models.pick.importDetail"),
    },
    {
      kind: "address",
      icon: "link",
      label: formatMessage("models.pick.address"),
      detail: formatMessage("models.pick.addressDetail"),
    },
  ];
}

function section(
  key: "models.pick.recommended" | "models.pick.installed" | "models.pick.others",
  rows: readonly ModelRow[],
): SetUpChoice[] {
  if (rows.length === 0) return [];
  return [{ kind: "heading", label: formatMessage(key) }, ...rows.map(modelChoice)];
}

function modelChoice(row: ModelRow): SetUpChoice {
  const state = rowState(row);
  const size = row.sizeBytes === undefined ? undefined : sizeText(row.sizeBytes);
  const facts = [
    size,
    quantizationOf(row),
    state.kind === "available" ? undefined : stateWords(state),
    row.fit === undefined ? undefined : fitWords(row.fit),
  ];
  return {
    kind: "model",
    row,
    icon: row.file === undefined ? "cloud-download" : "package",
    label: row.title,
    description: joined(facts),
    detail: joined([licenceName(row), languageNames(row), languageNamesInEnglish(row)]),
  };
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(" · ");
}

function isUsable(row: ModelRow): boolean {
  const { kind } = rowState(row);
  return kind === "ready" || kind === "loading" || kind === "loaded";
}

const ORDER = { gpu: 0, partial: 1, ram: 2, no: 4 } as const;
const UNKNOWN = 3;

function rankOf(fit: FitReport | undefined): number {
  if (fit === undefined) return UNKNOWN;
  return ORDER[lacksDisk(fit) ? "no" : fit.verdict];
}

/** What fits comes first; within that the catalogue's own order stays, best first. */
function byVerdict({ fit: a }: ModelRow, { fit: b }: ModelRow): number {
  return rankOf(a) - rankOf(b);
}

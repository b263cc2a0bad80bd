import { withHiddenNamed } from "../../../src/core/text/hiddenCharacters.ts";
import { scriptLanguage } from "../../../src/core/text/scriptLanguage.ts";
import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import type { ChipView } from "../../../src/shared/webviewProtocol.ts";
import { formatNumber } from "../../../src/shared/messages/uiFormats.ts";
import { Icon } from "./Icon.tsx";
import { IconButton } from "./IconButton.tsx";
import { PlainText } from "./PlainText.tsx";

export interface ChipsProps {
  readonly chips: readonly ChipView[];
  readonly onOpen: (chipId: string) => void;
  /** Left out beside a question that was asked: nothing can be taken from it. */
  readonly onRemove?: (chipId: string) => void;
}

/** What of the workspace goes along with a question, each piece with its tokens, or with the reason why it cannot. */
export function Chips({ chips, onOpen, onRemove }: ChipsProps) {
  if (chips.length === 0) return null;
  return (
    <ul class="chips" aria-label={formatMessage("panel.chips")}>
      {chips.map((chip) => (
        <li key={chip.id} class={chip.problem === undefined ? "chip" : "chip problem"}>
          <button
            type="button"
            class="chip-open"
            title={withHiddenNamed(chip.detail)}
            onClick={() => {
              onOpen(chip.id);
            }}
          >
            <Icon name={chip.problem === undefined ? chip.kind : "warning"} />
            <span class="chip-text">
              <span lang={scriptLanguage(chip.label)} dir="auto">
                <PlainText text={chip.label} />
              </span>
              <ChipNote chip={chip} />
            </span>
          </button>
          {onRemove !== undefined && (
            <IconButton
              icon="close"
              label={formatMessage("panel.removeChip", { label: chip.label })}
              onClick={() => {
                onRemove(chip.id);
              }}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function ChipNote({ chip: { tokens, isEstimate, problem } }: { readonly chip: ChipView }) {
  if (problem !== undefined) return <span class="chip-note">{problem}</span>;
  if (tokens === undefined) return null;
  const count = isEstimate === true ? `≈ ${formatNumber(tokens)}` : formatNumber(tokens);
  return <span class="chip-note">{formatMessage("panel.tokens", { tokens: count })}</span>;
}

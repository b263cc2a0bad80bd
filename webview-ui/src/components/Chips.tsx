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

/** What of the workspace goes along with a question, each piece with its tokens, or with the reason why it cannot: those come last. */
export function Chips({ chips, onOpen, onRemove }: ChipsProps) {
  if (chips.length === 0) return null;
  return (
    <ul class="chips" aria-label={formatMessage("panel.chips")}>
      {readableFirst(chips).map((chip) => (
        <li key={chip.id} class={chip.problem === undefined ? "chip" : "chip problem"}>
          <ChipBody chip={chip} {...(isLeftOut(chip, onRemove) ? {} : { onOpen })} />
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

function readableFirst(chips: readonly ChipView[]): readonly ChipView[] {
  return chips.toSorted((one, other) => Number(one.problem !== undefined) - Number(other.problem !== undefined));
}

/** What was asked without it has nothing to show of it. */
function isLeftOut({ problem }: ChipView, onRemove: ChipsProps["onRemove"]): boolean {
  return problem !== undefined && onRemove === undefined;
}

function ChipBody({ chip, onOpen }: { readonly chip: ChipView } & Partial<Pick<ChipsProps, "onOpen">>) {
  const { id, kind, label, detail, problem } = chip;
  const title = withHiddenNamed(detail);
  const content = (
    <>
      <Icon name={problem === undefined ? kind : "warning"} />
      <span class="chip-text">
        <span lang={scriptLanguage(label)} dir="auto">
          <PlainText text={label} />
        </span>
        <ChipNote chip={chip} />
      </span>
    </>
  );
  if (onOpen === undefined) {
    return (
      <span class="chip-open" title={title}>
        {content}
      </span>
    );
  }
  return (
    <button
      type="button"
      class="chip-open"
      title={title}
      onClick={() => {
        onOpen(id);
      }}
    >
      {content}
    </button>
  );
}

function ChipNote({ chip: { tokens, isEstimate, problem } }: { readonly chip: ChipView }) {
  if (problem !== undefined) {
    return (
      <span class="chip-note" title={problem}>
        {problem}
      </span>
    );
  }
  if (tokens === undefined) return null;
  const count = isEstimate === true ? `≈ ${formatNumber(tokens)}` : formatNumber(tokens);
  return <span class="chip-note">{formatMessage("panel.tokens", { tokens: count })}</span>;
}

import { useLayoutEffect, useRef } from "preact/hooks";
import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import type { BranchView } from "../../../src/shared/webviewProtocol.ts";
import { usePanel } from "../PanelContext.ts";
import { IconButton } from "./IconButton.tsx";

export interface BranchSwitcherProps {
  readonly messageId: string;
  readonly branch: BranchView;
  readonly place: number;
}

/** The way between the messages that stand in one place: `‹ 2/3 ›`, also with the arrow keys. */
export function BranchSwitcher({ messageId, branch: { index, count }, place }: BranchSwitcherProps) {
  const { host, store } = usePanel();
  const group = useRef<HTMLSpanElement>(null);
  const isLocked = store.isGenerating.value || store.frame.value.isFollowing;

  // The other message is another element: the keyboard stays in its place.
  useLayoutEffect(() => {
    const step = store.branchStep.peek();
    if (step?.place !== place) return;
    store.branchStep.value = undefined;
    const [back, forth] = group.current?.querySelectorAll("button") ?? [];
    const [wanted, other] = step.direction === 1 ? [forth, back] : [back, forth];
    (wanted?.disabled === false ? wanted : other)?.focus();
  }, [store, place]);

  const show = (direction: 1 | -1) => {
    const target = index + direction;
    if (isLocked || target < 0 || target >= count) return;
    store.branchStep.value = { place, direction };
    host.post({ type: "showBranch", messageId, index: target });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    show(event.key === "ArrowLeft" ? -1 : 1);
  };
  return (
    <span
      class="branches"
      ref={group}
      role="group"
      aria-label={formatMessage("panel.branch", { index: index + 1, count })}
      onKeyDown={onKeyDown}
    >
      <IconButton
        icon="previous"
        label={formatMessage("panel.previousBranch")}
        isDisabled={isLocked || index === 0}
        onClick={() => {
          show(-1);
        }}
      />
      <span aria-hidden="true">{`${String(index + 1)}/${String(count)}`}</span>
      <IconButton
        icon="chevron"
        label={formatMessage("panel.nextBranch")}
        isDisabled={isLocked || index === count - 1}
        onClick={() => {
          show(1);
        }}
      />
    </span>
  );
}

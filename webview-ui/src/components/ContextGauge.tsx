import type { RefObject } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { neededTokens } from "../../../src/core/chat/contextBudget.ts";
import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import { formatNumber } from "../../../src/shared/messages/uiFormats.ts";
import type { GaugeView } from "../../../src/shared/webviewProtocol.ts";
import { openBeside } from "../openBeside.ts";
import { usePanel } from "../PanelContext.ts";
import { IconButton } from "./IconButton.tsx";

/** From these shares of the context on the gauge warns. */
const WARNING_PERCENT = 75;
const CRITICAL_PERCENT = 90;

/** How full the model's context will be with the next question, and of what: a ring with a table behind it. */
export function ContextGauge() {
  const { store } = usePanel();
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const tableId = useId();
  const { gauge } = store.frame.value;
  if (gauge === undefined) return null;
  const share = (neededTokens(gauge) / gauge.contextTokens) * 100;
  // What is a token too much is more than full, and what has a token left is not.
  const percent = share > 100 ? Math.ceil(share) : Math.floor(share);
  const label = formatMessage(gauge.isEstimate ? "panel.gaugeAbout" : "panel.gauge", {
    percent: formatNumber(percent),
    tokens: formatNumber(gauge.contextTokens),
  });
  return (
    <span
      class="gauge-anchor"
      onKeyDown={(event) => {
        if (!isOpen || event.key !== "Escape") return;
        event.preventDefault();
        setIsOpen(false);
        button.current?.focus();
      }}
      onFocusOut={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)))
          setIsOpen(false);
      }}
    >
      <IconButton
        icon={<Ring percent={percent} />}
        label={label}
        variant={`gauge ${levelOf(percent)}`}
        buttonRef={button}
        aria-expanded={isOpen}
        aria-controls={isOpen ? tableId : undefined}
        onClick={() => setIsOpen(!isOpen)}
      />
      {isOpen && <GaugeTable id={tableId} gauge={gauge} title={label} button={button} />}
    </span>
  );
}

function levelOf(percent: number): "usual" | "warning" | "critical" {
  if (percent >= CRITICAL_PERCENT) return "critical";
  return percent >= WARNING_PERCENT ? "warning" : "usual";
}

/** `pathLength` makes the dash a percentage. */
function Ring({ percent }: { readonly percent: number }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <circle class="gauge-track" cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2.5" />
      <circle
        class="gauge-value"
        cx="8"
        cy="8"
        r="6"
        fill="none"
        stroke="currentColor"
        stroke-width="2.5"
        pathLength={100}
        stroke-dasharray={`${String(Math.min(percent, 100))} 100`}
        transform="rotate(-90 8 8)"
      />
    </svg>
  );
}

interface GaugeTableProps {
  readonly id: string;
  readonly gauge: GaugeView;
  readonly title: string;
  readonly button: RefObject<HTMLButtonElement | null>;
}

function GaugeTable({ id, gauge, title, button }: GaugeTableProps) {
  const table = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (table.current === null || button.current === null) return;
    return openBeside(table.current, button.current);
  }, [button]);
  const { systemTokens, chipTokens, historyTokens, draftTokens, answerTokens, contextTokens, isEstimate } = gauge;
  const lines = [
    ["panel.gaugeSystem", systemTokens],
    ["panel.gaugeChips", chipTokens],
    ["panel.gaugeHistory", historyTokens],
    ["panel.gaugeDraft", draftTokens],
    ["panel.gaugeAnswer", answerTokens],
    ["panel.gaugeFree", Math.max(0, contextTokens - neededTokens(gauge))],
  ] as const;
  return (
    <div ref={table} id={id} class="popup gauge-table" popover="manual" role="group" aria-label={title} tabIndex={0}>
      <p>{title}</p>
      <dl>
        {lines.map(([key, tokens]) => (
          <div key={key}>
            <dt>{formatMessage(key)}</dt>
            <dd>{formatNumber(tokens)}</dd>
          </div>
        ))}
      </dl>
      {isEstimate && <p class="gauge-note">{formatMessage("panel.gaugeEstimate")}</p>}
    </div>
  );
}

/** The panel's few pictures, drawn on a 16 by 16 grid in the colour of the text. */
const PATHS = {
  send: "M8 13.5V3M3.5 7.5 8 3l4.5 4.5",
  copy: "M6.5 5.5h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-6a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1ZM3.5 10.5a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1",
  check: "m3 8.5 3.2 3.2L13 4.8",
  chevron: "m6 3.5 4.5 4.5L6 12.5",
  down: "M8 3v10M3.5 8.5 8 13l4.5-4.5",
  warning: "M8 2.2 14.5 13.5h-13L8 2.2ZM8 6.5v3.2M8 11.6v.2",
  thinking: "M5.8 11.2C5.6 9.6 3.5 8.9 3.5 6.3a4.5 4.5 0 0 1 9 0c0 2.6-2.1 3.3-2.3 4.9M5.8 11.2h4.4M6.2 13.5h3.6",
} as const;

export type IconName = keyof typeof PATHS | "stop";

/** Decoration only: the control around it has the name. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      {name === "stop" ? (
        <rect x="4" y="4" width="8" height="8" rx="1.5" fill="currentColor" />
      ) : (
        <path
          d={PATHS[name]}
          fill="none"
          stroke="currentColor"
          stroke-width="1.3"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      )}
    </svg>
  );
}

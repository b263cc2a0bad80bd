const WARNING = "M8 2.2 14.5 13.5h-13L8 2.2ZM8 6.5v3.2M8 11.6v.2";

/** The panel's few pictures, drawn on a 16 by 16 grid in the colour of the text. */
const PATHS = {
  send: "M8 13.5V3M3.5 7.5 8 3l4.5 4.5",
  copy: "M6.5 5.5h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-6a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1ZM3.5 10.5a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1",
  check: "m3 8.5 3.2 3.2L13 4.8",
  chevron: "m6 3.5 4.5 4.5L6 12.5",
  previous: "M10 3.5 5.5 8l4.5 4.5",
  regenerate: "M13 8a5 5 0 1 1-1.6-3.7M13.2 2.5v2.6h-2.6",
  edit: "m3 13 .7-3L11 2.7 13.3 5 6 12.3 3 13Z",
  down: "M8 3v10M3.5 8.5 8 13l4.5-4.5",
  warning: WARNING,
  thinking: "M5.8 11.2C5.6 9.6 3.5 8.9 3.5 6.3a4.5 4.5 0 0 1 9 0c0 2.6-2.1 3.3-2.3 4.9M5.8 11.2h4.4M6.2 13.5h3.6",
  plus: "M8 3.5v9M3.5 8h9",
  close: "m4.5 4.5 7 7M11.5 4.5l-7 7",
  back: "M13 8H3M7.5 3.5 3 8l4.5 4.5",
  newChat: "M13.5 8.5v4a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1h4M6.5 9.5l.4-2L12 2.4l1.6 1.6-5.1 5.1-2 .4Z",
  conversations: "M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.1M2.5 8h.1M2.5 12h.1",
  more: "M3.5 8h.1M8 8h.1M12.5 8h.1",
  pin: "M5.5 2.5h5M6.5 2.5v4l-2 3h7l-2-3v-4M8 9.5v4",
  selection: "M4.5 3.5h-2v9h2M11.5 3.5h2v9h-2M8 4v8M6.8 3.5h2.4M6.8 12.5h2.4",
  file: "M9 2.5H4.5a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1h7a1 1 0 0 0 1-1V6L9 2.5ZM9 2.5V6h3.5",
  folder: "M2.5 12.5v-9h4l1.5 2h5.5v7h-11Z",
  problems: WARNING,
  text: "M3 4h10M3 8h10M3 12h6",
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
          stroke-width={name === "more" ? 2 : 1.3}
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      )}
    </svg>
  );
}

import { useState } from "preact/hooks";
import { MAX_TEXT_CHARACTERS } from "../../src/shared/limits.ts";
import type { Host } from "./host.ts";
import { usePanel } from "./PanelContext.ts";

/** What the workbench's own views put beside the standard type. It separates lines in the same way. */
const TYPES = ["application/vnd.code.uri-list", "text/uri-list"] as const;

export interface Drop {
  /** Something that can be dropped is over the panel. */
  readonly isOver: boolean;
  readonly handlers: {
    readonly onDragEnter: (event: DragEvent) => void;
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: (event: DragEvent & { readonly currentTarget: Element }) => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

/** What a file manager drags. A page is told no more of it than its names and what is in it. */
const OUTSIDE = "Files";
/** A character has at most so many bytes: of a longer file no more is read than shows that it is too long. */
const MOST_FILE_BYTES = 4 * MAX_TEXT_CHARACTERS + 1;

/** Files and folders that are dropped on the panel go along with the next question: of the workspace by their place, others as their text. */
export function useDrop(): Drop {
  const { host } = usePanel();
  const [isOver, setIsOver] = useState(false);
  return {
    isOver,
    handlers: {
      onDragEnter: keepFromWorkbench,
      onDragOver: (event) => {
        if (typeOf(event) === undefined && !isFromOutside(event)) return;
        event.preventDefault();
        keepFromWorkbench(event);
        if (event.dataTransfer !== null) event.dataTransfer.dropEffect = "copy";
        setIsOver(true);
      },
      onDragLeave: (event) => {
        const isInside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
        if (!isInside) setIsOver(false);
      },
      onDrop: (event) => {
        setIsOver(false);
        const type = typeOf(event);
        if (type === undefined) {
          if (!isFromOutside(event)) return;
          event.preventDefault();
          for (const file of event.dataTransfer?.files ?? []) void giveText(host, file);
          return;
        }
        event.preventDefault();
        const uris = parseUriList(event.dataTransfer?.getData(type) ?? "");
        if (uris.length > 0) host.post({ type: "dropUris", uris });
      },
    },
  };
}

function typeOf({ dataTransfer }: DragEvent): (typeof TYPES)[number] | undefined {
  return TYPES.find((type) => dataTransfer?.types.includes(type));
}

function isFromOutside({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes(OUTSIDE) === true;
}

/** Else the workbench takes files from outside for itself, to open them, and the panel hears no more of the pointer. */
function keepFromWorkbench(event: DragEvent): void {
  if (typeOf(event) !== undefined || !isFromOutside(event)) return;
  event.preventDefault();
  event.stopPropagation();
}

async function giveText(host: Host, file: File): Promise<void> {
  // A folder, or what has gone meanwhile, cannot be read: the host says of it that it is no text.
  const text = await file
    .slice(0, MOST_FILE_BYTES)
    .text()
    .catch(() => "\0");
  host.post({ type: "pasteText", text, name: file.name });
}

/** RFC 2483: one address on each line, comments begin with "#". */
function parseUriList(text: string): string[] {
  return text.split(/\r?\n/u).filter((line) => line !== "" && !line.startsWith("#"));
}

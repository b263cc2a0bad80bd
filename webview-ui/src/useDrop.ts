import { useState } from "preact/hooks";
import { usePanel } from "./PanelContext.ts";

/** What the workbench's own views put beside the standard type. It separates lines in the same way. */
const TYPES = ["application/vnd.code.uri-list", "text/uri-list"] as const;

export interface Drop {
  /** Something that can be dropped is over the panel. */
  readonly isOver: boolean;
  readonly handlers: {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: (event: DragEvent & { readonly currentTarget: Element }) => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

/** Files and folders that are dropped on the panel go along with the next question. */
export function useDrop(): Drop {
  const { host } = usePanel();
  const [isOver, setIsOver] = useState(false);
  return {
    isOver,
    handlers: {
      onDragOver: (event) => {
        if (typeOf(event) === undefined) return;
        event.preventDefault();
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
        if (type === undefined) return;
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

/** RFC 2483: one address on each line, comments begin with "#". */
function parseUriList(text: string): string[] {
  return text.split(/\r?\n/u).filter((line) => line !== "" && !line.startsWith("#"));
}

/** Parser, sanitiser and formulas take longer to start than all else in the panel: they do so after its first picture. */
import { signal, type ReadonlySignal } from "@preact/signals";
import type { MarkdownBlocks } from "./components/MarkdownBlocks.tsx";

const loaded = signal<typeof MarkdownBlocks | undefined>(undefined);

/** Undefined until it is loaded: texts are shown as they were written until then. */
export const markdownBlocks: ReadonlySignal<typeof MarkdownBlocks | undefined> = loaded;

export async function loadMarkdown(): Promise<void> {
  // The bundle holds it; what this puts off is running its modules.
  loaded.value = (await import("./components/MarkdownBlocks.tsx")).MarkdownBlocks;
}

import { applyEdits } from "../../src/core/translate/formats/applyEdits.ts";
import type { TextEdit } from "../../src/core/translate/formats/documentFormat.ts";
import type { TaskProgress } from "../../src/shared/protocol.ts";

/** The document as somebody has it who follows a translation's progress: the source with each segment's last text in its place. */
export function documentOf(source: string, progress: readonly TaskProgress[], edits: readonly TextEdit[] = []): string {
  const last = new Map<number, TextEdit>();
  for (const one of progress) {
    if (one.kind === "segment" && one.state === "done") last.set(one.index, one);
  }
  return applyEdits(source, [...last.values(), ...edits]).text;
}

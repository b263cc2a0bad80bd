import { formatMessage } from "../../src/shared/messages/formatMessage.ts";
import type { DownloadView } from "../../src/shared/webviewProtocol.ts";

/** What goes on with a download, without figures. */
export function downloadText({ name, state }: DownloadView): string {
  switch (state) {
    case "moving":
      return formatMessage("panel.downloading", { name });
    case "paused":
      return formatMessage("panel.downloadPaused", { name });
    case "interrupted":
      return formatMessage("panel.downloadInterrupted", { name });
    case "failed":
      return formatMessage("panel.downloadFailed", { name });
  }
}

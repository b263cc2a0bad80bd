import { usePanel } from "../PanelContext.ts";
import { useAnnouncement } from "../useAnnouncement.ts";
import { PlainText } from "./PlainText.tsx";

/** What became of the last wish, where the user looks after it. */
export function Notice() {
  const notice = usePanel().store.notice.value;
  useAnnouncement(notice === undefined || notice.isError ? "" : notice.text, notice);
  if (notice === undefined) return null;
  return (
    <p class="composer-notice" role={notice.isError ? "alert" : undefined}>
      <span>
        <PlainText text={notice.text} />
      </span>
    </p>
  );
}

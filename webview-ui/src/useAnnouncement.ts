import { useEffect } from "preact/hooks";
import { usePanel } from "./PanelContext.ts";

/** Has the panel's one polite status line say what stands in view here; "" says nothing. What has gone can be said again. */
export function useAnnouncement(text: string): void {
  const { announcement } = usePanel().store;
  useEffect(() => {
    if (text === "") return;
    announcement.value = text;
    return () => {
      if (announcement.peek() === text) announcement.value = "";
    };
  }, [announcement, text]);
}

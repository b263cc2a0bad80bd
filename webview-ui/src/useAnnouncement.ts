import { useEffect } from "preact/hooks";
import { usePanel } from "./PanelContext.ts";

/**
 * Has the panel's one polite status line say what stands in view here; "" says nothing.
 * @param occasion another one says the same words once more
 */
export function useAnnouncement(text: string, occasion?: unknown): void {
  const { announcement, announcements } = usePanel().store;
  useEffect(() => {
    if (text === "") return;
    announcement.value = text;
    announcements.value += 1;
    return () => {
      if (announcement.peek() === text) announcement.value = "";
    };
  }, [announcement, announcements, text, occasion]);
}

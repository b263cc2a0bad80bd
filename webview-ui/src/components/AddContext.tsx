import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import { usePanel } from "../PanelContext.ts";
import { Menu } from "./Menu.tsx";

const KINDS = ["selection", "file", "folder", "problems"] as const;

/** Puts a piece of the workspace beside the question. */
export function AddContext() {
  const { host } = usePanel();
  const items = KINDS.map((kind) => ({
    label: formatMessage(`panel.context.${kind}`),
    icon: kind,
    onSelect: () => {
      host.post({ type: "addContext", kind });
    },
  }));
  return <Menu icon="plus" label={formatMessage("panel.addContext")} items={items} />;
}

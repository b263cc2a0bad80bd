import { act } from "preact/test-utils";

/** Presses a key where the keyboard is; false when the panel took it. */
export async function press(key: string, init: KeyboardEventInit = {}): Promise<boolean> {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init });
  await act(() => {
    document.activeElement?.dispatchEvent(event);
  });
  return !event.defaultPrevented;
}

/** Types over what stands in a field. */
export async function fill(input: HTMLInputElement, value: string): Promise<void> {
  await act(() => {
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

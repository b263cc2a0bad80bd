/** Between what opens and the panel's edges, and its button. */
const GAP_PX = 4;

/**
 * Shows a popover below its button, above it where there is more room; never over the panel's edges, and over the button
 * only where it is too high for either side. It stays there when the panel is resized, what is around the button grows,
 * or the button is scrolled away from under it, until the function that is returned is called.
 */
export function openBeside(popover: HTMLElement, button: HTMLElement): () => void {
  // In the top layer: messages are contained, and would be what it is placed in and cut off at.
  popover.showPopover();
  let at = button.getBoundingClientRect();
  const place = () => {
    at = button.getBoundingClientRect();
    placeBeside(popover, at);
  };
  placeBeside(popover, at);
  const observer = new ResizeObserver(place);
  observer.observe(popover);
  // What moves a button makes something around it higher or wider, or is scrolling.
  for (let around = button.parentElement; around !== null; around = around.parentElement) observer.observe(around);
  let frame: number | undefined;
  // An answer that is being written scrolls with each frame, most of the time past a button that stays.
  const onScroll = ({ target }: Event) => {
    if (target instanceof Node && popover.contains(target)) return;
    frame ??= requestAnimationFrame(() => {
      frame = undefined;
      const { top, left } = button.getBoundingClientRect();
      if (top !== at.top || left !== at.left) place();
    });
  };
  document.addEventListener("scroll", onScroll, { passive: true, capture: true });
  return () => {
    observer.disconnect();
    document.removeEventListener("scroll", onScroll, { capture: true });
    if (frame !== undefined) cancelAnimationFrame(frame);
  };
}

function placeBeside(popover: HTMLElement, at: DOMRect): void {
  const { width, height } = popover.getBoundingClientRect();
  const isBelow = at.bottom + GAP_PX + height <= window.innerHeight || at.top < window.innerHeight / 2;
  const top = isBelow ? at.bottom + GAP_PX : at.top - GAP_PX - height;
  popover.style.top = `${String(within(top, window.innerHeight - height))}px`;
  popover.style.left = `${String(within(at.left, window.innerWidth - width))}px`;
}

/** `room` is what the panel has more than what opens. */
function within(start: number, room: number): number {
  return Math.max(GAP_PX, Math.min(start, room - GAP_PX));
}

import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, describe, expect, it, vi } from "vitest";
import { frameSlices } from "../../webview-ui/src/workSlices.ts";
import { MarkdownBlocks } from "../../webview-ui/src/components/MarkdownBlocks.tsx";

/** Says what is near only when the test does. */
const view = vi.hoisted(() => {
  interface Entry {
    readonly target: Element;
    readonly isIntersecting: boolean;
    readonly boundingClientRect: DOMRect;
    readonly rootBounds: null;
  }
  const told: ((entries: readonly Entry[]) => void)[] = [];
  class ObserverDouble {
    constructor(callback: (typeof told)[number]) {
      told.push(callback);
    }
    observe(): void {}
    unobserve(): void {}
  }
  Reflect.set(globalThis, "IntersectionObserver", ObserverDouble);
  return {
    leave: (target: Element) => {
      const boundingClientRect = target.getBoundingClientRect();
      for (const tell of told) tell([{ target, isIntersecting: false, boundingClientRect, rootBounds: null }]);
    },
  };
});

const BEGINNING = "**ສະບາຍດີ** ຊາວໂລກ\n\n**សួស្តី** ពិភពលោក\n\n";
/** More than an answer may have before its blocks are made only near the view. */
const HEAVY = `${BEGINNING}${"สวัสดีชาวโลก\n\n".repeat(4000)}`;

describe("an answer that grows heavy", () => {
  const root = document.createElement("div");
  const show = (text: string, isGrowing: boolean) =>
    act(() => {
      render(<MarkdownBlocks text={text} isGrowing={isGrowing} lang={undefined} />, root);
    });
  const firstBlock = () => root.firstElementChild!;

  /** Until what waits for a frame by now has been done. */
  const frame = () =>
    act(async () => {
      await new Promise<void>((done) => {
        // Focus events have asked for their look by the next frame; the queue goes on in the order of asking.
        requestAnimationFrame(() => frameSlices.add(done));
      });
    });

  afterEach(() => {
    render(null, root);
    root.remove();
  });

  it("leaves what is being read as it is, until that has left the view", async () => {
    await show(BEGINNING, true);
    const bold = firstBlock().querySelector("strong");
    expect(bold?.textContent).toBe("ສະບາຍດີ");
    await show(HEAVY, true);
    expect(firstBlock().querySelector("strong")).toBe(bold);
    await act(() => {
      view.leave(firstBlock());
    });
    expect(firstBlock().textContent).toBe("**ສະບາຍດີ** ຊາວໂລກ");
  });

  it("keeps a link that has the keyboard until the keyboard goes elsewhere, also when it goes on inside of it", async () => {
    document.body.append(root);
    await show("[ສະບາຍດີ](https://a.example) [ຊາວໂລກ](https://b.example)\n\n", true);
    await show(`[ສະບາຍດີ](https://a.example) [ຊາວໂລກ](https://b.example)\n\n${HEAVY}`, true);
    const [first, second] = firstBlock().querySelectorAll("a");
    first!.focus();
    await act(() => {
      view.leave(firstBlock());
    });
    second!.focus();
    await frame();
    expect(document.activeElement).toBe(second);
    second!.blur();
    await frame();
    expect(firstBlock().querySelector("a")).toBeNull();
    expect(firstBlock().textContent).toContain("[ສະບາຍດີ](https://a.example)");
  });

  it("that comes whole waits as it was written", async () => {
    await show(HEAVY, false);
    expect(firstBlock().querySelector("strong")).toBeNull();
  });
});

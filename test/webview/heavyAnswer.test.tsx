import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, describe, expect, it, vi } from "vitest";
import { MarkdownBlocks } from "../../webview-ui/src/components/MarkdownBlocks.tsx";

/** Says what is near only when the test does. */
const view = vi.hoisted(() => {
  const told: ((entries: { target: Element; isIntersecting: boolean }[]) => void)[] = [];
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
      for (const tell of told) tell([{ target, isIntersecting: false }]);
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
      render(<MarkdownBlocks text={text} isGrowing={isGrowing} />, root);
    });
  const firstBlock = () => root.firstElementChild!;

  afterEach(() => {
    render(null, root);
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

  it("that comes whole waits as it was written", async () => {
    await show(HEAVY, false);
    expect(firstBlock().querySelector("strong")).toBeNull();
  });
});

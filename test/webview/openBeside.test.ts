/** Where a popover stands while the panel scrolls: beside its button, and asked about no more often than it can be seen. */
import "./support/popovers.ts";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openBeside } from "../../webview-ui/src/openBeside.ts";

let frames: (() => void)[];
let button: HTMLElement;
let popover: HTMLElement;
let buttonTopPx: number;
let close: () => void;

beforeEach(() => {
  frames = [];
  vi.stubGlobal("requestAnimationFrame", (callback: () => void) => frames.push(callback));
  vi.stubGlobal("cancelAnimationFrame", (id: number) => void (frames[id - 1] = () => undefined));
  document.body.innerHTML = "<main><button></button><div></div></main>";
  [button, popover] = [document.querySelector("button")!, document.querySelector("div")!];
  buttonTopPx = 100;
  vi.spyOn(button, "getBoundingClientRect").mockImplementation(() => new DOMRect(20, buttonTopPx, 24, 24));
  vi.spyOn(popover, "getBoundingClientRect").mockImplementation(() => new DOMRect(0, 0, 80, 60));
  close = openBeside(popover, button);
  vi.mocked(popover.getBoundingClientRect).mockClear();
});

afterEach(() => {
  close();
  vi.unstubAllGlobals();
});

function scroll(target: Node = document.querySelector("main")!): void {
  target.dispatchEvent(new Event("scroll"));
}

function nextFrame(): void {
  for (const callback of frames.splice(0)) callback();
}

describe("A popover", () => {
  it("follows its button with the next frame, however often it was scrolled until then", () => {
    for (buttonTopPx of [90, 80, 70]) scroll();
    expect(popover.style.top).toBe("128px");
    nextFrame();
    expect(popover.style.top).toBe("98px");
    expect(popover.getBoundingClientRect).toHaveBeenCalledOnce();
    buttonTopPx = 60;
    scroll();
    nextFrame();
    expect(popover.style.top).toBe("88px");
  });

  it("is left alone when something scrolls past a button that stays, or in itself", () => {
    scroll();
    nextFrame();
    scroll(popover);
    expect(frames).toEqual([]);
    expect(popover.getBoundingClientRect).not.toHaveBeenCalled();
  });

  it("is not placed any more once it is closed", () => {
    buttonTopPx = 50;
    scroll();
    close();
    nextFrame();
    scroll();
    expect(frames).toEqual([]);
    expect(popover.style.top).toBe("128px");
  });
});

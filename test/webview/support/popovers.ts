/** happy-dom has no top layer: what is shown there is an element like others. */
Object.defineProperty(HTMLElement.prototype, "showPopover", { value: () => undefined, configurable: true });

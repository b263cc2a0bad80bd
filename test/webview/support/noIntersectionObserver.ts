/** happy-dom lays nothing out: its observer never reports anything. Without one the panel takes all to be in view. */
Reflect.deleteProperty(globalThis, "IntersectionObserver");

export {};

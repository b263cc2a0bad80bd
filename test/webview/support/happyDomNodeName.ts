/**
 * In happy-dom `nodeName` is a getter of each class, and that of Node.prototype says "". A sanitiser that takes the
 * getter from Node.prototype, so that no form field can shadow it, would take every element for a nameless one. Here
 * Node.prototype's getter asks the class. To be imported before the sanitiser.
 */
const original = Object.getOwnPropertyDescriptor(Node.prototype, "nodeName");

Object.defineProperty(Node.prototype, "nodeName", {
  configurable: true,
  enumerable: true,
  get(this: Node): unknown {
    let prototype: unknown = Object.getPrototypeOf(this);
    while (prototype instanceof Object && prototype !== Node.prototype) {
      const descriptor = Object.getOwnPropertyDescriptor(prototype, "nodeName");
      if (descriptor?.get !== undefined) return descriptor.get.call(this);
      prototype = Object.getPrototypeOf(prototype);
    }
    return original?.get?.call(this);
  },
});

export {};

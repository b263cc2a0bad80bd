/** Stands for the module "vscode" where somebody else's code only has to load, to listen and to ask for settings. */
const disposable = { dispose() {} };
const nothing = new Proxy(class Nothing {}, {
  get: (target, key) => (key === "prototype" ? target.prototype : nothing),
  apply: () => disposable,
  construct: () => ({}),
});
const orNothing = (known) => new Proxy(known, { get: (target, key) => (key in target ? target[key] : nothing) });

class CancellationTokenSource {
  token = { isCancellationRequested: false, onCancellationRequested: () => disposable };
  cancel() {}
  dispose() {}
}

class EventEmitter {
  event = () => disposable;
  fire() {}
  dispose() {}
}

module.exports = orNothing({
  LogLevel: { Off: 0, Trace: 1, Debug: 2, Info: 3, Warning: 4, Error: 5 },
  CancellationTokenSource,
  EventEmitter,
  version: "1.106.0",
  env: { appName: "stub", language: "en" },
  workspace: orNothing({
    /** Somebody has set whatever writes the most. */
    getConfiguration: () => ({ get: (name, otherwise) => (name.startsWith("trace") ? "verbose" : otherwise) }),
    textDocuments: [],
    notebookDocuments: [],
    workspaceFolders: undefined,
  }),
});

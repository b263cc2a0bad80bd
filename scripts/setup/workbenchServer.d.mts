import type { ChildProcess } from "node:child_process";

export interface WorkbenchServerOptions {
  /** Profile, extensions and code-server's own files; made when it is missing. */
  readonly stateFolder: string;
  readonly port: number;
  /** Left out: no login, and extension hosts end soon after their page. Only tests run so. */
  readonly password?: string;
  /** Added to the environment of the workbench and so of its extension hosts. */
  readonly environment?: Readonly<Record<string, string>>;
  /** User settings of a new profile, over the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Lets a page run a test suite inside the extension host. Notifications are hidden then and modal dialogs refused. */
  readonly testDriver?: boolean;
  /** Where its output goes; a file descriptor, or nowhere. */
  readonly output?: number | "ignore" | "inherit";
}

export interface WorkbenchServer {
  readonly url: string;
  readonly child: ChildProcess;
  /** Ends it and its extension hosts. */
  readonly stop: () => Promise<void>;
}

/** A port of 127.0.0.1 that nobody listens on right now. */
export function freePort(): Promise<number>;

/** Installs a VSIX into the profile's extensions folder. */
export function installExtension(stateFolder: string, vsixPath: string): Promise<void>;

/** Resolves when it answers. Needs an installed workbench. */
export function startWorkbenchServer(options: WorkbenchServerOptions): Promise<WorkbenchServer>;

/** The model servers of a SEALION_HOME that are running. */
export function modelServerPids(sealionHome: string): number[];

/** Ends the model servers of a SEALION_HOME, by force after a few seconds. */
export function stopModelServers(sealionHome: string): Promise<void>;

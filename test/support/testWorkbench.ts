/** A workbench for one test file: a fresh profile with the packaged extension, its own SEALION_HOME, and a browser. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import {
  freePort,
  installExtension,
  modelServerPids,
  startWorkbenchServer,
  stopModelServers,
  type WorkbenchServer,
} from "../../scripts/setup/workbenchServer.mjs";

const artifactsFolder = fileURLToPath(new URL("../../.cache/artifacts", import.meta.url));

/** A webview's own files carry this name, and the workbench's service worker answers it: no such request leaves. */
const WEBVIEW_RESOURCES = ".vscode-resource.vscode-cdn.net";

export interface TestWorkbenchOptions {
  /** SEALION_MODEL of the extension host; left out: none. */
  readonly model?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** More variables for the extension host. */
  readonly environment?: Readonly<Record<string, string>>;
  /** See WorkbenchServerOptions. */
  readonly testDriver?: boolean;
  /** False: a workbench without the extension, to compare with. */
  readonly installs?: boolean;
}

/** The variable's value. @throws Error when it is not set, which means that a suite was not run through `npm test` */
function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`${name} is not set: run this suite with npm test`);
  return value;
}

export class TestWorkbench {
  /** Those of this process that are not stopped. */
  static readonly running = new Set<TestWorkbench>();
  readonly url: string;
  /** What the extension and its model server use instead of the user's folders. */
  readonly sealionHome: string;
  /** Addresses outside this machine that a page asked for. Stays empty. */
  readonly foreignRequests: string[] = [];
  private readonly folder: string;
  private readonly server: WorkbenchServer;
  private readonly browser: Browser;
  private readonly context: BrowserContext;
  private workspaceCount = 0;

  private constructor(folder: string, server: WorkbenchServer, browser: Browser, context: BrowserContext) {
    this.folder = folder;
    this.sealionHome = join(folder, "home");
    this.server = server;
    this.url = server.url;
    this.browser = browser;
    this.context = context;
    TestWorkbench.running.add(this);
    context.on("request", (request) => {
      const { protocol, hostname } = new URL(request.url());
      const isHere = hostname === "127.0.0.1" || hostname.endsWith(WEBVIEW_RESOURCES);
      if (protocol.startsWith("http") && !isHere) this.foreignRequests.push(request.url());
    });
  }

  static async start(options: TestWorkbenchOptions = {}): Promise<TestWorkbench> {
    const { model, settings = {}, environment = {}, testDriver = false, installs = true } = options;
    const folder = mkdtempSync(join(tmpdir(), "sealion-wb-"));
    const stateFolder = join(folder, "state");
    if (installs) await installExtension(stateFolder, required("SEALION_TEST_VSIX"));
    writeMachineSettings(stateFolder, settings);
    const server = await startWorkbenchServer({
      stateFolder,
      port: await freePort(),
      testDriver,
      settings: { "files.autoSave": "off", ...settings },
      environment: {
        SEALION_HOME: join(folder, "home"),
        SEALION_MODEL: model ?? "",
        SEALION_MODEL_DIRS: "",
        ...environment,
      },
    });
    const browser = await launchBrowser();
    const context = await browser.newContext({
      viewport: { width: 1400, height: 900 },
      permissions: ["clipboard-read", "clipboard-write"],
    });
    return new TestWorkbench(folder, server, browser, context);
  }

  /** The folder into which the VSIX was unpacked. */
  get extensionFolder(): string {
    const extensions = join(this.folder, "state", "extensions");
    const name = readdirSync(extensions).find((entry) => entry.startsWith("sealion-local.sealion-"));
    if (name === undefined) throw new Error("the extension is not installed");
    return join(extensions, name);
  }

  /** Makes a workspace folder with these files. */
  makeWorkspace(files: Readonly<Record<string, string>>): string {
    this.workspaceCount += 1;
    const workspace = join(this.folder, `workspace-${this.workspaceCount}`);
    mkdirSync(workspace, { recursive: true });
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(workspace, name)), { recursive: true });
      writeFileSync(join(workspace, name), text);
    }
    return workspace;
  }

  newPage(): Promise<Page> {
    return this.context.newPage();
  }

  modelServerPids(): number[] {
    return modelServerPids(this.sealionHome);
  }

  /** Ends the extension hosts as a crash would. The workbench starts others, and its pages stay. */
  killExtensionHosts(): void {
    const logs = join(this.folder, "state", "data", "logs");
    const names = readdirSync(logs, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith("exthost.log"),
    );
    if (names.length === 0) throw new Error("there is no extension host");
    for (const name of names) {
      const started = [...readFileSync(join(logs, name), "utf8").matchAll(/pid (\d+) started/gu)];
      process.kill(Number(started.at(-1)?.[1]), "SIGKILL");
    }
  }

  /** Keeps a picture of every open page in .cache/artifacts. */
  async keepScreenshots(name: string): Promise<void> {
    mkdirSync(artifactsFolder, { recursive: true });
    for (const [index, page] of this.context.pages().entries()) {
      const fileName = `${name.replaceAll(/[^\p{L}\p{N}]+/gu, "-")}-${index + 1}.png`;
      await page.screenshot({ path: join(artifactsFolder, fileName) }).catch(() => undefined);
    }
  }

  async stop(): Promise<void> {
    TestWorkbench.running.delete(this);
    await this.browser.close();
    await this.server.stop();
    await stopModelServers(this.sealionHome);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** In the browser's workbench the extension's settings of machine scope are those of the server's machine alone. */
function writeMachineSettings(stateFolder: string, settings: Readonly<Record<string, unknown>>): void {
  const own = Object.entries(settings).filter(([name]) => name.startsWith("sealion."));
  if (own.length === 0) return;
  const folder = join(stateFolder, "data", "Machine");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "settings.json"), JSON.stringify(Object.fromEntries(own)));
}

/** Every name but this machine's resolves to nothing, so that a forgotten request fails here as it would offline. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: required("CHROME"),
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    ],
  });
}

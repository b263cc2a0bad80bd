/** Where the product keeps things, per user and not per editor, so that all editors and the CLI share one model server. */

export interface PathFacts {
  /** Node's `process.platform`. */
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homeDir: string;
  readonly tmpDir: string;
  /** Tells the users of one machine apart under a temporary folder that they share. A numeric uid, or a name. */
  readonly userId: string;
}

export interface AppPaths {
  /** Models and the log. */
  readonly dataDir: string;
  readonly modelsDir: string;
  readonly logFile: string;
  /** Socket, lock and token. Private to the user. */
  readonly runtimeDir: string;
}

/** `sun_path` holds 104 bytes on macOS and 108 on Linux, with the final zero. */
const MAX_SOCKET_PATH_BYTES = 100;
/** Room for a separator and the longest name that the server gives a socket. */
const SOCKET_NAME_BYTES = 32;

/** Pure: looks at nothing but `facts`. `SEALION_HOME` overrides both places. */
export function appPaths(facts: PathFacts): AppPaths {
  const separator = facts.platform === "win32" ? "\\" : "/";
  const join = (...parts: readonly string[]): string => parts.join(separator);
  const home = absolute(facts, "SEALION_HOME");
  const dataDir = home ?? defaultDataDir(facts, join);
  const wanted = home === undefined ? defaultRuntimeDir(facts, dataDir, join) : join(home, "run");
  return {
    dataDir,
    modelsDir: join(dataDir, "models"),
    logFile: join(dataDir, "server.log"),
    runtimeDir: hasRoomForSocket(facts, wanted) ? wanted : shortRuntimeDir(facts, wanted),
  };
}

type Join = (...parts: readonly string[]) => string;

function defaultDataDir(facts: PathFacts, join: Join): string {
  const { platform, homeDir } = facts;
  if (platform === "win32") {
    return join(absolute(facts, "LOCALAPPDATA") ?? join(homeDir, "AppData", "Local"), "SEA-LION Local");
  }
  if (platform === "darwin") return join(homeDir, "Library", "Application Support", "SEA-LION Local");
  return join(absolute(facts, "XDG_DATA_HOME") ?? join(homeDir, ".local", "share"), "sealion");
}

function defaultRuntimeDir(facts: PathFacts, dataDir: string, join: Join): string {
  // Windows has no sockets in folders: only the token lies here, where other users may not look.
  if (facts.platform === "win32") return join(dataDir, "run");
  const xdg = absolute(facts, "XDG_RUNTIME_DIR");
  return xdg === undefined ? join(facts.tmpDir, `sealion-${facts.userId}`) : join(xdg, "sealion");
}

/** The XDG specification demands absolute paths and says that others are to be ignored. */
function absolute({ platform, env }: PathFacts, name: string): string | undefined {
  const value = env[name];
  if (value === undefined) return undefined;
  const isAbsolute = platform === "win32" ? /^(?:[a-z]:[\\/]|\\\\)/iu.test(value) : value.startsWith("/");
  if (!isAbsolute) return undefined;
  return value.length > 1 && /[^:\\/][\\/]$/u.test(value) ? value.slice(0, -1) : value;
}

function hasRoomForSocket({ platform }: PathFacts, folder: string): boolean {
  return platform === "win32" || utf8Length(folder) + SOCKET_NAME_BYTES <= MAX_SOCKET_PATH_BYTES;
}

/** The same long path always gives the same short one, and two long paths give two. */
function shortRuntimeDir(facts: PathFacts, wanted: string): string {
  const name = `sealion-${facts.userId}-${hash(wanted)}`;
  const underTmp = `${facts.tmpDir}/${name}`;
  return hasRoomForSocket(facts, underTmp) ? underTmp : `/tmp/${name}`;
}

/** FNV-1a, 32 bits: names a folder, guards nothing. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return (value >>> 0).toString(16).padStart(8, "0");
}

function utf8Length(text: string): number {
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}

/** What a download needs of a file system, small enough for tests to let it fail. */
import { constants, link, mkdir, open, rename, rm, stat, statfs } from "node:fs/promises";
import path from "node:path";
import { systemCode } from "../../systemCode.ts";

export interface PartialFile {
  /** Its first bytes. */
  readBeginning(sizeBytes: number): Promise<Uint8Array>;
  write(chunks: readonly Uint8Array[], position: number): Promise<void>;
  /** Resolves when all that was written has reached the disk. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

export interface FileFacts {
  readonly sizeBytes: number;
  readonly takenBytes: number;
  /** In milliseconds since 1970. */
  readonly modifiedMs: number;
}

export interface DiskPort {
  makeFolder(folder: string): Promise<void>;
  /**
   * Makes it where it is not there, and gives it its size. What is not written yet takes no room where the file system can
   * leave it out; NTFS, exFAT and FAT give all of it away at once, and `takenBytes` says so.
   */
  openPartial(filePath: string, sizeBytes: number): Promise<PartialFile>;
  /** All or nothing, also when the machine loses its power. */
  writeWhole(filePath: string, text: string): Promise<void>;
  /** Gives the file its name unless another one has it: EEXIST. */
  publish(from: string, to: string): Promise<void>;
  /** As `publish`, in the place of the file that has the name. */
  replace(from: string, to: string): Promise<void>;
  remove(filePath: string): Promise<void>;
  /** Undefined: it is not there. */
  facts(filePath: string): Promise<FileFacts | undefined>;
  freeBytes(folder: string): Promise<number>;
}

export const realDisk: DiskPort = {
  makeFolder: async (folder) => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  },
  openPartial,
  writeWhole,
  publish,
  replace: async (from, to) => {
    await rename(from, to);
    await syncFolder(path.dirname(to));
  },
  remove: (filePath) => rm(filePath, { force: true }),
  facts: async (filePath) => {
    const found = await stat(filePath).catch((error: unknown) => {
      if (systemCode(error) === "ENOENT") return undefined;
      throw error;
    });
    return found && { sizeBytes: found.size, takenBytes: found.blocks * 512, modifiedMs: found.mtimeMs };
  },
  freeBytes: async (folder) => {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  },
};

async function openPartial(filePath: string, sizeBytes: number): Promise<PartialFile> {
  // Not through a link that somebody has put there: it would lead out of the folder.
  const flags = constants.O_RDWR | constants.O_CREAT | (process.platform === "win32" ? 0 : constants.O_NOFOLLOW);
  const file = await open(filePath, flags, 0o600);
  try {
    if ((await file.stat()).size !== sizeBytes) await file.truncate(sizeBytes);
  } catch (error) {
    await file.close();
    throw error;
  }
  return {
    readBeginning: async (length) => {
      const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, 0);
      return buffer.subarray(0, bytesRead);
    },
    write: async (chunks, position) => {
      let at = position;
      let left = [...chunks];
      while (left.length > 0) {
        const { bytesWritten } = await file.writev(left, at);
        at += bytesWritten;
        left = withoutBytes(left, bytesWritten);
      }
    },
    sync: () => file.datasync(),
    close: () => file.close(),
  };
}

function withoutBytes(chunks: readonly Uint8Array[], count: number): Uint8Array[] {
  let skipped = count;
  return chunks.flatMap((chunk) => {
    const here = Math.min(skipped, chunk.length);
    skipped -= here;
    return here === chunk.length ? [] : [chunk.subarray(here)];
  });
}

async function writeWhole(filePath: string, text: string): Promise<void> {
  const freshPath = `${filePath}.new`;
  const file = await open(freshPath, "w", 0o600);
  try {
    await file.writeFile(text);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(freshPath, filePath);
}

/** A second name instead of a new one: renaming would take the place of a file that came meanwhile. */
async function publish(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (!isWithoutLinks(systemCode(error))) throw error;
    if ((await realDisk.facts(to)) !== undefined) {
      throw Object.assign(new Error(`${to} exists`), { code: "EEXIST" });
    }
    await rename(from, to);
  }
  await syncFolder(path.dirname(to));
  await rm(from, { force: true });
}

function isWithoutLinks(code: string | undefined): boolean {
  if (code === undefined || code === "EEXIST" || code === "ENOENT") return false;
  // Each of its file systems, and each share, says it in a way of its own.
  return process.platform === "win32" || WITHOUT_LINKS.has(code);
}

/** What file systems say that know no second names: those of USB sticks and of some shares. */
const WITHOUT_LINKS: ReadonlySet<string> = new Set([
  "EPERM",
  "ENOTSUP",
  "EOPNOTSUPP",
  "ENOSYS",
  "EMLINK",
  "EINVAL",
  "EACCES",
  "EISDIR",
  "UNKNOWN",
]);

/** The name itself has to reach the disk. Windows has no such call and does it by itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } catch {
    // some network file systems have no such call
  } finally {
    await handle.close();
  }
}

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach } from "vitest";

/** A folder of real files that is empty before each test. */
export class TemporaryFolder {
  private root = "";

  /** Call it where tests are defined: it sets up and clears away by itself. */
  static forEachTest(): TemporaryFolder {
    const folder = new TemporaryFolder();
    beforeEach(() => {
      folder.root = mkdtempSync(join(tmpdir(), "sealion-test-"));
    });
    afterEach(() => rmSync(folder.root, { recursive: true }));
    return folder;
  }

  get path(): string {
    return this.root;
  }

  at(name: string): string {
    return join(this.root, name);
  }

  text(name: string): string {
    return readFileSync(this.at(name), "utf8");
  }

  /** With the folders that it is in. @returns its path */
  write(name: string, text = "x"): string {
    const file = this.at(name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  /** A file or a folder with all that is in it, where it is there. */
  remove(name: string): void {
    rmSync(this.at(name), { recursive: true, force: true });
  }

  /** A folder, with those that it is in. */
  make(name: string): void {
    mkdirSync(this.at(name), { recursive: true });
  }
}

/** What a file system says, in the reader's language: its own words are English. */
import { afterEach, describe, expect, it } from "vitest";
import { AppError } from "../../../src/shared/appError.ts";
import { fileFaultReason } from "../../../src/shared/fileFault.ts";
import { th } from "../../../src/shared/messages/th.ts";
import { ENGLISH, setUiWords } from "../../../src/shared/messages/uiWords.ts";

afterEach(() => setUiWords(ENGLISH));

function fault(code: string, words = `${code}: words of the system, open`, more: object = {}): Error {
  return Object.assign(new Error(words), { code, ...more });
}

describe("the reason of a fault of the file system", () => {
  it.each([
    ["ENOSPC", "the disk is full"],
    ["EDQUOT", "the disk is full"],
    ["EROFS", "the disk is read-only"],
    ["EACCES", "you may not write there"],
    ["EPERM", "you may not write there"],
    ["EBUSY", "another program is using it"],
    ["ENAMETOOLONG", "the name or the path is too long"],
    ["EMFILE", "too many files are open"],
    ["ENOTDIR", "a file is in the place of a folder"],
    ["EIO", "the disk reports an error"],
    ["ELOOP", "its links lead in a circle"],
  ])("is said in words where people meet it: %s", (code, reason) => {
    expect(fileFaultReason(fault(code))).toBe(reason);
  });

  it("is found in the words of the editor, which does not know its code", () => {
    const words =
      "Unable to write file '/a' (Unknown (FileSystemError): Error: ENOSPC: no space left on device, write)";
    expect(fileFaultReason(fault("Unknown", words))).toBe("the disk is full");
    expect(fileFaultReason(fault("Unknown", "ENAMETOOLONG: name too long, open '/a'"))).toMatch(/too long/u);
    expect(fileFaultReason(fault("FileExceedsStorageQuota", "no"))).toBe("the disk is full");
  });

  it("names the folder that is in the place of a file, where that is known", () => {
    expect(fileFaultReason(fault("EISDIR", undefined, { path: "/a" }))).toBe("/a should be a file and is a folder");
    expect(fileFaultReason(fault("EISDIR"))).toBe("the system reports EISDIR");
  });

  it("is in the reader's language also where nobody has words for it", () => {
    setUiWords({ language: "th", messages: th });
    expect(fileFaultReason(fault("ENOSPC"))).toBe("ดิสก์เต็ม");
    expect(fileFaultReason(fault("ESTALE"))).toBe("ระบบแจ้งว่า ESTALE");
    expect(fileFaultReason(fault("Unknown", "odd"))).toBe("ระบบแจ้งว่า Unknown");
  });

  it("is none of what is no fault of a file system", () => {
    const ours = new AppError("input.empty", "");
    for (const other of [new TypeError("a mistake"), ours, "ENOSPC", undefined, { code: "ENOSPC" }]) {
      expect(fileFaultReason(other)).toBeUndefined();
    }
  });
});

import { expect, it } from "vitest";
import { isNewerVersion } from "../../../src/core/isNewerVersion.ts";

it.each([
  ["0.1.0", "0.1.0", false],
  ["0.1.1", "0.1.0", true],
  ["0.10.0", "0.9.9", true],
  ["1.0.0", "0.99.99", true],
  ["0.9.9", "1.0.0", false],
  ["1.2.3", "1.2.3-beta", false], // the same numbers: not worth a server's life
  ["", "0.1.0", false],
  ["latest", "0.1.0", false],
])("%s after %s: %s", (version, than, newer) => {
  expect(isNewerVersion(version, than)).toBe(newer);
});

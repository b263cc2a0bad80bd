import { expect, it } from "vitest";
import { generationLinkName, generationsOf, pidOfSocketName, serverSocketName } from "../../../src/core/serverNames.ts";
import { PROTOCOL_VERSION } from "../../../src/shared/protocol.ts";

it("reads the generations back, the highest first, and passes over what is not ours", () => {
  const names = [generationLinkName(2), generationLinkName(10), "token", serverSocketName(77), ".token-1-ab"];
  expect(generationsOf(names)).toEqual([10, 2]);
});

it("does not see servers of another protocol", () => {
  expect(generationsOf([`m${PROTOCOL_VERSION + 1}-5.sock`, `m${PROTOCOL_VERSION}0-5.sock`])).toEqual([]);
  expect(pidOfSocketName(`s${PROTOCOL_VERSION + 1}-5.sock`)).toBeUndefined();
});

it("reads the process back from a socket's name", () => {
  expect(pidOfSocketName(serverSocketName(4_194_304))).toBe(4_194_304);
  expect(pidOfSocketName("token")).toBeUndefined();
});

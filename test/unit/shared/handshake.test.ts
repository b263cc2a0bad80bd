import { expect, it } from "vitest";
import { FirstLine, parseClientHello, parseServerHello } from "../../../src/shared/handshake.ts";
import { PROTOCOL_VERSION } from "../../../src/shared/protocol.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

it("puts a line together from pieces, and gives back what comes after it", () => {
  const line = new FirstLine();
  expect(line.push(bytes('{"a"'))).toBeUndefined();
  expect(line.push(bytes(":1}\nContent-Length"))).toEqual({ line: '{"a":1}', rest: bytes("Content-Length") });
});

it("does not collect for ever", () => {
  const line = new FirstLine();
  line.push(bytes("x".repeat(1000)));
  expect(() => line.push(bytes("x".repeat(100)))).toThrow(RangeError);
});

it("understands both sides' lines and nothing else", () => {
  const hello = { hello: "sealion", protocol: PROTOCOL_VERSION, version: "1.2.3", pid: 7 };
  expect(parseServerHello(JSON.stringify(hello))).toEqual(hello);
  expect(parseServerHello('{"refused":"wrong token"}')).toEqual({ refused: "wrong token" });
  expect(parseServerHello('{"refused":"too old","retired":true}')).toEqual({ refused: "too old", retired: true });
  expect(parseServerHello(JSON.stringify({ ...hello, protocol: PROTOCOL_VERSION + 1 }))).toBeUndefined();
  expect(parseClientHello('{"protocol":1,"token":"t"}')).toEqual({ protocol: 1, token: "t" });
  const versioned = { protocol: 1, token: "t", version: "1.2.3" };
  expect(parseClientHello(JSON.stringify(versioned))).toEqual(versioned);
  for (const noise of ["", "null", "[]", "{", '{"protocol":"1","token":"t"}', '{"protocol":1}', "GET / HTTP/1.1"]) {
    expect(parseClientHello(noise)).toBeUndefined();
    expect(parseServerHello(noise)).toBeUndefined();
  }
});

import { describe, expect, it } from "vitest";
import { serverThreadVariables } from "../../../src/client/serverThreads.ts";

describe("serverThreadVariables", () => {
  it("gives a server on few cores two threads, and changes nothing elsewhere or what the user has set", () => {
    expect(serverThreadVariables(1, {})).toEqual({ UV_THREADPOOL_SIZE: "2" });
    expect(serverThreadVariables(2, {})).toEqual({ UV_THREADPOOL_SIZE: "2" });
    expect(serverThreadVariables(4, {})).toEqual({});
    expect(serverThreadVariables(2, { UV_THREADPOOL_SIZE: "8" })).toEqual({});
  });
});

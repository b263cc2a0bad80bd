/**
 * A window as a process of its own, for tests that kill it: asks the server of SEALION_HOME for one chat answer and prints
 * a line when the first word has come. Arguments: the server's path, the model, what to ask. "close" on stdin closes it.
 */
import { acquireServer } from "../../src/client/acquireServer.ts";
import { createConnectedServer } from "../../src/client/connectedServer.ts";
import { createJsonRpcPeer } from "../../src/client/jsonRpcPeer.ts";
import { AppError } from "../../src/shared/appError.ts";
import { DEFAULT_LOAD_SETTINGS } from "../../src/shared/protocol.ts";

const [serverPath = "", model = "", content = ""] = process.argv.slice(2);
const server = createConnectedServer({
  connect: async ({ spawn }) => {
    const acquired = await acquireServer({ serverPath, spawn });
    return acquired && { peer: createJsonRpcPeer(acquired.socket), pid: acquired.hello.pid };
  },
  context: () => ({ model: { ref: model, dirs: [] }, settings: DEFAULT_LOAD_SETTINGS }),
});

process.stdin.once("data", () => {
  server.dispose();
  process.stdin.destroy();
});

let hasBegun = false;
const outcome = await server
  .chat(
    { messages: [{ role: "user", content }], thinking: false },
    {
      onProgress: ({ kind }) => {
        if (kind === "delta" && !hasBegun) process.stdout.write("streaming\n");
        hasBegun ||= kind === "delta";
      },
    },
  )
  .then(
    () => "answered",
    (error: unknown) => (AppError.is(error) ? `${error.code}: ${error.message}` : String(error)).replaceAll("\n", " "),
  );
process.stdout.write(`${outcome}\n`);
server.dispose();
process.stdin.destroy();

/** Results that are JSON already: their thread has written them, and nobody waits until this one has done it again. */
import type { Message } from "vscode-jsonrpc/node";

export class EncodedResult {
  /** UTF-8. */
  readonly json: Uint8Array;

  constructor(json: Uint8Array) {
    this.json = json;
  }
}

/** For a `StreamMessageWriter`: JSON-RPC messages as usual, with an `EncodedResult` put into its response as it is. */
export const messageEncoder = {
  name: "application/json",
  encode(message: Message): Promise<Uint8Array> {
    if (!("result" in message) || !(message.result instanceof EncodedResult)) {
      return Promise.resolve(Buffer.from(JSON.stringify(message)));
    }
    const { result, ...envelope } = message;
    const head = JSON.stringify(envelope).slice(0, -1);
    return Promise.resolve(Buffer.concat([Buffer.from(`${head},"result":`), result.json, Buffer.from("}")]));
  },
};

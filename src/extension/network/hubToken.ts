import * as vscode from "vscode";
import { showBriefly } from "../notifications.ts";
import { readNetwork } from "./readNetwork.ts";
import { originOf, storedToken } from "./storedToken.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";

const SECRET_KEY = "sealion.hubToken";

/** The token for gated repositories of one hub. Only the system's own secret store holds it. */
export class HubToken {
  private readonly secrets: vscode.SecretStorage;

  constructor(secrets: vscode.SecretStorage) {
    this.secrets = secrets;
  }

  /** As `storedToken` makes it. Undefined where there is none, or where the system cannot keep secrets. */
  async read(): Promise<string | undefined> {
    try {
      return await this.secrets.get(SECRET_KEY);
    } catch {
      return undefined;
    }
  }

  /** Asks for it: it is for the hub of now, which is named. Empty takes it away; Escape changes nothing. */
  async ask(): Promise<void> {
    const { hub } = await readNetwork(this);
    const given = await vscode.window.showInputBox({
      title: formatMessage("token.title"),
      prompt: formatMessage("token.prompt", { hub: originOf(hub) ?? hub }),
      placeHolder: formatMessage("token.placeholder"),
      password: true,
      ignoreFocusOut: true,
      validateInput: (value) => (isToken(value.trim()) ? undefined : formatMessage("token.invalid")),
    });
    if (given === undefined) return;
    const token = given.trim();
    await (token === "" ? this.secrets.delete(SECRET_KEY) : this.secrets.store(SECRET_KEY, storedToken(hub, token)));
    const key = token === "" ? "token.removed" : "token.stored";
    showBriefly(formatMessage(key));
  }
}

/** It becomes part of a header: nothing but printable ASCII may stand in it. */
function isToken(value: string): boolean {
  return /^[\x21-\x7e]*$/u.test(value);
}

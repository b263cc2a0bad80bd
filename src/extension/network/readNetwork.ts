import * as vscode from "vscode";
import type { NetworkSettings } from "../../shared/modelsProtocol.ts";
import type { HubToken } from "./hubToken.ts";
import { networkFor } from "./networkOverrides.ts";

/** How this user's downloads reach the network, read anew each time. */
export async function readNetwork(token: HubToken): Promise<NetworkSettings> {
  const configuration = vscode.workspace.getConfiguration();
  return networkFor(process.env, (name) => configuration.get<unknown>(name), await token.read());
}

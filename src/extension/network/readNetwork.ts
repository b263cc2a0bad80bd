import * as vscode from "vscode";
import { networkSettings } from "../../client/networkSettings.ts";
import type { NetworkSettings } from "../../shared/modelsProtocol.ts";
import type { HubToken } from "./hubToken.ts";
import { networkOverrides } from "./networkOverrides.ts";

/** How this user's downloads reach the network, read anew each time. */
export async function readNetwork(token: HubToken): Promise<NetworkSettings> {
  const configuration = vscode.workspace.getConfiguration();
  const overrides = networkOverrides((name) => configuration.get<unknown>(name), await token.read());
  return networkSettings(process.env, overrides);
}

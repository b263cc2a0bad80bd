import type { LoadAdjustment } from "../../shared/loadAdjustment.ts";
import type { ServerStatus } from "../../shared/protocol.ts";

/** The adjustments of each load that a request of this window has caused, once. Told by the states as they come. */
export class LoadNews {
  /** Server and path of the load that was read last. Undefined while one is under way. */
  private lastLoad: string | undefined;

  read(status: ServerStatus | undefined): readonly LoadAdjustment[] {
    if (status?.own !== "loaded") return [];
    const { pid, model } = status;
    if (model.kind !== "ready" && model.kind !== "busy") {
      this.lastLoad = undefined;
      return [];
    }
    const load = `${String(pid)} ${model.info.path}`;
    if (load === this.lastLoad) return [];
    this.lastLoad = load;
    return model.info.resources?.adjustments ?? [];
  }
}

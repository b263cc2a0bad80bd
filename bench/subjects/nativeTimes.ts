/**
 * Times the calls into llama.cpp's addon from outside: which part of a token's time is the network, which is sampling,
 * and what is left for JavaScript. It wraps the classes of the native module while Node loads it, so that the engine that
 * is measured does not know. What llama.cpp itself counts for its decoding is read from its own performance lines.
 */
import { setTimeout } from "node:timers/promises";

export interface NativeTimes {
  /** Calls of llama_decode and their time as JavaScript waits for it, both ways through the thread pool included. */
  readonly decodes: number;
  readonly decodeMs: number;
  /** The same for sampling one token. */
  readonly samples: number;
  readonly sampleMs: number;
  /** llama.cpp's own clock: batches of one token. Undefined when it printed nothing. */
  readonly networkMs: number | undefined;
  readonly networkRuns: number | undefined;
}

type NativeFunction = (this: object, ...values: unknown[]) => unknown;
type NativeClass = new (...values: unknown[]) => object;

interface NativeContext {
  printTimings(): void;
  readonly decodeBatch: NativeFunction;
  readonly sampleToken: NativeFunction;
  readonly dispose: NativeFunction;
}

/** The addon hands log lines over from another thread. */
const LOG_DELAY_MS = 100;
/** Of llama.cpp's own report: the batches of one token. Those of a prompt are counted in tokens, not in runs. */
const PERFORMANCE_LINE = /\beval time\s*=\s*([\d.]+)\s*ms\s*\/\s*(\d+)\s*runs/u;

export class NativeTimer {
  private decodes = 0;
  private decodeMs = 0;
  private samples = 0;
  private sampleMs = 0;
  private performanceText = "";
  /** Those that llama.cpp has made and not freed: another one's times cannot be asked for. */
  private readonly contexts = new Set<NativeContext>();

  /** Call it before the engine is imported. */
  install(): void {
    const load = process.dlopen.bind(process);
    process.dlopen = (module: { exports: Record<string, unknown> }, ...rest: unknown[]) => {
      Reflect.apply(load, process, [module, ...rest]);
      if (typeof module.exports.AddonContext === "function") module.exports = this.timed(module.exports);
    };
  }

  /** What was counted since the last call. */
  async take(): Promise<NativeTimes> {
    this.performanceText = "";
    // Prints into the log and begins to count anew.
    for (const context of this.contexts) context.printTimings();
    await setTimeout(LOG_DELAY_MS);
    const found = PERFORMANCE_LINE.exec(this.performanceText);
    const { decodes, decodeMs, samples, sampleMs } = this;
    this.decodes = this.decodeMs = this.samples = this.sampleMs = 0;
    return {
      decodes,
      decodeMs,
      samples,
      sampleMs,
      networkMs: found === null ? undefined : Number(found[1]),
      networkRuns: found === null ? undefined : Number(found[2]),
    };
  }

  /** The addon with two of its members in other clothes; neither it nor its classes let anybody change them. */
  private timed(exports: Record<string, unknown>): Record<string, unknown> {
    const made = (context: NativeContext): void => {
      timeCalls(context, "decodeBatch", (elapsedMs) => {
        this.contexts.add(context);
        this.decodes += 1;
        this.decodeMs += elapsedMs;
      });
      timeCalls(context, "sampleToken", (elapsedMs) => {
        this.samples += 1;
        this.sampleMs += elapsedMs;
      });
      const free = context.dispose;
      const value = (...values: unknown[]): unknown => {
        this.contexts.delete(context);
        return Reflect.apply(free, context, values);
      };
      Object.defineProperty(context, "dispose", { value });
    };
    const CountingContext = new Proxy(exports.AddonContext as NativeClass, {
      construct(target, [model, params, ...rest]: unknown[], newTarget) {
        const counting = { ...(params as object), performanceTracking: true };
        const context = Reflect.construct(target, [model, counting, ...rest], newTarget) as NativeContext;
        made(context);
        return context;
      },
    });
    const setLogger = exports.setLogger as NativeFunction;
    const setReadLogger = (logger: (level: number, text: string) => void): unknown =>
      Reflect.apply(setLogger, exports, [
        (level: number, text: string) => {
          if (text.includes("eval time")) this.performanceText += text;
          logger(level, text);
        },
      ]);
    return Object.create(exports, {
      AddonContext: { value: CountingContext },
      setLogger: { value: setReadLogger },
    }) as Record<string, unknown>;
  }
}

/** Puts a timed method before the one that the object has from its class. */
function timeCalls(context: NativeContext, name: "decodeBatch" | "sampleToken", count: (elapsedMs: number) => void) {
  const original = context[name];
  const value = async function timed(this: object, ...values: unknown[]): Promise<unknown> {
    const startedAtMs = performance.now();
    try {
      return await Reflect.apply(original, this, values);
    } finally {
      count(performance.now() - startedAtMs);
    }
  };
  Object.defineProperty(context, name, { value });
}

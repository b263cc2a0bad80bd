import { useEffect, useRef } from "preact/hooks";

/**
 * Calls with each new value once it has stayed the same for `restMs`; with the first one, too, unless it is the `known` one.
 * @param known undefined: none is
 * @returns to be called where what was told last is no longer known: the same value is told again, then
 */
export function useRested<T>(value: T, known: T | undefined, restMs: number, callback: (value: T) => void): () => void {
  const told = useRef(known);
  const latest = useRef(callback);
  latest.current = callback;
  useEffect(() => {
    if (Object.is(value, told.current)) return;
    const timer = setTimeout(() => {
      told.current = value;
      latest.current(value);
    }, restMs);
    return () => {
      clearTimeout(timer);
    };
  }, [value, restMs]);
  return () => {
    told.current = undefined;
  };
}

import { useEffect, useRef } from "preact/hooks";

/**
 * Calls with each new value once it has stayed the same for `restMs`; with the first one, too, unless it is the `known` one.
 * @returns calls with a new value now, for one that must not wait
 */
export function useRested<T>(value: T, known: T, restMs: number, callback: (value: T) => void): (value: T) => void {
  const told = useRef(known);
  const latest = useRef(callback);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  latest.current = callback;
  const tell = (rested: T) => {
    clearTimeout(timer.current);
    if (Object.is(rested, told.current)) return;
    told.current = rested;
    latest.current(rested);
  };
  useEffect(() => {
    timer.current = setTimeout(tell, restMs, value);
    return () => {
      clearTimeout(timer.current);
    };
  }, [value, restMs]);
  return tell;
}

/** The name of a place in JSON or YAML: `menu.open`, `list[2]`, `errors["file.missing"]`. */
import type { DataPath } from "./humanText.ts";

export function dataKey(path: DataPath): string {
  return path
    .map((part, index) => (isPlain(part) ? (index === 0 ? part : `.${part}`) : `[${JSON.stringify(part)}]`))
    .join("");
}

function isPlain(part: string | number): part is string {
  return typeof part === "string" && /^[^.[\]"]+$/u.test(part);
}

/** The second of two equal keys is another entry: its key ends in `#2`. */
export function uniqueKey(key: string, seen: Map<string, number>): string {
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  return count === 1 ? key : `${key}#${count}`;
}

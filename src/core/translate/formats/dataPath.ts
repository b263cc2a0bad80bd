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

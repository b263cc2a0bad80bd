import { AppError } from "../../../shared/appError.ts";
import { FORMAT_IDS, type DocumentFormat, type FormatId } from "./documentFormat.ts";

/** Each format with its library is read when it is first wanted: most runs need one of them. */
const LOADERS: Readonly<Record<FormatId, () => Promise<DocumentFormat>>> = {
  plaintext: async () => (await import("./plainText.ts")).plainText,
  markdown: async () => (await import("./markdown/markdown.ts")).markdown,
  mdx: async () => (await import("./mdx/mdx.ts")).mdx,
  html: async () => (await import("./html/html.ts")).html,
  json: async () => (await import("./json.ts")).json,
  arb: async () => (await import("./arb.ts")).arb,
  xcstrings: async () => (await import("./xcstrings.ts")).xcstrings,
  yaml: async () => (await import("./yaml.ts")).yaml,
  properties: async () => (await import("./properties.ts")).properties,
  fluent: async () => (await import("./fluent.ts")).fluent,
  csv: async () => (await import("./csv.ts")).csv,
  po: async () => (await import("./po.ts")).po,
  androidXml: async () => (await import("./androidXml.ts")).androidXml,
  xliff: async () => (await import("./xliff.ts")).xliff,
  subtitles: async () => (await import("./subtitles.ts")).subtitles,
  appleStrings: async () => (await import("./appleStrings.ts")).appleStrings,
  code: async () => (await import("./code/code.ts")).code,
};

/** @throws AppError config.invalid when there is no such format */
export async function loadFormat(id: string): Promise<DocumentFormat> {
  const known = FORMAT_IDS.find((format) => format === id);
  const load = known === undefined ? undefined : LOADERS[known];
  if (load !== undefined) return load();
  const reason = `${id} is none of ${FORMAT_IDS.join(", ")}`;
  throw new AppError("config.invalid", `format: ${reason}`, { details: { setting: "format", reason } });
}

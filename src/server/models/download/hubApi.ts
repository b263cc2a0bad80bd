/**
 * The parts of the hub's API that a download needs. Shapes: https://huggingface.co/docs/hub/api and the clients of the hub
 * itself; whatever is not as they say counts as not told.
 */
import type { HubReference } from "../../../core/models/modelReference.ts";
import { getJson, textOf } from "./httpGet.ts";
import type { LookUp } from "./remoteModel.ts";

export interface HubFile {
  readonly path: string;
  readonly sizeBytes: number;
  /** Of large files only: the name that their storage knows them by is their SHA-256. */
  readonly sha256?: string;
}

export interface HubFacts {
  readonly commit?: string;
  /** The tag, for example `apache-2.0`, or the name that the author gave. */
  readonly licence?: string;
  readonly licenceUrl?: string;
}

/** Pages of a list have 1000 entries; a repository of models has some dozens. */
const MOST_PAGES = 20;

export async function readHubFacts({ repository, revision }: HubReference, lookUp: LookUp): Promise<HubFacts> {
  const path = `api/models/${repository}${revision === undefined ? "" : `/revision/${encodeURIComponent(revision)}`}`;
  const { value } = await ask(path, repository, lookUp);
  const facts = recordOf(value);
  const card = recordOf(facts.cardData);
  const commit = stringOf(facts.sha);
  const named = stringOf(card.license_name) ?? stringOf(card.license) ?? licenceTag(facts.tags);
  const link = stringOf(card.license_link);
  return {
    ...(commit !== undefined && /^[0-9a-f]{7,64}$/iu.test(commit) && { commit }),
    ...(named !== undefined && { licence: named }),
    ...(link !== undefined && /^https:\/\//iu.test(link) && { licenceUrl: link }),
  };
}

export async function listHubFiles(repository: string, revision: string, lookUp: LookUp): Promise<HubFile[]> {
  const files: HubFile[] = [];
  const first = `api/models/${repository}/tree/${encodeURIComponent(revision)}?recursive=true`;
  let path = first;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { value, headers } = await ask(path, repository, lookUp);
    if (Array.isArray(value)) files.push(...value.flatMap(hubFileOf));
    const cursor = cursorOf(textOf(headers.link));
    if (cursor === undefined) break;
    path = `${first}&cursor=${encodeURIComponent(cursor)}`;
  }
  return files;
}

/** Only the cursor is taken: a mirror's answers may name the host that they were copied from. */
function cursorOf(link: string | undefined): string | undefined {
  const next = /<([^>]*)>\s*;[^,]*rel="?next"?/iu.exec(link ?? "")?.[1];
  if (next === undefined || !URL.canParse(next, "http://localhost")) return undefined;
  return new URL(next, "http://localhost").searchParams.get("cursor") ?? undefined;
}

function ask(path: string, repository: string, lookUp: LookUp): ReturnType<typeof getJson> {
  const url = new URL(`${lookUp.hub.href.replace(/\/+$/u, "")}/${path}`);
  return lookUp.ask(lookUp.hub.host, repository, (context) => getJson(url, context));
}

function hubFileOf(value: unknown): HubFile[] {
  const { type, path, size, lfs } = recordOf(value);
  const large = recordOf(lfs);
  const sizeBytes = large.size ?? size;
  if (type !== "file" || typeof path !== "string" || typeof sizeBytes !== "number") return [];
  if (!Number.isSafeInteger(sizeBytes) || sizeBytes < 0) return [];
  const oid = stringOf(large.oid)
    ?.replace(/^sha256:/u, "")
    .toLowerCase();
  return [{ path, sizeBytes, ...(oid !== undefined && /^[0-9a-f]{64}$/u.test(oid) && { sha256: oid }) }];
}

function licenceTag(tags: unknown): string | undefined {
  const tag = Array.isArray(tags)
    ? (tags as readonly unknown[]).find((one) => typeof one === "string" && one.startsWith("license:"))
    : undefined;
  return typeof tag === "string" ? tag.slice("license:".length) : undefined;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function stringOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

import { isDeepStrictEqual } from "node:util";
import type { Memento } from "vscode";
import { isNumber, isOptional, isString } from "../../shared/typeGuards.ts";

/** What a chat tab is made of anew when its extension host has gone away. */
export interface TabRecord {
  /** Under it the tab's page keeps what was typed, where the next page of the same name finds it. */
  readonly name: string;
  readonly title: string;
  readonly conversationId: string;
  /** Where it stood, counted from 1. */
  readonly viewColumn?: number | undefined;
}

const KEY = "chat.tabs";
/** It stands in the page. */
const NAME = /^[\w-]+$/u;

/** Owner of the one Memento key in which a workspace remembers its chat tabs, those of an earlier extension host among them. */
export class TabRecords {
  private readonly memory: Memento;
  private former: readonly TabRecord[];
  /** Of tabs whose successors are not noted yet: what their pages have left is still to be read. */
  private taken: readonly TabRecord[] = [];
  private current: readonly TabRecord[] = [];

  constructor(memory: Memento) {
    this.memory = memory;
    const kept = memory.get<unknown>(KEY);
    this.former = Array.isArray(kept) ? kept.filter(isTabRecord) : [];
  }

  /** A tab that is open here, as it is by now. */
  note(record: TabRecord): void {
    const known = this.current.find(({ name }) => name === record.name);
    if (isDeepStrictEqual(known, record)) return;
    this.current = [...this.current.filter((other) => other !== known), record];
    this.taken = without(this.taken, record.name);
    this.keep();
  }

  /** Of all tabs whose pages keep something, here or for the next one of the name. */
  get names(): readonly string[] {
    return this.all.map(({ name }) => name);
  }

  /** Somebody has closed it. */
  forget(name: string): void {
    this.current = without(this.current, name);
    this.taken = without(this.taken, name);
    this.keep();
  }

  /** The first of an earlier extension host that fits; it is for whoever takes it, and notes or forgets it. */
  take(fits: (record: TabRecord) => boolean): TabRecord | undefined {
    const taken = this.former.find(fits);
    if (taken === undefined) return undefined;
    this.former = without(this.former, taken.name);
    this.taken = [...this.taken, taken];
    return taken;
  }

  /** None of an earlier extension host is left. */
  forgetFormer(): void {
    if (this.former.length === 0) return;
    this.former = [];
    this.keep();
  }

  private get all(): readonly TabRecord[] {
    return [...this.former, ...this.taken, ...this.current];
  }

  private keep(): void {
    void this.memory.update(KEY, this.all);
  }
}

function without(records: readonly TabRecord[], name: string): readonly TabRecord[] {
  return records.filter((record) => record.name !== name);
}

function isTabRecord(value: unknown): value is TabRecord {
  if (typeof value !== "object" || value === null) return false;
  const { name, title, conversationId, viewColumn } = value as Readonly<Record<keyof TabRecord, unknown>>;
  return (
    isString(name) && NAME.test(name) && [title, conversationId].every(isString) && isOptional(viewColumn, isNumber)
  );
}

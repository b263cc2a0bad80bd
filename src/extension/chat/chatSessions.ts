import type { Disposable } from "../../shared/disposableStore.ts";
import type { ChatSession } from "./chatSession.ts";
import type { StoredConversation } from "./store/storedConversation.ts";

/** What sessions are made of. */
export interface SessionSources {
  readonly store: {
    create(): StoredConversation;
    open(id: string): Promise<StoredConversation | undefined>;
  };
  /** The session disposes what it is given. */
  readonly createSession: (stored: StoredConversation) => ChatSession;
}

/** One session for each conversation that is shown in this window, or being written or named: all panels that show it share it. */
export class ChatSessions implements Disposable {
  private readonly sources: SessionSources;
  private readonly sessions = new Map<string, { readonly session: ChatSession; users: number }>();

  constructor(sources: SessionSources) {
    this.sources = sources;
  }

  /** A session of a new conversation. To be released by whoever shows it. */
  create(): ChatSession {
    return this.use(this.sources.store.create());
  }

  /** Undefined when there is no such conversation. To be released by whoever shows it. */
  async open(id: string): Promise<ChatSession | undefined> {
    const stored = await this.sources.store.open(id);
    return stored === undefined ? undefined : this.use(stored);
  }

  /** The session of a conversation that is open here. */
  find(id: string): ChatSession | undefined {
    return this.sessions.get(id)?.session;
  }

  /** Nobody shows it here any more: it stays until its answer is written. */
  release(session: ChatSession): void {
    const entry = this.sessions.get(session.id);
    if (entry === undefined) return;
    entry.users -= 1;
    if (!session.isGenerating) this.closeUnused(session.id);
    else {
      session.addListener({
        eventApplied: () => {
          // It is over only when the session itself has heard of the end.
          if (!session.isGenerating) queueMicrotask(() => this.closeUnused(session.id));
        },
      });
    }
  }

  /** Keeps a session, whether somebody shows it or not, until what is returned is disposed, which is to be done once. */
  hold(session: ChatSession): Disposable {
    const entry = this.sessions.get(session.id);
    if (entry !== undefined) entry.users += 1;
    return {
      dispose: () => {
        if (entry !== undefined) this.release(session);
      },
    };
  }

  /** Keeps a session until work on its conversation is over, whether somebody shows it or not. */
  keepWhile(session: ChatSession, work: Promise<void>): void {
    const hold = this.hold(session);
    const release = (): void => hold.dispose();
    work.then(release, release);
  }

  dispose(): void {
    for (const { session } of this.sessions.values()) session.dispose();
    this.sessions.clear();
  }

  private use(stored: StoredConversation): ChatSession {
    const known = this.sessions.get(stored.id);
    if (known === undefined) {
      const session = this.sources.createSession(stored);
      this.sessions.set(stored.id, { session, users: 1 });
      return session;
    }
    // The session has its own share of it.
    stored.dispose();
    known.users += 1;
    return known.session;
  }

  private closeUnused(id: string): void {
    const entry = this.sessions.get(id);
    if (entry === undefined || entry.users > 0 || entry.session.isGenerating) return;
    this.sessions.delete(id);
    entry.session.dispose();
  }
}

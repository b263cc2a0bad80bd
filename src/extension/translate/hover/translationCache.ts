/** Translations that were made for hovers, so that none is made twice. Bounded: the one that was read longest ago goes first. */
export class TranslationCache {
  private readonly limit: number;
  private readonly texts = new Map<string, string>();

  constructor(limit = 200) {
    this.limit = limit;
  }

  /** @param key everything that the translation depends on */
  get(key: string): string | undefined {
    const text = this.texts.get(key);
    if (text !== undefined) {
      this.texts.delete(key);
      this.texts.set(key, text);
    }
    return text;
  }

  set(key: string, text: string): void {
    this.texts.delete(key);
    this.texts.set(key, text);
    const [oldest] = this.texts.keys();
    if (this.texts.size > this.limit && oldest !== undefined) this.texts.delete(oldest);
  }
}

/** Tokenises prompts piece by piece, so that only the chat template's own markers become control tokens. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { MarkerTable, type Marker } from "../../../core/chat/markerTable.ts";
import { plainParts, promptPieces, type PromptSegment } from "../../../core/chat/promptSegments.ts";
import type { DeclaredMarker } from "../../gguf/modelFile.ts";
import type { NativeVocabulary } from "../native/nativeModel.ts";

/** About 20 ms of the library's tokenizer, which blocks the event loop. */
const CHUNK_CHARACTERS = 30_000;

export interface PromptTokenizerOptions {
  readonly vocabulary: NativeVocabulary;
  readonly declaredMarkers: readonly DeclaredMarker[];
  /** The text of every token, by id. */
  readonly tokenTexts: readonly string[];
}

export class PromptTokenizer {
  readonly markers: MarkerTable;
  private readonly vocabulary: NativeVocabulary;
  private charactersInTurn = 0;

  constructor({ vocabulary, declaredMarkers, tokenTexts }: PromptTokenizerOptions) {
    this.vocabulary = vocabulary;
    this.markers = new MarkerTable([...declaredMarkers, ...retypedMarkers(vocabulary, tokenTexts)]);
  }

  async tokenize(segments: readonly PromptSegment[]): Promise<number[]> {
    const tokens: number[] = [];
    for (const piece of promptPieces(segments, this.markers)) {
      if (piece.kind === "marker") tokens.push(piece.id);
      else await this.appendPlain(tokens, piece.parts);
    }
    const { leadingToken } = this.vocabulary;
    if (leadingToken !== undefined && tokens[0] !== leadingToken) tokens.unshift(leadingToken);
    return tokens;
  }

  async countPlain(text: string): Promise<number> {
    const tokens: number[] = [];
    await this.appendPlain(tokens, plainParts(text, this.markers));
    return tokens.length;
  }

  /** Plain text behind other tokens. */
  async tokenizeFurther(text: string): Promise<number[]> {
    const tokens: number[] = [];
    await this.appendPlain(tokens, plainParts(text, this.markers), { isFirst: false });
    return tokens;
  }

  /** The token of a marker; also found when the file types it as an ordinary word that happens to be one token. */
  markerToken(text: string): number | undefined {
    const known = this.markers.idOf(text);
    if (known !== undefined) return known;
    const tokens = this.vocabulary.tokenize(text, true);
    return tokens.length === 1 ? tokens[0] : undefined;
  }

  private async appendPlain(tokens: number[], parts: readonly string[], { isFirst = true } = {}): Promise<void> {
    let first = isFirst;
    for (const part of parts) {
      for (const chunk of tokenizableChunks(part, CHUNK_CHARACTERS)) {
        const trim = !first && this.vocabulary.addsLeadingSpace ? "trimLeadingSpace" : undefined;
        for (const token of this.vocabulary.tokenize(chunk, false, trim)) tokens.push(token);
        await this.letOthersGo(chunk.length);
        first = false;
      }
    }
  }

  /** A conversation of many short messages takes as long as one long text. */
  private async letOthersGo(characters: number): Promise<void> {
    this.charactersInTurn += characters;
    if (this.charactersInTurn < CHUNK_CHARACTERS) return;
    this.charactersInTurn = 0;
    await nextTurn();
  }
}

/**
 * Cuts a long text where no tokenizer joins what stands on both sides: after a single line break between two letters.
 * A text without such a place stays whole.
 */
export function tokenizableChunks(text: string, characters: number): string[] {
  const chunks: string[] = [];
  let start = 0;
  while (text.length - start > characters) {
    const boundary = /[\p{L}\p{M}\p{P}]\n(?=\p{L})/gu;
    boundary.lastIndex = start + characters - 1;
    const match = boundary.exec(text);
    if (match === null) break;
    const end = match.index + match[0].length;
    chunks.push(text.slice(start, end));
    start = end;
  }
  if (start < text.length) chunks.push(text.slice(start));
  return chunks;
}

/** Ordinary words that the library turned into ends of an answer while loading. */
function* retypedMarkers(vocabulary: NativeVocabulary, tokenTexts: readonly string[]): Generator<Marker> {
  for (const [id, text] of tokenTexts.entries()) {
    if (vocabulary.isEogToken(id)) yield { id, text };
  }
}

import { matchRanges } from "../matchRanges.ts";

/** A text with every place marked at which a search was found. */
export function MarkedText({ text, query }: { readonly text: string; readonly query: string }) {
  const ranges = matchRanges(text, query);
  const ends = [0, ...ranges.map(({ end }) => end)];
  return (
    <>
      {ranges.map(({ start, end }, index) => (
        <>
          {text.slice(ends[index], start)}
          <mark>{text.slice(start, end)}</mark>
        </>
      ))}
      {text.slice(ends.at(-1))}
    </>
  );
}

import { Fragment } from "preact";
import { matchRanges } from "../matchRanges.ts";
import { PlainText } from "./PlainText.tsx";

/** A text with every place marked at which a search was found. */
export function MarkedText({ text, query }: { readonly text: string; readonly query: string }) {
  const ranges = matchRanges(text, query);
  const ends = [0, ...ranges.map(({ end }) => end)];
  return (
    <>
      {ranges.map(({ start, end }, index) => (
        <Fragment key={start}>
          <PlainText text={text.slice(ends[index], start)} />
          <mark>
            <PlainText text={text.slice(start, end)} />
          </mark>
        </Fragment>
      ))}
      <PlainText text={text.slice(ends.at(-1))} />
    </>
  );
}

import { describe, expect, it } from "vitest";
import { PieceOutput } from "../../../src/core/translate/pieceOutput.ts";
import { randomPieces, seededRandom } from "../../support/seededRandom.ts";

function written(output: PieceOutput, ...texts: string[]): PieceOutput {
  for (const text of texts) output.write(text);
  return output;
}

it("holds back until its turn, then gives out what there is and all that comes", () => {
  const given: string[] = [];
  const output = written(new PieceOutput(), "one ", "two ");
  output.goLive((text) => given.push(text));
  written(output, "three ", "", "four").end();
  expect(given).toEqual(["one two ", "three ", "four"]);
});

it("may say something else before its turn", () => {
  const given: string[] = [];
  const output = written(new PieceOutput(), "first try");
  output.rewindTo(0);
  written(output, "second").goLive((text) => given.push(text));
  output.end();
  expect(given).toEqual(["second"]);
});

describe("an attempt after the text was given out", () => {
  function livePiece() {
    const given: string[] = [];
    const output = new PieceOutput();
    output.goLive((text) => given.push(text));
    output.write("kept. ");
    const start = output.length;
    output.write("one two thr");
    output.rewindTo(start);
    return { output, given };
  }

  it("gives out only what is new, wherever its pieces end", () => {
    const random = seededRandom(11);
    for (let round = 0; round < 100; round += 1) {
      const { output, given } = livePiece();
      written(output, ...randomPieces("one two three four", random, 7)).end();
      expect(given.join("")).toBe("kept. one two three four");
    }
  });

  it.each(["one too", "One two", "one two thanks"])("fails when it begins otherwise: %s", (text) => {
    const { output, given } = livePiece();
    expect(() => output.write(text)).toThrow(expect.objectContaining({ code: "generation.unfinished" }) as Error);
    expect(given.join("")).toBe("kept. one two thr");
  });

  it("fails when it ends sooner", () => {
    const { output } = livePiece();
    output.write("one two");
    expect(() => output.end()).toThrow(expect.objectContaining({ code: "generation.unfinished" }) as Error);
  });
});

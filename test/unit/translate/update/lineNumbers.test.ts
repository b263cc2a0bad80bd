import { expect, it } from "vitest";
import { LineNumbers } from "../../../../src/core/translate/update/lineNumbers.ts";

it.each([
  [0, 1, 1],
  [1, 1, 2],
  [3, 2, 1],
  [4, 2, 2],
  [6, 4, 1],
])("says of offset %i: line %i, column %i", (offset, line, column) => {
  expect(new LineNumbers("a\r\nb\r\rc").positionAt(offset)).toEqual({ line, column });
});

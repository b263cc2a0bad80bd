/**
 * How many tokens two prompts begin with alike. Between a prompt and the same one with an empty text these are the
 * instructions: what a user wrote cannot be among them.
 */
export function commonPrefixLength(one: readonly number[], other: readonly number[]): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return length;
}

/** The key code that browsers give to keys that an input method has taken. */
const TAKEN_BY_INPUT_METHOD = 229;

/**
 * True for keys that an input method is using: Enter then chooses a word and must not send anything. Safari ends the
 * composition before the Enter that ended it, so the flag alone is not enough.
 */
export function isComposing(event: KeyboardEvent): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only sign that Safari gives
  return event.isComposing || event.keyCode === TAKEN_BY_INPUT_METHOD;
}

/**
 * Several plain words between angle brackets, as programs write `<no name>` and `<All Files>`: no tag, whose attributes have values or
 * are among the few that need none. The source of a regular expression without regard to case, bounded.
 */
export const ANGLED_WORDS =
  "<[A-Za-z]{1,30}(?:\\s(?!(?:checked|controls|defer|disabled|download|hidden|open|required|reversed|selected)\\b)[A-Za-z]{1,30}){1,15}>";

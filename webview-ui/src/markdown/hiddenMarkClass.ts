/** Of the element around a hidden character. Its style draws the element's title, which is the character's name. */
export const HIDDEN_MARK_CLASS = "hidden-mark";

/** What the highlighter's classes begin with. Here, because the sanitiser needs no highlighter to know it. */
export const TOKEN_CLASS_PREFIX = "hljs-";

/** What models write behind a fence where it is none of the editor's own names. */
const ALIASES: Readonly<Record<string, string>> = {
  bash: "shellscript",
  "c#": "csharp",
  "c++": "cpp",
  console: "shellscript",
  cs: "csharp",
  docker: "dockerfile",
  golang: "go",
  js: "javascript",
  jsx: "javascriptreact",
  kt: "kotlin",
  make: "makefile",
  md: "markdown",
  objc: "objective-c",
  ps1: "powershell",
  py: "python",
  rb: "ruby",
  rs: "rust",
  sh: "shellscript",
  shell: "shellscript",
  ts: "typescript",
  tsx: "typescriptreact",
  yml: "yaml",
  zsh: "shellscript",
};

/**
 * The editor's language id for what stands behind a fence: `ts`, `Python title="a.py"`.
 * @param known the ids that this editor has
 * @returns undefined when it has none for it
 */
export function fenceLanguage(info: string, known: readonly string[]): string | undefined {
  const name =
    info
      .trim()
      .split(/[\s,{]/u, 1)[0]
      ?.toLowerCase() ?? "";
  const id = ALIASES[name] ?? name;
  return known.includes(id) ? id : undefined;
}

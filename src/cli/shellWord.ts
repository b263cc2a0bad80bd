/** @returns the word as it can be pasted into a shell: in quotes where it has a sign that means something there */
export function shellWord(word: string, platform: NodeJS.Platform = process.platform): string {
  if (/^[\p{L}\p{M}\p{N}_@%+=:,./-]+$/u.test(word) && !(platform === "win32" && word.includes("%"))) return word;
  if (platform === "win32") return `"${word.replaceAll('"', '\\"')}"`;
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

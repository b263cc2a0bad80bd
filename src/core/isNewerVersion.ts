/** Whether one package version is newer than another, by its numbers: "1.10.0" is newer than "1.9.3-beta". */
export function isNewerVersion(version: string, than: string): boolean {
  const [ours, theirs] = [numbersOf(version), numbersOf(than)];
  const index = ours.findIndex((part, place) => part !== theirs[place]);
  return index >= 0 && (ours[index] ?? 0) > (theirs[index] ?? 0);
}

function numbersOf(version: string): number[] {
  const parts = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})/u.exec(version)?.slice(1) ?? [];
  return parts.map(Number);
}

/** What somebody may have meant by a name that does not exist. */

/** Up to three of `names` that are close to `wrong`, or begin with something close to it, the closest first. */
export function nearest(wrong: string, names: readonly string[]): string[] {
  const most = Math.min(wrong.length - 1, Math.max(2, Math.floor(wrong.length / 3)));
  const distanceTo = (name: string) =>
    wrong.length < 4
      ? distanceOf(wrong, name)
      : Math.min(distanceOf(wrong, name), distanceOf(wrong, name.slice(0, wrong.length)) + 0.5);
  return names
    .map((name) => ({ name, distance: distanceTo(name) }))
    .filter(({ name, distance }) => distance <= most || (wrong.length > 2 && name.includes(wrong)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ name }) => name);
}

/** " Did you mean …?", each name behind `prefix`; nothing if nothing is near. */
export function didYouMean(wrong: string, names: readonly string[], prefix = ""): string {
  const near = nearest(wrong, names).map((name) => prefix + name);
  return near.length === 0 ? "" : ` Did you mean ${near.join(" or ")}?`;
}

/** How many characters to insert, take out or exchange to get from one to the other. */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, char] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const exchanged = (row[j] ?? 0) + (char === b[j] ? 0 : 1);
      next.push(Math.min(exchanged, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Paths as URIs. */

/** A path with slashes, relative or absolute, as the URI reference that leads to it. */
export function uriOf(path: string): string {
  const encoded = path
    .replace(/\p{Cs}/gu, "\uFFFD")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
  if (path.startsWith("/")) return `file://${encoded}`;
  const drive = /^[A-Za-z]:(?=\/)/.exec(path)?.[0];
  return drive ? `file:///${drive}${encoded.slice(encodeURIComponent(drive).length)}` : encoded;
}

export const isAbsolute = (path: string): boolean => /^(\/|[A-Za-z]:\/)/.test(path);

/** Where in a host's workbench something is shown. */

export interface Place {
  /** Of the workspace, or its file `.code-workspace`; without one the window is empty. */
  readonly folder?: string | undefined;
  /** What the workbench is told besides, as pairs of a name and a file. */
  readonly files?: ReadonlyArray<readonly [name: string, file: string]>;
}

/** The address of a workbench that `url` serves. Files and folder are absolute. */
export function workbenchAddress(url: string, { folder, files = [] }: Place): string {
  const { host } = new URL(url);
  const payload = files.map(([name, file]) => [name, `vscode-remote://${host}${encodeURI(file)}`]);
  const kind = folder?.endsWith(".code-workspace") ? "workspace" : "folder";
  const query = new URLSearchParams(folder === undefined ? { ew: "true" } : { [kind]: folder });
  if (payload.length > 0) query.set("payload", JSON.stringify(payload));
  return `${url}/?${query}`;
}

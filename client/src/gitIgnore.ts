/** What the files `.gitignore` of a folder and those below leave out. */
import ignore, { type Ignore } from "ignore";

export interface GitIgnore {
  /** Whether a file is left out; its path is seen from the folder, with "/" between its segments. */
  leavesOut(path: string): Promise<boolean>;
}

/** `read`: the text of the file `.gitignore` in a folder, "" or such as "a/b"; undefined where there is none. */
export function gitIgnoreOf(read: (folder: string) => Promise<string | undefined>): GitIgnore {
  const listOf = once(async (folder: string): Promise<Ignore | undefined> => {
    const text = await read(folder);
    return text === undefined ? undefined : ignore({ ignorecase: false }).add(text);
  });
  const isOut = once(
    async (folder: string): Promise<boolean> => (folder === "" ? false : leavesOut(folder, true)),
  );
  return { leavesOut: (path) => leavesOut(path, false) };

  /** What lies in a folder that is left out stays out, whatever is said of it. */
  async function leavesOut(path: string, isFolder: boolean): Promise<boolean> {
    if (await isOut(folderOf(path))) return true;
    // The nearest file that says something of the path counts.
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      const below = folder === "" ? path : path.slice(folder.length + 1);
      const said = (await listOf(folder))?.test(isFolder ? `${below}/` : below);
      if (said?.ignored || said?.unignored) return said.ignored;
      if (folder === "") return false;
    }
  }
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));

/** Remembers every answer. */
function once<T>(ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key) => {
    const answer = known.get(key) ?? ask(key);
    known.set(key, answer);
    return answer;
  };
}

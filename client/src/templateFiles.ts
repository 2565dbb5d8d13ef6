/** The files of the workspace that may be templates, and what stands in them. */
import {
  type CancellationToken,
  FileSystemError,
  FileType,
  RelativePattern,
  Uri,
  workspace,
} from "vscode";
import { type LanguageClient, LSPErrorCodes, ResponseError } from "vscode-languageclient/node";
import { expandBraces } from "../../shared/braces.ts";
import { type FileParams, type FileResult, workspaceFileRequest } from "../../shared/requests.ts";
import { gitIgnoreOf } from "./gitIgnore.ts";

const names = "**/*.{json,jsonc,template}";

/** Bytes of a file that is not even read; what the settings allow the server knows. */
const most = 50_000_000;

/**
 * The files below folders: without what the settings `files.exclude` and `search.exclude` leave out, and `.gitignore` unless
 * `search.useIgnoreFiles` is off. A folder that is left out itself was meant nevertheless, and all in it.
 */
export async function findFiles(
  folders: readonly Uri[],
  token: CancellationToken,
): Promise<readonly Uri[]> {
  const found = await Promise.all(folders.map((folder) => findIn(folder, token)));
  const all = new Map(found.flat().map((uri) => [uri.toString(), uri]));
  return [...all.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function findIn(folder: Uri, token: CancellationToken): Promise<readonly Uri[]> {
  const pattern = new RelativePattern(folder, names);
  const files = await workspace.findFiles(pattern, excludedIn(folder), undefined, token);
  const root = workspace.getWorkspaceFolder(folder)?.uri;
  if (!root || !workspace.getConfiguration("search", folder).get("useIgnoreFiles", true))
    return files;
  const pathOf = ({ path }: Uri) => path.slice(root.path.replace(/\/$/, "").length + 1);
  const list = gitIgnoreOf((at) => read(Uri.joinPath(root, at, ".gitignore")));
  if (folder.path !== root.path && (await list.leavesOut(`${pathOf(folder)}/any`))) return files;
  const isOut = await Promise.all(files.map((file) => list.leavesOut(pathOf(file))));
  return files.filter((_, i) => !isOut[i]);
}

/** One glob of all, which must not have braces within braces. */
function excludedIn(folder: Uri): string | null {
  const globs = ["files", "search"].flatMap((section) =>
    Object.entries(workspace.getConfiguration(section, folder).get<object>("exclude", {}))
      .filter(([, isOn]) => isOn === true)
      .flatMap(([glob]) => expandBraces(glob)),
  );
  return globs.length === 0 ? null : `{${globs.join()}}`;
}

/** The text of a file as its editor has it if it is open. Rejects where it cannot be read. */
export async function textOf(uri: Uri): Promise<string> {
  const open = workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  if (open) return open.getText();
  const { size } = await workspace.fs.stat(uri);
  if (size > most) throw new Error(`it is larger than ${most / 1_000_000} MB`);
  return decode(await workspace.fs.readFile(uri));
}

/** Gives the server the files of the workspace that it asks for, and no others. */
export const serveWorkspaceFiles = (client: LanguageClient): void =>
  void client.onRequest(workspaceFileRequest, async (params: FileParams): Promise<FileResult> => {
    const file = fileOf(params);
    const refuse = (why: unknown) =>
      new ResponseError(
        LSPErrorCodes.RequestFailed,
        why instanceof Error ? why.message : String(why),
      );
    if (!workspace.getWorkspaceFolder(file)) throw refuse("it lies outside the workspace");
    try {
      return { uri: file.toString(), text: await textOf(file) };
    } catch (error) {
      if (error instanceof FileSystemError && error.code === "FileNotFound")
        return { uri: file.toString(), text: null };
      throw refuse(error);
    }
  });

/** The file that is asked for. */
export function fileOf({ uri, path }: FileParams): Uri {
  const file = Uri.parse(uri, true);
  return path === undefined ? file : Uri.joinPath(file, "..", path);
}

/** As VS Code decodes it: without its byte order mark. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isLittle = first === 0xff && second === 0xfe;
  const isBig = first === 0xfe && second === 0xff;
  return new TextDecoder(isLittle ? "utf-16le" : isBig ? "utf-16be" : "utf-8").decode(bytes);
}

async function read(file: Uri): Promise<string | undefined> {
  try {
    return decode(await workspace.fs.readFile(file));
  } catch {
    // There is none.
    return undefined;
  }
}

/** Whether it is a folder, and not a file. */
export async function isFolder(uri: Uri): Promise<boolean> {
  const { type } = await workspace.fs.stat(uri);
  return (type & FileType.Directory) !== 0;
}

/** The configuration files of the workspace and the baselines that they name, which the server asks for: it reads no files itself. */
import { Disposable, FileSystemError, FileType, RelativePattern, Uri, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import {
  baselineFileRequest,
  type ConfigurationFile,
  type ConfigurationFilesParams,
  configurationFilesChanged,
  configurationFilesRequest,
  type FileParams,
  type FileResult,
} from "../../shared/requests.ts";
import { fileOf } from "./templateFiles.ts";

const name = ".cfn-audit.json";

/** Milliseconds for which an answer holds for a folder: an audit of a workspace asks for thousands of files. */
const lifetime = 1000;

/** Answers the server, and tells it of every change. */
export function serveConfigurationFiles(client: LanguageClient): Disposable {
  const known = new Map<string, Promise<readonly ConfigurationFile[]>>();
  const watchers = new Map<string, Disposable>();
  let since = 0;
  const watch = (key: string, pattern: string | RelativePattern) => {
    if (watchers.has(key)) return;
    const watcher = workspace.createFileSystemWatcher(pattern);
    watchers.set(key, watcher);
    const tell = () => {
      known.clear();
      if (client.isRunning()) void client.sendNotification(configurationFilesChanged);
    };
    for (const event of [watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete])
      event(tell);
  };
  watch(name, `**/${name}`);
  const folders = workspace.onDidChangeWorkspaceFolders(() => known.clear());
  client.onRequest(configurationFilesRequest, async ({ uri, afresh }: ConfigurationFilesParams) => {
    const document = Uri.parse(uri, true);
    const folder = Uri.joinPath(document, "..").toString();
    if (afresh || Date.now() - since > lifetime) {
      known.clear();
      since = Date.now();
    }
    const answer = known.get(folder) ?? allAbove(document);
    known.set(folder, answer);
    return answer;
  });
  client.onRequest(baselineFileRequest, async (params: FileParams): Promise<FileResult> => {
    const file = fileOf(params);
    const uri = file.toString();
    const [base] = file.path.split("/").slice(-1);
    if (base) watch(uri, new RelativePattern(Uri.joinPath(file, ".."), base));
    return { uri, text: (await read(file)) ?? null };
  });
  return new Disposable(() => {
    for (const each of [folders, ...watchers.values()]) each.dispose();
  });
}

/** The files in the folder of a document and in those above it, up to the workspace's own; the nearest comes first. */
async function allAbove(document: Uri): Promise<readonly ConfigurationFile[]> {
  const root = workspace.getWorkspaceFolder(document)?.uri;
  if (!root) return [];
  const files: ConfigurationFile[] = [];
  let folder = Uri.joinPath(document, "..");
  for (;;) {
    const file = Uri.joinPath(folder, name);
    const text = await read(file);
    if (text !== undefined) files.push({ uri: file.toString(), text });
    if (folder.path.length <= root.path.length) return files;
    folder = Uri.joinPath(folder, "..");
  }
}

/** Undefined where there is none. Throws where there is one that cannot be read, of which the server then tells. */
async function read(file: Uri): Promise<string | undefined> {
  try {
    const { type } = await workspace.fs.stat(file);
    if ((type & FileType.Directory) !== 0) return undefined;
    return new TextDecoder().decode(await workspace.fs.readFile(file));
  } catch (error) {
    if (error instanceof FileSystemError && error.code === "FileNotFound") return undefined;
    throw error;
  }
}

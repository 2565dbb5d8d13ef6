/** The configuration files of the workspace, which the server asks for: it reads no files itself. */
import { type Disposable, FileSystemError, FileType, Uri, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import {
  type ConfigurationFile,
  configurationFileRequest,
  configurationFilesChanged,
  type DocumentParams,
} from "../../shared/requests.ts";

const name = ".cfn-audit.json";

/** Milliseconds for which an answer holds for a folder: an audit of a workspace asks for thousands of files. */
const lifetime = 1000;

/** Answers the server, and tells it of every change. */
export function serveConfigurationFiles(client: LanguageClient): Disposable {
  const known = new Map<string, Promise<ConfigurationFile | null>>();
  let since = 0;
  client.onRequest(configurationFileRequest, async ({ uri }: DocumentParams) => {
    const document = Uri.parse(uri, true);
    const folder = Uri.joinPath(document, "..").toString();
    if (Date.now() - since > lifetime) {
      known.clear();
      since = Date.now();
    }
    const answer = known.get(folder) ?? nearest(document);
    known.set(folder, answer);
    return answer;
  });
  const watcher = workspace.createFileSystemWatcher(`**/${name}`);
  const tell = () => {
    known.clear();
    if (client.isRunning()) void client.sendNotification(configurationFilesChanged);
  };
  for (const event of [watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete]) event(tell);
  return watcher;
}

/** The file in the folder of a document, or in the nearest above it that has one, up to the workspace's own. */
async function nearest(document: Uri): Promise<ConfigurationFile | null> {
  const root = workspace.getWorkspaceFolder(document)?.uri;
  if (!root) return null;
  let folder = Uri.joinPath(document, "..");
  for (;;) {
    const file = Uri.joinPath(folder, name);
    const text = await read(file);
    if (text !== undefined) return { uri: file.toString(), text };
    if (folder.path.length <= root.path.length) return null;
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

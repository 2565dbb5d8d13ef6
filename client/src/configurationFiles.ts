/** The configuration files of the workspace, which the server asks for: it reads no files itself. */
import { type Disposable, FileType, Uri, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import {
  type ConfigurationFile,
  configurationFileRequest,
  configurationFilesChanged,
  type DocumentParams,
} from "../../shared/requests.ts";

const name = ".cfn-audit.json";

/** Answers the server, and tells it of every change. */
export function serveConfigurationFiles(client: LanguageClient): Disposable {
  client.onRequest(configurationFileRequest, async ({ uri }: DocumentParams) =>
    nearest(Uri.parse(uri, true)),
  );
  const watcher = workspace.createFileSystemWatcher(`**/${name}`);
  const tell = () => {
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

async function read(file: Uri): Promise<string | undefined> {
  try {
    const { type } = await workspace.fs.stat(file);
    if ((type & FileType.Directory) !== 0) return undefined;
    return new TextDecoder().decode(await workspace.fs.readFile(file));
  } catch {
    // There is none.
    return undefined;
  }
}

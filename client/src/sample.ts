/** A template to try the extension on. */
import { Uri, window, workspace } from "vscode";

/** Opens a copy, so that whatever is done to it is undone by closing it. */
export async function openSample(extension: Uri): Promise<void> {
  const file = Uri.joinPath(extension, "examples/TapStack.json");
  const content = new TextDecoder().decode(await workspace.fs.readFile(file));
  const document = await workspace.openTextDocument({ language: "json", content });
  await window.showTextDocument(document);
}

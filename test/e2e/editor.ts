/** What a person does in VS Code, and waiting for what VS Code then tells. */
import { ok } from "node:assert/strict";
import {
  CancellationTokenSource,
  type CodeAction,
  CodeActionKind,
  commands,
  type Diagnostic,
  type Event,
  type InputBoxOptions,
  languages,
  type ProgressOptions,
  Range,
  type SaveDialogOptions,
  Selection,
  TabInputText,
  type TextDocument,
  Uri,
  window,
  workspace,
} from "vscode";

const patience = 30_000;

/** Waits until `probe` yields something, which it is asked now and after every event. Rejects, telling what there was last. */
export function until<T, E>(
  event: Event<E>,
  probe: () => T | undefined,
  tell: () => string,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const look = () => {
      try {
        const found = probe();
        if (found === undefined) return;
        end();
        resolve(found);
      } catch (error) {
        end();
        reject(error);
      }
    };
    const late = () => {
      end();
      reject(new Error(`It did not come to be within ${patience / 1000} seconds. ${tell()}`));
    };
    const listener = event(look);
    const timer = setTimeout(late, patience);
    const end = () => {
      listener.dispose();
      clearTimeout(timer);
    };
    look();
  });
}

let files = 0;

/** A file in the workspace, by its path from there. */
export function inWorkspace(path: string): Uri {
  const [folder] = workspace.workspaceFolders ?? [];
  ok(folder, "The workspace has no folder.");
  return Uri.joinPath(folder.uri, path);
}

export const write = (file: Uri, text: string): Thenable<void> =>
  workspace.fs.writeFile(file, new TextEncoder().encode(text));

export const read = async (file: Uri): Promise<string> =>
  new TextDecoder().decode(await workspace.fs.readFile(file));

/** A new file in the workspace. */
export async function fileWith(text: string, extension = "json"): Promise<Uri> {
  const uri = inWorkspace(`${++files}.${extension}`);
  await write(uri, text);
  return uri;
}

/** Opens a new file in a tab of its own. */
export async function open(text: string, extension?: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(await fileWith(text, extension));
  await window.showTextDocument(document, { preview: false });
  return document;
}

/** Closes all tabs, and forgets what is not saved. */
export async function closeAll(): Promise<void> {
  const dirty = window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ isDirty }) => isDirty);
  for (const { input } of dirty) {
    if (!(input instanceof TabInputText)) continue;
    await window.showTextDocument(input.uri);
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  }
  await commands.executeCommand("workbench.action.closeAllEditors");
}

/** Our diagnostics of a document, in the order of the text. */
export const findingsIn = ({ uri }: TextDocument): Diagnostic[] =>
  languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === "cfn-audit")
    .sort((a, b) => a.range.start.compareTo(b.range.start));

export const ruleOf = ({ code }: Diagnostic): string =>
  String(typeof code === "object" ? code.value : code);

/** Waits until exactly these rules have findings in the document, in the order of the text. */
export const findingsBecome = (
  document: TextDocument,
  ...rules: readonly string[]
): Promise<Diagnostic[]> =>
  until(
    languages.onDidChangeDiagnostics,
    () => {
      const findings = findingsIn(document);
      return findings.map(ruleOf).join() === rules.join() ? findings : undefined;
    },
    () =>
      `Expected ${rules.join() || "nothing"}, found ${findingsIn(document).map(ruleOf).join()}.`,
  );

/** Where `text` stands. Throws unless it is there once. */
export function rangeOf(document: TextDocument, text: string): Range {
  const parts = document.getText().split(text);
  ok(parts.length === 2, `${text} stands ${parts.length - 1} times in the document.`);
  const start = parts[0]?.length ?? 0;
  return new Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** Selects `text` in the active editor. */
export function select(text: string): void {
  const editor = window.activeTextEditor;
  ok(editor, "There is no editor.");
  const { start, end } = rangeOf(editor.document, text);
  editor.selection = new Selection(start, end);
}

/** Types where the cursor is, in place of what is selected. */
export async function type(text: string): Promise<void> {
  await commands.executeCommand("type", { text });
}

/** Replaces a passage by typing over it. */
export async function typeOver(text: string, replacement: string): Promise<void> {
  select(text);
  await type(replacement);
}

/** Waits until the document's text is as wanted. */
export const textBecomes = (
  document: TextDocument,
  isWanted: (text: string) => boolean,
): Promise<string> =>
  until(
    workspace.onDidChangeTextDocument,
    () => (isWanted(document.getText()) ? document.getText() : undefined),
    () => `The text is ${document.getText()}`,
  );

/**
 * What the light bulb offers of ours. While other extensions register their own, VS Code may cancel the question or answer it without
 * us: it is asked again then.
 */
export async function actionsAt(
  { uri }: TextDocument,
  range: Range,
  kind: CodeActionKind = CodeActionKind.QuickFix,
): Promise<CodeAction[]> {
  const isLate = AbortSignal.timeout(patience);
  while (!isLate.aborted) {
    try {
      const actions = await commands.executeCommand<CodeAction[]>(
        "vscode.executeCodeActionProvider",
        uri,
        range,
        kind.value,
      );
      if (actions.length > 0) return actions;
    } catch (error) {
      if (!(error instanceof Error && error.message.includes("Canceled"))) throw error;
    }
  }
  throw new Error("There are no code actions.");
}

/** Applies the preferred fix of what is underlined at `text`. */
export async function fix(document: TextDocument, text: string): Promise<void> {
  await actionsAt(document, rangeOf(document, text));
  select(text);
  await changeBy("editor.action.autoFix", document);
}

/**
 * Runs one of VS Code's own commands for code actions. VS Code drops it, and tells nobody, while it looks for what its light bulb offers:
 * it is run again until the document changes.
 */
export async function changeBy(command: string, document: TextDocument): Promise<void> {
  const tries = 10;
  for (let n = 0; n < tries; n++) {
    const isChanged = changes(document, patience / tries);
    await commands.executeCommand(command);
    if (await isChanged) return;
  }
  throw new Error(`${command} changed nothing within ${patience / 1000} seconds.`);
}

/** Whether a document changes within so many milliseconds. */
const changes = (document: TextDocument, milliseconds: number): Promise<boolean> =>
  new Promise((resolve) => {
    const end = (isChanged: boolean) => {
      clearTimeout(timer);
      listener.dispose();
      resolve(isChanged);
    };
    const timer = setTimeout(end, milliseconds, false);
    const listener = workspace.onDidChangeTextDocument(({ document: changed, contentChanges }) => {
      if (changed === document && contentChanges.length > 0) end(true);
    });
  });

/**
 * What the extension tells the user meanwhile. Its window is ours too, so that messages can be read off. A message that has a button with
 * this label is answered by it, the others are closed.
 */
export async function messagesDuring(
  act: () => PromiseLike<unknown>,
  label?: string,
): Promise<string[]> {
  const messages: string[] = [];
  const { showInformationMessage, showWarningMessage, showErrorMessage } = window;
  const note = async (message: string, ...rest: readonly unknown[]) => {
    messages.push(message);
    return rest.find((each) => each === label);
  };
  Object.assign(window, {
    showInformationMessage: note,
    showWarningMessage: note,
    showErrorMessage: note,
  });
  try {
    await act();
  } finally {
    Object.assign(window, { showInformationMessage, showWarningMessage, showErrorMessage });
  }
  return messages;
}

/** Answers the questions that come meanwhile, or dismisses them, and gives what was asked. */
export async function answering(
  answer: string | undefined,
  act: () => PromiseLike<unknown>,
): Promise<InputBoxOptions[]> {
  const questions: InputBoxOptions[] = [];
  const { showInputBox } = window;
  const reply = async (options: InputBoxOptions = {}) => {
    questions.push(options);
    return answer;
  };
  Object.assign(window, { showInputBox: reply });
  try {
    await act();
  } finally {
    Object.assign(window, { showInputBox });
  }
  return questions;
}

/** Cancels what shows its progress meanwhile, when it first tells of some. */
export async function cancelling<T>(act: () => PromiseLike<T>): Promise<T> {
  const { withProgress } = window;
  Object.assign(window, {
    withProgress: (_: ProgressOptions, task: Parameters<typeof withProgress>[1]) => {
      const source = new CancellationTokenSource();
      return task({ report: () => source.cancel() }, source.token);
    },
  });
  try {
    return await act();
  } finally {
    Object.assign(window, { withProgress });
  }
}

/** Chooses from the list that comes meanwhile what has this label. */
export async function choosing(label: string, act: () => PromiseLike<unknown>): Promise<void> {
  const { showQuickPick } = window;
  Object.assign(window, {
    showQuickPick: async (items: readonly { readonly label: string }[]) =>
      items.find((item) => item.label === label),
  });
  try {
    await act();
  } finally {
    Object.assign(window, { showQuickPick });
  }
}

/** Chooses from the list that comes meanwhile what has this label, and then this file to save to. */
export async function savingAs(
  label: string,
  file: Uri | undefined,
  act: () => PromiseLike<unknown>,
): Promise<SaveDialogOptions[]> {
  const asked: SaveDialogOptions[] = [];
  const { showSaveDialog } = window;
  Object.assign(window, {
    showSaveDialog: async (options: SaveDialogOptions = {}) => {
      asked.push(options);
      return file;
    },
  });
  try {
    await choosing(label, act);
  } finally {
    Object.assign(window, { showSaveDialog });
  }
  return asked;
}

/** Changes a setting of the workspace; undefined takes it back. */
export const set = (section: string, key: string, value: unknown): Thenable<void> =>
  workspace.getConfiguration(section).update(key, value);

export const firstPlace = new Range(0, 0, 0, 0);

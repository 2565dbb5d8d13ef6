/** A document as the person's editor has it: the truth about its text. */
import type { CancellationTokenSource, Diagnostic } from "vscode-languageserver/node";
import type { Client } from "./client.ts";
import { type Change, changed } from "./text.ts";

export interface Document {
  readonly uri: string;
  /** The text with which it began. */
  readonly whole: string;
  readonly text: string;
  readonly version: number;
  readonly isOpen: boolean;
  /** Goes up whenever anything happens to the document; versions start again when it is reopened. */
  readonly age: number;
  /** What the server answered last when it was asked for diagnostics. */
  readonly pulled?: Pulled | undefined;
  /** The question for diagnostics that may be open still. */
  readonly pulling?: CancellationTokenSource | undefined;
}

export interface Pulled {
  /** Of the document as it was then. */
  readonly age: number;
  readonly resultId: string | undefined;
  readonly items: readonly Diagnostic[];
}

/** The documents of an editor: those that are open, and those that were. */
export interface Documents {
  readonly all: readonly Document[];
  /** How often any was changed. */
  readonly edits: number;
  of(uri: string): Document;
  open(uri: string, text: string): Promise<void>;
  /** `skipped`: how many versions the server does not hear of; -1 repeats the version. */
  change(uri: string, changes: readonly Change[], skipped?: number): Promise<void>;
  close(uri: string): Promise<void>;
  /** From now on the server's text may be another one. */
  lose(uri: string): void;
  remember(uri: string, what: Partial<Pick<Document, "pulled" | "pulling">>): void;
}

export function documentsOf(client: Client, wholes: ReadonlyMap<string, string>): Documents {
  const documents = new Map<string, Document>(
    [...wholes].map(([uri, whole]) => [
      uri,
      { uri, whole, text: whole, version: 0, isOpen: false, age: 0 },
    ]),
  );
  let edits = 0;
  const of = (uri: string): Document => {
    const document = documents.get(uri);
    if (!document) throw new Error(`There is no document ${uri}.`);
    return document;
  };
  const update = (uri: string, what: Partial<Document>) =>
    documents.set(uri, { ...of(uri), age: of(uri).age + 1, ...what });

  return {
    get all() {
      return [...documents.values()];
    },
    get edits() {
      return edits;
    },
    of,
    open: (uri, text) => {
      update(uri, { text, version: 1, isOpen: true, pulled: undefined });
      const textDocument = { uri, languageId: "json", version: 1, text };
      return client.notify("textDocument/didOpen", { textDocument });
    },
    change: (uri, changes, skipped = 0) => {
      edits++;
      const { text, version: before } = of(uri);
      const version = before + 1 + skipped;
      update(uri, { text: changed(text, changes), version });
      return client.notify("textDocument/didChange", {
        textDocument: { uri, version },
        contentChanges: changes,
      });
    },
    close: (uri) => {
      update(uri, { isOpen: false, pulled: undefined });
      return client.notify("textDocument/didClose", { textDocument: { uri } });
    },
    lose: (uri) => void update(uri, {}),
    remember: (uri, what) => void update(uri, { age: of(uri).age, ...what }),
  };
}

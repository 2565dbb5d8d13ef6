/** The core's offsets and edits in the protocol's terms: ranges, and workspace edits of one version of a document. */
import type { Range, TextEdit, WorkspaceEdit } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Edit } from "../syntax/edit.ts";
import type { Span } from "../syntax/syntax.ts";
import type { Client } from "./client.ts";

export const rangeOf = (document: TextDocument, { start, end }: Span): Range => ({
  start: document.positionAt(start),
  end: document.positionAt(end),
});

export const textEditOf = (document: TextDocument, edit: Edit): TextEdit => ({
  range: rangeOf(document, { start: edit.offset, end: edit.offset + edit.length }),
  newText: edit.content,
});

/** An edit of the document as it stands, which other versions of it do not accept where the client can tell. */
export function workspaceEditOf(
  document: TextDocument,
  edits: readonly Edit[],
  { versionedEdits }: Client,
): WorkspaceEdit {
  const { uri, version } = document;
  const changes = edits.map((edit) => textEditOf(document, edit));
  return versionedEdits
    ? { documentChanges: [{ textDocument: { uri, version }, edits: changes }] }
    : { changes: { [uri]: changes } };
}

/** The open documents, as the client tells of them. */
import { TextDocuments } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";

/**
 * What makes no sense is turned down before it changes anything: a text of which only half the changes were understood would be neither
 * the client's nor the one before. The connection logs what is thrown here, with the name of the notification.
 */
export const openDocuments = (): TextDocuments<TextDocument> =>
  new TextDocuments({
    create: (uri, languageId, version, text) => {
      if (typeof uri !== "string" || !Number.isInteger(version) || typeof text !== "string")
        throw new Error("A document that opens needs a URI, a version and a text.");
      return TextDocument.create(uri, languageId, version, text);
    },
    update: (document, changes, version) => {
      if (!Number.isInteger(version) || !changes.every(isChange))
        throw new Error(
          `A change of ${document.uri} needs a version, texts, and ranges of whole numbers from 0 up; send the whole text anew.`,
        );
      return TextDocument.update(document, changes, version);
    },
  });

function isChange(change: unknown): boolean {
  const { text, range } = membersOf(change);
  const { start, end } = membersOf(range);
  return (
    typeof text === "string" && (range === undefined || (isPosition(start) && isPosition(end)))
  );
}

/** A fraction would spoil the places of all lines that follow. */
function isPosition(position: unknown): boolean {
  const { line, character } = membersOf(position);
  return [line, character].every((count) => Number.isInteger(count) && Number(count) >= 0);
}

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? { ...value } : {};

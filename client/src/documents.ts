/** Which documents are audited, and whether one is worth starting the server for. */
import type { TextDocument } from "vscode";
import { templateMarks } from "../../shared/requests.ts";

const languages = ["json", "jsonc", "cloudformation"];

/** Files, new documents and remote repositories; not what Git shows of the past. */
const schemes = ["file", "untitled", "vscode-vfs"];

export const documentSelector = languages.flatMap((language) =>
  schemes.map((scheme) => ({ language, scheme })),
);

export const isAudited = ({ languageId, uri }: TextDocument): boolean =>
  languages.includes(languageId) && schemes.includes(uri.scheme);

/** Whether the document may be a template; the server knows for sure. */
export function mentionsTemplate(document: TextDocument): boolean {
  if (!isAudited(document)) return false;
  const text = document.getText();
  return templateMarks.some((mark) => text.includes(mark));
}

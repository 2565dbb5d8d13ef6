/** What the client at the other end is able to do. */

import { type InitializeParams, MarkupKind } from "vscode-languageserver/node";
import type { InitializationOptions } from "../../../shared/requests.ts";

export interface Client {
  /** Asks for diagnostics itself, rather than being sent them. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly relatedInformation: boolean;
  /** Fetches the edits of a code action when the user picks it. */
  readonly resolvesEdits: boolean;
  readonly versionedEdits: boolean;
  readonly markdown: boolean;
  readonly givesConfiguration: boolean;
  readonly registersConfiguration: boolean;
  /** Asks its user for the reason of a suppression. */
  readonly asksForReasons: boolean;
  readonly readsConfigurationFiles: boolean;
  readonly tellsFolders: boolean;
  /** The URIs of the workspace's folders. */
  readonly folders: readonly string[];
}

export function readClient(params: InitializeParams): Client {
  const { capabilities, workspaceFolders } = params;
  const options = params.initializationOptions as Partial<InitializationOptions> | null | undefined;
  const { textDocument, workspace } = capabilities;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation:
      textDocument?.diagnostic?.relatedInformation === true ||
      textDocument?.publishDiagnostics?.relatedInformation === true,
    resolvesEdits:
      textDocument?.codeAction?.resolveSupport?.properties.includes("edit") === true &&
      textDocument.codeAction.dataSupport === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    markdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === true,
    givesConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    asksForReasons: options?.asksForReasons === true,
    readsConfigurationFiles: options?.readsConfigurationFiles === true,
    tellsFolders: workspace?.workspaceFolders === true,
    folders: Array.isArray(workspaceFolders) ? workspaceFolders.map(({ uri }) => uri) : [],
  };
}

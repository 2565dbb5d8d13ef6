/** Audits of files that need not be open, one after the other: the client is asked for their texts. */
import { type CancellationToken, type Connection, ResponseError } from "vscode-languageserver/node";
import {
  type FileParams,
  type FileResult,
  type Unaudited,
  workspaceFileRequest,
} from "../../../shared/requests.ts";
import type { Analysis, AnalyzeOptions } from "../analyze.ts";
import type { Audits } from "./audits.ts";

export interface AuditedFile {
  readonly uri: string;
  readonly text: string;
  readonly found:
    | Analysis
    | Unaudited
    | { readonly status: "missing" }
    | { readonly status: "unreadable"; readonly reason: string };
}

/** Audits a file by its settings, or by another baseline than these have. */
export type AuditFile = (
  file: FileParams,
  token: CancellationToken,
  baseline?: AnalyzeOptions["baseline"],
) => Promise<AuditedFile>;

export const auditFileWith =
  (connection: Connection, audits: Audits): AuditFile =>
  async (file, token, baseline) => {
    try {
      const { uri, text }: FileResult = await connection.sendRequest(
        workspaceFileRequest,
        file,
        token,
      );
      if (text === null) return { uri, text: "", found: { status: "missing" } };
      return { uri, text, found: await audits.ofText(uri, text, token, baseline) };
    } catch (error) {
      if (token.isCancellationRequested) throw error;
      // Only the client's answer is a file that cannot be read.
      if (!(error instanceof ResponseError)) throw error;
      return { uri: file.uri, text: "", found: { status: "unreadable", reason: error.message } };
    }
  };

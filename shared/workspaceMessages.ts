/** What the extension and the page of a workspace's audit tell each other. */
import type { Counts } from "./requests.ts";

/** A template. */
export interface WorkspaceRow {
  readonly uri: string;
  /** Its path, as the workspace has it. */
  readonly name: string;
  /** The findings in a sentence, or why it was not audited. */
  readonly verdict: string;
  /** Undefined where it was not audited. */
  readonly counts: Counts | undefined;
  /** Findings that have a fix. */
  readonly fixable: number;
}

export interface WorkspaceProgress {
  readonly state: "running" | "stopped" | "complete";
  /** Files that were looked at. */
  readonly done: number;
  /** Files there are; undefined while they are looked for. */
  readonly total: number | undefined;
  /** Files that are no templates. */
  readonly others: number;
  /** Files that the settings leave out. */
  readonly leftOut: number;
}

/** To the page: rows that are new or have changed. */
export interface WorkspaceMessage {
  /** What is audited: the workspace, or the name of a folder. */
  readonly scope: string;
  /** Whether the rows that the page has are to go. */
  readonly isNew: boolean;
  readonly rows: readonly WorkspaceRow[];
  readonly progress: WorkspaceProgress;
}

/** From the page: what was clicked. */
export type WorkspaceAsk =
  | { readonly do: "ready" | "again" | "export" }
  | { readonly do: "open" | "report"; readonly uri: string };

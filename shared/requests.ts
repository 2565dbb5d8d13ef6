/** What the client's commands ask of the server, beside what the language server protocol has. */
import type { Grouping } from "./reportMessages.ts";
import type { Severity } from "./settings.ts";

/** Words of which every template has one: the client starts the server when it sees them, and a text without them is not parsed. */
export const templateMarks = ['"Resources"', "AWSTemplateFormatVersion"] as const;

/** Why a text without those words is no template. */
export const markless =
  'it has neither "AWSTemplateFormatVersion" nor "Resources" at its top level';

/** How many findings there are in a document. Params: `DocumentParams`; result: `AuditResult`. */
export const auditRequest = "cfnAudit/audit";

/** How a text stands that need not be open. Params: `AuditTextParams`; result: `AuditTextResult`. */
export const auditTextRequest = "cfnAudit/auditText";

/** Edits that mend a document as a whole. Params: `FixAllParams`; result: `FixAllResult`. */
export const fixAllRequest = "cfnAudit/fixAll";

/** The edit that suppresses a finding. Params: `SuppressParams`; result: `SuppressResult`. */
export const suppressRequest = "cfnAudit/suppress";

/** The client's command that asks for the reason of a suppression. Its argument: `SuppressTarget`. */
export const suppressCommand = "cfnAudit.suppress";

/** What a client says of itself when it starts the server. */
export interface InitializationOptions {
  /** It has the command `suppressCommand`. */
  readonly asksForReasons: boolean;
  /** It answers `configurationFilesRequest` and `baselineFileRequest`. */
  readonly readsConfigurationFiles: boolean;
}

/** A document's report as a page. Params: `ReportParams`; result: `ReportResult`. */
export const reportRequest = "cfnAudit/report";

/** A document's audit as the command line writes it. Params: `ExportParams`; result: `ExportResult`. */
export const exportRequest = "cfnAudit/export";

/** The audit of many files as the command line writes it. Params: `ExportFilesParams`; result: `ExportedFiles | null`. */
export const exportFilesRequest = "cfnAudit/exportFiles";

/** The formats of the command line in which a report can be handed on. */
export const exportFormats = ["markdown", "html", "sarif", "json", "csv"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** All rules, to choose from. No params; result: `RuleSummary[]`. */
export const rulesRequest = "cfnAudit/rules";

/** A rule's page of documentation as Markdown. Params: `RuleParams`; result: `string | null`. */
export const rulePageRequest = "cfnAudit/rulePage";

/** The baseline of a folder, as the audit of a template in it has it. Params: `DocumentParams`; result: `BaselinePlace`. */
export const baselinePlaceRequest = "cfnAudit/baselinePlace";

/** A baseline of what is found in files. Params: `CreateBaselineParams`; result: `NewBaseline | null`. */
export const createBaselineRequest = "cfnAudit/createBaseline";

/** The baseline of a folder without what is found no more. Params: `DocumentParams`; result: `PrunedBaseline | null`. */
export const pruneBaselineRequest = "cfnAudit/pruneBaseline";

/**
 * Asked of the client, which alone reads files: the configuration files above a document in its workspace folder, the nearest first.
 * Params: `ConfigurationFilesParams`; result: `ConfigurationFile[]`.
 */
export const configurationFilesRequest = "cfnAudit/configurationFiles";

/** Asked of the client: a baseline that a configuration file names, which it watches from then on. Params: `FileParams`; result: `FileResult`. */
export const baselineFileRequest = "cfnAudit/baselineFile";

/** Asked of the client: a file of the workspace, as it is in its editor if it is open. Params: `FileParams`; result: `FileResult`. */
export const workspaceFileRequest = "cfnAudit/workspaceFile";

/** Told by the client: some configuration file, or a baseline that it watches, came, changed or went. No params. */
export const configurationFilesChanged = "cfnAudit/configurationFilesChanged";

export interface ConfigurationFilesParams extends DocumentParams {
  /** Whether an answer of a moment ago, which is good for an audit of thousands of files, will not do. */
  readonly afresh: boolean;
}

export interface ConfigurationFile {
  readonly uri: string;
  readonly text: string;
}

/** A file, or if there is a path the one that is there, seen from the file's folder. */
export interface FileParams extends DocumentParams {
  readonly path?: string;
}

export interface FileResult {
  readonly uri: string;
  /** Null where there is no such file. */
  readonly text: string | null;
}

export interface BaselinePlace {
  /** The baseline's own URI. */
  readonly uri: string;
  /** Whether there is one. */
  readonly isThere: boolean;
  /** Why none can be made or used there, in a sentence. */
  readonly problem: string | null;
  /** The configuration file as it is to be, for it to name the baseline; null where one does. */
  readonly configuration: ConfigurationFile | null;
}

export interface CreateBaselineParams extends DocumentParams {
  /** The URIs of the files. `uri` is that of the baseline. */
  readonly files: readonly string[];
}

export interface NewBaseline {
  /** Of the file to write. */
  readonly content: string;
  readonly findings: number;
  /** Templates that have them. */
  readonly files: number;
  /** Files that were not audited, or not as a whole, of which it knows nothing. */
  readonly failed: number;
}

export interface PrunedBaseline {
  readonly uri: string;
  readonly content: string;
  /** Entries that are taken out. */
  readonly gone: number;
}

export interface RuleSummary {
  readonly id: string;
  readonly summary: string;
}

export interface RuleParams {
  readonly rule: string;
}

export interface DocumentParams {
  readonly uri: string;
}

export interface FixAllParams extends DocumentParams {
  /** Safe fixes only, or those to review as well, whose edits then ask to be confirmed. */
  readonly include: "safe" | "review";
}

/** What is to be suppressed: a rule, on a resource or in the whole template. */
export interface SuppressTarget extends DocumentParams {
  readonly rule: string;
  /** A logical id; null for the whole template. */
  readonly resource: string | null;
}

export interface SuppressParams extends SuppressTarget {
  readonly reason: string;
}

export type Counts = Readonly<Record<Severity, number>>;

/** Why there are no findings to speak of. */
export type Unaudited =
  /** The server does not have the document. */
  | { readonly status: "unknown" }
  /** The user's settings turn the audit off. */
  | { readonly status: "disabled" }
  /** The settings leave out this file. */
  | { readonly status: "excluded" }
  /** Larger than the user's settings allow. */
  | { readonly status: "too-large"; readonly maxFileSizeMB: number }
  | { readonly status: "not-a-template"; readonly reason: string };

export type AuditResult =
  | Unaudited
  | {
      readonly status: "analyzed";
      readonly counts: Counts;
      /** Findings that are none, for the baseline knows them. */
      readonly accepted: number;
      /** Whether the text is not quite JSON, so that findings may be missing. */
      readonly isBroken: boolean;
    };

export interface AuditTextParams extends DocumentParams {
  /** What stands in the file at the URI, by whose settings it is audited. */
  readonly text: string;
}

export type AuditTextResult =
  | Unaudited
  | {
      readonly status: "analyzed";
      /** The findings in a sentence. */
      readonly verdict: string;
      readonly counts: Counts;
      /** Findings that have a fix, as far as the text is valid JSON. */
      readonly fixable: number;
      /** Where the first of the gravest findings is, as `line:column` from 1; undefined where there is none. */
      readonly first: { readonly from: string; readonly to: string } | undefined;
    };

export interface ReportParams extends DocumentParams {
  /** What the page calls the document. */
  readonly name: string;
  readonly by: Grouping;
}

export type ReportResult =
  | Unaudited
  | {
      readonly status: "analyzed";
      /** Of the document that the page is about. */
      readonly version: number;
      /** The page's body. */
      readonly html: string;
      /** What the page draws; undefined where that is nothing. */
      readonly graph: unknown;
    };

export interface ExportParams extends DocumentParams {
  /** What the report calls the document: its path, with slashes, seen from the workspace's folder. */
  readonly path: string;
  readonly format: ExportFormat;
}

export type ExportResult =
  | Unaudited
  | {
      readonly status: "analyzed";
      /** Of the file to write. */
      readonly content: string;
    };

export interface ExportFilesParams {
  readonly files: readonly Pick<ExportParams, "uri" | "path">[];
  readonly format: ExportFormat;
}

export interface ExportedFiles {
  /** Of the file to write. */
  readonly content: string;
}

export type FixAllResult =
  | Unaudited
  | {
      readonly status: "analyzed";
      /** Of the document to which `edit` applies. */
      readonly version: number;
      /** Undefined where there is nothing to mend. */
      readonly edit: AnnotatedEdit | undefined;
      readonly fixed: number;
      /** Findings that remain if every edit is applied. */
      readonly left: number;
      /** Whether the text is not valid JSON, in which nothing is mended in bulk. */
      readonly isBroken: boolean;
    };

export type SuppressResult =
  | Unaudited
  | {
      readonly status: "analyzed";
      /** Of the document to which `edit` applies. */
      readonly version: number;
      /** Undefined where there is no such resource any more, or its metadata holds something else in that place. */
      readonly edit: AnnotatedEdit | undefined;
    };

interface Position {
  readonly line: number;
  readonly character: number;
}

/** A WorkspaceEdit of the protocol, spelt out here since client and server bring a copy of the protocol each. */
export interface AnnotatedEdit {
  documentChanges: {
    textDocument: { uri: string; version: number };
    edits: {
      range: { start: Position; end: Position };
      newText: string;
      annotationId?: string;
    }[];
  }[];
  changeAnnotations?: Record<
    string,
    { label: string; needsConfirmation: boolean; description: string }
  >;
}

/** The analyses of the open documents: one for each version that somebody asks about, made once. */
import { randomUUID } from "node:crypto";
import {
  type CancellationToken,
  LSPErrorCodes,
  ResponseError,
  type TextDocuments,
} from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Unaudited } from "../../../shared/requests.ts";
import { megabyte } from "../../../shared/settings.ts";
import { type Analysis, type AnalyzeOptions, analyze } from "../analyze.ts";
import type { Rule } from "../rules/rule.ts";
import { isYamlTemplate } from "../template/document.ts";
import { cancelled, type Defects } from "./defects.ts";
import type { DocumentSettings, SettingsStore } from "./settings.ts";

/** A document with what is found in it. Good until the next message is handled, which may change the document. */
export interface Audit {
  /** Differs for every analysis, of this run of the server and of others. */
  readonly id: string;
  readonly document: TextDocument;
  readonly version: number;
  readonly settings: DocumentSettings;
  readonly options: AnalyzeOptions;
  readonly analysis: Analysis;
}

export interface Audits {
  /** The document of a request; undefined of a malformed one, or if it is not open. */
  documentOf(params: unknown): TextDocument | undefined;
  /**
   * Audits a document as it is when asked; undefined if the settings keep it from being audited. Throws the protocol's errors: that the
   * request was cancelled, or that the document changed or closed before its turn came. In neither case was anything analysed.
   */
  of(document: TextDocument, token?: CancellationToken): Promise<Audit | undefined>;
  /** Why the settings keep a document from being audited; undefined if they do not. */
  whyNot(document: TextDocument): Promise<Unaudited | undefined>;
  /**
   * Audits a text that need not be open by the settings of its URI, or by another baseline than these have, and keeps nothing of it.
   */
  ofText(
    uri: string,
    text: string,
    token: CancellationToken,
    baseline?: AnalyzeOptions["baseline"],
  ): Promise<Analysis | Unaudited>;
  forget(uri: string): void;
}

/** The document changed while a request waited. */
const modified = () =>
  new ResponseError(LSPErrorCodes.ContentModified, "The document changed meanwhile.");

/** Lets the messages that are already waiting have their turn: a newer version or a cancellation may be among them. */
async function others(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}

export function auditsOf(
  documents: TextDocuments<TextDocument>,
  rules: readonly Rule[],
  settingsStore: SettingsStore,
  defects: Defects,
): Audits {
  const audits = new Map<string, Audit>();
  const run = randomUUID();
  let made = 0;

  return {
    documentOf: (params) => {
      const uri = uriOf(params);
      return uri === undefined ? undefined : documents.get(uri);
    },
    of: async (document, token) => {
      const { uri, version } = document;
      const settings = await settingsStore.of(uri);
      const known = () => {
        if (documents.get(uri) !== document || document.version !== version) throw modified();
        const latest = audits.get(uri);
        const isCurrent = latest?.version === version && latest.settings === settings;
        // One that is opened again starts at the same version.
        return isCurrent && latest.document === document ? latest : undefined;
      };
      const audit = known();
      if (audit) return audit;
      if (refusalOf(document.getText(), settings)) {
        // What was found before would be kept for nobody.
        audits.delete(uri);
        return undefined;
      }
      await others();
      if (token?.isCancellationRequested) throw cancelled();
      return known() ?? make(document, settings);
    },
    whyNot: async (document) => refusalOf(document.getText(), await settingsStore.of(document.uri)),
    ofText: async (uri, text, token, baseline) => {
      if (isYamlTemplate(text)) return { status: "not-a-template", reason: "it is YAML" };
      const settings = await settingsStore.of(uri);
      // Nobody tells when the file is closed, for it was never opened.
      if (!documents.get(uri)) settingsStore.forget(uri);
      const refusal = refusalOf(text, settings);
      if (refusal) return refusal;
      await others();
      if (token.isCancellationRequested) throw cancelled();
      const options = optionsOf(settings);
      return analyzed(text, { ...options, baseline: baseline ?? options.baseline });
    },
    forget: (uri) => audits.delete(uri),
  };

  function make(document: TextDocument, settings: DocumentSettings): Audit {
    const options = optionsOf(settings);
    const analysis = analyzed(document.getText(), options);
    const { uri, version } = document;
    const audit = { id: `${run} ${++made}`, document, version, settings, options, analysis };
    audits.set(uri, audit);
    return audit;
  }

  function analyzed(text: string, options: AnalyzeOptions): Analysis {
    const analysis = analyze(text, options);
    for (const { rule, error } of analysis.defects) defects.report(`rule "${rule}"`, error);
    return analysis;
  }

  function optionsOf(settings: DocumentSettings): AnalyzeOptions {
    const { rules: levels, profile, lifecycle, environmentParameter, baseline } = settings;
    return {
      rules,
      levels,
      profile,
      lifecycle,
      environmentParameter,
      baseline,
      today: today(),
    };
  }
}

/** Such as "2026-11-27". */
export const today = (): string => new Date().toISOString().slice(0, 10);

function refusalOf(text: string, settings: DocumentSettings): Unaudited | undefined {
  const { enable, isExcluded, maxFileSizeMB } = settings;
  if (!enable) return { status: "disabled" };
  if (isExcluded) return { status: "excluded" };
  return isLarger(text, maxFileSizeMB * megabyte)
    ? { status: "too-large", maxFileSizeMB }
    : undefined;
}

/** Whether the text has more bytes of UTF-8; a unit of UTF-16 takes three at most, so that few texts need to be counted. */
const isLarger = (text: string, bytes: number): boolean =>
  text.length > bytes || (text.length * 3 > bytes && Buffer.byteLength(text) > bytes);

/** `textDocument.uri` of the protocol's requests, or `uri` of our own. */
function uriOf(params: unknown): string | undefined {
  const of = (value: unknown): unknown =>
    typeof value === "object" && value !== null && "uri" in value ? value.uri : undefined;
  const isNested = typeof params === "object" && params !== null && "textDocument" in params;
  const uri = of(isNested ? params.textDocument : params);
  return typeof uri === "string" ? uri : undefined;
}

/** What a server finds in the documents that are open, once it has come to rest. */
import type { Diagnostic, DocumentDiagnosticReport } from "vscode-languageserver/node";
import type { AuditResult } from "../../shared/requests.ts";
import type { Client } from "./client.ts";
import type { Documents } from "./document.ts";
import { auditQuestion, diagnosticsQuestion } from "./questions.ts";

/** Diagnostics by URI, as the client has them: pulled, unless it has them already, or published. */
export async function diagnosticsOf(
  client: Client,
  documents: Documents,
  pulls: boolean,
  violation: (what: string) => void,
): Promise<ReadonlyMap<string, readonly Diagnostic[]>> {
  await client.drain();
  const open = documents.all.filter(({ isOpen }) => isOpen);
  // Twice: what was published when settings changed comes before the second answers.
  for (const { uri } of [...open, ...open])
    await client.ask(auditQuestion(() => documents.of(uri)));

  const found = new Map<string, readonly Diagnostic[]>();
  for (const { uri } of open) {
    const items = pulls ? await pull(uri) : published(uri);
    found.set(uri, items);
    const audit = await client.ask(auditQuestion(() => documents.of(uri)));
    const count = countOf(audit as AuditResult | undefined);
    if (count !== undefined && count !== items.length)
      violation(`${uri} has ${items.length} diagnostics, but its audit counts ${count}.`);
  }
  return found;

  async function pull(uri: string): Promise<readonly Diagnostic[]> {
    const now = () => documents.of(uri);
    const report = await client.ask(diagnosticsQuestion(now));
    const { kind, items } = (report ?? {}) as Partial<
      DocumentDiagnosticReport & { items: Diagnostic[] }
    >;
    return (kind === "unchanged" ? now().pulled?.items : items) ?? [];
  }

  function published(uri: string): readonly Diagnostic[] {
    const { version, diagnostics } = client.published.get(uri) ?? { diagnostics: [] };
    if (version !== documents.of(uri).version)
      violation(
        `What was published last of ${uri} is for version ${version}, not the one that is open.`,
      );
    return diagnostics;
  }
}

function countOf(audit: AuditResult | undefined): number | undefined {
  if (audit?.status !== "analyzed") return undefined;
  return Object.values(audit.counts).reduce((sum, count) => sum + count, 0);
}

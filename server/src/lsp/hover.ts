/** Hover over a finding: why it matters and what mends it. Its message is shown by the editor already. */
import { type Hover, MarkupKind, Position } from "vscode-languageserver/node";
import { printable } from "../../../shared/printable.ts";
import type { Docs } from "../report/docs.ts";
import type { Audits } from "./audits.ts";
import type { Client } from "./client.ts";
import type { Defects } from "./defects.ts";
import { rangeOf } from "./edits.ts";

export function serveHover(
  audits: Audits,
  defects: Defects,
  docs: Docs,
  client: () => Client,
): void {
  defects.serve<Hover | null>("textDocument/hover", null, async (params, token) => {
    const document = audits.documentOf(params);
    const position = positionOf(params);
    const audit = document && position && (await audits.of(document, token));
    if (!audit) return null;
    const offset = document.offsetAt(position);
    const { findings, hints } = audit.analysis;
    const here = [...findings, ...hints].filter(
      ({ span }) => span.start <= offset && offset <= span.end,
    );
    const [first] = here;
    if (!first) return null;

    const { markdown } = client();
    const write = markdown ? escapeMarkdown : onOneLine;
    const texts = here.map((finding) => {
      const why = docs.rule(finding.rule)?.docs.why ?? "";
      const fixes = finding.fixes().map(({ title, safety }, i) => {
        const label = i === 0 ? "Fix" : "Or";
        return `${label}${safety === "review" ? " (to review)" : ""}: ${title}`;
      });
      return [why, ...fixes].map(write).join("\n\n");
    });
    return {
      range: rangeOf(document, first.span),
      contents: {
        kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText,
        value: [...new Set(texts)].join("\n\n---\n\n"),
      },
    };
  });
}

const onOneLine = (text: string): string => printable(text.replace(/\s+/g, " "));

/** Text as it is: Markdown lets every punctuation mark of ASCII be escaped. */
const escapeMarkdown = (text: string): string => onOneLine(text).replace(/[!-/:-@[-`{-~]/g, "\\$&");

function positionOf(params: unknown): Position | undefined {
  if (typeof params !== "object" || params === null || !("position" in params)) return undefined;
  const { position } = params;
  // The protocol's own check lets fractions pass, which lead nowhere in particular.
  const isPlace =
    Position.is(position) &&
    Number.isInteger(position.line) &&
    Number.isInteger(position.character);
  return isPlace ? position : undefined;
}

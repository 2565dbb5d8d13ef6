/** How a document stands, in the few words of a status item. */
import { type AuditResult, type Counts, markless } from "../../shared/requests.ts";
import { severities } from "../../shared/settings.ts";

export interface StatusText {
  readonly text: string;
  readonly detail: string;
}

/** Of a document that the server was not asked about, for it has none of the words that every template has. */
export const noTemplate: StatusText = {
  text: "not a template",
  detail: markless,
};

export const notRunning: StatusText = {
  text: "not audited",
  detail: "the language server does not run",
};

export function statusText(result: AuditResult): StatusText {
  switch (result.status) {
    case "not-a-template":
      return { text: "not a template", detail: result.reason };
    case "disabled":
      return { text: "not audited", detail: "the setting cfnAudit.enable is off" };
    case "excluded":
      return { text: "not audited", detail: "the setting exclude leaves it out" };
    case "too-large":
      return {
        text: "not audited",
        detail: `larger than the ${result.maxFileSizeMB} MB that the setting cfnAudit.maxFileSizeMB allows`,
      };
    case "unknown":
      return { text: "not audited", detail: "the language server does not know this document" };
    case "analyzed": {
      const total = severities.reduce((sum, severity) => sum + result.counts[severity], 0);
      const detail = [
        ...(total > 0 ? [bySeverity(result.counts)] : []),
        ...(result.accepted > 0 ? [`${result.accepted} in the baseline`] : []),
        ...(result.isBroken
          ? ["the text is not valid JSON, so there may be more to find once it is"]
          : []),
      ].join("; ");
      const text = total === 0 ? "clean" : total === 1 ? "1 finding" : `${total} findings`;
      return { text, detail };
    }
  }
}

/** "1 critical, 2 low". */
export const bySeverity = (counts: Counts): string =>
  severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${counts[severity]} ${severity}`)
    .join(", ");

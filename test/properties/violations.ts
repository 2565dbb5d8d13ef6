/** How a broken property is told: which, of which rule and place, and of which fix. */
import type { AnalyzeOptions } from "../../server/src/analyze.ts";
import { rules } from "../../server/src/rules/index.ts";
import type { Finding, Fix } from "../../server/src/rules/rule.ts";

/** One line. */
export type Violation = string;

/** The properties hold of all rules at once. */
export const options: AnalyzeOptions = { rules, today: "2026-11-27" };

export const ofFinding = ({ rule, path }: Finding, what: string): Violation =>
  `${rule} at ${path.join("/")}: ${what}`;

export const ofFix = (finding: Finding, { title }: Fix, what: string): Violation =>
  ofFinding(finding, `the fix ${JSON.stringify(title)} ${what}`);

/** What is wrong where something should not have thrown. */
export const thrown = (error: unknown): string =>
  error instanceof Error
    ? (error.stack ?? error.message).split("\n").slice(0, 3).join(" ")
    : String(error);

/** The value of a text without comments, or undefined where it is no strict JSON. */
export function strictJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

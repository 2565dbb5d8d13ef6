/** Severities as SARIF calls them. */
import type { Severity } from "../../../shared/settings.ts";

export const levelOf: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
};

/** The JSON output: an audit, or the rules' metadata, with the version of its shape. */
import { profileOf } from "../plan.ts";
import type { Rule } from "../rules/rule.ts";
import { type FileReport, summaryOf } from "./report.ts";
import { topicsOf } from "./rulePage.ts";

/** Goes up when a member changes its meaning or goes away; new members leave it as it is. */
const version = 1;

/** Stacks stay out: they name folders of the machine. */
export const auditJson = (files: readonly FileReport[]): string =>
  print({
    version,
    files: files.map((file) => ({
      ...file,
      defects: file.defects.map(({ rule, message }) => ({ rule, message })),
    })),
    summary: summaryOf(files),
  });

export const rulesJson = (rules: readonly Rule[]): string =>
  print({
    version,
    rules: rules.map((rule) => {
      const { id, severity, category, docs, equivalents } = rule;
      const { summary, why, bad, good, links } = docs;
      const [profile, topics] = [profileOf(rule), topicsOf(rule)];
      return {
        id,
        severity,
        profile,
        category,
        topics,
        summary,
        why,
        bad,
        good,
        links,
        equivalents,
      };
    }),
  });

const print = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(unsafe, escaped)}\n`;

/** What JSON lets stand in strings, though a terminal would obey it. */
const unsafe = /[\u007f-\u009f\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;

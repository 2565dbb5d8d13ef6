/** The JSON output: an audit, or the rules' metadata, with the version of its shape. */
import { profileOf } from "../plan.ts";
import type { Rule } from "../rules/rule.ts";
import type { Format } from "./format.ts";
import type { FileReport } from "./report.ts";
import { topicsOf } from "./rulePage.ts";

/** Goes up when a member changes its meaning or goes away; new members leave it as it is. */
const version = 1;

export const json: Format = {
  withEdits: true,
  tellsErrors: true,
  begin: () => {
    let isFirst = true;
    return {
      head: `{\n  "version": ${version},\n  "files": [`,
      file: (report) => {
        const comma = isFirst ? "" : ",";
        isFirst = false;
        return `${comma}\n    ${nested(print(withoutStacks(report)), 4)}`;
      },
      end: (summary) =>
        `${isFirst ? "" : "\n  "}],\n  "summary": ${nested(print(summary), 2)}\n}\n`,
    };
  },
};

/** Stacks stay out: they name folders of the machine. */
const withoutStacks = (file: FileReport) => ({
  ...file,
  defects: file.defects.map(({ rule, message }) => ({ rule, message })),
});

export function rulesJson(rules: readonly Rule[]): string {
  const listed = rules.map((rule) => {
    const { id, severity, category, lifecycle, docs, equivalents } = rule;
    const { summary, why, bad, good, links } = docs;
    const [profile, topics] = [profileOf(rule), topicsOf(rule)];
    return {
      id,
      severity,
      profile,
      category,
      lifecycle,
      topics,
      summary,
      why,
      bad,
      good,
      links,
      equivalents,
    };
  });
  return `${print({ version, rules: listed })}\n`;
}

/** A value as JSON, without a line end behind it: indented, or on one line. */
export const print = (value: unknown, indent = 2): string =>
  JSON.stringify(value, null, indent).replace(unsafe, escaped);

/** Printed JSON as it stands inside a value that is so far indented: a line end is never part of a string. */
const nested = (printed: string, columns: number): string =>
  printed.replaceAll("\n", `\n${" ".repeat(columns)}`);

/** What JSON lets stand in strings, though a terminal would obey it. */
const unsafe = /[\u007f-\u009f\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;

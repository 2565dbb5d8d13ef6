/**
 * SARIF 2.1.0, for code scanning and the viewers of editors: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * A result and a rule take a line each: a thousand templates have many, and GitHub takes ten megabytes.
 */
import { printable } from "../../../shared/printable.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { Audit, Format } from "./format.ts";
import { print } from "./json.ts";
import type { FileReport, FixReport, Place, ProblemReport, SuppressedReport } from "./report.ts";
import { levelOf } from "./sarifLevel.ts";
import { descriptorOf } from "./sarifRule.ts";
import { isAbsolute, uriOf } from "./uri.ts";

export const sarif: Format = {
  withEdits: true,
  tellsErrors: true,
  begin: (audit) => {
    /** The rules with results, in the order in which those come, and what went wrong: both are written behind the results. */
    const rules = new Map<string, number>();
    const notifications: unknown[] = [];
    let isFirst = true;
    return {
      head: `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{
"columnKind":"utf16CodeUnits",
"results":[`,
      file: (report) => {
        notifications.push(...notificationsOf(report, audit));
        const lines = resultsOf(report, rules, audit).map((result) => print(result, 0));
        const shown = lines.map((line, i) => `${isFirst && i === 0 ? "" : ","}\n${line}`);
        isFirst &&= lines.length === 0;
        return shown.join("");
      },
      end: ({ failed }) => {
        const invocation = {
          executionSuccessful: failed === 0,
          toolExecutionNotifications: notifications,
        };
        const descriptors = [...rules.keys()].map((id) => print(descriptorOf(id, audit.docs), 0));
        return `
],
"invocations":[${print(invocation, 0)}],
"tool":{"driver":${print(driverOf(audit), 0).slice(0, -1)},"rules":[
${descriptors.join(",\n")}
]}}
}]}
`;
      },
    };
  },
};

const driverOf = ({ version, docs }: Audit) => ({
  name: "cfn-audit",
  fullName: "CloudFormation Audit",
  version,
  semanticVersion: version,
  ...(docs.homepage ? { informationUri: docs.homepage } : {}),
});

function resultsOf(report: FileReport, rules: Map<string, number>, audit: Audit): unknown[] {
  const artifactLocation = artifactOf(report.path, audit);
  const seen = new Map<string, number>();
  const resultOf = (problem: ProblemReport, rest: object) => {
    const { rule, severity, category, message, related } = problem;
    const ruleIndex = rules.get(rule) ?? rules.size;
    rules.set(rule, ruleIndex);
    return {
      ruleId: rule,
      ruleIndex,
      level: levelOf[severity],
      message: messageOf(message),
      locations: [{ ...locationOf(artifactLocation, problem), ...logicalOf(problem) }],
      ...(related.length > 0
        ? {
            relatedLocations: related.map((other, index) => ({
              id: index + 1,
              ...locationOf(artifactLocation, other),
              message: messageOf(other.message),
            })),
          }
        : {}),
      partialFingerprints: { "cfnAuditPath/v1": pathFingerprint(problem, artifactLocation, seen) },
      ...rest,
      properties: { severity, category },
    };
  };
  return [
    // All results of a run must tell of suppressions, or none.
    ...report.findings.map((finding) =>
      resultOf(finding, { suppressions: [], ...fixesOf(finding.fixes, artifactLocation) }),
    ),
    ...report.suppressed.map((problem) =>
      resultOf(problem, { suppressions: [suppressionOf(problem)] }),
    ),
  ];
}

const suppressionOf = ({ reason }: SuppressedReport) => ({
  kind: "inSource",
  status: "accepted",
  ...(reason === null ? {} : { justification: printable(reason) }),
});

/**
 * The same as long as file, rule and JSON path are, wherever the lines go. GitHub's upload adds the fingerprint that it goes by itself,
 * and warns of each that somebody else has made: this one is beside it.
 */
function pathFingerprint(
  { rule, path }: ProblemReport,
  { uri }: Artifact,
  seen: Map<string, number>,
): string {
  const name = fingerprintOf([uri, rule, ...path].map((part) => JSON.stringify(part)).join());
  const count = (seen.get(name) ?? 0) + 1;
  seen.set(name, count);
  return `${name}:${count}`;
}

interface Artifact {
  readonly uri: string;
  readonly uriBaseId?: string;
}

function artifactOf(path: string, { fromRoot }: Audit): Artifact {
  const seen = fromRoot(path);
  return isAbsolute(seen) ? { uri: uriOf(seen) } : { uri: uriOf(seen), uriBaseId: "%SRCROOT%" };
}

const locationOf = (artifactLocation: Artifact, { range }: Partial<Place>) => ({
  physicalLocation: { artifactLocation, ...(range ? { region: regionOf(range) } : {}) },
});

const regionOf = ({ start, end }: Place["range"]) => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
});

const logicalOf = ({ logicalId, path }: ProblemReport) =>
  logicalId === null
    ? {}
    : {
        logicalLocations: [{ name: logicalId, fullyQualifiedName: path.join("/"), kind: "object" }],
      };

/** A viewer would make a link of brackets and parentheses that touch. */
const messageOf = (text: string) => ({ text: printable(text).replaceAll("](", "] (") });

/** Fixes with their edits; where an earlier finding has those, since they mend both, it alone has the fix. */
function fixesOf(fixes: readonly FixReport[], artifactLocation: Artifact) {
  const whole = fixes
    .filter(({ edits }) => edits.length > 0)
    .map(({ title, safety, edits }) => ({
      description: messageOf(safety === "review" ? `${title} (review)` : title),
      artifactChanges: [
        {
          artifactLocation,
          replacements: edits.map(({ range, content }) => ({
            deletedRegion: regionOf(range),
            insertedContent: { text: content },
          })),
        },
      ],
    }));
  return whole.length > 0 ? { fixes: whole } : {};
}

function notificationsOf(report: FileReport, audit: Audit): unknown[] {
  const { path, status, reason, errors, defects } = report;
  const artifact = artifactOf(path, audit);
  const failed = (text: string, place: Partial<Place> = {}) => ({
    level: "error",
    message: messageOf(text),
    locations: [locationOf(artifact, place)],
  });
  return [
    ...(status === "unreadable" ? [failed(`Not audited: ${reason}.`)] : []),
    ...errors.map((error) => failed(error.message, error)),
    ...defects.map(({ rule, message }) =>
      failed(
        `A defect of cfn-audit: ${rule ? `the rule ${rule}` : "the audit"} failed: ${message}`,
      ),
    ),
  ];
}

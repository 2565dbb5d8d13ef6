/**
 * Test results as JUnit and Maven's Surefire write them, for servers that show tests: a suite a template, a test a finding. What does
 * not count for the exit code, and what the template suppresses, is a test that is skipped.
 */

import { escaped } from "../../../shared/printable.ts";
import type { Audit, Format } from "./format.ts";
import { type FileReport, type FindingReport, isAtLeast, type ProblemReport } from "./report.ts";

export const junit: Format = {
  withEdits: false,
  tellsErrors: true,
  begin: (audit) => ({
    head: '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="cfn-audit">\n',
    file: (report) => suiteOf(report, audit),
    end: () => "</testsuites>\n",
  }),
};

/** A test: what is in its element, and how it counts. */
interface Test {
  readonly name: string;
  readonly kind: "passed" | "failure" | "error" | "skipped";
  readonly message?: string;
  readonly type?: string;
  readonly details?: readonly string[];
}

function suiteOf(report: FileReport, audit: Audit): string {
  const path = audit.fromRoot(report.path);
  const tests = testsOf(report, path, audit);
  const count = (kind: Test["kind"]) => tests.filter((test) => test.kind === kind).length;
  const counts = `tests="${tests.length}" failures="${count("failure")}" errors="${count("error")}" skipped="${count("skipped")}"`;
  const inner = tests.map((test) => elementOf(test, path)).join("");
  return `  <testsuite name="${escaped(path)}" ${counts} time="0">\n${inner}  </testsuite>\n`;
}

function testsOf(
  { status, reason, findings, suppressed, errors, defects }: FileReport,
  path: string,
  audit: Audit,
): Test[] {
  const failed = (name: string, message: string): Test => ({
    name,
    kind: "error",
    message,
    type: "error",
  });
  const tests = [
    ...(status === "unreadable" ? [failed("readable", `Not audited: ${reason}.`)] : []),
    ...errors.map(({ message, range }) =>
      failed(range ? `valid JSON in line ${range.start.line}` : "written", message),
    ),
    ...defects.map(({ rule, message }) =>
      failed(rule ?? "the audit", `A defect of cfn-audit: ${message}`),
    ),
    ...findings.map((finding) => testOf(finding, path, audit)),
    ...suppressed.map((problem): Test => {
      const message = `Suppressed: ${problem.reason ?? "no reason is given"}`;
      return { name: nameOf(problem), kind: "skipped", message, details: [problem.message] };
    }),
  ];
  if (tests.length > 0) return tests;
  return status === "not-a-template"
    ? [{ name: "a CloudFormation template", kind: "skipped", message: reason ?? "" }]
    : [{ name: "no findings", kind: "passed" }];
}

/** As long as the finding is the same, so is its name: servers compare runs by it. */
const nameOf = ({ rule, path }: ProblemReport): string =>
  `${rule}: ${path.join("/") || "template"}`;

function testOf(finding: FindingReport, path: string, { docs, failOn }: Audit): Test {
  const { rule, severity, message, range, fixes } = finding;
  const [fix] = fixes;
  const link = docs.linkOf(rule);
  return {
    name: nameOf(finding),
    kind: isAtLeast(severity, failOn) ? "failure" : "skipped",
    message,
    type: severity,
    details: [
      `${path}:${range.start.line}:${range.start.column}: ${severity} ${rule}`,
      message,
      ...(fix ? [`Fix${fix.safety === "review" ? " (review)" : ""}: ${fix.title}`] : []),
      ...(link ? [link] : []),
    ],
  };
}

function elementOf(
  { name, kind, message = "", type = "", details = [] }: Test,
  path: string,
): string {
  const open = `    <testcase name="${escaped(name)}" classname="${escaped(path)}" time="0"`;
  if (kind === "passed") return `${open}/>\n`;
  const sort = kind === "skipped" ? "" : ` type="${escaped(type)}"`;
  const text = details.map((line) => `${escaped(line)}\n`).join("");
  return `${open}>\n      <${kind} message="${escaped(message)}"${sort}>${text}</${kind}>\n    </testcase>\n`;
}

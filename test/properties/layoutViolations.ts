/** Property 4: the layout of a template changes neither what is found nor what fixes do, and fixes keep it. */

import { analyze } from "../../server/src/analyze.ts";
import { jsonOf, parse } from "../../server/src/syntax/syntax.ts";
import {
  type Applied,
  applyEach,
  editViolations,
  meaningViolations,
  removalViolations,
} from "./fixes.ts";
import { layoutChanges } from "./layout.ts";
import { layouts, usual } from "./layouts.ts";
import { ofFinding, ofFix, options, type Violation } from "./violations.ts";

/**
 * What differs where a template is laid out otherwise. With keys in another order, what is listed in the order of the text
 * is listed in another, and of equals another comes first: the alarm of several that a message names, the VPC whose new route table
 * has the plain name. There the same rules must find the same at the same places, but for such names, and offer as many fixes.
 */
export function layoutViolations(original: unknown): Violation[] {
  // JSON.stringify does not write all that JSON.parse reads, such as -0 and 1e999.
  const value: unknown = JSON.parse(JSON.stringify(original));
  const expected = judge(usual(value));
  return layouts.flatMap(({ name, isReordered, write }) => {
    const text = write(value);
    const found = judge(text);
    return [
      ...difference(expected.findings, found.findings, isReordered ? withoutNames : (said) => said),
      ...(isReordered ? [] : difference(expected.details, found.details, (said) => said)),
      ...found.applied.flatMap(({ finding, fix, edits, text: after }) =>
        [
          ...layoutChanges(text, after),
          ...editViolations(text, edits, after),
          ...removalViolations(text, fix, edits),
          ...meaningViolations(value, fix, read(after)),
        ].map((what) => ofFix(finding, fix, what)),
      ),
    ].map((what) => `with ${name}: ${what}`);
  });
}

interface Judgement {
  /** Findings, and how many fixes they offer. */
  readonly findings: readonly string[];
  /** What findings relate to, and what fixes are. */
  readonly details: readonly string[];
  readonly applied: readonly Applied[];
}

function judge(text: string): Judgement {
  const analysis = analyze(text, options);
  const { findings } = analysis;
  const { applied, violations } = applyEach(text, analysis);
  return {
    findings: [
      ...findings.map((each) => ofFinding(each, `(${each.severity}) ${each.message}`)),
      ...applied.map(({ finding, fix }) => ofFinding(finding, `offers a fix (${fix.safety})`)),
      ...violations,
    ],
    details: [
      ...findings.flatMap((each) =>
        each.related.map(({ message }) => ofFinding(each, `relates to ${message}`)),
      ),
      ...applied.map(({ finding, fix }) => ofFix(finding, fix, JSON.stringify(fix.changes))),
    ],
    applied,
  };
}

/** The value of a text, which may hold comments, as JSON.parse makes it; undefined of one that does not parse. */
function read(text: string): unknown {
  const { root, errors } = parse(text);
  return root && errors.length === 0 ? JSON.parse(JSON.stringify(jsonOf(root))) : undefined;
}

/** The words in another order, and without names: what stands in quotes, and what has a capital letter within. */
const withoutNames = (said: string): string =>
  said
    .replace(/"(?:[^"\\]|\\.)*"|\w+[A-Z]\w*/g, "")
    .match(/\w+/g)
    ?.sort()
    .join(" ") ?? "";

/** What only one of the lists has, told apart by `like`. */
function difference(
  expected: readonly string[],
  found: readonly string[],
  like: (said: string) => string,
): string[] {
  const lacking = (list: readonly string[], from: readonly string[]) => {
    const left = from.map(like);
    return list.filter((each) => {
      const i = left.indexOf(like(each));
      if (i >= 0) left.splice(i, 1);
      return i < 0;
    });
  };
  return [
    ...lacking(expected, found).map((each) => `missing: ${each}`),
    ...lacking(found, expected).map((each) => `too many: ${each}`),
  ];
}

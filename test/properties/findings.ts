/** Property 1: analysis never throws, and each finding stands on a value or a key of the text, on one line. */
import type { Analysis } from "../../server/src/analyze.ts";
import type { Finding } from "../../server/src/rules/rule.ts";
import { parse, type Span } from "../../server/src/syntax/syntax.ts";
import { printable } from "../../shared/printable.ts";
import { ofFinding, thrown, type Violation } from "./violations.ts";

/** What is wrong with what was found in `text`, which may be broken. */
export function findingViolations(
  text: string,
  { syntax, findings, defects }: Analysis,
): Violation[] {
  const isSound = syntax?.errors.length === 0;
  return [
    ...defects.map(({ rule, error }) => `${rule} throws: ${thrown(error)}`),
    ...findings.flatMap((finding) => placeViolations(text, finding, isSound)),
  ];
}

function placeViolations(text: string, finding: Finding, isSound: boolean): Violation[] {
  const { message, span, related } = finding;
  const messages = [message, ...related.map((each) => each.message)];
  const spans = [span, ...related.map((each) => each.span)];
  return [
    ...messages
      .filter((each) => !/^\S.*\S$/.test(printable(each)))
      .map((each) => `says ${JSON.stringify(each)}`),
    ...spans.flatMap((each) => misplaced(text, each, isSound) ?? []),
  ].map((what) => ofFinding(finding, what));
}

/** What is wrong with a span; in a text that parses it must be a value, key or comment in full, a comma, or the bracket that opens a list's block. */
function misplaced(text: string, { start, end }: Span, isSound: boolean): string | undefined {
  if (!(start >= 0 && start < end && end <= text.length))
    return `covers ${start} to ${end} of ${text.length}`;
  const covered = text.slice(start, end);
  if (/[\r\n]/.test(covered))
    return `covers several lines: ${JSON.stringify(covered.slice(0, 40))}`;
  const isToken =
    !isSound || /^([[{,]|\/[/*].*)$/.test(covered) || parse(covered).errors.length === 0;
  return isToken ? undefined : `covers no value or key: ${JSON.stringify(covered)}`;
}

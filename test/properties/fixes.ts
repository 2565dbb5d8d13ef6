/** Property 2: a fix applied alone does what it says and nothing else. */
import { isDeepStrictEqual } from "node:util";
import { type Analysis, analyze } from "../../server/src/analyze.ts";
import type { FixedFinding } from "../../server/src/fixAll.ts";
import type { Finding, Fix } from "../../server/src/rules/rule.ts";
import { type Change, toEdits } from "../../server/src/syntax/change.ts";
import { applyEdits, type Edit } from "../../server/src/syntax/edit.ts";
import { groupBy } from "../../server/src/syntax/multimap.ts";
import { elements, members, type Node, type Path, parse } from "../../server/src/syntax/syntax.ts";
import { layoutChanges } from "./layout.ts";
import { changed } from "./meaning.ts";
import { ofFinding, ofFix, options, strictJson, thrown, type Violation } from "./violations.ts";

/** A fix of a finding, and the text that it leaves. */
export interface Applied {
  readonly finding: Finding;
  readonly fix: Fix;
  readonly edits: readonly Edit[];
  readonly text: string;
}

export interface Attempts {
  readonly applied: readonly Applied[];
  /** What threw on the way. */
  readonly violations: readonly Violation[];
}

/** Applies each fix of each finding alone to `text`, which may be broken. */
export function applyEach(text: string, { syntax, findings }: Analysis): Attempts {
  const applied: Applied[] = [];
  const violations: Violation[] = [];
  for (const finding of findings)
    try {
      for (const fix of finding.fixes()) {
        const edits = toEdits(syntax ?? parse(text), fix.changes);
        applied.push({ finding, fix, edits, text: applyEdits(text, edits) });
      }
    } catch (error) {
      violations.push(ofFinding(finding, `a fix throws: ${thrown(error)}`));
    }
  return { applied, violations };
}

/** What is wrong with fixes that were applied to a text which parses strictly. */
export function fixViolations(
  text: string,
  { findings: before }: Analysis,
  applied: readonly Applied[],
): Violation[] {
  const value = strictJson(text);
  const isRepeating = repeatedKeys(parse(text).root).length > 0;
  return applied.flatMap(({ finding, fix, edits, text: after }) => {
    const now = strictJson(after);
    const wrongs = [
      ...editViolations(text, edits, after),
      ...(edits.some(({ content }) => content.includes('"cfn-audit"')) ? ["suppresses"] : []),
      ...(takesAway(fix) ? [] : removalViolations(text, edits)),
      ...layoutChanges(text, after),
      ...(now === undefined
        ? ["leaves no strict JSON"]
        : [
            ...newlyRepeated(text, after),
            ...outcomeViolations(before, finding, fix, after),
            // Of a key that is there twice a value knows only the last.
            ...(isRepeating ? [] : meaningViolations(value, fix, now)),
          ]),
    ];
    return wrongs.map((what) => ofFix(finding, fix, what));
  });
}

/** Whether a fix says that it takes something away. */
export const takesAway = ({ changes }: Fix): boolean =>
  changes.some(({ kind }) => kind === "remove" || kind === "trim");

/**
 * What edits take away that is neither white space nor one whole key or value; comments within a value go with it. Of a fix that says
 * that it takes something away, what it leaves as a value tells enough.
 */
export const removalViolations = (text: string, edits: readonly Edit[]): string[] =>
  edits
    .map(({ offset, length }) => text.slice(offset, offset + length))
    .filter((removed) => removed.trim() !== "" && parse(removed).errors.length > 0)
    .map((removed) => `takes away ${JSON.stringify(removed)}`);

/** What `edits` do beyond their own bytes: the text between them must stand in the result, moved by what they add. */
export function editViolations(text: string, edits: readonly Edit[], after: string): string[] {
  let [from, to] = [0, 0];
  for (const { offset, length, content } of [
    ...edits,
    { offset: text.length, length: 0, content: "" },
  ]) {
    if (offset < from) return [`has edits that overlap at ${offset}`];
    const kept = text.slice(from, offset);
    const end = to + kept.length + content.length;
    if (after.slice(to, end) !== kept + content)
      return [`changes text outside its edits before ${offset}`];
    [from, to] = [offset + length, end];
  }
  return to === after.length ? [] : ["adds text behind its edits"];
}

/** JSON.parse takes the last of two members with one key, and says nothing. */
function newlyRepeated(before: string, after: string): string[] {
  const known = repeatedKeys(parse(before).root);
  const now = repeatedKeys(parse(after).root);
  return now.length > known.length ? [`repeats the key of a member: ${now}`] : [];
}

function repeatedKeys(node: Node | undefined): string[] {
  const all = members(node);
  const names = all.map(({ name }) => name);
  return [
    ...names.filter((name, i) => names.indexOf(name) < i),
    ...[...all.map(({ value }) => value), ...elements(node)].flatMap(repeatedKeys),
  ];
}

function outcomeViolations(
  before: readonly Finding[],
  finding: Finding,
  fix: Fix,
  after: string,
): string[] {
  const { findings, defects } = analyze(after, options);
  const isSame = (other: Finding) => sameProblem(finding) === sameProblem(other);
  const isGone = findings.filter(isSame).length < before.filter(isSame).length;
  return [
    ...(isGone ? [] : ["leaves its finding"]),
    ...broughtBy([{ finding, fix }], fix.safety, before, findings),
    ...defects.map(({ rule, error }) => `makes ${rule} throw: ${thrown(error)}`),
  ];
}

/** Of the same problem the place may move, as from a key to the value that it gets, and the conditions under which it is there. */
const sameProblem = (finding: Finding): string =>
  `${finding.rule} ${finding.logicalId} ${finding.message.replace(/ \((?:when [^()]*|under some conditions)\)(?=\.?$)/, "")}`;

/** Where in a template something is wrong, and whether CloudFormation refuses it. */
export type Place = Pick<Finding, "path" | "logicalId" | "category"> &
  Partial<Pick<Finding, "tag">>;

/**
 * What was found only after fixes were made, where the same rule had fewer to say of the same thing before: nothing may be that safe fixes
 * bring, and of others nothing severe. That a template can grow too large for a request is said of what it is for, not of any fix.
 */
export function broughtBy(
  fixed: readonly FixedFinding[],
  safety: Fix["safety"],
  before: readonly Finding[],
  after: readonly Finding[],
): string[] {
  const changes = fixed.flatMap(({ fix }) => fix.changes);
  const named = (finding: Finding): Finding => ({
    ...finding,
    logicalId: nowCalled(finding.logicalId, changes),
  });
  const made = fixed.map(({ finding, fix }) => ({ finding: named(finding), fix }));
  const bySubject = (findings: readonly Finding[]) =>
    groupBy(
      findings.map(named).filter((other) => !made.some((each) => isShownBy(each, other))),
      ({ rule, logicalId }) => `${rule} ${logicalId}`,
    );
  const known = bySubject(before);
  const isMade = (id: string | undefined) =>
    changes.some(({ kind, path }) => kind === "insert" && path.length === 2 && path[1] === id);
  const countOf = (findings: readonly Finding[], rule: string) =>
    findings.filter((each) => each.rule === rule).length;
  return (
    [...bySubject(after)]
      .filter(([subject, found]) => found.length > (known.get(subject)?.length ?? 0))
      .flatMap(([, found]) => found)
      // What moves into a resource of its own takes along what is wrong with it.
      .filter(
        ({ rule, logicalId }) => !isMade(logicalId) || countOf(after, rule) > countOf(before, rule),
      )
      .filter(({ rule, severity }) => rule !== "template-limit" || severity !== "low")
      .filter(({ severity }) => safety === "safe" || severity === "critical" || severity === "high")
      .map(({ rule, path }) => `brings ${rule} at ${path.join("/")}`)
  );
}

/** The name that what the template declares has after changes. */
const nowCalled = (name: string | undefined, changes: readonly Change[]): string | undefined =>
  changes.reduce(
    (now, change) =>
      change.kind === "rename" && change.path.length === 2 && change.path[1] === now
        ? change.name
        : now,
    name,
  );

/**
 * Whether nobody could see the problem before the fix. CloudFormation does not read what stands below a name that it does not know, or
 * in a value that it refuses, nor what such a value calls for beside it, or in a resource of a type that there is none of; and of a
 * resource or a whole template that it refuses nothing is said of how it would be deployed. What only something unused used was unused
 * too.
 */
export function isShownBy({ finding, fix }: FixedFinding, other: Place): boolean {
  if (finding.tag === "unnecessary" && other.tag === "unnecessary" && takesAway(fix)) return true;
  const isRefused = finding.category === "Template" && finding.severity === "critical";
  const isAbout = [undefined, other.logicalId].includes(finding.logicalId);
  if (isRefused && isAbout && other.category !== "Template") return true;
  const isBelow = (above: Path) => above.every((step, i) => step === other.path[i]);
  return fix.changes.some((change) => {
    const { kind, path } = change;
    // What a transform makes of the template was not there without it.
    if (path[0] === "Transform") return true;
    const above = path.slice(0, -1);
    // What the template declares was read under its old name.
    if (kind === "rename") return path.length !== 2 && isBelow([...above, change.name]);
    if (kind !== "set") return false;
    if (path.at(-1) === "Type" && isBelow(above)) return true;
    const isRefusedItself = isRefused && path.every((step, i) => step === finding.path[i]);
    const isItself = other.path.length === path.length && isBelow(path);
    return isRefusedItself && isBelow(above) && !isItself;
  });
}

/** Where a fix that made `now` of `value` did not do what its changes say; the order of keys makes no difference. */
export function meaningViolations(value: unknown, { changes }: Fix, now: unknown): string[] {
  // Values of changes may have no prototype, and those of JSON.parse have one.
  const plain: readonly Change[] = JSON.parse(JSON.stringify(changes));
  return isDeepStrictEqual(changed(value, plain), now)
    ? []
    : ["writes something else than its changes"];
}

/** What a template does not want to hear of: in our own form, and in those of other tools. JSON has no comments, so that it stands in metadata. */
import { oncePer } from "../syntax/oncePer.ts";
import {
  elements,
  find,
  member,
  members,
  type Node,
  type Path,
  type Syntax,
} from "../syntax/syntax.ts";

/** Tools that read suppressions in the metadata of a template. */
type OtherTool = "cfn-lint" | "cfn_nag" | "checkov" | "guard" | "cdk_nag";

interface Said {
  /** The logical id of the resource that it is for; undefined of one for the whole template. */
  readonly resource: string | undefined;
  readonly reason: string | undefined;
}

/** `{ "rule": "s3-*", "reason": "…" }` in `Metadata.cfn-audit.ignore`. */
export interface Suppression extends Said {
  readonly by: "cfn-audit";
  /** An id or a glob. */
  readonly rule: string;
  readonly node: Node;
  /** The id or glob where it stands. */
  readonly ruleNode: Node;
}

export interface OtherSuppression extends Said {
  readonly by: OtherTool;
  /** Whether a rule for which the tool has these checks is suppressed. */
  covers(checks: readonly string[]): boolean;
}

/** A piece of what is to be our form, in which nothing is said or nothing that we understand. */
interface Useless {
  readonly resource: string | undefined;
  readonly at: Node;
}

interface Malformed extends Useless {
  /** A clause. */
  readonly problem: string;
}

export interface Suppressions {
  readonly own: readonly Suppression[];
  readonly others: readonly OtherSuppression[];
  readonly malformed: readonly Malformed[];
  /** Lists of ours that hold nothing. */
  readonly empty: readonly Useless[];
}

/** Where a resource's suppressions stand, or without one those of the whole template. */
export const suppressionsPath = (resource: string | undefined): Path => [
  ...(resource === undefined ? [] : ["Resources", resource]),
  "Metadata",
  "cfn-audit",
  "ignore",
];

/** Reads them once. What is half typed is not there yet. */
export const suppressionsOf: (syntax: Syntax) => Suppressions = oncePer(({ root }: Syntax) => {
  const found = { own: [], others: [], malformed: [], empty: [] };
  readMetadata(found, member(root, "Metadata")?.value, undefined);
  for (const { name, value } of members(member(root, "Resources")?.value))
    readMetadata(found, member(value, "Metadata")?.value, name);
  return found;
});

interface Found {
  readonly own: Suppression[];
  readonly others: OtherSuppression[];
  readonly malformed: Malformed[];
  readonly empty: Useless[];
}

function readMetadata(found: Found, metadata: Node | undefined, resource: string | undefined) {
  for (const { name, value } of members(metadata)) {
    if (!value) continue;
    if (name === "cfn-audit") readOwn(found, value, resource);
    else found.others.push(...othersIn(name, value, resource));
  }
}

function readOwn(found: Found, body: Node, resource: string | undefined): void {
  const wrong = (at: Node, problem: string) => found.malformed.push({ at, problem, resource });
  if (body.type !== "object") wrong(body, '"cfn-audit" must be an object with the list "ignore"');
  for (const { name, key, value } of members(body)) {
    if (name !== "ignore") wrong(key, `"cfn-audit" has no member "${name}", only "ignore"`);
    else if (value?.type === "array") {
      if (value.children.length === 0) found.empty.push({ at: value, resource });
      for (const element of value.children) readElement(element);
    } else if (value) wrong(value, '"ignore" must be a list of objects with "rule" and "reason"');
  }

  function readElement(node: Node): void {
    if (node.type !== "object") {
      wrong(node, 'what stands in "ignore" must be an object with "rule" and "reason"');
      return;
    }
    for (const { name, key, value } of node.children)
      if (name !== "rule" && name !== "reason")
        wrong(key, `a suppression has no member "${name}", only "rule" and "reason"`);
      else if (value && value.type !== "string") wrong(value, `"${name}" must be a text`);
    const rule = member(node, "rule");
    if (!rule) wrong(node, 'a suppression must say in "rule" what it ignores, by an id or a glob');
    if (rule?.value?.type !== "string") return;
    const reason = textIn(node, "reason");
    const { value: ruleNode } = rule;
    found.own.push({ by: "cfn-audit", resource, rule: ruleNode.value, reason, node, ruleNode });
  }
}

/**
 * In the form of each tool, and only where the tool itself reads it: cfn_nag, checkov and Guard do on resources alone. On a resource a tool
 * names single checks. In a whole template, cfn-lint's are beginnings of ids; where several of its checks are one rule of ours, they must
 * cover all of these, for ignoring one says nothing of the others.
 */
function othersIn(
  name: string,
  body: Node,
  resource: string | undefined,
): readonly OtherSuppression[] {
  const named = (by: OtherTool, id: unknown, reason?: string): readonly OtherSuppression[] =>
    typeof id === "string"
      ? [{ by, resource, reason, covers: (checks) => checks.includes(id) }]
      : [];
  const isOfResource = resource !== undefined;
  if (name === "cfn-lint") {
    const list = elements(find(body, ["config", "ignore_checks"]));
    const ids = list.flatMap(({ value }) => (typeof value === "string" && value ? [value] : []));
    if (isOfResource) return ids.flatMap((id) => named(name, id));
    const isIgnored = (check: string) => ids.some((id) => check.startsWith(id));
    return ids.length === 0
      ? []
      : [{ by: name, resource, reason: undefined, covers: (checks) => checks.every(isIgnored) }];
  }
  if (name === "cfn_nag" && isOfResource)
    return elements(find(body, ["rules_to_suppress"])).flatMap((each) =>
      named(name, textIn(each, "id"), textIn(each, "reason")),
    );
  if ((name === "checkov" || name === "bridgecrew") && isOfResource)
    return elements(find(body, ["skip"])).flatMap((each) =>
      named("checkov", textIn(each, "id"), textIn(each, "comment")),
    );
  if (name === "guard" && isOfResource)
    return elements(find(body, ["SuppressedRules"])).flatMap((each) =>
      each.type === "object"
        ? each.children.flatMap(({ name: id, value }) => named(name, id, textOf(value)))
        : named(name, each.value),
    );
  if (name === "cdk_nag")
    return elements(find(body, ["rules_to_suppress"])).flatMap((each) =>
      // One with `applies_to` accepts some findings of the rule and not the others.
      member(each, "applies_to") ? [] : named(name, textIn(each, "id"), cdkReason(each)),
    );
  return [];
}

const textOf = (node: Node | undefined): string | undefined =>
  node?.type === "string" ? node.value : undefined;

const textIn = (node: Node, name: string): string | undefined => textOf(member(node, name)?.value);

/** cdk-nag writes in base 64 what is not ASCII. */
function cdkReason(node: Node): string | undefined {
  const reason = textIn(node, "reason");
  if (reason === undefined || find(node, ["is_reason_encoded"])?.value !== true) return reason;
  try {
    const bytes = Uint8Array.from(atob(reason), (char) => char.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return reason;
  }
}

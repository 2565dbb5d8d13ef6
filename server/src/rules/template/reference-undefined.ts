import { pseudoParameters } from "../../aws/pseudoParameters.ts";
import { set } from "../../syntax/change.ts";
import { elements, type Node, pathOf } from "../../syntax/syntax.ts";
import { declaredNames, hasAllNames, typelessResources } from "../../template/names.ts";
import { nearest } from "../../template/nearest.ts";
import type { Reference } from "../../template/references.ts";
import type { Template } from "../../template/template.ts";
import type { Fix, Problem, TemplateRule } from "../rule.ts";
import { expectedAt } from "./expectedTypes.ts";
import { kindOfTarget, wrongKindFor } from "./referenceKinds.ts";
import { withVariable } from "./variables.ts";

export const referenceUndefined: TemplateRule = {
  id: "reference-undefined",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "Ref, Fn::GetAtt or Fn::Sub names a resource or parameter that does not exist.",
    why: "CloudFormation refuses the whole template before it creates anything (“Unresolved resource dependencies”). Most often a logical id was renamed, or misspelt.",
    bad: `{
  "Bucket": { "Type": "AWS::S3::Bucket" },
  "Policy": {
    "Type": "AWS::S3::BucketPolicy",
    "Properties": {
      "Bucket": { "Ref": "Bukcet" },
      "PolicyDocument": { "Version": "2012-10-17", "Statement": [] }
    }
  }
}`,
    good: `{
  "Bucket": { "Type": "AWS::S3::Bucket" },
  "Policy": {
    "Type": "AWS::S3::BucketPolicy",
    "Properties": {
      "Bucket": { "Ref": "Bucket" },
      "PolicyDocument": { "Version": "2012-10-17", "Statement": [] }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ref.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html",
    ],
  },
  equivalents: { "cfn-lint": ["E1010", "E1019", "E1020", "E6101"] },

  checkTemplate(template, report) {
    if (!hasAllNames(template)) return;
    const { resources, parameters } = declaredNames(template);
    const names = [...resources, ...parameters];
    const typeless = typelessResources(template);
    const modules = moduleIds(template);
    let last: Reference | undefined;
    for (const reference of template.references().all) {
      const { kind, to, node, from } = reference;
      if (kind !== "Ref" && kind !== "GetAtt" && kind !== "Sub") continue;
      // CloudFormation resolves nothing in the template's own metadata.
      if (from.section === "Metadata") continue;
      const key = typeless.get(to);
      if (key) {
        report({ at: elements(node)[0] ?? node, logicalId: from.id, ...leadingTo(reference, key) });
        continue;
      }
      if (resources.has(to) || (kind !== "GetAtt" && isValue(to, parameters))) continue;
      if (modules.some((id) => to.startsWith(id))) continue;
      // A text that names the same thing time and again is told once.
      if (last?.node === node && last.to === to) continue;
      last = reference;
      report({
        at: elements(node)[0] ?? node,
        logicalId: from.id,
        message: messageOf(reference, parameters.has(to)),
        fixes: () => [
          ...nearest(to, kind === "GetAtt" ? [...resources] : names)
            .filter((near) => near !== reference.from.id && isFitting(template, reference, near))
            .map((near) => renamed(reference, near)),
          ...(kind === "Sub" ? [kept(reference)] : []),
        ],
      });
    }
  },
};

const isValue = (name: string, parameters: ReadonlySet<string>): boolean =>
  parameters.has(name) || pseudoParameters.includes(name);

/** The modules' ids: what is in a module goes by its id and that of the resource, with a dot between or without. */
const moduleIds = (template: Template): readonly string[] =>
  template
    .resources()
    .filter(({ type }) => type.endsWith("::MODULE"))
    .map(({ id }) => id);

/** Of a reference to what has no type. */
const leadingTo = (reference: Reference, key: Node): Pick<Problem, "message" | "related"> => ({
  message: `${howOf(reference)} in "${reference.from.id}" leads nowhere: without a Type "${reference.to}" is no resource.`,
  related: [{ at: key, message: "This has no Type." }],
});

const howOf = ({ kind, to }: Reference): string =>
  kind === "Sub"
    ? `\${${to}} in Fn::Sub`
    : kind === "GetAtt"
      ? `Fn::GetAtt of "${to}"`
      : `Ref "${to}"`;

function messageOf(reference: Reference, isParameter: boolean): string {
  const { kind, to, from } = reference;
  const what = isParameter
    ? `"${to}" is a parameter, and only resources have attributes`
    : `there is no ${kind === "GetAtt" ? "resource" : "resource or parameter"} of that name`;
  return `${howOf(reference)} in "${from.id}" leads nowhere: ${what}.`;
}

/** Whether what has that name may stand in the reference's place: a list is no value, a value no list, and what has no type nothing. */
function isFitting(template: Template, { kind, node }: Reference, near: string): boolean {
  if (!template.resource(near) && !template.parameters.has(near)) return false;
  if (kind !== "Ref" || !node.parent) return true;
  const wrong = wrongKindFor(expectedAt(template, node.parent)?.type.kind);
  return (
    wrong === undefined || kindOfTarget(template, { to: near, attribute: undefined }) !== wrong
  );
}

/** The same reference by another name. */
export function renamed({ kind, to, node }: Reference, near: string): Fix {
  const title = `Change "${to}" to "${near}"`;
  const path = pathOf(node);
  const isList = node.type === "array";
  const text = String(node.value);
  const value =
    kind === "Sub" ? withVariable(text, to, near) : near + (isList ? "" : text.slice(to.length));
  return { title, safety: "review", changes: [set(isList ? [...path, 0] : path, value)] };
}

/** The variable as text, for whoever reads it later: a shell, or IAM. */
function kept({ to, node }: Reference): Fix {
  const value = withVariable(String(node.value), to, `!${to}`);
  const title = `Keep "\${${to}}" as it is, for what reads the text: write "\${!${to}}"`;
  return { title, safety: "review", changes: [set(pathOf(node), value)] };
}

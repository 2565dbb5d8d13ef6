import { insert, set } from "../../syntax/change.ts";
import type { Resource } from "../../template/template.ts";
import type { ResourceRule } from "../rule.ts";
import { bothPolicies, deletion, isKeptAsSnapshot, policyOf, replacement } from "./policies.ts";

/** What a policy leaves of a resource that is called so. */
const left: ReadonlyMap<unknown, (id: string) => string> = new Map([
  ["Retain", (id) => `"${id}"`],
  ["RetainExceptOnCreate", (id) => `"${id}"`],
  ["Snapshot", (id) => `a snapshot of "${id}"`],
]);

export const resourceLeftBehind: ResourceRule = {
  id: "resource-left-behind",
  severity: "low",
  profile: "recommended",
  lifecycle: "disposable",
  topics: ["operations", "cost"],
  catalogue: ["stateful-deletion-policy"],
  category: "Configuration",
  needsNesting: true,
  resourceTypes: "any",
  docs: {
    summary: "Something of a stack that is to go without a trace is left behind.",
    why: "What DeletionPolicy or UpdateReplacePolicy keeps belongs to no stack any more: it costs on, nobody finds it, and its name is taken when the stack is deployed again. Of databases without a DeletionPolicy CloudFormation leaves a snapshot by itself.",
    bad: `{
  "Orders": {
    "Type": "AWS::S3::Bucket",
    "DeletionPolicy": "Retain",
    "UpdateReplacePolicy": "Delete"
  }
}`,
    good: `{
  "Orders": {
    "Type": "AWS::S3::Bucket",
    "DeletionPolicy": "Delete",
    "UpdateReplacePolicy": "Delete"
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatereplacepolicy.html",
    ],
  },
  equivalents: {},

  check(resource, report) {
    const { id, type, key } = resource;
    // A version goes with its function; its policy only says whether the next one takes its place.
    if (type === "AWS::Lambda::Version") return;
    if (!policyOf(resource, deletion) && isKeptAsSnapshot(resource))
      report({
        at: key,
        message: `"${id}" has no ${deletion}: CloudFormation leaves a snapshot of it behind when the stack goes.`,
        fixes: () => [
          {
            title: `Give "${id}" ${deletion} Delete; its data goes with the stack`,
            safety: "review",
            changes: deleteWithStack(resource),
          },
        ],
      });
    for (const name of [deletion, replacement]) {
      const policy = policyOf(resource, name)?.value;
      const what = left.get(policy?.value);
      if (!policy || !what) continue;
      const happens = name === deletion ? "the stack goes" : "an update replaces it";
      report({
        at: policy,
        message: `${name} ${policy.value} leaves ${what(id)} behind when ${happens}: no stack owns it then, and it costs on.`,
        fixes: () => [
          {
            title: `Change ${name} of "${id}" to Delete; its data goes with it`,
            safety: "review",
            changes: [set(["Resources", id, name], "Delete")],
          },
        ],
      });
    }
  },
};

const deleteWithStack = (resource: Resource) =>
  policyOf(resource, replacement)
    ? [insert(["Resources", resource.id, deletion], "Delete", "Type")]
    : bothPolicies(resource.id, "Delete");

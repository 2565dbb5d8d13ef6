import { dataStores } from "../../aws/dataStores.ts";
import { snapshotTypes } from "../../aws/deletionPolicies.ts";
import type { Resource } from "../../template/template.ts";
import { mayBeInCluster } from "../rds/databases.ts";
import type { Fix, ResourceRule } from "../rule.ts";
import { bothPolicies, deletion, isKeptAsSnapshot, policyOf, replacement } from "./policies.ts";

export const dataDeletedWithStack: ResourceRule = {
  id: "data-deleted-with-stack",
  severity: "medium",
  lifecycle: "retain",
  topics: ["reliability"],
  catalogue: ["stateful-deletion-policy"],
  category: "Configuration",
  needsNesting: true,
  resourceTypes: dataStores,
  docs: {
    summary: "A resource that holds data has neither a DeletionPolicy nor an UpdateReplacePolicy.",
    why: "CloudFormation deletes what leaves a template, what its stack is deleted with, and what an update puts a new one in place of: a new name or another key is enough for that. Policies keep the resource, or a snapshot of it; that it is deleted can be written too, and is then a decision.",
    bad: `{
  "Uploads": {
    "Type": "AWS::EFS::FileSystem",
    "Properties": {
      "Encrypted": true
    }
  }
}`,
    good: `{
  "Uploads": {
    "Type": "AWS::EFS::FileSystem",
    "DeletionPolicy": "Retain",
    "UpdateReplacePolicy": "Retain",
    "Properties": {
      "Encrypted": true
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatereplacepolicy.html",
    ],
  },
  equivalents: { "cfn-lint": ["I3011"] },

  check(resource, report) {
    // One without the other is deletion-policy-incomplete's, and Delete is a decision.
    if (policyOf(resource, deletion) || policyOf(resource, replacement)) return;
    if (mayBeInCluster(resource)) return;
    const happens = isKeptAsSnapshot(resource)
      ? "keeps a snapshot of it when the stack goes, and nothing when an update replaces it"
      : "deletes it when the stack goes, when it leaves the template, and when an update replaces it";
    report({
      at: resource.key,
      message: `"${resource.id}" has no ${deletion} and no ${replacement}: CloudFormation ${happens}.`,
      fixes: () => fixesOf(resource),
    });
  },
};

function fixesOf({ id, type }: Resource): readonly Fix[] {
  const policies = snapshotTypes.has(type) ? ["Snapshot", "Retain"] : ["Retain"];
  return policies.map((policy) => ({
    title: `Give "${id}" ${deletion} and ${replacement} ${policy}; what it keeps costs on`,
    safety: "review",
    changes: bothPolicies(id, policy),
  }));
}

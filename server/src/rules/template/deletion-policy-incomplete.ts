import { snapshotByDefault, versionTypes } from "../../aws/deletionPolicies.ts";
import { insert } from "../../syntax/change.ts";
import { jsonOf, type Member, member } from "../../syntax/syntax.ts";
import type { Resource, Template } from "../../template/template.ts";
import type { Fix, TemplateRule } from "../rule.ts";
import { type LifecycleAttribute, refusedFor } from "./lifecycleAttributes.ts";

const deletion = "DeletionPolicy";
const replacement = "UpdateReplacePolicy";

export const deletionPolicyIncomplete: TemplateRule = {
  id: "deletion-policy-incomplete",
  severity: "medium",
  catalogue: ["deletion-policy-pair"],
  category: "Template",
  needsNesting: true,
  docs: {
    summary:
      "A resource has a DeletionPolicy without an UpdateReplacePolicy, or the other way round.",
    why: "DeletionPolicy says what becomes of a resource that leaves the template, UpdateReplacePolicy what becomes of it when an update puts a new one in its place. Each without the other leaves one way in which CloudFormation deletes what was to be kept.",
    bad: `{
  "Orders": {
    "Type": "AWS::S3::Bucket",
    "DeletionPolicy": "Retain"
  }
}`,
    good: `{
  "Orders": {
    "Type": "AWS::S3::Bucket",
    "DeletionPolicy": "Retain",
    "UpdateReplacePolicy": "Retain"
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatereplacepolicy.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html",
    ],
  },
  equivalents: { "cfn-lint": ["W3011"] },

  checkTemplate(template, report) {
    // Where nothing is to be left over, the policy that is there is one too many.
    if (template.lifecycle === "disposable") return;
    for (const resource of template.resources()) {
      const { id, type, key, body } = resource;
      const there = [deletion, replacement].map((name) => member(body, name));
      const [declared, ...more] = there.filter((each): each is Member => each?.value !== undefined);
      if (!declared || more.length > 0 || there.every((each) => each) || versionTypes.has(type))
        continue;
      const missing = declared.name === deletion ? replacement : deletion;
      // Where there is no policy, it is Delete.
      if (declared.value?.value === "Delete") continue;
      const happens =
        missing === replacement
          ? "an update replaces it"
          : "it leaves the template or the stack goes";
      const kept =
        missing === deletion && snapshotByDefault.has(type) ? ", with a snapshot at most," : "";
      report({
        at: key,
        logicalId: id,
        message: `"${id}" has ${declared.name} and no ${missing}: CloudFormation deletes it${kept} when ${happens}.`,
        fixes: () => completed(template, resource, declared, missing),
      });
    }
  },
};

/** The same policy for the other case; none where CloudFormation does not take it there. */
function completed(
  template: Template,
  { id, type }: Resource,
  { name, value }: Member,
  missing: LifecycleAttribute,
): readonly Fix[] {
  if (!value) return [];
  const isForDeletionOnly = value.value === "RetainExceptOnCreate";
  if (!isForDeletionOnly && refusedFor(template, type, missing, value).length > 0) return [];
  return [
    {
      title: `Give "${id}" the same ${missing} as its ${name}; what it keeps costs on`,
      safety: "review",
      changes: [
        insert(["Resources", id, missing], isForDeletionOnly ? "Retain" : jsonOf(value), name),
      ],
    },
  ];
}

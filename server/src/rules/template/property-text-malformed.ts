import { set } from "../../syntax/change.ts";
import { pathOf } from "../../syntax/syntax.ts";
import type { Fix, TemplateRule } from "../rule.ts";
import { misfitsOf, type WrongValue } from "./misfits.ts";
import { faultOfScalar } from "./scalars.ts";
import { givenAs, valueName } from "./wording.ts";

export const propertyTextMalformed: TemplateRule = {
  id: "property-text-malformed",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary:
      "A name or another text is too long or too short, or has characters that the service refuses.",
    why: "The service refuses the resource and the stack rolls back: buckets want small letters, load balancers' names at most 32 characters, roles' names at most 64.",
    bad: `{
  "Bucket": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": "Orders-Archive" } }
}`,
    good: `{
  "Bucket": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": "orders-archive" } }
}`,
    links: [
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html",
    ],
  },
  equivalents: { "cfn-lint": ["E3031", "E3033"] },

  *checkTemplate(template) {
    for (const misfit of misfitsOf(template).wrong) {
      const { node, resource, fault } = misfit;
      if (fault.kind !== "length" && fault.kind !== "pattern") continue;
      const length = String(node.value).length;
      const but = fault.kind === "length" ? ` (it has ${length})` : "";
      yield {
        at: node,
        logicalId: resource.id,
        message: `${givenAs(node)} will not do for ${valueName(misfit, node)}, which must be ${fault.says}${but}: the service refuses it.`,
        fixes: () => fixes(misfit),
      };
    }
  },
};

/** Small letters, where nothing else is wrong. */
function fixes({ node, slot, type }: WrongValue): readonly Fix[] {
  const text = String(node.value);
  const small = text.toLowerCase();
  if (small === text || faultOfScalar(type, slot.limit, small)) return [];
  const title = `Change "${text}" to "${small}"; what names it elsewhere must follow`;
  return [{ title, safety: "review", changes: [set(pathOf(node), small)] }];
}

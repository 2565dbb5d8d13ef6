import { set } from "../../syntax/change.ts";
import { pathOf } from "../../syntax/syntax.ts";
import type { Fix, TemplateRule } from "../rule.ts";
import type { WrongValue } from "./misfitKinds.ts";
import { misfitsOf } from "./misfits.ts";
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
    why: "The service refuses the resource and the stack rolls back: names of roles and queues take no spaces, names of load balancers no underscores, descriptions of roles no long dashes.",
    bad: `{
  "Role": {
    "Type": "AWS::IAM::Role",
    "Properties": { "AssumeRolePolicyDocument": {}, "RoleName": "order processing" }
  }
}`,
    good: `{
  "Role": {
    "Type": "AWS::IAM::Role",
    "Properties": { "AssumeRolePolicyDocument": {}, "RoleName": "order-processing" }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html",
    ],
  },
  equivalents: { "cfn-lint": ["E3031", "E3033"] },

  checkTemplate(template, report) {
    for (const misfit of misfitsOf(template).wrong) {
      const { node, resource, fault } = misfit;
      if (fault.kind !== "length" && fault.kind !== "pattern") continue;
      const length = String(node.value).length;
      const but = fault.kind === "length" ? ` (it has ${length})` : "";
      report({
        at: node,
        logicalId: resource.id,
        message: `${givenAs(node)} will not do for ${valueName(misfit, node)}, which must be ${fault.says}${but}: the service refuses it.`,
        fixes: () => (fault.kind === "pattern" ? fixes(misfit) : []),
      });
    }
  },
};

/** The text without what the service does not take, where nothing else is wrong. */
function fixes({ node, slot, type }: WrongValue): readonly Fix[] {
  const text = String(node.value);
  const isName = /(?:Name|Identifier)$/.test(slot.property.name);
  const mended = isName ? text.replace(/[^a-zA-Z0-9]+/g, "-") : plain(text);
  if (mended === text || faultOfScalar(type, slot.limit, mended)) return [];
  const title = `Change it to "${mended}"${isName ? "; what names it elsewhere must follow" : ""}`;
  return [{ title, safety: "review", changes: [set(pathOf(node), mended)] }];
}

/** Prose without typographic characters, and without the apostrophes that EC2 refuses. */
const plain = (text: string): string =>
  text
    .replace(/[\u2010-\u2015]/g, "-")
    .replace(/\u2192/g, "->")
    .replace(/[^ -~\u00a1-\u00ff]|['"`<>%^|~?\\]/g, "");

import { typesWithIds } from "../../aws/idFormats.ts";
import { ref } from "../../template/intrinsics.ts";
import type { Template } from "../../template/template.ts";
import { setValue } from "../../template/value.ts";
import type { Fix, ResourceRule } from "../rule.ts";
import { idsOf } from "./ids.ts";

export const referenceOfWrongKind: ResourceRule = {
  id: "reference-of-wrong-kind",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  resourceTypes: typesWithIds,
  docs: {
    summary: "Ref names a resource of another type than the property wants.",
    why: "What Ref gives is then the id of something else, or a name where an ARN is wanted: AWS refuses the resource, and the stack is rolled back.",
    bad: `{
  "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } },
  "Gateway": { "Type": "AWS::EC2::InternetGateway" },
  "Attachment": {
    "Type": "AWS::EC2::VPCGatewayAttachment",
    "Properties": { "VpcId": { "Ref": "Gateway" }, "InternetGatewayId": { "Ref": "Gateway" } }
  }
}`,
    good: `{
  "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } },
  "Gateway": { "Type": "AWS::EC2::InternetGateway" },
  "Attachment": {
    "Type": "AWS::EC2::VPCGatewayAttachment",
    "Properties": { "VpcId": { "Ref": "Vpc" }, "InternetGatewayId": { "Ref": "Gateway" } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ref.html",
    ],
  },
  equivalents: { "cfn-lint": ["E1041"] },

  check(resource, report, template) {
    for (const { value, kind } of idsOf(resource, template)) {
      const target = template.target(value);
      const other = target && template.resource(target.to);
      if (!target || !other || target.attribute !== undefined || !isKnown(other.type)) continue;
      if (kind.types.includes(other.type)) continue;
      // The right thing, by its name instead of its ARN: ref-gives-no-arn says so.
      if (kind.arnOf === other.type) continue;
      report({
        at: value.at,
        message: `"${resource.id}" wants the ${kind.what} here, and "${other.id}" is of type ${other.type}: AWS refuses the resource.`,
        related: [{ at: other.key, message: "This is what is referred to." }],
        fixes: (): readonly Fix[] => {
          const only = onlyOf(template, kind.types);
          return only === undefined
            ? []
            : [
                {
                  title: `Refer to "${only}"`,
                  safety: "review",
                  changes: [setValue(value, ref(only))],
                },
              ];
        },
      });
    }
  },
};

/** Types of AWS's own whose Ref is documented; those of the registry and of nested stacks may give anything. */
const isKnown = (type: string): boolean =>
  /^AWS::\w+::\w+$/.test(type) &&
  !/^AWS::(?:CloudFormation|Serverless|ServiceCatalog)::/.test(type);

/** The logical id of the one resource of these types; undefined where there is none, or a choice. */
function onlyOf(template: Template, types: readonly string[]): string | undefined {
  const [only, ...more] = template.ofType(...types);
  return more.length === 0 ? only?.id : undefined;
}

import { member, members, type Node } from "../../syntax/syntax.ts";
import type { Template } from "../../template/template.ts";
import { intrinsicOf } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";
import { isDynamicReference, isNoEcho } from "../template/secrets.ts";

const section = "AWS::CloudFormation::Authentication";

export const secretInInitAuthentication: ResourceRule = {
  id: "secret-in-init-authentication",
  severity: "high",
  catalogue: ["cfn-init-credentials"],
  category: "Security",
  needsNesting: true,
  resourceTypes: "any",
  docs: {
    summary: "What cfn-init signs in with is written into a resource's metadata.",
    why: "Metadata is shown as it is to whoever may describe the stack's resources, and to every process on the instance that asks for it. For buckets an instance's role is enough: with roleName cfn-init takes its credentials, which change every few hours.",
    bad: `{
  "Server": {
    "Type": "AWS::EC2::Instance",
    "Properties": {
      "ImageId": "{{resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64}}",
      "InstanceType": "t4g.micro"
    },
    "Metadata": {
      "AWS::CloudFormation::Authentication": {
        "Packages": {
          "type": "basic",
          "username": "orders",
          "password": "Tulip-42",
          "uris": ["https://packages.example.com"]
        }
      }
    }
  }
}`,
    good: `{
  "Server": {
    "Type": "AWS::EC2::Instance",
    "Properties": {
      "ImageId": "{{resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64}}",
      "InstanceType": "t4g.micro"
    },
    "Metadata": {
      "AWS::CloudFormation::Authentication": {
        "Packages": {
          "type": "S3",
          "roleName": { "Ref": "Role" },
          "buckets": ["orders-packages"]
        }
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-authentication.html",
    ],
  },
  equivalents: { cfn_nag: ["W1"], guard: ["CFN_AUTHENTICATION_RULE"] },

  check({ id, body }, report, template) {
    const authentication = member(member(body, "Metadata")?.value, section)?.value;
    for (const { value: entry } of members(authentication))
      for (const name of ["password", "secretKey"]) {
        const value = member(entry, name)?.value;
        const isWritten = value?.type === "string" && isSecret(value.value);
        if (!value || !(isWritten || isShown(value, template))) continue;
        report({
          at: value,
          ...(!isWritten && { severity: "medium" }),
          message: `"${id}" shows the ${name} that cfn-init signs in with in its metadata: whoever may describe the stack's resources reads it.`,
        });
      }
  },
};

const isSecret = (text: string): boolean => text !== "" && !isDynamicReference(text);

/** Whether the value is what CloudFormation puts in: of a parameter with NoEcho secret-parameter-shown says so. */
function isShown(value: Node, template: Template): boolean {
  const fn = intrinsicOf(value);
  if (fn?.name === "Fn::GetAtt") return true;
  const parameter =
    fn?.name === "Ref" ? template.parameters.get(String(fn.value?.value)) : undefined;
  return parameter !== undefined && !isNoEcho(parameter.body);
}

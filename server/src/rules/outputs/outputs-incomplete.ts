import { listed } from "../listed.ts";
import type { TemplateRule } from "../rule.ts";
import { addOutputs, missingOutputs } from "./newOutputs.ts";

/** A message names no more than these. */
const mostNamed = 8;

export const outputsIncomplete: TemplateRule = {
  id: "outputs-incomplete",
  severity: "medium",
  profile: "essential",
  catalogue: ["missing-key-outputs"],
  category: "Metadata",
  docs: {
    summary: "Outputs do not show what other stacks and people need of the template's resources.",
    why: "CloudFormation makes up the ids, ARNs and endpoints of what it creates. What is no output has to be looked up by hand after each deployment, or is copied into other templates as a literal that is wrong in the next environment; exported outputs are there for Fn::ImportValue.",
    bad: `{
  "Resources": {
    "Orders": {
      "Type": "AWS::DynamoDB::Table",
      "Properties": {
        "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [{ "AttributeName": "id", "AttributeType": "S" }],
        "KeySchema": [{ "AttributeName": "id", "KeyType": "HASH" }]
      }
    }
  }
}`,
    good: `{
  "Resources": {
    "Orders": {
      "Type": "AWS::DynamoDB::Table",
      "Properties": {
        "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [{ "AttributeName": "id", "AttributeType": "S" }],
        "KeySchema": [{ "AttributeName": "id", "KeyType": "HASH" }]
      }
    }
  },
  "Outputs": {
    "TableName": {
      "Description": "Name of the DynamoDB table",
      "Value": {
        "Ref": "Orders"
      },
      "Export": {
        "Name": {
          "Fn::Sub": "\${AWS::StackName}-TableName"
        }
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html",
    ],
  },
  equivalents: {},

  checkTemplate(template, report) {
    const at = (template.section("Outputs") ?? template.section("Resources"))?.key;
    const missing = missingOutputs(template);
    if (!at || missing.length === 0) return;
    const names = missing.map(({ id }) => id);
    report({
      at,
      message: `Outputs lack ${listed(firstOf(names))}: whoever needs these values has to look them up by hand, and no other stack can import them.`,
      related: missing.slice(0, mostNamed).map(({ id, of }) => ({
        at: of.key,
        message: `${id} would show "${of.id}"`,
      })),
      fixes: () => [
        {
          title:
            names.length === 1 ? `Add the output ${names[0]}` : `Add the ${names.length} outputs`,
          safety: "safe",
          changes: addOutputs(template, missing),
        },
      ],
    });
  },
};

function firstOf(names: readonly string[]): readonly string[] {
  const more = names.length - mostNamed;
  return more > 1 ? [...names.slice(0, mostNamed), `${more} more`] : names;
}

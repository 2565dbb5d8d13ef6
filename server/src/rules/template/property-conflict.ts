import { remove } from "../../syntax/change.ts";
import { member, pathOf } from "../../syntax/syntax.ts";
import type { TemplateRule } from "../rule.ts";
import { combinationProblems } from "./combined.ts";
import { listed, nameOf } from "./wording.ts";

export const propertyConflict: TemplateRule = {
  id: "property-conflict",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "Two properties are set of which a resource takes only one.",
    why: "The service refuses the resource (“exactly one of … must be specified”, “may not be specified together”) and the stack rolls back.",
    bad: `{
  "Table": {
    "Type": "AWS::DynamoDB::Table",
    "Properties": {
      "KeySchema": [{ "AttributeName": "id", "KeyType": "HASH" }],
      "AttributeDefinitions": [{ "AttributeName": "id", "AttributeType": "S" }],
      "BillingMode": "PAY_PER_REQUEST",
      "ProvisionedThroughput": { "ReadCapacityUnits": 5, "WriteCapacityUnits": 5 }
    }
  }
}`,
    good: `{
  "Table": {
    "Type": "AWS::DynamoDB::Table",
    "Properties": {
      "KeySchema": [{ "AttributeName": "id", "KeyType": "HASH" }],
      "AttributeDefinitions": [{ "AttributeName": "id", "AttributeType": "S" }],
      "BillingMode": "PAY_PER_REQUEST"
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html",
    ],
  },
  equivalents: { "cfn-lint": ["E3014", "E3020", "E3638", "E3682"] },

  checkTemplate(template, report) {
    for (const problem of combinationProblems(template)) {
      if (problem.kind !== "conflict") continue;
      const { node, name, properties, resource, when } = problem;
      const found = member(node, name);
      if (!found) continue;
      report({
        at: found.key,
        logicalId: resource.id,
        message: `${listed(properties)} exclude each other in ${nameOf(problem, node)}${when}: the service refuses them together.`,
        fixes: () => [
          {
            title: `Remove "${name}" in favour of ${listed(properties.filter((each) => each !== name))}`,
            safety: "review",
            changes: [remove(pathOf(found.key))],
          },
        ],
      });
    }
  },
};

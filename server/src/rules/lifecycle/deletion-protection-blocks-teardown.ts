import { deletionProtections } from "../../aws/deletionProtection.ts";
import { equals, setValue } from "../../template/value.ts";
import { valuesAt } from "../../template/valuesAt.ts";
import type { ResourceRule } from "../rule.ts";

export const deletionProtectionBlocksTeardown: ResourceRule = {
  id: "deletion-protection-blocks-teardown",
  severity: "low",
  profile: "recommended",
  lifecycle: "disposable",
  topics: ["operations", "cost"],
  catalogue: ["rds-deletion-protection"],
  category: "Configuration",
  needsNesting: true,
  resourceTypes: Object.keys(deletionProtections),
  docs: {
    summary: "A resource that is to go with its stack is protected from deletion.",
    why: "The service refuses to delete it, CloudFormation as anyone else, so that the stack ends in DELETE_FAILED and costs on until somebody turns the protection off by hand. Environments that come and go need none.",
    bad: `{
  "Orders": {
    "Type": "AWS::DynamoDB::Table",
    "Properties": {
      "BillingMode": "PAY_PER_REQUEST",
      "AttributeDefinitions": [{ "AttributeName": "id", "AttributeType": "S" }],
      "KeySchema": [{ "AttributeName": "id", "KeyType": "HASH" }],
      "DeletionProtectionEnabled": true
    }
  }
}`,
    good: `{
  "Orders": {
    "Type": "AWS::DynamoDB::Table",
    "Properties": {
      "BillingMode": "PAY_PER_REQUEST",
      "AttributeDefinitions": [{ "AttributeName": "id", "AttributeType": "S" }],
      "KeySchema": [{ "AttributeName": "id", "KeyType": "HASH" }],
      "DeletionProtectionEnabled": false
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html",
      "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html",
    ],
  },
  equivalents: {},

  check(resource, report) {
    const protection = deletionProtections[resource.type];
    if (!protection) return;
    const { path, key, on, off } = protection;
    for (const found of valuesAt(resource.get(), path.split("."))) {
      if (key !== undefined && equals(found.get("Key"), key) !== true) continue;
      const value = key === undefined ? found : found.get("Value");
      if (equals(value, on) !== true) continue;
      report({
        at: value.at,
        message: `"${resource.id}" is protected from deletion: the stack cannot be deleted before somebody turns that off.`,
        fixes: () => [
          {
            title: `Let "${resource.id}" be deleted; nothing then keeps its data`,
            safety: "review",
            changes: [setValue(value, off)],
          },
        ],
      });
    }
  },
};

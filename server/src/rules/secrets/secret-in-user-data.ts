import { secretIn } from "../../aws/credentials.ts";
import { elements, members, type Node } from "../../syntax/syntax.ts";
import { textOf, type Value } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";
import { secretAssigned } from "./assignments.ts";

const places: Readonly<Record<string, readonly string[]>> = {
  "AWS::AutoScaling::LaunchConfiguration": ["UserData"],
  "AWS::EC2::Instance": ["UserData"],
  "AWS::EC2::LaunchTemplate": ["LaunchTemplateData", "UserData"],
};

export const secretInUserData: ResourceRule = {
  id: "secret-in-user-data",
  severity: "critical",
  catalogue: ["ec2-user-data-secrets"],
  category: "Security",
  needsNesting: true,
  resourceTypes: Object.keys(places),
  docs: {
    summary: "A password or key is written into the user data of instances.",
    why: "Whoever reads the template knows it, whoever may look at the instance sees its user data, and every process on the instance reads it from the metadata service. An instance's role needs no keys of AWS, and may read what else it needs from Secrets Manager.",
    bad: `{
  "Server": {
    "Type": "AWS::EC2::Instance",
    "Properties": {
      "UserData": {
        "Fn::Base64": "#!/bin/bash\\nexport DB_PASSWORD=Tulip-42\\n/opt/orders/start\\n"
      }
    }
  }
}`,
    good: `{
  "Server": {
    "Type": "AWS::EC2::Instance",
    "Properties": {
      "UserData": {
        "Fn::Base64": "#!/bin/bash\\nexport DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id orders --query SecretString --output text)\\n/opt/orders/start\\n"
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html",
      "https://docs.aws.amazon.com/secretsmanager/latest/userguide/retrieving-secrets.html",
    ],
  },
  equivalents: { checkov: ["CKV_AWS_46"], trivy: ["AWS-0029", "AWS-0129"] },

  check(resource, report) {
    const data = resource.get(...(places[resource.type] ?? []));
    if (!data.node) return;
    for (const { node, text } of textsOf(data)) {
      const found = secretIn(text);
      const assigned = found ?? secretAssigned(text);
      if (!assigned) continue;
      report({
        at: node,
        ...(!found && { severity: "high" }),
        message: `The user data of "${resource.id}" has ${assigned} in it: whoever reads the template, or may look at an instance, knows it.`,
      });
    }
  },
};

interface Text {
  readonly node: Node;
  readonly text: string;
}

/** The strings that user data is made of. One that no function makes is in Base64. */
function textsOf(data: Value): readonly Text[] {
  const { node } = data;
  const text = textOf(data);
  if (!node || text === undefined) return stringsIn(node);
  try {
    return [{ node, text: atob(text) }];
  } catch {
    return [];
  }
}

function stringsIn(node: Node | undefined): readonly Text[] {
  if (!node) return [];
  if (node.type === "string") return [{ node, text: String(node.value) }];
  return node.type === "object"
    ? members(node).flatMap(({ value }) => stringsIn(value))
    : elements(node).flatMap(stringsIn);
}

import { secretIn, secretNamed } from "../../aws/credentials.ts";
import { members } from "../../syntax/syntax.ts";
import type { Resource } from "../../template/template.ts";
import { textOf, type Value } from "../../template/value.ts";
import { valuesAt } from "../../template/valuesAt.ts";
import type { ResourceRule } from "../rule.ts";

export const secretInEnvironment: ResourceRule = {
  id: "secret-in-environment",
  severity: "high",
  catalogue: ["ecs-task-env-secrets", "lambda-env-secrets"],
  category: "Security",
  needsNesting: true,
  resourceTypes: ["AWS::Batch::JobDefinition", "AWS::ECS::TaskDefinition", "AWS::Lambda::Function"],
  docs: {
    summary: "A password or key is written into the environment of a function or container.",
    why: "Whoever reads the template or its history knows it, and so does whoever may look at the function's or the task's configuration. Containers take the values of Secrets Manager under Secrets, functions read them at run time, and roles need no keys of AWS at all.",
    bad: `{
  "Task": {
    "Type": "AWS::ECS::TaskDefinition",
    "Properties": {
      "ContainerDefinitions": [
        {
          "Name": "orders",
          "Image": "orders:1",
          "Environment": [{ "Name": "DB_PASSWORD", "Value": "Tulip-42" }]
        }
      ]
    }
  }
}`,
    good: `{
  "Task": {
    "Type": "AWS::ECS::TaskDefinition",
    "Properties": {
      "ContainerDefinitions": [
        {
          "Name": "orders",
          "Image": "orders:1",
          "Secrets": [{ "Name": "DB_PASSWORD", "ValueFrom": { "Ref": "DatabaseSecret" } }]
        }
      ]
    }
  },
  "DatabaseSecret": {
    "Type": "AWS::SecretsManager::Secret",
    "Properties": {
      "GenerateSecretString": { "PasswordLength": 24, "ExcludePunctuation": true }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html",
      "https://docs.aws.amazon.com/lambda/latest/dg/with-secrets-manager.html",
    ],
  },
  equivalents: {
    checkov: ["CKV_AWS_45"],
    trivy: ["AWS-0036"],
    cdk_nag: ["ECSTaskDefinitionNoEnvironmentVariables"],
  },

  check(resource, report) {
    for (const { name, value } of variablesOf(resource)) {
      const text = textOf(value);
      const found = text && (secretIn(text) ?? secretNamed(name, text));
      if (!found) continue;
      report({
        at: value.at,
        message: `"${resource.id}" has ${found} in its environment variable ${name}: whoever reads the template, or may look at its configuration, knows it.`,
      });
    }
  },
};

interface Variable {
  readonly name: string;
  readonly value: Value;
}

/** Where containers have lists of names and values. */
const lists: Readonly<Record<string, readonly string[]>> = {
  "AWS::Batch::JobDefinition": ["ContainerProperties", "Environment", "*"],
  "AWS::ECS::TaskDefinition": ["ContainerDefinitions", "*", "Environment", "*"],
};

function variablesOf(resource: Resource): readonly Variable[] {
  const list = lists[resource.type];
  if (list)
    return valuesAt(resource.get(), list).flatMap((pair) => {
      const name = textOf(pair.get("Name"));
      return name === undefined ? [] : [{ name, value: pair.get("Value") }];
    });
  const variables = resource.get("Environment", "Variables");
  if (variables.kind !== "known") return [];
  return members(variables.node).map(({ name }) => ({ name, value: variables.get(name) }));
}

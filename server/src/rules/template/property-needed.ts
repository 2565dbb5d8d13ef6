import { set } from "../../syntax/change.ts";
import { type Json, member } from "../../syntax/syntax.ts";
import type { Template } from "../../template/template.ts";
import type { Fix, TemplateRule } from "../rule.ts";
import { type CombinationProblem, combinationProblems } from "./combined.ts";
import { neededBy, valueFor } from "./placeholders.ts";
import { listed, nameOf, toBeChecked } from "./wording.ts";

export const propertyNeeded: TemplateRule = {
  id: "property-needed",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary:
      "A property is missing that another one calls for, or none of several is set of which one must be.",
    why: "No single one of them is required, so the template looks complete, and the service refuses the resource when it is made: a route without a target, a rule without a source, a table with provisioned capacity and no capacity.",
    bad: `{
  "Table": {
    "Type": "AWS::DynamoDB::Table",
    "Properties": {
      "KeySchema": [{ "AttributeName": "id", "KeyType": "HASH" }],
      "AttributeDefinitions": [{ "AttributeName": "id", "AttributeType": "S" }],
      "BillingMode": "PROVISIONED"
    }
  }
}`,
    good: `{
  "Table": {
    "Type": "AWS::DynamoDB::Table",
    "Properties": {
      "KeySchema": [{ "AttributeName": "id", "KeyType": "HASH" }],
      "AttributeDefinitions": [{ "AttributeName": "id", "AttributeType": "S" }],
      "BillingMode": "PROVISIONED",
      "ProvisionedThroughput": {
        "ReadCapacityUnits": 1,
        "WriteCapacityUnits": 1
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html",
    ],
  },
  equivalents: {
    "cfn-lint": ["E3003", "E3014", "E3017", "E3021", "E3058", "E3639", "E3660", "E3678", "E3673"],
  },

  checkTemplate(template, report) {
    for (const problem of combinationProblems(template)) {
      if (problem.kind !== "lacking") continue;
      const { node, at, properties, resource, when, combination } = problem;
      const reasons = (combination.when ?? []).map(({ property }) => property.replace(/\..*/, ""));
      const because = reasons.filter((name) => member(node, name));
      const why =
        because.length === 0
          ? ""
          : `, which ${listed(because)} call${because.length === 1 ? "s" : ""} for`;
      report({
        at,
        logicalId: resource.id,
        message: `${nameOf(problem, node)} lacks ${wanted(properties)}${why}${when}: the service refuses it.`,
        fixes: () => fixes(template, problem),
      });
    }
  },
};

/** So many are named, and offered. */
const most = 3;

function wanted(properties: readonly string[]): string {
  if (properties.length === 1) return listed(properties);
  if (properties.length <= most + 1) return `one of ${listed(properties, "and")}`;
  return `one of ${listed(properties.slice(0, most), "and")} (or others like them)`;
}

function fixes(
  template: Template,
  { node, path, properties, resource, shape }: CombinationProblem,
): readonly Fix[] {
  // Where one is there under other conditions, another one beside it would be one too many.
  if (properties.some((name) => member(node, name))) return [];
  const additions = properties.slice(0, most).map((first) => {
    const names = [first, ...neededBy(shape, first).filter((name) => !member(node, name))];
    const values = names.flatMap((name): [string, Json][] => {
      const slot = shape.slots.get(name);
      const value = slot && valueFor({ template, resource, object: node }, shape, slot);
      return value === undefined ? [] : [[name, value]];
    });
    return values.length === names.length ? values : undefined;
  });
  // Where nothing can stand for the first, which is the usual one, the others are no better.
  if (!additions[0]) return [];
  return additions.flatMap((values) =>
    values
      ? {
          title: `Add ${toBeChecked(values)}`,
          safety: "review",
          changes: values.map(([name, value]) => set([...path, name], value)),
        }
      : [],
  );
}

import { append, remove } from "../../syntax/change.ts";
import type { Resource } from "../../template/template.ts";
import { setValue, textOf, type Value } from "../../template/value.ts";
import { todo } from "../additions.ts";
import type { Fix, ResourceRule } from "../rule.ts";

export const dynamodbAttributesUnmatched: ResourceRule = {
  id: "dynamodb-attributes-unmatched",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  resourceTypes: ["AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"],
  docs: {
    summary:
      "AttributeDefinitions of a table are not just the attributes of its keys and of its indexes' keys.",
    why: "DynamoDB wants to know the type of each attribute in a key, and of no other: all others need not be declared. It refuses the table (“Some AttributeDefinitions are not used”, “Some index key attributes are not defined in AttributeDefinitions”), and the stack is rolled back.",
    bad: `{
  "Orders": {
    "Type": "AWS::DynamoDB::Table",
    "Properties": {
      "BillingMode": "PAY_PER_REQUEST",
      "AttributeDefinitions": [
        { "AttributeName": "orderId", "AttributeType": "S" },
        { "AttributeName": "total", "AttributeType": "N" }
      ],
      "KeySchema": [{ "AttributeName": "orderId", "KeyType": "HASH" }]
    }
  }
}`,
    good: `{
  "Orders": {
    "Type": "AWS::DynamoDB::Table",
    "Properties": {
      "BillingMode": "PAY_PER_REQUEST",
      "AttributeDefinitions": [
        { "AttributeName": "orderId", "AttributeType": "S" }
      ],
      "KeySchema": [{ "AttributeName": "orderId", "KeyType": "HASH" }]
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html#cfn-dynamodb-table-attributedefinitions",
    ],
  },
  equivalents: { "cfn-lint": ["E3039"] },

  check(table, report) {
    if (table.get("KeySchema").kind === "absent") return;
    const definitions = table.get("AttributeDefinitions");
    const defined = namesIn(definitions);
    const keys = keysOf(table);
    if (!defined || !keys) return;
    const missing = [...keys].filter((name) => !defined.has(name));
    const unused = [...defined.keys()].filter((name) => !keys.has(name));
    if (missing.length + unused.length === 0) return;
    const said = [
      ...(missing.length > 0 ? [`do not define ${list(missing)}, which is a key`] : []),
      ...(unused.length > 0 ? [`define ${list(unused)}, which no key has`] : []),
    ];
    report({
      at: table.get().node ?? table.key,
      message: `AttributeDefinitions of "${table.id}" ${said.join(", and ")}: DynamoDB refuses the table.`,
      related: unused.map((name) => ({
        at: (defined.get(name) as Value).at,
        message: "No key has this attribute.",
      })),
      fixes: () => [
        mending(
          definitions,
          missing,
          unused.map((name) => defined.get(name) as Value),
        ),
      ],
    });
  },
};

/** What is missing takes the places of what no key has; what is left is added, or goes. */
function mending(definitions: Value, missing: readonly string[], unused: readonly Value[]): Fix {
  const nameOf = (each: Value) => textOf(each.get("AttributeName")) ?? "";
  const places = unused.slice(0, missing.length);
  const surplus = unused.slice(missing.length);
  const renamed = missing.slice(0, unused.length);
  const added = missing.slice(unused.length);
  const steps = [
    ...(places.length > 0
      ? [`define ${list(renamed)} in place of ${list(places.map(nameOf))}`]
      : []),
    ...(added.length > 0 ? [`define ${list(added)} as text (S)`] : []),
    ...(surplus.length > 0 ? [`take away ${list(surplus.map(nameOf))}`] : []),
  ].join(" and ");
  return {
    title: `${steps.charAt(0).toUpperCase()}${steps.slice(1)}`,
    safety: missing.length > 0 ? "review" : "safe",
    changes: [
      ...places.map((each, i) => setValue(each.get("AttributeName"), renamed[i] as string)),
      ...surplus.map((each) => remove(each.path())),
      ...added.map((name) =>
        append(definitions.path(), { AttributeName: name, AttributeType: "S" }),
      ),
    ],
  };
}

const list = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ");

/** The attributes' names with the elements that hold them; undefined where one cannot be known. */
function namesIn(attributes: Value): ReadonlyMap<string, Value> | undefined {
  if (attributes.kind === "unknown") return undefined;
  const found = new Map<string, Value>();
  for (const item of attributes.items()) {
    const name = textOf(item.get("AttributeName"));
    if (item.kind !== "known" || name === undefined || name === todo) return undefined;
    found.set(name, item);
  }
  return found;
}

/** The names of all attributes in keys; undefined where one cannot be known. */
function keysOf(table: Resource): ReadonlySet<string> | undefined {
  const indexes = [table.get("GlobalSecondaryIndexes"), table.get("LocalSecondaryIndexes")];
  const schemas = [
    table.get("KeySchema"),
    ...indexes.flatMap((each) => each.items()).map((index) => index.get("KeySchema")),
  ];
  const names = schemas.map(namesIn);
  if (names.includes(undefined)) return undefined;
  return new Set(names.flatMap((each) => [...(each?.keys() ?? [])]));
}

import { mostOutputs } from "../../aws/outputs.ts";
import { type Change, insert, set } from "../../syntax/change.ts";
import { type Json, members } from "../../syntax/syntax.ts";
import { isUndeclared } from "../../template/names.ts";
import type { Template } from "../../template/template.ts";
import type { TemplateRule } from "../rule.ts";
import { readExports } from "./exports.ts";
import { type WantedOutput, wantedOutputs } from "./wanted.ts";

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
    const section = template.section("Outputs");
    const at = section?.key ?? template.section("Resources")?.key;
    const there = members(section?.value).map(({ name }) => name);
    if (section?.value && !["object", "null"].includes(section.value.type)) return;
    if (!at || template.hasHiddenResources || there.some((name) => name.startsWith("Fn::"))) return;
    const missing = missingOutputs(template).slice(0, Math.max(0, mostOutputs - there.length));
    if (missing.length === 0) return;
    const names = missing.map(({ id }) => id);
    report({
      at,
      message: `Outputs lack ${listed(names)}: whoever needs these values has to look them up by hand, and no other stack can import them.`,
      related: missing.slice(0, mostNamed).map(({ id, of }) => ({
        at: of.key,
        message: `${id} would show "${of.id}"`,
      })),
      fixes: () => [
        {
          title:
            names.length === 1 ? `Add the output ${names[0]}` : `Add the ${names.length} outputs`,
          safety: "safe",
          changes: changesOf(missing, template, there),
        },
      ],
    });
  },
};

/** The outputs to add, each with a logical id that is free. What has a condition that there is none of comes when that is mended. */
function missingOutputs(template: Template): readonly WantedOutput[] {
  const taken = new Set<string>();
  return wantedOutputs(template)
    .filter(({ condition }) => !isUndeclared(template, condition))
    .map((wanted) => {
      const id = readExports(template).freshOutputId(wanted.id, taken);
      taken.add(id);
      return { ...wanted, id };
    });
}

const bodyOf = (template: Template, { id, description, value, condition }: WantedOutput): Json => ({
  Description: description,
  ...(condition !== undefined && { Condition: condition }),
  Value: value(),
  Export: { Name: readExports(template).nameOf(id) },
});

/** The outputs go behind the others; the section, where there is none, behind the resources. */
function changesOf(
  missing: readonly WantedOutput[],
  template: Template,
  there: readonly string[],
): readonly Change[] {
  const outputs = missing.map((each) => ({ id: each.id, body: bodyOf(template, each) }));
  const all = Object.fromEntries(outputs.map(({ id, body }) => [id, body]));
  const section = template.section("Outputs");
  if (!section) return [insert(["Outputs"], all, "Resources")];
  if (section.value?.type !== "object") return [set(["Outputs"], all)];
  return outputs.map(({ id, body }, i) =>
    insert(["Outputs", id], body, outputs[i - 1]?.id ?? there.at(-1)),
  );
}

function listed(names: readonly string[]): string {
  const more = names.length - mostNamed;
  const all = more > 1 ? [...names.slice(0, mostNamed), `${more} more`] : names;
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
}

import { longestValue } from "../../aws/parameters.ts";
import { insert, set } from "../../syntax/change.ts";
import { elements, jsonOf, member, type Node, pathOf } from "../../syntax/syntax.ts";
import type { Parameter } from "../../template/declarations.ts";
import type { Problem, Report, TemplateRule } from "../rule.ts";
import { type Attributes, attributeProblems, isScalar, numberOf, refused } from "./attributes.ts";

const attributes: Attributes = {
  Type: "text",
  Default: "text",
  Description: "text",
  AllowedValues: "list",
  AllowedPattern: "text",
  ConstraintDescription: "text",
  MinLength: "integer",
  MaxLength: "integer",
  MinValue: "number",
  MaxValue: "number",
  NoEcho: "boolean",
};

export const parameterMalformed: TemplateRule = {
  id: "parameter-malformed",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary:
      "A parameter lacks its Type, or has an attribute that does not exist or is of the wrong kind.",
    why: "CloudFormation refuses the whole template before it creates anything.",
    bad: `{
  "Parameters": {
    "Size": { "Type": "Number", "Defualt": 2 }
  },
  "Resources": {
    "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "DelaySeconds": { "Ref": "Size" } } }
  }
}`,
    good: `{
  "Parameters": {
    "Size": { "Type": "Number", "Default": 2 }
  },
  "Resources": {
    "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "DelaySeconds": { "Ref": "Size" } } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
    ],
  },
  equivalents: { "cfn-lint": ["E2001", "E2011"] },

  checkTemplate(template, report) {
    for (const parameter of template.parameters.values()) {
      const { name, key, body } = parameter;
      const what = `parameter "${name}"`;
      if (!body) continue;
      if (body.type !== "object") {
        report({ at: body, message: `Parameter "${name}" must be an object: ${refused}.` });
        continue;
      }
      if (!member(body, "Type"))
        report({
          at: key,
          message: `Parameter "${name}" has no Type: ${refused}.`,
          fixes: () => {
            const type = likelyType(body);
            const path = [...pathOf(key), "Type"];
            const title = `Make "${name}" a ${type}`;
            return [{ title, safety: "review", changes: [insert(path, type, undefined)] }];
          },
        });
      attributeProblems(body, attributes, what, (problem) =>
        report({ fixes: () => mended(problem, parameter), ...problem }),
      );
      valueProblems(body, what, report);
    }
  },
};

const likelyType = (body: Node): string => {
  const has = (name: string) => member(body, name)?.value;
  const isNumber = has("MinValue") ?? has("MaxValue") ?? has("Default")?.type === "number";
  return isNumber ? "Number" : "String";
};

/** One value where a list of them belongs, or a list where commas do. */
function mended({ at }: Problem, { name, type = "" }: Parameter): ReturnType<FixesOf> {
  const attribute = at.key?.value;
  if (attribute === "AllowedValues" && isScalar(at))
    return [
      {
        title: `Allow "${name}" this value alone`,
        safety: "review",
        changes: [set(pathOf(at), [jsonOf(at)])],
      },
    ];
  const items = elements(at);
  const isList = type.startsWith("List<") || type === "CommaDelimitedList";
  if (attribute !== "Default" || !isList || items.length === 0 || !items.every(isScalar)) return [];
  const value = items.map((item) => item.value).join(",");
  const title = `Write the default of "${name}" with commas`;
  return [{ title, safety: "safe", changes: [set(pathOf(at), value)] }];
}

type FixesOf = NonNullable<Problem["fixes"]>;

function valueProblems(body: Node, what: string, report: Report): void {
  const byDefault = member(body, "Default")?.value;
  const allowed = elements(member(body, "AllowedValues")?.value);
  for (const value of allowed)
    if (!isScalar(value))
      report({ at: value, message: `"AllowedValues" of ${what} must be strings: ${refused}.` });
  for (const value of byDefault ? [byDefault, ...allowed] : allowed)
    if (value.type === "string" && value.value.length > longestValue)
      report({
        at: value,
        message: `A value of ${what} has ${value.value.length} characters, and ${longestValue} are the most: ${refused}.`,
      });
  const most = member(body, "MaxLength")?.value;
  if (most && numberOf(most) > longestValue)
    report({
      at: most,
      message: `"MaxLength" of ${what} is above ${longestValue}, the longest value that there is: ${refused}.`,
      fixes: () => [
        {
          title: `Set MaxLength to ${longestValue}`,
          safety: "safe",
          changes: [set(pathOf(most), longestValue)],
        },
      ],
    });
}

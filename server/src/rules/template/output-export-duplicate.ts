import { groupBy } from "../../syntax/multimap.ts";
import { jsonOf, member, type Node } from "../../syntax/syntax.ts";
import type { Template } from "../../template/template.ts";
import { intrinsicOf } from "../../template/value.ts";
import type { TemplateRule } from "../rule.ts";

export const outputExportDuplicate: TemplateRule = {
  id: "output-export-duplicate",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "Two outputs are exported by the same name.",
    why: "An export's name can exist once in an account and region: CloudFormation refuses the stack.",
    bad: `{
  "Resources": {
    "Orders": { "Type": "AWS::SNS::Topic" },
    "Alarms": { "Type": "AWS::SNS::Topic" }
  },
  "Outputs": {
    "Orders": { "Value": { "Ref": "Orders" }, "Export": { "Name": { "Fn::Sub": "\${AWS::StackName}-topic" } } },
    "Alarms": { "Value": { "Ref": "Alarms" }, "Export": { "Name": { "Fn::Sub": "\${AWS::StackName}-topic" } } }
  }
}`,
    good: `{
  "Resources": {
    "Orders": { "Type": "AWS::SNS::Topic" },
    "Alarms": { "Type": "AWS::SNS::Topic" }
  },
  "Outputs": {
    "Orders": { "Value": { "Ref": "Orders" }, "Export": { "Name": { "Fn::Sub": "\${AWS::StackName}-topic" } } },
    "Alarms": { "Value": { "Ref": "Alarms" }, "Export": { "Name": { "Fn::Sub": "\${AWS::StackName}-alarms" } } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html",
    ],
  },
  equivalents: {},

  checkTemplate(template, report) {
    const exported = template.outputs().flatMap(({ id, condition, body }) => {
      const name = member(member(body, "Export")?.value, "Name")?.value;
      return name ? [{ id, condition, name }] : [];
    });
    for (const same of groupBy(exported, ({ name }) => expressionOf(name)).values()) {
      // Ten others are enough to compare with.
      const before: typeof same = [];
      for (const each of same) {
        const other = before.find(({ condition }) => mayMeet(template, condition, each.condition));
        if (before.length < 10) before.push(each);
        if (!other) continue;
        report({
          at: each.name,
          logicalId: each.id,
          message: `Output "${each.id}" is exported by the name of output "${other.id}"${shown(each.name)}: CloudFormation refuses the stack.`,
          related: [{ at: other.name, message: `Output "${other.id}" has the same name.` }],
        });
      }
    }
  },
};

const shown = (name: Node): string =>
  name.type === "string" ? `, ${JSON.stringify(name.value)}` : "";

/** What is equal for equal names: most are given by a function with a text. */
function expressionOf(name: Node): string {
  const fn = intrinsicOf(name);
  return fn?.value?.type === "string"
    ? `${fn.name} ${fn.value.value}`
    : JSON.stringify(jsonOf(name));
}

/** Whether both conditions may hold at once. */
function mayMeet(template: Template, a: string | undefined, b: string | undefined): boolean {
  const names = [a, b].flatMap((name) => name ?? []);
  return template.conditions
    .worlds(names)
    .some((world) => names.every((name) => world.get(name) !== false));
}

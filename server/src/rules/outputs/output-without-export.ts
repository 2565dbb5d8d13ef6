import { set } from "../../syntax/change.ts";
import { elements, member, memberIn, type Node } from "../../syntax/syntax.ts";
import type { Template } from "../../template/template.ts";
import { intrinsicOf } from "../../template/value.ts";
import { written } from "../../template/written.ts";
import type { TemplateRule } from "../rule.ts";
import { readExports } from "./exports.ts";
import { branchesOf } from "./shown.ts";

export const outputWithoutExport: TemplateRule = {
  id: "output-without-export",
  severity: "low",
  profile: "essential",
  category: "Metadata",
  docs: {
    summary: "An output has no Export, so other stacks cannot import its value.",
    why: "Without an export the value has to be copied by hand into a parameter of each stack that needs it, and CloudFormation neither notices when it changes nor keeps the stack that others depend on from being deleted. An export costs nothing.",
    bad: `{
  "Resources": {
    "Jobs": {
      "Type": "AWS::SQS::Queue"
    }
  },
  "Outputs": {
    "JobsUrl": {
      "Value": { "Ref": "Jobs" }
    }
  }
}`,
    good: `{
  "Resources": {
    "Jobs": {
      "Type": "AWS::SQS::Queue"
    }
  },
  "Outputs": {
    "JobsUrl": {
      "Value": { "Ref": "Jobs" },
      "Export": {
        "Name": { "Fn::Sub": "\${AWS::StackName}-JobsUrl" }
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html",
    ],
  },
  equivalents: {},

  checkTemplate(template, report) {
    const section = template.section("Outputs")?.value;
    for (const { id, key, body, value } of template.outputs()) {
      if (body?.type !== "object" || member(body, "Export") || intrinsicOf(body)) continue;
      // Of outputs with the same logical id the last counts.
      if (memberIn(template.syntax, section, id)?.value !== body) continue;
      const branches = branchesOf(value.node);
      if (branches.length === 0 || branches.some((node) => mayBeBlank(template, node))) continue;
      report({
        at: key,
        logicalId: id,
        message: `Output "${id}" has no Export: no other stack can import its value.`,
        fixes: () => [
          {
            title: `Export the output "${id}"`,
            safety: "safe",
            changes: [set(["Outputs", id, "Export"], { Name: readExports(template).nameOf(id) })],
          },
        ],
      });
    }
  },
};

/** Whether a value may turn out to be blank: CloudFormation refuses to export such a value. */
function mayBeBlank(template: Template, node: Node): boolean {
  const text = written(template, node);
  if (node.type === "null" || text.trim() === "") return true;
  const fn = intrinsicOf(node);
  const [, list] = elements(fn?.value);
  if (fn?.name === "Fn::Join" && elements(list).length > 0)
    return elements(list).every((item) => intrinsicOf(item)?.name === "Fn::If");
  const parameter = /^\s*\$\{([^}]+)\}\s*$/.exec(text)?.[1];
  const body = parameter === undefined ? undefined : template.parameters.get(parameter)?.body;
  const values = [
    member(body, "Default")?.value,
    ...elements(member(body, "AllowedValues")?.value),
  ];
  return values.some((value) => value !== undefined && String(value.value).trim() === "");
}

import { lacks, textOf } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";

export const lambdaInlineCodeRefused: ResourceRule = {
  id: "lambda-inline-code-refused",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  resourceTypes: ["AWS::Lambda::Function"],
  docs: {
    summary:
      "A function's code is written in the template, but its runtime is neither Node.js nor Python.",
    why: "CloudFormation makes a file named index of inline code (ZipFile), which only the runtimes of Node.js and Python can run. It refuses it for all others, and without a runtime.",
    bad: `{
  "Function": {
    "Type": "AWS::Lambda::Function",
    "Properties": {
      "Runtime": "ruby3.4",
      "Handler": "index.handler",
      "Role": "arn:aws:iam::123456789012:role/orders",
      "Code": { "ZipFile": "def handler(event:, context:) = event" }
    }
  }
}`,
    good: `{
  "Function": {
    "Type": "AWS::Lambda::Function",
    "Properties": {
      "Runtime": "python3.13",
      "Handler": "index.handler",
      "Role": "arn:aws:iam::123456789012:role/orders",
      "Code": { "ZipFile": "def handler(event, context): return event" }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html#cfn-lambda-function-code-zipfile",
    ],
  },
  equivalents: { "cfn-lint": ["E3677", "E3678"] },

  check(resource, report) {
    const code = resource.get("Code", "ZipFile");
    if (code.kind === "absent" || resource.get("Code").kind !== "known") return;
    const runtime = resource.get("Runtime");
    const name = textOf(runtime);
    if (name !== undefined && !/^(?:nodejs|python)/.test(name) && name !== "null")
      report({
        at: runtime.at,
        message: `"${resource.id}" has inline code and the runtime "${name}": CloudFormation takes inline code for Node.js and Python alone.`,
        related: [{ at: code.at, message: "The inline code." }],
      });
    else if (lacks(resource.get(), "Runtime"))
      report({
        at: resource.get().node ?? resource.key,
        message: `"${resource.id}" has inline code, but no Runtime to run it: Lambda refuses the function.`,
      });
  },
};

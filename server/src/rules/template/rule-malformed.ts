import { elements, keyOf, member, members, type Node } from "../../syntax/syntax.ts";
import { isWrittenElsewhere } from "../../template/value.ts";
import type { Report, TemplateRule } from "../rule.ts";
import { type Attributes, attributeProblems, refused } from "./attributes.ts";
import { conditionProblems } from "./conditionShape.ts";

export const ruleMalformed: TemplateRule = {
  id: "rule-malformed",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary:
      "A rule of the Rules section lacks its assertions, or they are not what can be asserted.",
    why: "CloudFormation refuses the whole template, or checks nothing.",
    bad: `{
  "Parameters": {
    "Env": { "Type": "String", "Default": "dev" }
  },
  "Rules": {
    "KnownEnvironment": {
      "Assertion": [{ "Assert": { "Fn::Contains": [["dev", "prod"], { "Ref": "Env" }] } }]
    }
  },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic" }
  }
}`,
    good: `{
  "Parameters": {
    "Env": { "Type": "String", "Default": "dev" }
  },
  "Rules": {
    "KnownEnvironment": {
      "Assertions": [{ "Assert": { "Fn::Contains": [["dev", "prod"], { "Ref": "Env" }] } }]
    }
  },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic" }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html",
    ],
  },
  equivalents: { "cfn-lint": ["E1700", "E1701", "E1702"] },

  checkTemplate(template, report) {
    if (template.hasHiddenResources) return;
    for (const { name, key, value } of members(template.section("Rules")?.value))
      if (value && !isWrittenElsewhere(name)) problemsOf(value, key, `rule "${name}"`, report);
  },
};

const ofRule: Attributes = { RuleCondition: "object", Assertions: "list" };
const ofAssertion: Attributes = { Assert: "object", AssertDescription: "text" };

function problemsOf(body: Node, key: Node, what: string, report: Report): void {
  if (body.type !== "object") {
    report({ at: body, message: `The ${what} must be an object: ${refused}.` });
    return;
  }
  unknown(body, ofRule, what, report);
  const condition = member(body, "RuleCondition")?.value;
  if (condition?.type === "object") conditionProblems(condition, what, true, report);
  const assertions = member(body, "Assertions");
  if (!assertions) report({ at: key, message: `The ${what} has no Assertions: ${refused}.` });
  for (const assertion of elements(assertions?.value)) {
    const assert = member(assertion, "Assert");
    if (assertion.type !== "object" || !assert)
      report({ at: assertion, message: `An assertion of ${what} has no Assert: ${refused}.` });
    unknown(assertion, ofAssertion, `an assertion of ${what}`, report);
    if (assert?.value?.type === "object") conditionProblems(assert.value, what, true, report);
  }
}

/** Published templates have attributes of other names here, which CloudFormation takes and ignores. */
function unknown(node: Node, attributes: Attributes, what: string, report: Report): void {
  attributeProblems(node, attributes, what, (problem) => {
    const isUnknown = keyOf(problem.at) === problem.at;
    const message = problem.message.replace(refused, "CloudFormation ignores it");
    report(isUnknown ? { ...problem, severity: "low", message } : problem);
  });
}

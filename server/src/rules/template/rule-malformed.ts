import { elements, keyOf, member, members, type Node } from "../../syntax/syntax.ts";
import { isWrittenElsewhere } from "../../template/value.ts";
import type { Problem, TemplateRule } from "../rule.ts";
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

  *checkTemplate(template) {
    if (template.hasHiddenResources) return;
    for (const { name, key, value } of members(template.section("Rules")?.value))
      if (value && !isWrittenElsewhere(name)) yield* problemsOf(value, key, `rule "${name}"`);
  },
};

const ofRule: Attributes = { RuleCondition: "object", Assertions: "list" };
const ofAssertion: Attributes = { Assert: "object", AssertDescription: "text" };

function* problemsOf(body: Node, key: Node, what: string): Generator<Problem> {
  if (body.type !== "object") {
    yield { at: body, message: `The ${what} must be an object: ${refused}.` };
    return;
  }
  yield* unknown(body, ofRule, what);
  const condition = member(body, "RuleCondition")?.value;
  if (condition?.type === "object") yield* conditionProblems(condition, what, true);
  const assertions = member(body, "Assertions");
  if (!assertions) yield { at: key, message: `The ${what} has no Assertions: ${refused}.` };
  for (const assertion of elements(assertions?.value)) {
    const assert = member(assertion, "Assert");
    if (assertion.type !== "object" || !assert)
      yield { at: assertion, message: `An assertion of ${what} has no Assert: ${refused}.` };
    yield* unknown(assertion, ofAssertion, `an assertion of ${what}`);
    if (assert?.value?.type === "object") yield* conditionProblems(assert.value, what, true);
  }
}

/** Published templates have attributes of other names here, which CloudFormation takes and ignores. */
function* unknown(node: Node, attributes: Attributes, what: string): Generator<Problem> {
  for (const problem of attributeProblems(node, attributes, what)) {
    const isUnknown = keyOf(problem.at) === problem.at;
    const message = problem.message.replace(refused, "CloudFormation ignores it");
    yield isUnknown ? { ...problem, severity: "low", message } : problem;
  }
}

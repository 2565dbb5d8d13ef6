import { type IdKind, typesWithIds } from "../../aws/idFormats.ts";
import type { Json } from "../../syntax/syntax.ts";
import { ref } from "../../template/intrinsics.ts";
import type { Template } from "../../template/template.ts";
import { setValue, textOf } from "../../template/value.ts";
import { isBlank } from "../additions.ts";
import type { ResourceRule } from "../rule.ts";
import { idsOf } from "./ids.ts";

export const idMalformed: ResourceRule = {
  id: "id-malformed",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  resourceTypes: typesWithIds,
  docs: {
    summary: "An id or ARN does not look as such ids and ARNs do.",
    why: "Nothing has that id: AWS refuses to create the resource (“Invalid id”), and the stack is rolled back. Often it is a name, or a placeholder that somebody forgot.",
    bad: `{
  "Subnet": {
    "Type": "AWS::EC2::Subnet",
    "Properties": { "VpcId": "vpc-12345", "CidrBlock": "10.0.1.0/24" }
  }
}`,
    good: `{
  "Subnet": {
    "Type": "AWS::EC2::Subnet",
    "Properties": { "VpcId": "vpc-0123456789abcdef0", "CidrBlock": "10.0.1.0/24" }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html",
    ],
  },
  equivalents: {
    "cfn-lint": [
      "E1150",
      "E1151",
      "E1152",
      "E1154",
      "E1156",
      "E1157",
      "E1158",
      "E1162",
      "E1164",
      "E3031",
    ],
  },

  check(resource, report, template) {
    for (const { value, kind } of idsOf(resource, template)) {
      const text = textOf(value);
      // Dynamic references, and variables that stand outside Fn::Sub, become something else or are another mistake.
      if (text === undefined || value.node?.type !== "string" || /[{]|^resolve:/.test(text))
        continue;
      if (isBlank(text)) {
        report({
          at: value.at,
          severity: "medium",
          message: `The ${kind.what} is still to be filled in here for "${resource.id}".`,
        });
        continue;
      }
      // AWS ignores no space, but a list may be written in one text.
      if (kind.pattern.test(text) || text.includes(",")) continue;
      report({
        at: value.at,
        message: `"${text}" in "${resource.id}" is no ${kind.what}: AWS refuses the resource.`,
        fixes: () => {
          const right = rightFor(template, kind, text);
          return right === undefined
            ? []
            : [
                {
                  title: `Change it to ${JSON.stringify(right)}`,
                  safety: "review",
                  changes: [setValue(value, right)],
                },
              ];
        },
      });
    }
  },
};

/** What was probably meant: the parameter or resource of that name, or one of AWS's own keys; undefined where nobody can tell. */
function rightFor(template: Template, kind: IdKind, text: string): Json | undefined {
  if (template.parameters.has(text)) return ref(text);
  if (kind.types.includes(template.resource(text)?.type ?? "")) return ref(text);
  return kind.what.includes("KMS") && /^aws\/[a-z]+$/.test(text) ? `alias/${text}` : undefined;
}

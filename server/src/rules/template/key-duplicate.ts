import { remove } from "../../syntax/change.ts";
import { groupBy } from "../../syntax/multimap.ts";
import { type Json, jsonOf, members, type Node, pathOf } from "../../syntax/syntax.ts";
import type { Fix, TemplateRule } from "../rule.ts";

export const keyDuplicate: TemplateRule = {
  id: "key-duplicate",
  severity: "critical",
  category: "Template",
  // Without a bracket, two objects look like one.
  needsNesting: true,
  docs: {
    summary: "An object has the same key twice.",
    why: "At best the last one counts and the others are ignored without a word: a resource, statement or variable that one reads in the template is not deployed.",
    bad: `{
  "Bucket": {
    "Type": "AWS::S3::Bucket",
    "Properties": { "BucketName": "orders", "BucketName": "invoices" }
  }
}`,
    good: `{
  "Bucket": {
    "Type": "AWS::S3::Bucket",
    "Properties": { "BucketName": "orders" }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html",
      "https://www.rfc-editor.org/rfc/rfc8259#section-4",
    ],
  },
  equivalents: { "cfn-lint": ["E0000"] },

  checkTemplate({ syntax }, report) {
    const byFirst = groupBy(syntax.duplicates, ({ first }) => first);
    for (const [first, others] of byFirst) {
      const keys = [first, ...others.map(({ key }) => key)];
      const last = keys.at(-1) ?? first;
      const before = keys.at(-2) ?? first;
      const [section, id] = pathOf(first);
      const isIn = section === "Resources" || section === "Outputs";
      for (const key of keys) {
        const isLast = key === last;
        report({
          at: key,
          ...(isIn && id !== undefined && { logicalId: String(id) }),
          message: isLast
            ? `"${key.value}" stands ${keys.length} times in this object: at best CloudFormation takes this last one.`
            : `"${key.value}" stands ${keys.length} times in this object: at best CloudFormation takes the last one and ignores this.`,
          related: [
            isLast
              ? { at: before, message: `Here is "${key.value}" before.` }
              : { at: last, message: `The last "${key.value}".` },
          ],
          ...(isLast ? { fixes: () => [withoutLast(last, before)] } : { tag }),
        });
      }
    }
  },
};

const tag = "unnecessary";

/** Where both are the same, it makes no difference which of them goes. */
function withoutLast(last: Node, before: Node): Fix {
  const isSame = JSON.stringify(valueUnder(last)) === JSON.stringify(valueUnder(before));
  return {
    title: isSame
      ? `Remove this "${last.value}", which is the same`
      : `Remove this "${last.value}"; the one before it counts then`,
    safety: isSame ? "safe" : "review",
    changes: [remove(pathOf(last))],
  };
}

function valueUnder(key: Node): Json | undefined {
  const value = members(key.parent).find((each) => each.key === key)?.value;
  return value && jsonOf(value);
}

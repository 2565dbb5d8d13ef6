import { exampleAccounts } from "../../aws/accounts.ts";
import type { Template } from "../../template/template.ts";
import { rewritable, stuckByWord, type Text } from "../naming/texts.ts";
import type { Fix, TemplateRule } from "../rule.ts";
import { rewrite, textsWith } from "./texts.ts";

export const accountIdOfExamples: TemplateRule = {
  id: "account-id-of-examples",
  severity: "medium",
  category: "Configuration",
  needsNesting: true,
  docs: {
    summary: "Something is named with an account's id that stands in AWS's examples.",
    why: "Documentation uses 123456789012, 111122223333 and their like for accounts of anyone. What is copied from there names keys, certificates, roles and images that do not exist, so that the deployment fails, or a policy lets in whoever has the account. AWS::AccountId is the account of the stack.",
    bad: `{
  "Topic": {
    "Type": "AWS::SNS::Topic",
    "Properties": { "KmsMasterKeyId": "arn:aws:kms:eu-west-1:123456789012:alias/orders" }
  }
}`,
    good: `{
  "Topic": {
    "Type": "AWS::SNS::Topic",
    "Properties": { "KmsMasterKeyId": { "Fn::Sub": "arn:aws:kms:eu-west-1:\${AWS::AccountId}:alias/orders" } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html",
    ],
  },
  equivalents: {},

  checkTemplate(template, report) {
    for (const account of exampleAccounts) {
      // Most templates name none of them, and their texts need not be looked through.
      if (!template.syntax.text.includes(account)) continue;
      for (const text of textsNaming(template, account))
        report({
          at: text.node,
          logicalId: text.id,
          message: `${text.section === "Outputs" ? "Output " : ""}"${text.id}" names the account ${account}, which stands for any in AWS's examples: what is meant is not there.`,
          fixes: () => fixesFor(text, account),
        });
      for (const text of defaultsNaming(template, account))
        report({
          at: text.node,
          severity: "low",
          message: `The default of parameter "${text.id}" names the account ${account}, which stands for any in AWS's examples: a deployment that does not set it fails.`,
        });
    }
  },
};

/** The texts of resources and outputs that name the account. */
const textsNaming = (template: Template, account: string): readonly Text[] => [
  ...textsWith(template, account).filter(({ text }) => places(text, account).length > 0),
  ...(rewritable(template.syntax).byText.get(account) ?? []),
];

/** The defaults that do so; what a condition compares them with may well be that nothing was given. */
const defaultsNaming = (template: Template, account: string): readonly Text[] =>
  (stuckByWord(template.syntax).get(account) ?? []).filter(
    ({ section, id, text }) =>
      section === "Parameters" &&
      places(text, account).length > 0 &&
      !template
        .references()
        .to(id)
        .some(({ from }) => from.section === "Conditions"),
  );

/** Where a text has the account's id: in an ARN, in front of a registry of images, or as a whole; not as part of another id. */
function places(text: string, account: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(account); at >= 0; at = text.indexOf(account, at + 1)) {
    const behind = text.slice(at + account.length);
    const isWhole = at === 0 || text[at - 1] === ":";
    if (isWhole && (behind === "" || behind.startsWith(":") || behind.startsWith(".dkr.ecr.")))
      found.push(at);
  }
  return found;
}

/** Takes the stack's own account; whom a policy lets in is another one. */
function fixesFor(text: Text, account: string): readonly Fix[] {
  if (text.key === "AWS") return [];
  let result = "";
  let from = 0;
  for (const at of places(text.text, account)) {
    result += `${text.text.slice(from, at)}\${AWS::AccountId}`;
    from = at + account.length;
  }
  return [
    {
      title: "Take the account of the stack",
      safety: "review",
      changes: [rewrite(text, result + text.text.slice(from))],
    },
  ];
}

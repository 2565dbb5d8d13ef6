import { keyPairProperties } from "../../aws/images.ts";
import { type Change, remove, set } from "../../syntax/change.ts";
import { member, members, type Node, pathOf } from "../../syntax/syntax.ts";
import { onlyIf, ref } from "../../template/intrinsics.ts";
import type { Parameter, Resource, Template } from "../../template/template.ts";
import { intrinsicOf } from "../../template/value.ts";
import { written } from "../../template/written.ts";
import { declare, freshCondition } from "../additions.ts";
import type { Fix, TemplateRule } from "../rule.ts";
import { asksForRegion, nodesAt } from "./regional.ts";

export const ec2KeyPairRequired: TemplateRule = {
  id: "ec2-key-pair-required",
  severity: "low",
  profile: "recommended",
  category: "Configuration",
  needsNesting: true,
  docs: {
    summary: "A template wants an EC2 key pair that must exist already.",
    why: "A key pair belongs to one account and region. Where there is none of that name, the deployment fails (“The key pair '…' does not exist”, or a parameter that does not match it), before anyone has logged in. Session Manager needs no key pair, and AWS::EC2::KeyPair makes one with the stack.",
    bad: `{
  "Parameters": {
    "KeyName": { "Type": "AWS::EC2::KeyPair::KeyName" }
  },
  "Resources": {
    "Host": {
      "Type": "AWS::EC2::Instance",
      "Properties": { "ImageId": "resolve:ssm:/images/web", "KeyName": { "Ref": "KeyName" } }
    }
  }
}`,
    good: `{
  "Parameters": {
    "KeyName": { "Type": "String", "Default": "" }
  },
  "Conditions": {
    "HasKeyName": { "Fn::Not": [{ "Fn::Equals": [{ "Ref": "KeyName" }, ""] }] }
  },
  "Resources": {
    "Host": {
      "Type": "AWS::EC2::Instance",
      "Properties": { "ImageId": "resolve:ssm:/images/web", "KeyName": { "Fn::If": ["HasKeyName", { "Ref": "KeyName" }, { "Ref": "AWS::NoValue" }] } }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-key-pairs.html",
      "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-keypair.html",
    ],
  },
  equivalents: {},

  checkTemplate(template, report) {
    for (const parameter of template.parameters.values()) {
      const { name, key, type, body } = parameter;
      if (type !== keyPairType) continue;
      const value = member(body, "Default")?.value;
      if (!value?.value)
        report({
          at: key,
          message: `Parameter "${name}" demands an EC2 key pair that exists in the account and region: a deployment without one fails.`,
          fixes: () => fixesFor(template, parameter),
        });
      else
        report({
          at: value,
          message: `The default of parameter "${name}" is the key pair "${value.value}": where the account has none of that name in the region, a deployment fails unless it names another one.`,
        });
    }
    if (template.hasHiddenResources) return;
    const made = new Set(
      template
        .ofType("AWS::EC2::KeyPair")
        .map((pair) => written(template, pair.get("KeyName").node)),
    );
    for (const { resource, node } of keyPairsOf(template)) {
      const { value } = node;
      if (typeof value !== "string" || value === "" || value.includes("{{") || made.has(value))
        continue;
      report({
        at: node,
        logicalId: resource.id,
        message: `"${resource.id}" wants the key pair "${value}", which the template does not make: where the account has none of that name in the region, EC2 refuses it.`,
        fixes: () => withoutKeyPair(resource, node),
      });
    }
  },
};

const keyPairType = "AWS::EC2::KeyPair::KeyName";

interface KeyPairUse {
  readonly resource: Resource;
  readonly node: Node;
}

/** The values that name a key pair, unless the region was asked before. */
const keyPairsOf = (template: Template): readonly KeyPairUse[] =>
  template.ofType(...Object.keys(keyPairProperties)).flatMap((resource) => {
    const { condition, type, body } = resource;
    if (condition !== undefined && asksForRegion(template, condition)) return [];
    const properties = member(body, "Properties")?.value;
    return (keyPairProperties[type] ?? [])
      .flatMap((path) => nodesAt(template, properties, path.split("/")))
      .map((node) => ({ resource, node }));
  });

/** Takes the property away, unless it is a branch of Fn::If, or what it is part of needs it. */
const withoutKeyPair = ({ type }: Resource, node: Node): readonly Fix[] =>
  type === "AWS::EKS::Nodegroup" || !node.key
    ? []
    : [
        {
          title:
            "Do without the key pair; nobody can then log in with it, and instances are replaced",
          safety: "review",
          changes: [remove(pathOf(node))],
        },
      ];

/** Has a parameter be left empty, and what uses it do without; none where it is used for something else, or may not be empty. */
function fixesFor(template: Template, { name, key, body }: Parameter): readonly Fix[] {
  const uses = keyPairsOf(template).filter(({ node }) => {
    const fn = intrinsicOf(node);
    return fn?.name === "Ref" && fn.value?.value === name;
  });
  const isPlain = members(body).every((each) => kept.includes(each.name));
  const isOnlyKeyPair = template.references().to(name).length === uses.length;
  const isReplaceable = uses.every(({ node }) => node.key !== undefined);
  if (uses.length === 0 || !isPlain || !isOnlyKeyPair || !isReplaceable) return [];
  const condition = freshCondition(template, `Has${name}`);
  const changes: readonly Change[] = [
    set([...pathOf(key), "Type"], "String"),
    set([...pathOf(key), "Default"], ""),
    declare(template, "Conditions", condition, {
      "Fn::Not": [{ "Fn::Equals": [ref(name), ""] }],
    }),
    ...uses.map(({ node }) => set(pathOf(node), onlyIf(condition, ref(name)))),
  ];
  return [
    {
      title: `Let "${name}" be left empty: instances then have no key pair`,
      safety: "review",
      changes,
    },
  ];
}

/** What a parameter may have that need not name a key pair. */
const kept = ["Type", "Default", "Description", "ConstraintDescription"];

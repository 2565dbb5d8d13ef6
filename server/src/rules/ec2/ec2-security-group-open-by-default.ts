import { remove } from "../../syntax/change.ts";
import { addTo } from "../../syntax/multimap.ts";
import { member, type Node, pathOf } from "../../syntax/syntax.ts";
import type { Template } from "../../template/template.ts";
import type { TemplateRule } from "../rule.ts";
import { groupRulesOf, ingressTypes, sensitivePortsOf, wordsFor } from "./rules-of-groups.ts";

export const ec2SecurityGroupOpenByDefault: TemplateRule = {
  id: "ec2-security-group-open-by-default",
  severity: "medium",
  category: "Security",
  needsNesting: true,
  docs: {
    summary:
      "A parameter lets the whole internet into a security group unless a deployment says otherwise.",
    why: "The parameter is there so that each deployment names its own network, and its default lets everyone in who forgets to. Without a default CloudFormation asks for a value. Ports on which servers are run, or give their data away, are reported as medium, others as low.",
    bad: `{
  "Parameters": {
    "SshFrom": { "Type": "String", "Default": "0.0.0.0/0" }
  },
  "Resources": {
    "ServerGroup": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": {
        "GroupDescription": "Servers",
        "SecurityGroupIngress": [
          { "IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "CidrIp": { "Ref": "SshFrom" } }
        ]
      }
    }
  }
}`,
    good: `{
  "Parameters": {
    "SshFrom": { "Type": "String" }
  },
  "Resources": {
    "ServerGroup": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": {
        "GroupDescription": "Servers",
        "SecurityGroupIngress": [
          { "IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "CidrIp": { "Ref": "SshFrom" } }
        ]
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
    ],
  },
  equivalents: { checkov: ["CKV_AWS_24", "CKV_AWS_25", "CKV_AWS_260"] },

  checkTemplate(template, report) {
    const defaults = defaultsOf(template);
    if (![...defaults.values()].some(isWorld)) return;
    const byDefault = template.inWorld(template.conditions.worldWhere(defaults));
    for (const [name, uses] of openings(byDefault)) {
      const parameter = template.parameters.get(name);
      const found = member(parameter?.body, "Default");
      const [first] = uses;
      if (!found || !first || !isWorld(defaults.get(name) ?? "")) continue;
      const worst = uses.find(({ isSensitive }) => isSensitive) ?? first;
      report({
        at: found.key,
        ...(!worst.isSensitive && { severity: "low" }),
        message: `The default of "${name}" lets the whole internet into "${worst.id}" on ${worst.what}: whoever deploys without a value opens it.`,
        related: uses.map(({ at, id, what }) => ({
          at,
          message: `"${id}" lets it in on ${what}.`,
        })),
        // Where nothing else is allowed, to ask for a value changes nothing.
        fixes: () =>
          parameter?.allowedValues?.every(isWorld)
            ? []
            : [
                {
                  title: `Remove the default of "${name}"; every deployment must then give a value`,
                  safety: "review",
                  changes: [remove(pathOf(found.key))],
                },
              ],
      });
    }
  },
};

const isWorld = (block: string): boolean => /^[\da-f:.]+\/0$/i.test(block);

/** The values of parameters for whoever deploys without any. What Systems Manager has by the name that a default is, nobody knows here. */
const defaultsOf = (template: Template): ReadonlyMap<string, string> =>
  new Map(
    [...template.parameters.values()].flatMap(({ name, type, body }) => {
      const value = member(body, "Default")?.value?.value;
      const isKnown = value !== undefined && !type?.startsWith("AWS::SSM::");
      return isKnown ? [[name, String(value)] as const] : [];
    }),
  );

interface Opening {
  readonly at: Node;
  /** The logical id of what has, or is, the rule. */
  readonly id: string;
  /** What it opens, in words. */
  readonly what: string;
  readonly isSensitive: boolean;
}

/** What rules of security groups that are surely there let in, by the names of the parameters that say whom. */
function openings(template: Template): ReadonlyMap<string, readonly Opening[]> {
  const found = new Map<string, Opening[]>();
  for (const resource of template.ofType(...ingressTypes).filter(template.isCertain))
    for (const rule of groupRulesOf(resource, template))
      for (const property of ["CidrIp", "CidrIpv6"]) {
        const cidr = rule.value.get(property);
        const name = template.target(cidr)?.to ?? "";
        if (!rule.isIngress || !template.parameters.has(name)) continue;
        addTo(found, name, {
          at: cidr.at,
          id: resource.id,
          what: wordsFor(rule),
          isSensitive: sensitivePortsOf(rule) !== undefined,
        });
      }
  return found;
}

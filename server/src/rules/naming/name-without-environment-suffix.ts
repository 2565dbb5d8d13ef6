import { isFixedName } from "../../aws/fixedNames.ts";
import { readLogGroupName } from "../../aws/logGroups.ts";
import { groupBy } from "../../syntax/multimap.ts";
import { once } from "../../syntax/oncePer.ts";
import type { Resource, Template } from "../../template/template.ts";
import type { Problem, Report, ResourceRule } from "../rule.ts";
import { type Naming, nameTagsOf, physicalNameIn } from "./names.ts";
import { readUnmarkedName, type UnmarkedName } from "./nameText.ts";
import { usesOfName } from "./nameUses.ts";
import { markName, markTags, type Renaming, type UnmarkedTag } from "./rename.ts";

export const nameWithoutEnvironmentSuffix: ResourceRule = {
  id: "name-without-environment-suffix",
  severity: "high",
  profile: "essential",
  catalogue: ["hardcoded-resource-name"],
  category: "Configuration",
  resourceTypes: "any",
  docs: {
    summary: "A resource has the same name in every environment.",
    why: 'AWS allows most physical names once: in an account and Region, in an account, or, for S3 buckets, in all of AWS. A second stack of the template, for another branch or stage, then fails with "already exists" and rolls back. Name tags may be equal, but then nobody can tell the resources of two environments apart. A parameter that names the environment, at the end of each name, avoids both.',
    bad: `{
  "Parameters": {
    "EnvironmentSuffix": { "Type": "String" },
    "Cidr": { "Type": "String" }
  },
  "Resources": {
    "Vpc": {
      "Type": "AWS::EC2::VPC",
      "Properties": {
        "CidrBlock": { "Ref": "Cidr" },
        "Tags": [{ "Key": "Name", "Value": "orders-vpc" }]
      }
    },
    "Queue": {
      "Type": "AWS::SQS::Queue",
      "Properties": {
        "QueueName": "orders.fifo",
        "FifoQueue": true
      }
    }
  }
}`,
    good: `{
  "Parameters": {
    "EnvironmentSuffix": { "Type": "String" },
    "Cidr": { "Type": "String" }
  },
  "Resources": {
    "Vpc": {
      "Type": "AWS::EC2::VPC",
      "Properties": {
        "CidrBlock": { "Ref": "Cidr" },
        "Tags": [{ "Key": "Name", "Value": { "Fn::Sub": "orders-vpc-\${EnvironmentSuffix}" } }]
      }
    },
    "Queue": {
      "Type": "AWS::SQS::Queue",
      "Properties": {
        "QueueName": { "Fn::Sub": "orders-\${EnvironmentSuffix}.fifo" },
        "FifoQueue": true
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/best-practices.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html",
    ],
  },
  equivalents: { cfn_nag: ["W28"], guard: ["CFN_NO_EXPLICIT_RESOURCE_NAMES"] },

  check(resource, report, template) {
    const unmarked = nameTagsOf(resource).flatMap((tag) => {
      const name = readUnmarkedName(template, tag);
      return name && !isFixedName(name.text) ? [{ tag, name }] : [];
    });
    judgeTags(resource, template, unmarked, report);
    const naming = physicalNameIn(resource);
    const renaming = naming && readRenaming(resource, template, naming);
    if (renaming) report(judgePhysicalName(template, naming, renaming));
  },
};

function judgeTags(
  resource: Resource,
  template: Template,
  unmarked: readonly UnmarkedTag[],
  report: Report,
): void {
  if (unmarked.length === 0) return;
  for (const same of groupBy(unmarked, ({ name }) => name.text).values()) {
    const fixes = once(() => markTags(template, same));
    for (const { tag, name } of same)
      report({
        at: tag.at,
        message: `Name tag "${shown(name)}" of "${resource.id}" ${lack(name)}: AWS accepts it, but nothing tells this resource apart from the same one in another environment.`,
        fixes,
      });
  }
}

/** The physical name as it is to be marked; undefined if it needs no mark. */
function readRenaming(
  resource: Resource,
  template: Template,
  { value, limit }: Naming,
): Renaming | undefined {
  const name = readUnmarkedName(template, value);
  if (!name || isFixedName(name.text)) return undefined;
  const group = resource.type === "AWS::Logs::LogGroup" && readLogGroupName(name.text);
  if (!group) return { resource, value, name, limit, around: ["", ""] };
  // A parameter may name the log group's resource, as it may name any.
  if (/^\$\{(?!AWS::)[^}]*\}$/.test(group.owner) && !name.lacksSub) return undefined;
  return {
    resource,
    value,
    name: { ...name, text: group.owner },
    limit,
    around: [group.prefix, group.rest],
    ownerTypes: group.types,
  };
}

/** Of the places that keep a name from being changed, a finding shows no more than these. */
const mostRelated = 8;

function judgePhysicalName(
  template: Template,
  { property, scope }: Naming,
  renaming: Renaming,
): Problem {
  const { resource, value, name, around } = renaming;
  const { stuck, stuckIn } = usesOfName(template, name.text);
  const used = stuckIn === undefined ? "" : `; the name is also used in ${stuckIn}`;
  return {
    at: value.at,
    message: `${property.at(-1)} "${around.join(shown(name))}" of "${resource.id}" ${lack(name)}: AWS allows it once ${scope}, so a second stack of this template fails${used}.`,
    related: stuck
      .slice(0, mostRelated)
      .map((use) => ({ at: use.node, message: "The name is used here too." })),
    fixes: () => markName(template, renaming),
  };
}

/** The name as the template has it. */
const shown = ({ isLiteral, text }: UnmarkedName): string =>
  isLiteral ? text.replaceAll("${!", "${") : text;

const lack = ({ lacksSub }: UnmarkedName): string =>
  lacksSub ? "names a parameter outside Fn::Sub, which stays as text" : "has no environment's mark";

import { type Change, set } from "../../syntax/change.ts";
import { groupBy } from "../../syntax/multimap.ts";
import { once } from "../../syntax/oncePer.ts";
import { pathOf } from "../../syntax/syntax.ts";
import type { Fix, TemplateRule } from "../rule.ts";
import { numberZones, type ZoneUse, zoneUses } from "./zones.ts";

export const ec2AvailabilityZoneHardcoded: TemplateRule = {
  id: "ec2-availability-zone-hardcoded",
  severity: "high",
  profile: "essential",
  category: "Configuration",
  docs: {
    summary: "A property names an Availability Zone such as us-east-1a.",
    why: "A zone belongs to one region: in every other one the stack fails to create, so the template cannot be rolled out elsewhere or used for recovery. Fn::GetAZs gives the zones that the account can use in the region of the stack.",
    bad: `{
  "Vpc": {
    "Type": "AWS::EC2::VPC",
    "Properties": {
      "CidrBlock": "10.0.0.0/16"
    }
  },
  "Subnet": {
    "Type": "AWS::EC2::Subnet",
    "Properties": {
      "VpcId": { "Ref": "Vpc" },
      "CidrBlock": "10.0.1.0/24",
      "AvailabilityZone": "us-east-1b"
    }
  }
}`,
    good: `{
  "Vpc": {
    "Type": "AWS::EC2::VPC",
    "Properties": {
      "CidrBlock": "10.0.0.0/16"
    }
  },
  "Subnet": {
    "Type": "AWS::EC2::Subnet",
    "Properties": {
      "VpcId": { "Ref": "Vpc" },
      "CidrBlock": "10.0.1.0/24",
      "AvailabilityZone": {
        "Fn::Select": [1, { "Fn::GetAZs": { "Ref": "AWS::Region" } }]
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getavailabilityzones.html",
      "https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html",
    ],
  },
  equivalents: { "cfn-lint": ["W3010"] },

  checkTemplate(template, report) {
    const uses = zoneUses(template);
    const indexes = numberZones(uses);
    for (const [zone, same] of groupBy(uses, (use) => use.zone)) {
      const index = zone === undefined ? undefined : indexes.get(zone);
      if (zone === undefined || index === undefined) continue;
      const fixes = once(() => [replacing(zone, same, index)]);
      for (const { resource, node } of same)
        report({
          at: node,
          logicalId: resource.id,
          message: `"${resource.id}" is tied to the Availability Zone "${zone}": in any other region CloudFormation fails to create it.`,
          fixes,
        });
    }
  },
};

/** All uses of a zone change at once: what is in the same zone, such as a volume and its instance, may have to stay so. */
const replacing = (zone: string, uses: readonly ZoneUse[], index: number): Fix => ({
  title: `Select zone ${index} of the region's list instead of "${zone}"${places(uses.length)}; what lands in another zone is replaced`,
  safety: "review",
  changes: uses.map((use) => select(use, index)),
});

const places = (count: number) => (count === 1 ? "" : ` in ${count} places`);

const select = ({ node }: ZoneUse, index: number): Change =>
  set(pathOf(node), { "Fn::Select": [index, { "Fn::GetAZs": { Ref: "AWS::Region" } }] });

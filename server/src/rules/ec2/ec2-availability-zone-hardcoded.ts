import { type Change, set } from "../../syntax/change.ts";
import { groupBy } from "../../syntax/multimap.ts";
import { pathOf } from "../../syntax/syntax.ts";
import type { TemplateRule } from "../rule.ts";
import { numberZones, type ZoneUse, zoneUses } from "./zones.ts";

export const ec2AvailabilityZoneHardcoded: TemplateRule = {
  id: "ec2-availability-zone-hardcoded",
  severity: "high",
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

  *checkTemplate(template) {
    const uses = zoneUses(template);
    const indexes = numberZones(uses);
    const byZone = groupBy(uses, ({ zone }) => zone);
    for (const { resource, node, zone } of uses) {
      const index = zone === undefined ? undefined : indexes.get(zone);
      if (zone === undefined || index === undefined) continue;
      const same = byZone.get(zone) ?? [];
      yield {
        at: node,
        logicalId: resource.id,
        message: `"${resource.id}" is tied to the Availability Zone "${zone}": in any other region CloudFormation fails to create it.`,
        fixes: () => [
          {
            title: `Select zone ${index} of the region's list instead of "${zone}"${places(same.length)}; what lands in another zone is replaced`,
            safety: "review",
            changes: same.map((use) => select(use, index)),
          },
        ],
      };
    }
  },
};

const places = (count: number) => (count === 1 ? "" : ` in ${count} places`);

const select = ({ node }: ZoneUse, index: number): Change =>
  set(pathOf(node), { "Fn::Select": [index, { "Fn::GetAZs": { Ref: "AWS::Region" } }] });

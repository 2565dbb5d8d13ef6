import { test } from "vitest";
import { ec2SecurityGroupEgressMissing as rule } from "../../../server/src/rules/ec2/ec2-security-group-egress-missing.ts";
import { checkFix, silent } from "../../fixture.ts";

test("what EC2 would do is written down", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Group": {
//  ^^^^^^^ 🔎 low: "Group" does not say what it lets out: EC2 adds a rule that lets everything out to everywhere.
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": { "GroupDescription": "Workers", "VpcId": { "Ref": "Vpc" } }
    },
    "InDefaultVpc": {
//  ^^^^^^^^^^^^^^ low: "InDefaultVpc" does not say what it lets out: EC2 adds a rule that lets everything out to everywhere.
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": { "GroupDescription": "Others" }
    }
  }
}`,
    `
{
  "Resources": {
    "Group": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": { "GroupDescription": "Workers", "VpcId": { "Ref": "Vpc" }, "SecurityGroupEgress": [{ "IpProtocol": "-1", "CidrIp": "0.0.0.0/0", "Description": "Everything to anywhere" }] }
    },
    "InDefaultVpc": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": { "GroupDescription": "Others" }
    }
  }
}`,
  );
});

const group = (properties: object, others: object = {}) => ({
  Group: { Type: "AWS::EC2::SecurityGroup", Properties: { VpcId: "vpc-1", ...properties } },
  ...others,
});
const egress = (GroupId: unknown, Condition?: string) => ({
  Out: { Type: "AWS::EC2::SecurityGroupEgress", Condition, Properties: { GroupId } },
});

test.each([
  ["a group that says so", group({ SecurityGroupEgress: [] })],
  ["a group whose rules a parameter gives", group({ SecurityGroupEgress: { Ref: "Rules" } })],

  ["a group with a rule that stands for itself", group({}, egress({ Ref: "Group" }))],
  ["a group with one under a condition", group({}, egress({ Ref: "Group" }, "IsStrict"))],
  ["a group that such a rule may be for", group({}, egress({ Ref: "GroupId" }))],
])("silent about %s", (_, resources) =>
  silent(rule, resources, {
    Conditions: { IsStrict: { "Fn::Equals": [{ Ref: "Mode" }, "strict"] } },
  }),
);

test("silent where a macro may add rules", () => silent(rule, group({}), { Transform: "Macro" }));

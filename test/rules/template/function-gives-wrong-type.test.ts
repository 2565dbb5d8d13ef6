import { expect, test } from "vitest";
import { functionGivesWrongType as rule } from "../../../server/src/rules/template/function-gives-wrong-type.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("lists and values are made what the property takes", () => {
  checkFix(
    rule,
    `
{
  "Parameters": { "Zones": { "Type": "CommaDelimitedList" }, "Group": { "Type": "AWS::EC2::SecurityGroup::Id" } },
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC" },
    "A": { "Type": "AWS::AutoScaling::AutoScalingGroup", "Properties": { "AvailabilityZones": [{ "Fn::GetAZs": "" }] } },
//                                                                                             ^^^^^^^^^^^^^^^^^^^^ 🔎 critical: Fn::GetAZs in "A" gives a list where one value is expected.
    "B": { "Type": "AWS::AutoScaling::AutoScalingGroup", "Properties": { "AvailabilityZones": ["eu-west-1a", { "Ref": "Zones" }] } },
//                                                                                                           ^^^^^^^^^^^^^^^^^^ 🔎 critical: Ref in "B" gives a list where one value is expected.
    "C": { "Type": "AWS::EC2::Instance", "Properties": { "SecurityGroupIds": { "Ref": "Group" } } },
//                                                                           ^^^^^^^^^^^^^^^^^^ 🔎 critical: Ref in "C" gives one value where a list is expected.
    "D": { "Type": "AWS::EC2::Instance", "Properties": { "SecurityGroupIds": { "Fn::ImportValue": "groups" } } },
//                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: Fn::ImportValue in "D" gives one value where a list is expected.
    "E": { "Type": "AWS::EC2::Instance", "Properties": { "SecurityGroupIds": { "Fn::If": ["X", { "Fn::GetAtt": ["Vpc", "DefaultSecurityGroup"] }, []] } } },
//                                                                                               ^^^^^^^^^^^^ 🔎 critical: Fn::GetAtt in "E" gives one value where a list is expected.
    "F": { "Type": "AWS::EC2::Instance", "Properties": { "KeyName": { "Fn::GetAtt": ["Vpc", "CidrBlockAssociations"] } } }
//                                                                    ^^^^^^^^^^^^ 🔎 critical: Fn::GetAtt in "F" gives a list where one value is expected.
  }
}`,
    `
{
  "Parameters": { "Zones": { "Type": "CommaDelimitedList" }, "Group": { "Type": "AWS::EC2::SecurityGroup::Id" } },
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC" },
    "A": { "Type": "AWS::AutoScaling::AutoScalingGroup", "Properties": { "AvailabilityZones": { "Fn::GetAZs": "" } } },
    "B": { "Type": "AWS::AutoScaling::AutoScalingGroup", "Properties": { "AvailabilityZones": ["eu-west-1a", { "Fn::Select": [0, { "Ref": "Zones" }] }] } },
    "C": { "Type": "AWS::EC2::Instance", "Properties": { "SecurityGroupIds": [{ "Ref": "Group" }] } },
    "D": { "Type": "AWS::EC2::Instance", "Properties": { "SecurityGroupIds": { "Fn::Split": [",", { "Fn::ImportValue": "groups" }] } } },
    "E": { "Type": "AWS::EC2::Instance", "Properties": { "SecurityGroupIds": { "Fn::If": ["X", [{ "Fn::GetAtt": ["Vpc", "DefaultSecurityGroup"] }], []] } } },
    "F": { "Type": "AWS::EC2::Instance", "Properties": { "KeyName": { "Fn::Select": [0, { "Fn::GetAtt": ["Vpc", "CidrBlockAssociations"] }] } } }
  }
}`,
  );
});

const Parameters = { Ids: { Type: "List<AWS::EC2::Subnet::Id>" }, Id: { Type: "String" } };
const group = (SubnetIds: unknown) => ({
  G: { Type: "AWS::RDS::DBSubnetGroup", Properties: { SubnetIds } },
});

test.each([
  ["a list by Ref", group({ Ref: "Ids" })],
  ["values in a list", group([{ Ref: "Id" }, { Ref: "Nobody" }])],
  ["a list by a function", group({ "Fn::Split": [",", { Ref: "Id" }] })],
  ["what may be anything", group({ "Fn::FindInMap": ["M", "a", "b"] })],
  ["nothing", group({ Ref: "AWS::NoValue" })],
  ["what is chosen from a list", group([{ "Fn::Select": [0, { Ref: "Ids" }] }])],
  ["a list in a function", group({ "Fn::Split": [",", { "Fn::Join": [",", { Ref: "Ids" }] }] })],
  [
    "types that are not known",
    { T: { Type: "Company::Net::Vpc", Properties: { Ids: [{ Ref: "Ids" }] } } },
  ],
  [
    "documents",
    { T: { Type: "AWS::IAM::ManagedPolicy", Properties: { PolicyDocument: { Ref: "Ids" } } } },
  ],
])("silent about %s", (_, resources) => silent(rule, resources, { Parameters }));

test("silent where a macro may write something else", () => {
  const wrong = group([{ Ref: "Ids" }]);
  expect(findingsOf(rule, templateOf(wrong, { Parameters }))).toHaveLength(1);
  silent(rule, wrong, { Parameters, Transform: "Company::Macro" });
});

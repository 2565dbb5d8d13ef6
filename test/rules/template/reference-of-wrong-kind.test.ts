import { test } from "vitest";
import { referenceOfWrongKind as rule } from "../../../server/src/rules/template/reference-of-wrong-kind.ts";
import { checkFix, silent } from "../../fixture.ts";

test("the only resource of the right kind is offered; a role by its name is another rule's", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Role": { "Type": "AWS::IAM::Role" },
    "Subnet": { "Type": "AWS::EC2::Subnet", "Properties": { "VpcId": { "Fn::Sub": "\${Role}" } } },
//                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^ critical: "Subnet" wants the id of a VPC here, and "Role" is of type AWS::IAM::Role: AWS refuses the resource.
    "Function": {
      "Type": "AWS::Lambda::Function",
      "Properties": {
        "Role": { "Ref": "Role" },
        "VpcConfig": { "SubnetIds": [{ "Ref": "Function" }] }
//                                   ^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: "Function" wants the id of a subnet here, and "Function" is of type AWS::Lambda::Function: AWS refuses the resource.
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Role": { "Type": "AWS::IAM::Role" },
    "Subnet": { "Type": "AWS::EC2::Subnet", "Properties": { "VpcId": { "Fn::Sub": "\${Role}" } } },
    "Function": {
      "Type": "AWS::Lambda::Function",
      "Properties": {
        "Role": { "Ref": "Role" },
        "VpcConfig": { "SubnetIds": [{ "Ref": "Subnet" }] }
      }
    }
  }
}`,
  );
});

const subnetIn = (VpcId: unknown, other: object) => ({
  Subnet: { Type: "AWS::EC2::Subnet", Properties: { VpcId } },
  Other: other,
});

test.each([
  ["a VPC", subnetIn({ Ref: "Other" }, { Type: "AWS::EC2::VPC" })],
  [
    "attributes",
    subnetIn({ "Fn::GetAtt": ["Other", "VpcId"] }, { Type: "AWS::EC2::SecurityGroup" }),
  ],
  ["custom resources", subnetIn({ Ref: "Other" }, { Type: "Custom::Vpc" })],
  ["nested stacks", subnetIn({ Ref: "Other" }, { Type: "AWS::CloudFormation::Stack" })],
  ["modules", subnetIn({ Ref: "Other" }, { Type: "My::Vpc::Thing::MODULE" })],
  ["parameters", subnetIn({ Ref: "Vpc" }, { Type: "AWS::SNS::Topic" })],
])("silent about %s", (_, resources) => silent(rule, resources));

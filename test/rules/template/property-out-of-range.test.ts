import { test } from "vitest";
import { propertyOutOfRange as rule } from "../../../server/src/rules/template/property-out-of-range.ts";
import { checkFix, silent } from "../../fixture.ts";

test("the nearest number that the service takes", () => {
  checkFix(
    rule,
    `
{
  "Parameters": { "Env": { "Type": "String" } },
  "Conditions": {
    "Prod": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] },
    "Stage": { "Fn::Equals": [{ "Ref": "Env" }, "stage"] }
  },
  "Resources": {
    "Function": {
      "Type": "AWS::Lambda::Function",
      "Properties": { "MemorySize": 64, "Timeout": "1200", "EphemeralStorage": { "Size": 256 } }
//                                  ^^ 🔎 critical: "MemorySize" of "Function" must be 128 to 32768, not 64: the service refuses it.
//                                                 ^^^^^^ 🔎 critical: "Timeout" of "Function" must be 1 to 900, not "1200": the service refuses it.
//                                                                                       ^^^ 🔎 critical: "Size" of "Function" must be 512 to 10240, not 256: the service refuses it.
    },
    "Group": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": { "GroupDescription": "x", "SecurityGroupIngress": [{ "IpProtocol": "tcp", "FromPort": 80, "ToPort": 70000 }] }
//                                                                                                                       ^^^^^ 🔎 critical: "ToPort" of "Group" must be -1 to 65535, not 70000: the service refuses it.
    },
    "Table": { "Type": "AWS::DynamoDB::Table", "Properties": { "ProvisionedThroughput": { "ReadCapacityUnits": 0, "WriteCapacityUnits": 1 } } },
//                                                                                                             ^ 🔎 critical: "ReadCapacityUnits" of "Table" must be at least 1, not 0: the service refuses it.
    "Key": { "Type": "AWS::KMS::Key", "Properties": { "PendingWindowInDays": { "Fn::If": ["Prod", 45, 7] } } }
//                                                                                                ^^ 🔎 critical: "PendingWindowInDays" of "Key" must be 7 to 30, not 45: the service refuses it.
  }
}`,
    `
{
  "Parameters": { "Env": { "Type": "String" } },
  "Conditions": {
    "Prod": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] },
    "Stage": { "Fn::Equals": [{ "Ref": "Env" }, "stage"] }
  },
  "Resources": {
    "Function": {
      "Type": "AWS::Lambda::Function",
      "Properties": { "MemorySize": 128, "Timeout": "900", "EphemeralStorage": { "Size": 512 } }
    },
    "Group": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": { "GroupDescription": "x", "SecurityGroupIngress": [{ "IpProtocol": "tcp", "FromPort": 80, "ToPort": 65535 }] }
    },
    "Table": { "Type": "AWS::DynamoDB::Table", "Properties": { "ProvisionedThroughput": { "ReadCapacityUnits": 1, "WriteCapacityUnits": 1 } } },
    "Key": { "Type": "AWS::KMS::Key", "Properties": { "PendingWindowInDays": { "Fn::If": ["Prod", 30, 7] } } }
  }
}`,
  );
});

const ofFunction = (Properties: unknown) => ({
  Function: { Type: "AWS::Lambda::Function", Properties },
});

test.each([
  [
    "the ends of the range",
    ofFunction({ MemorySize: 128, Timeout: 900, EphemeralStorage: { Size: "10240" } }),
  ],
  ["text that is no number, which has a rule of its own", ofFunction({ Timeout: "long" })],
  ["what only deployment can tell", ofFunction({ Timeout: { Ref: "Timeout" } })],
  [
    "every port of every protocol",
    {
      Rule: {
        Type: "AWS::EC2::SecurityGroupIngress",
        Properties: { IpProtocol: "icmp", FromPort: -1, ToPort: -1 },
      },
    },
  ],
])("silent about %s", (_, resources) => silent(rule, resources));

import { test } from "vitest";
import { passwordParameterEchoed as rule } from "../../../server/src/rules/template/password-parameter-echoed.ts";
import { checkFix, silent } from "../../fixture.ts";

test("the value of a password is hidden", () => {
  checkFix(
    rule,
    `
{
  "Parameters": {
    "A": { "Type": "String" },
//  ^^^ 💡 high: Parameter "A" is MasterUserPassword of "Database" and has no NoEcho: whoever may describe the stack reads the password.
    "B": { "Type": "String", "NoEcho": false },
//  ^^^ 💡 high: Parameter "B" is Passwords of "User" and has no NoEcho: whoever may describe the stack reads the password.
    "C": { "Type": "String", "NoEcho": true }
  },
  "Resources": {
    "Database": {
      "Type": "AWS::RDS::DBInstance",
      "Properties": { "MasterUserPassword": { "Fn::If": ["IsProd", { "Ref": "A" }, { "Ref": "C" }] } }
    },
    "User": {
      "Type": "AWS::ElastiCache::User",
      "Properties": { "Passwords": [{ "Ref": "B" }] }
    }
  }
}`,
    `
{
  "Parameters": {
    "A": { "Type": "String", "NoEcho": true },
    "B": { "Type": "String", "NoEcho": true },
    "C": { "Type": "String", "NoEcho": true }
  },
  "Resources": {
    "Database": {
      "Type": "AWS::RDS::DBInstance",
      "Properties": { "MasterUserPassword": { "Fn::If": ["IsProd", { "Ref": "A" }, { "Ref": "C" }] } }
    },
    "User": {
      "Type": "AWS::ElastiCache::User",
      "Properties": { "Passwords": [{ "Ref": "B" }] }
    }
  }
}`,
  );
});

const Parameters = { A: { Type: "String" }, B: { Type: "AWS::SSM::Parameter::Value<String>" } };
const used = (Properties: object) => ({ Database: { Type: "AWS::RDS::DBInstance", Properties } });

test.each([
  ["other properties", used({ MasterUsername: { Ref: "A" } })],
  ["a part of a text", used({ Tags: { "Fn::Sub": ["x", { Password: { Ref: "A" } }] } })],
  ["metadata", { Topic: { Type: "AWS::SNS::Topic", Metadata: { Password: { Ref: "A" } } } }],
  ["a parameter of Systems Manager's", used({ MasterUserPassword: { Ref: "B" } })],
])("silent about %s", (_, resources) => silent(rule, resources, { Parameters }));

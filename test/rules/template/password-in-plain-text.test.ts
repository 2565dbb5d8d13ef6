import { test } from "vitest";
import { passwordInPlainText as rule } from "../../../server/src/rules/template/password-in-plain-text.ts";
import { checkFix, silent } from "../../fixture.ts";

test("a password becomes a parameter", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Database": {
      "Type": "AWS::RDS::DBInstance",
      "Properties": { "MasterUserPassword": "Passw0rd123!" }
//                                          ^^^^^^^^^^^^^^ 🔎 high: MasterUserPassword of "Database" is written out: whoever reads the template knows the password.
    },
    "Broker": {
      "Type": "AWS::AmazonMQ::Broker",
      "Properties": { "Users": [{ "Username": "a", "Password": { "Fn::Join": ["", ["a", "b"]] } }] }
//                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 high: Password of "Broker" is written out: whoever reads the template knows the password.
    },
    "Cluster": {
      "Type": "AWS::RDS::DBCluster",
      "Properties": { "MasterUserPassword": "{{resolve:ssm:password:1}}" }
//                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 high: MasterUserPassword of "Cluster" is a parameter of Systems Manager that is not encrypted: whoever may read the stack may read the password.
    },
    "Other": {
      "Type": "AWS::RDS::DBCluster",
      "Properties": { "MasterUserPassword": { "Fn::If": ["IsProd", "{{resolve:ssm-secure:p}}", "abc"] } }
//                                                                                             ^^^^^ 🔎 high: MasterUserPassword of "Other" is written out: whoever reads the template knows the password (when IsProd is false).
    }
  },
  "Conditions": { "IsProd": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "x"] } }
}`,
    `
{
  "Resources": {
    "Database": {
      "Type": "AWS::RDS::DBInstance",
      "Properties": { "MasterUserPassword": { "Ref": "DatabaseMasterUserPassword" } }
    },
    "Broker": {
      "Type": "AWS::AmazonMQ::Broker",
      "Properties": { "Users": [{ "Username": "a", "Password": { "Ref": "BrokerPassword" } }] }
    },
    "Cluster": {
      "Type": "AWS::RDS::DBCluster",
      "Properties": { "MasterUserPassword": { "Ref": "ClusterMasterUserPassword" } }
    },
    "Other": {
      "Type": "AWS::RDS::DBCluster",
      "Properties": { "MasterUserPassword": { "Fn::If": ["IsProd", "{{resolve:ssm-secure:p}}", { "Ref": "OtherMasterUserPassword" }] } }
    }
  },
  "Conditions": { "IsProd": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "x"] } },
  "Parameters": {
    "DatabaseMasterUserPassword": {
      "Type": "String",
      "NoEcho": true
    },
    "BrokerPassword": {
      "Type": "String",
      "NoEcho": true
    },
    "ClusterMasterUserPassword": {
      "Type": "String",
      "NoEcho": true
    },
    "OtherMasterUserPassword": {
      "Type": "String",
      "NoEcho": true
    }
  }
}`,
  );
});

const database = (MasterUserPassword: unknown) => ({
  Database: { Type: "AWS::RDS::DBInstance", Properties: { MasterUserPassword } },
});

test.each([
  ["a parameter", database({ Ref: "Password" })],
  ["a secret", database("{{resolve:secretsmanager:db:SecretString:password}}")],
  [
    "a secret of the template's",
    database({ "Fn::Sub": "{{resolve:secretsmanager:${Secret}::password}}" }),
  ],
  ["a SecureString", database("{{resolve:ssm-secure:db:1}}")],
  ["text with something that only deployment knows", database({ "Fn::Sub": "${AWS::StackId}" })],
  ["no password", database({ Ref: "AWS::NoValue" })],
  ["an empty one", database("")],
  [
    "other properties",
    { Topic: { Type: "AWS::SNS::Topic", Properties: { MasterUserPassword: "x" } } },
  ],
])("silent about %s", (_, resources) => silent(rule, resources));

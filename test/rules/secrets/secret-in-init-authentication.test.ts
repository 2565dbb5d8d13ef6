import { test } from "vitest";
import { secretInInitAuthentication as rule } from "../../../server/src/rules/secrets/secret-in-init-authentication.ts";
import { check, silent } from "../../fixture.ts";

test("what cfn-init signs in with is reported", () => {
  check(
    rule,
    `
{
  "Parameters": { "Password": { "Type": "String" } },
  "Resources": {
    "Key": { "Type": "AWS::IAM::AccessKey" },
    "Server": {
      "Type": "AWS::EC2::Instance",
      "Metadata": {
        "AWS::CloudFormation::Authentication": {
          "Packages": { "type": "basic", "username": "orders", "password": "Tulip-42" },
//                                                                         ^^^^^^^^^^ high: "Server" shows the password that cfn-init signs in with in its metadata: whoever may describe the stack's resources reads it.
          "Bucket": { "type": "S3", "accessKeyId": { "Ref": "Key" }, "secretKey": { "Fn::GetAtt": ["Key", "SecretAccessKey"] } },
//                                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ medium: "Server" shows the secretKey that cfn-init signs in with in its metadata: whoever may describe the stack's resources reads it.
          "More": { "type": "basic", "password": { "Ref": "Password" } }
//                                               ^^^^^^^^^^^^^^^^^^^^^ medium: "Server" shows the password that cfn-init signs in with in its metadata: whoever may describe the stack's resources reads it.
        }
      }
    }
  }
}`,
  );
});

const server = (entry: unknown) => ({
  Server: {
    Type: "AWS::EC2::Instance",
    Metadata: { "AWS::CloudFormation::Authentication": { Packages: entry } },
  },
});
const Parameters = { Password: { Type: "String", NoEcho: true } };

test.each<[string, unknown]>([
  ["a role", server({ type: "S3", roleName: { Ref: "Role" } })],
  ["nothing yet", server({ password: "" })],
  ["a dynamic reference", server({ password: "{{resolve:secretsmanager:x}}" })],
  // secret-parameter-shown says it.
  ["a parameter with NoEcho", server({ password: { Ref: "Password" } })],
  ["what another stack knows", server({ password: { "Fn::ImportValue": "x" } })],
  [
    "other metadata",
    { Server: { Type: "AWS::EC2::Instance", Metadata: { password: "Tulip-42" } } },
  ],
  [
    "what is no object",
    {
      Server: {
        Type: "AWS::EC2::Instance",
        Metadata: { "AWS::CloudFormation::Authentication": "x" },
      },
    },
  ],
])("silent about %s", (_, resources) => silent(rule, resources, { Parameters }));

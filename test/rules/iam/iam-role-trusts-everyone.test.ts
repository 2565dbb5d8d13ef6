import { test } from "vitest";
import { iamRoleTrustsEveryone as rule } from "../../../server/src/rules/iam/iam-role-trusts-everyone.ts";
import { check, silent } from "../../fixture.ts";
import { role } from "./policies.ts";

test("a role that anyone may take on is reported", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": {
          "Statement": [
            { "Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole" },
//                                            ^^^ critical: "Role" trusts everyone, and no condition says who is meant: anyone with an AWS account can take on the role.
            {
              "Effect": "Allow",
              "Principal": { "AWS": ["111122223333", "*"] },
//                                                   ^^^ critical: "Role" trusts everyone, and no condition says who is meant: anyone with an AWS account can take on the role.
              "Action": "sts:AssumeRole",
              "Condition": { "Bool": { "aws:MultiFactorAuthPresent": true } }
            }
          ]
        }
      }
    }
  }
}`,
  );
});

const trusting = (more: object) =>
  role({ Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole", ...more });

test.each<[string, unknown]>([
  ["a role of a service", trusting({ Principal: { Service: "lambda.amazonaws.com" } })],
  ["a role of an account", trusting({ Principal: { AWS: "arn:aws:iam::111122223333:root" } })],
  ["whom a parameter names", trusting({ Principal: { AWS: { Ref: "Who" } } })],
  ["what is denied", trusting({ Effect: "Deny" })],
  ["an external id", trusting({ Condition: { StringEquals: { "sts:ExternalId": "4711" } } })],
  ["an organization", trusting({ Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } })],
  ["a condition of a parameter", trusting({ Condition: { Ref: "Condition" } })],
  [
    "what its own policies say",
    {
      Role: {
        Type: "AWS::IAM::Role",
        Properties: {
          Policies: [{ PolicyDocument: { Statement: [{ Effect: "Allow", Principal: "*" }] } }],
        },
      },
    },
  ],
])("silent about %s", (_, resources) => silent(rule, resources));

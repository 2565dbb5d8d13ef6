import { test } from "vitest";
import { iamAllowWithNotAction as rule } from "../../../server/src/rules/iam/iam-allow-with-not-action.ts";
import { check, silent } from "../../fixture.ts";
import { managedPolicy, openDocuments, policyOf } from "./policies.ts";

test("what is allowed but for exceptions is reported", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Policy": {
      "Type": "AWS::IAM::ManagedPolicy",
      "Properties": {
        "PolicyDocument": {
          "Statement": [
            { "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" },
//                                            ^^^^^^^ medium: A policy in "Policy" allows every action but those in NotAction: also what AWS adds later.
            { "Effect": "Allow", "NotAction": "iam:*", "Resource": "*", "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-1" } } }
//                                            ^^^^^^^ low: A policy in "Policy" allows every action but those in NotAction: also what AWS adds later.
          ]
        }
      }
    }
  }
}`,
  );
});

const excepting = (more: object) => managedPolicy({ Effect: "Allow", NotAction: "iam:*", ...more });

test.each<[string, unknown]>([
  ["what is denied but for exceptions", excepting({ Effect: "Deny" })],
  ["what may be either", excepting({ Effect: { Ref: "Effect" } })],
  ["what is taken away", excepting({ NotAction: { Ref: "AWS::NoValue" } })],
  [
    "what an endpoint lets through",
    {
      Endpoint: {
        Type: "AWS::EC2::VPCEndpoint",
        Properties: { PolicyDocument: { Statement: [{ Effect: "Allow", NotAction: "iam:*" }] } },
      },
    },
  ],
  ["a permissions boundary", { Boundary: excepting({}).Policy }],
])("silent about %s", (_, resources) => silent(rule, resources));

test.each(openDocuments)("silent about %s", (_, document) => silent(rule, policyOf(document)));

import { test } from "vitest";
import { iamAllowWithNotResource as rule } from "../../../server/src/rules/iam/iam-allow-with-not-resource.ts";
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
            { "Effect": "Allow", "NotResource": "arn:aws:s3:::salaries", "Action": "s3:GetObject" },
//                                              ^^^^^^^^^^^^^^^^^^^^^^^ medium: A policy in "Policy" allows its actions on every resource but those in NotResource: also on what others add later.
            { "Effect": "Allow", "NotResource": "arn:aws:s3:::salaries", "Action": "s3:GetObject", "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-1" } } }
//                                              ^^^^^^^^^^^^^^^^^^^^^^^ low: A policy in "Policy" allows its actions on every resource but those in NotResource: also on what others add later.
          ]
        }
      }
    }
  }
}`,
  );
});

const excepting = (more: object) =>
  managedPolicy({ Effect: "Allow", NotResource: "arn:aws:s3:::salaries", ...more });

test.each<[string, unknown]>([
  ["what is denied but for exceptions", excepting({ Effect: "Deny" })],
  ["what may be either", excepting({ Effect: { Ref: "Effect" } })],
  ["what is taken away", excepting({ NotResource: { Ref: "AWS::NoValue" } })],
  [
    "what an endpoint lets through",
    {
      Endpoint: {
        Type: "AWS::EC2::VPCEndpoint",
        Properties: {
          PolicyDocument: {
            Statement: [{ Effect: "Allow", NotResource: "arn:aws:s3:::salaries" }],
          },
        },
      },
    },
  ],
  ["a permissions boundary", { Boundary: excepting({}).Policy }],
])("silent about %s", (_, resources) => silent(rule, resources));

test.each(openDocuments)("silent about %s", (_, document) => silent(rule, policyOf(document)));

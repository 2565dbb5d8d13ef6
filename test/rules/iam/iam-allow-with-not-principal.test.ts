import { test } from "vitest";
import { iamAllowWithNotPrincipal as rule } from "../../../server/src/rules/iam/iam-allow-with-not-principal.ts";
import { check, silent } from "../../fixture.ts";
import { managedPolicy, openDocuments, policyOf } from "./policies.ts";

test("what is allowed but for exceptions is reported", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Policy": {
      "Type": "AWS::SQS::QueuePolicy",
      "Properties": {
        "PolicyDocument": {
          "Statement": [
            { "Effect": "Allow", "NotPrincipal": { "AWS": "111122223333" }, "Action": "sqs:SendMessage" },
//                                               ^^^^^^^^^^^^^^^^^^^^^^^^^ high: A policy in "Policy" lets in everyone but those in NotPrincipal: the rest of the world.
            { "Effect": "Allow", "NotPrincipal": { "AWS": "111122223333" }, "Action": "sqs:SendMessage", "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-1" } } }
//                                               ^^^^^^^^^^^^^^^^^^^^^^^^^ low: A policy in "Policy" lets in everyone but those in NotPrincipal: the rest of the world, as far as its condition goes.
          ]
        }
      }
    }
  }
}`,
  );
});

const excepting = (more: object) =>
  managedPolicy({ Effect: "Allow", NotPrincipal: { AWS: "111122223333" }, ...more });

test.each<[string, unknown]>([
  ["what is denied but for exceptions", excepting({ Effect: "Deny" })],
  ["what may be either", excepting({ Effect: { Ref: "Effect" } })],
  ["what is taken away", excepting({ NotPrincipal: { Ref: "AWS::NoValue" } })],
  [
    "what an endpoint lets through",
    {
      Endpoint: {
        Type: "AWS::EC2::VPCEndpoint",
        Properties: {
          PolicyDocument: {
            Statement: [{ Effect: "Allow", NotPrincipal: { AWS: "111122223333" } }],
          },
        },
      },
    },
  ],
  ["an identity's policy, where it may not stand at all", excepting({})],
])("silent about %s", (_, resources) => silent(rule, resources));

test.each(openDocuments)("silent about %s", (_, document) => silent(rule, policyOf(document)));

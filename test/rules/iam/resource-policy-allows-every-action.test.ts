import { test } from "vitest";
import { resourcePolicyAllowsEveryAction as rule } from "../../../server/src/rules/iam/resource-policy-allows-every-action.ts";
import { check, silent } from "../../fixture.ts";
import { bucketPolicy } from "./policies.ts";

test("every action on a bucket or queue is reported", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Queues": {
      "Type": "AWS::SQS::QueuePolicy",
      "Properties": {
        "PolicyDocument": {
          "Statement": [
            { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": ["sqs:SendMessage", "SQS:*"] },
//                                                                                                     ^^^^^^^ medium: "Queues" allows SQS:* to whom it lets in: also to delete, and to let in others.
            { "Effect": "Allow", "Principal": "*", "Action": "*", "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-1" } } }
//                                                           ^^^ medium: "Queues" allows * to whom it lets in: also to delete, and to let in others.
          ]
        }
      }
    }
  }
}`,
  );
});

const allowing = (more: object) =>
  bucketPolicy({
    Effect: "Allow",
    Principal: { AWS: "111122223333" },
    Action: "s3:*",
    Resource: "*",
    ...more,
  });

test.each<[string, unknown]>([
  ["what is denied", allowing({ Effect: "Deny" })],
  ["some actions", allowing({ Action: ["s3:Get*", "s3:List*"] })],
  ["the action of a parameter", allowing({ Action: { Ref: "Action" } })],
  [
    "the stack's own account",
    allowing({ Principal: { AWS: { "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:root" } } }),
  ],
  [
    "the stack's own account by its id",
    allowing({ Principal: { AWS: { Ref: "AWS::AccountId" } } }),
  ],
  // resource-policy-open-to-everyone says it.
  ["everyone", allowing({ Principal: "*" })],
])("silent about %s", (_, resources) => silent(rule, resources));

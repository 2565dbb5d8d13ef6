import { test } from "vitest";
import { iamStatementMixesActions as rule } from "../../../server/src/rules/iam/iam-statement-mixes-actions.ts";
import { check, silent } from "../../fixture.ts";

test("what could be limited stands among what cannot", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Scaler": {
      "Type": "AWS::IAM::Policy",
      "Properties": {
        "PolicyDocument": {
          "Statement": [
            { "Effect": "Allow", "Action": ["ecs:ListClusters", "ecs:UpdateService"], "Resource": "*" },
//                                                                                                ^^^ low: A policy in "Scaler" allows ecs:UpdateService on every resource of the account, along with other actions: in a statement of its own it can be allowed on single ones.
            { "Effect": "Allow", "Action": ["unheard:Of", "sqs:SendMessage"], "Resource": ["*"] }
//                                                                                         ^^^ low: A policy in "Scaler" allows sqs:SendMessage on every resource of the account, along with other actions: in a statement of its own it can be allowed on single ones.
          ]
        }
      }
    }
  }
}`,
  );
});

const policy = (statement: object) => ({
  Policy: {
    Type: "AWS::IAM::Policy",
    Properties: { PolicyDocument: { Statement: { Effect: "Allow", Resource: "*", ...statement } } },
  },
});

test.each<[string, object]>([
  ["what can all be limited, of which another rule tells", { Action: ["sqs:SendMessage"] }],
  ["what cannot be", { Action: ["ecs:ListClusters", "sqs:ListQueues"] }],
  ["what nobody knows", { Action: ["unheard:Of", { Ref: "Action" }] }],
  [
    "what a condition narrows",
    {
      Action: ["ecs:ListClusters", "ecs:UpdateService"],
      Condition: { StringEquals: { "aws:ResourceTag/App": "orders" } },
    },
  ],
  [
    "single resources",
    { Action: ["ecs:ListClusters", "ecs:UpdateService"], Resource: { "Fn::GetAtt": ["A", "Arn"] } },
  ],
  ["what is denied", { Effect: "Deny", Action: ["ecs:ListClusters", "ecs:UpdateService"] }],
  ["a whole service, which is graver", { Action: ["sqs:ListQueues", "sqs:*"] }],
])("silent about %s", (_, statement) => silent(rule, policy(statement)));

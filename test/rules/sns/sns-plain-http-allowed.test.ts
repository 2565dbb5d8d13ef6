import { expect, test } from "vitest";
import { snsPlainHttpAllowed as rule } from "../../../server/src/rules/sns/sns-plain-http-allowed.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("a policy gets the statement; without one the default policy stays", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Orders": { "Type": "AWS::SNS::Topic" },
//  ^^^^^^^^ low: "Orders" takes messages over plain HTTP: no policy of the topic refuses them, and they can be read and changed on their way.
    "Invoices": { "Type": "AWS::SNS::Topic" },
//  ^^^^^^^^^^ 🔎 low: "Invoices" takes messages over plain HTTP: no policy of the topic refuses them, and they can be read and changed on their way.
    "Policy": {
      "Type": "AWS::SNS::TopicPolicy",
      "Properties": {
        "Topics": [{ "Ref": "Invoices" }],
        "PolicyDocument": {
          "Statement": [
            { "Effect": "Allow", "Principal": { "Service": "events.amazonaws.com" }, "Action": "sns:Publish", "Resource": "*" }
          ]
        }
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Orders": { "Type": "AWS::SNS::Topic" },
    "Invoices": { "Type": "AWS::SNS::Topic" },
    "Policy": {
      "Type": "AWS::SNS::TopicPolicy",
      "Properties": {
        "Topics": [{ "Ref": "Invoices" }],
        "PolicyDocument": {
          "Statement": [
            { "Effect": "Allow", "Principal": { "Service": "events.amazonaws.com" }, "Action": "sns:Publish", "Resource": "*" },
            {
              "Sid": "RefusePlainHttp",
              "Effect": "Deny",
              "Principal": "*",
              "Action": "sns:Publish",
              "Resource": { "Ref": "Invoices" },
              "Condition": {
                "Bool": { "aws:SecureTransport": "false" }
              }
            }
          ]
        }
      }
    }
  }
}`,
  );
});

test.each(["sns:Publish", "SNS:Publish", "sns:*"])("silent where a policy refuses %s", (Action) => {
  const statement = {
    Effect: "Deny",
    Principal: "*",
    Action: ["sns:GetTopicAttributes", Action],
    Resource: { Ref: "Orders" },
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
  silent(rule, {
    Orders: { Type: "AWS::SNS::Topic" },
    Policy: {
      Type: "AWS::SNS::TopicPolicy",
      Properties: { Topics: [{ Ref: "Orders" }], PolicyDocument: { Statement: [statement] } },
    },
  });
});

test("silent where another stack may have the policy", () => {
  silent(rule, { Orders: { Type: "AWS::SNS::Topic" } }, { Transform: ["Macro"] });
});

test.each([["alias/aws/sns"], [{ "Fn::GetAtt": ["Key", "Arn"] }], [{ Ref: "MaybeKey" }]])(
  "under the KMS key %j HTTPS is all that there is",
  (KmsMasterKeyId) =>
    silent(rule, { Orders: { Type: "AWS::SNS::Topic", Properties: { KmsMasterKeyId } } }),
);

test("an empty name is no key", () => {
  const Orders = { Type: "AWS::SNS::Topic", Properties: { KmsMasterKeyId: "" } };
  expect(findingsOf(rule, templateOf({ Orders }))).toHaveLength(1);
});

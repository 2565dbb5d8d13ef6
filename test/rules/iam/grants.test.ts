import { expect, test } from "vitest";
import { iamPassRoleUnlimited } from "../../../server/src/rules/iam/iam-pass-role-unlimited.ts";
import { iamPolicyAllowsEveryAction } from "../../../server/src/rules/iam/iam-policy-allows-every-action.ts";
import { iamPolicyAllowsEverything } from "../../../server/src/rules/iam/iam-policy-allows-everything.ts";
import { iamPolicyAllowsWholeService } from "../../../server/src/rules/iam/iam-policy-allows-whole-service.ts";
import { iamPolicyEscalatesPrivileges } from "../../../server/src/rules/iam/iam-policy-escalates-privileges.ts";
import { iamPolicyOnEveryResource } from "../../../server/src/rules/iam/iam-policy-on-every-resource.ts";
import { iamPolicyReachesAllData } from "../../../server/src/rules/iam/iam-policy-reaches-all-data.ts";
import { findingsOf, silent, templateOf } from "../../fixture.ts";
import { allowed, bucketPolicy, managedPolicy, openDocuments, policyOf } from "./policies.ts";

/** All that judge what a statement of an identity's policy allows: of one statement the gravest says something. */
const rules = [
  iamPolicyAllowsEverything,
  iamPolicyAllowsEveryAction,
  iamPolicyEscalatesPrivileges,
  iamPassRoleUnlimited,
  iamPolicyReachesAllData,
  iamPolicyAllowsWholeService,
  iamPolicyOnEveryResource,
];

/** `severity rule: text underlined` of every finding. */
function said(resources: unknown, sections: object = {}): readonly string[] {
  const text = templateOf(resources, sections);
  return findingsOf(rules, text).map(
    ({ severity, rule, span }) => `${severity} ${rule}: ${text.slice(span.start, span.end)}`,
  );
}

const allow = (Action: unknown, Resource: unknown = "*", more: object = {}) =>
  managedPolicy({ Effect: "Allow", Action, Resource, ...more });

const sub = (text: string) => ({ "Fn::Sub": text });
const mfa = { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } };
const role = sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:role/*");

test.each<[string, object, readonly string[]]>([
  ["everything", allow("*"), ['critical iam-policy-allows-everything: "*"']],
  [
    "everything among more",
    allow(["s3:*", "*"], ["arn:aws:s3:::x", "*"]),
    ['critical iam-policy-allows-everything: "*"'],
  ],
  [
    "everything by an ARN",
    allow("*", "arn:aws:*:*:*:*"),
    ['critical iam-policy-allows-everything: "*"'],
  ],
  [
    "everything, put together",
    allow(sub("*"), { "Fn::Join": ["", ["*"]] }),
    ['critical iam-policy-allows-everything: "Action"'],
  ],
  [
    "everything under a condition",
    allow("*", "*", mfa),
    ['medium iam-policy-allows-everything: "*"'],
  ],
  [
    "everything under a condition without content",
    allow("*", "*", { Condition: {} }),
    ['critical iam-policy-allows-everything: "*"'],
  ],
  [
    "every action on something",
    allow("*", "arn:aws:s3:::x"),
    ['high iam-policy-allows-every-action: "*"'],
  ],
  [
    "every action on what only deployment knows",
    allow("*", { Ref: "Arn" }),
    ['high iam-policy-allows-every-action: "*"'],
  ],
  ["a service", allow("S3:*"), ['medium iam-policy-allows-whole-service: "S3:*"']],
  [
    "a service on something",
    allow("s3:*", sub("arn:${AWS::Partition}:s3:::x/*")),
    ['low iam-policy-allows-whole-service: "s3:*"'],
  ],
  [
    "a service under a condition",
    allow("s3:*", "*", mfa),
    ['low iam-policy-allows-whole-service: "s3:*"'],
  ],
  ["IAM", allow("iam:*"), ['high iam-policy-escalates-privileges: "*"']],
  ["IAM under a condition", allow("iam:*", "*", mfa), ['low iam-pass-role-unlimited: "*"']],
  [
    "IAM and another service",
    allow(["iam:*", "sns:*"]),
    [
      'medium iam-policy-allows-whole-service: "sns:*"',
      'high iam-policy-escalates-privileges: "*"',
    ],
  ],
  [
    "a way to more",
    allow(["sqs:SendMessage", "iam:Attach*"]),
    ['high iam-policy-escalates-privileges: "*"'],
  ],
  [
    "a way to more, on every user",
    allow("iam:CreateAccessKey", "arn:aws:iam::*:user/*"),
    ['high iam-policy-escalates-privileges: "arn:aws:iam::*:user/*"'],
  ],
  [
    "any role to pass",
    allow(["ec2:RunInstances", "iam:PassRole"]),
    ['high iam-pass-role-unlimited: "*"'],
  ],
  ["any role to pass, by pattern", allow("iam:p?ss*"), ['high iam-pass-role-unlimited: "*"']],
  [
    "any role to pass, by its ARN",
    allow("iam:PassRole", ["arn:aws:s3:::x", role]),
    ["high iam-pass-role-unlimited: {"],
  ],
  [
    "any role to pass to one service",
    allow("iam:PassRole", "*", {
      Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
    }),
    ['low iam-pass-role-unlimited: "*"'],
  ],
  [
    "all secrets",
    allow(["logs:PutLogEvents", "secretsmanager:Get*"]),
    ['medium iam-policy-reaches-all-data: "*"'],
  ],
  ["all keys", allow("kms:Decrypt"), ['medium iam-policy-reaches-all-data: "*"']],
  [
    "what could be limited",
    allow(["sqs:SendMessage", "sns:Publish"]),
    ['low iam-policy-on-every-resource: "*"'],
  ],
  [
    "what could be limited, by pattern",
    allow("kms:GenerateDataKey*"),
    ['low iam-policy-on-every-resource: "*"'],
  ],
  [
    "what a group's policies allow",
    {
      Admins: {
        Type: "AWS::IAM::Group",
        Properties: {
          Policies: [
            {
              PolicyName: "a",
              PolicyDocument: { Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] },
            },
          ],
        },
      },
    },
    ['medium iam-policy-allows-everything: "*"'],
  ],
  [
    "what administrators are given when they sign in",
    {
      Admins: {
        Type: "AWS::SSO::PermissionSet",
        Properties: {
          InlinePolicy: { Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] },
        },
      },
    },
    ['medium iam-policy-allows-everything: "*"'],
  ],
])("%s is reported", (_, resources, expected) => {
  expect(said(resources)).toEqual(expected);
});

test.each<[string, unknown]>([
  ["what is certain to be right", managedPolicy({ ...allowed, Resource: "arn:aws:s3:::x/*" })],
  ["what is denied", managedPolicy({ Effect: "Deny", Action: "*", Resource: "*" })],
  ["what is allowed or not", managedPolicy({ Effect: { Ref: "E" }, Action: "*", Resource: "*" })],
  ["what is excepted", managedPolicy({ Effect: "Allow", NotAction: "iam:*", Resource: "*" })],
  ["an unknown resource", allow("sqs:SendMessage", { Ref: "Resource" })],
  ["an unknown action", allow([{ Ref: "Action" }, "sqs:SendMessage"])],
  ["an action of a parameter's service", allow(sub("${Service}:*"))],
  ["what can only be allowed on everything", allow("ecr:GetAuthorizationToken")],
  ["what is partly such", allow(["sqs:SendMessage", "sqs:ListQueues"])],
  ["what is such by pattern", allow("ecr:GetAuth*")],
  ["what may be such by pattern", allow("s3:Put*")],
  ["what begins with a wildcard", allow("sqs:*Message")],
  ["what an agent talks to Systems Manager by", allow(["ssmmessages:*", "ec2messages:*"])],
  ["services that nothing is known of", allow("xray:PutTraceSegments")],
  [
    "what a tag limits",
    allow("sqs:SendMessage", "*", { Condition: { StringEquals: { "aws:ResourceTag/App": "x" } } }),
  ],
  ["what may be limited", allow("kms:Decrypt", "*", { Condition: { Ref: "Condition" } })],
  ["roles below a path", allow("iam:PassRole", "arn:aws:iam::*:role/app/*")],
  ["one's own keys", allow("iam:CreateAccessKey", "arn:aws:iam::*:user/${aws:username}")],
  [
    "a bucket's policy",
    bucketPolicy({
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::111122223333:root" },
      Action: "*",
      Resource: "*",
    }),
  ],
  [
    "the policy of a key",
    {
      Key: {
        Type: "AWS::KMS::Key",
        Properties: {
          KeyPolicy: {
            Statement: [
              {
                Effect: "Allow",
                Principal: { AWS: sub("arn:aws:iam::${AWS::AccountId}:root") },
                Action: "kms:*",
                Resource: "*",
              },
            ],
          },
        },
      },
    },
  ],
])("silent about %s", (_, resources) => {
  expect(said(resources)).toEqual([]);
});

test.each(openDocuments)("silent about %s", (_, document) => {
  for (const rule of rules) silent(rule, policyOf(document));
});

test("a permissions boundary allows nothing by itself", () => {
  const { Policy } = allow("*");
  const bounded = {
    Type: "AWS::IAM::Role",
    Properties: { PermissionsBoundary: { Ref: "Policy" }, Policies: [] },
  };
  expect(said({ Policy, Role: bounded })).toEqual([]);
  expect(said({ DeveloperBoundary: Policy })).toEqual([]);
  const named = { ...Policy.Properties, ManagedPolicyName: "team-boundary" };
  expect(said({ Policy: { ...Policy, Properties: named } })).toEqual([]);
  const attached = { ...named, Roles: ["team"] };
  expect(said({ Policy: { ...Policy, Properties: attached } })).toEqual([
    'critical iam-policy-allows-everything: "*"',
  ]);
});

test("what a permissions boundary limits is milder", () => {
  const { Policy } = allow("*");
  const PolicyDocument = Policy.Properties.PolicyDocument;
  const Properties = {
    PermissionsBoundary: { Ref: "Boundary" },
    Policies: [{ PolicyName: "all", PolicyDocument }],
  };
  expect(said({ Role: { Type: "AWS::IAM::Role", Properties } })).toEqual([
    'medium iam-policy-allows-everything: "*"',
  ]);
});

test("each branch of Fn::If is judged", () => {
  const either = allow({ "Fn::If": ["Prod", "sqs:SendMessage", "*"] });
  const Conditions = { Prod: { "Fn::Equals": [{ Ref: "AWS::Region" }, "us-east-1"] } };
  expect(said(either, { Conditions })).toEqual([
    'critical iam-policy-allows-everything: "*"',
    'low iam-policy-on-every-resource: "*"',
  ]);
});

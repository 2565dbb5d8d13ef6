import { describe, expect, test } from "vitest";
import { fixAll } from "../../../server/src/fixAll.ts";
import { kmsKeyPolicyWithoutService as rule } from "../../../server/src/rules/kms/kms-key-policy-without-service.ts";
import { check, checkFix, findingsOf, fixEach, silent, templateOf } from "../../fixture.ts";

const account = {
  Effect: "Allow",
  Principal: { AWS: { "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:root" } },
  Action: "kms:*",
  Resource: "*",
};
const allow = (Service: unknown) => ({ ...account, Principal: { Service } });
const keyOf = (...Statement: unknown[]) => ({
  Type: "AWS::KMS::Key",
  Properties: { KeyPolicy: { Version: "2012-10-17", Statement } },
});
const arn = { "Fn::GetAtt": ["Key", "Arn"] };
const Logs = { Type: "AWS::Logs::LogGroup", Properties: { KmsKeyId: arn } };
const Topic = { Type: "AWS::SNS::Topic", Properties: { KmsMasterKeyId: { Ref: "Key" } } };
const Queue = { Type: "AWS::SQS::Queue", Properties: { KmsMasterKeyId: { Ref: "Key" } } };

const messages = (resources: object, sections: object = {}) =>
  findingsOf(rule, templateOf(resources, sections)).map(({ message }) => message);
const statementsAfter = (resources: object, sections: object = {}) => {
  const text = fixEach(rule, templateOf(resources, sections));
  return JSON.parse(text).Resources.Key.Properties.KeyPolicy.Statement;
};

test("EKS demands no statement, so that finding is milder", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Key": {
      "Type": "AWS::KMS::Key",
      "Properties": {
        "KeyPolicy": {
          "Version": "2012-10-17",
          "Statement": [
//        ^^^^^^^^^^^ 🔎 medium: The policy of key "Key" does not name EKS: cluster "Cluster" can use the key only through a grant by the principal that creates it.
            { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "kms:*", "Resource": "*" }
          ]
        }
      }
    },
    "Cluster": {
      "Type": "AWS::EKS::Cluster",
      "Properties": { "EncryptionConfig": [{ "Provider": { "KeyArn": { "Fn::GetAtt": ["Key", "Arn"] } } }] }
    }
  }
}`,
    `
{
  "Resources": {
    "Key": {
      "Type": "AWS::KMS::Key",
      "Properties": {
        "KeyPolicy": {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "kms:*", "Resource": "*" },
            {
              "Sid": "Allow EKS to use the key",
              "Effect": "Allow",
              "Principal": { "Service": "eks.amazonaws.com" },
              "Action": ["kms:Decrypt", "kms:DescribeKey", "kms:CreateGrant"],
              "Resource": "*"
            }
          ]
        }
      }
    },
    "Cluster": {
      "Type": "AWS::EKS::Cluster",
      "Properties": { "EncryptionConfig": [{ "Provider": { "KeyArn": { "Fn::GetAtt": ["Key", "Arn"] } } }] }
    }
  }
}`,
  );
});

test("a level of the user's own counts for EKS too", () => {
  const Cluster = {
    Type: "AWS::EKS::Cluster",
    Properties: { EncryptionConfig: [{ Provider: { KeyArn: arn } }] },
  };
  const text = templateOf({ Key: keyOf(account), Cluster });
  const severities = (levels: Record<string, "critical">) =>
    findingsOf(rule, text, { levels }).map(({ severity }) => severity);
  expect(severities({})).toEqual(["medium"]);
  expect(severities({ "kms-*": "critical" })).toEqual(["critical"]);
});

test("a key without a policy gets the account's statement first", () => {
  check(
    rule,
    `{
  "Resources": {
    "Key": { "Type": "AWS::KMS::Key" },
//  ^^^^^ 🔎 high: The policy of key "Key" does not name CloudWatch Logs: CloudWatch Logs refuses to create log group "Logs" with the key.
    "Logs": { "Type": "AWS::Logs::LogGroup", "Properties": { "KmsKeyId": { "Fn::GetAtt": ["Key", "Arn"] } } }
  }
}`,
  );
  const [first, second, ...more] = statementsAfter({ Key: { Type: "AWS::KMS::Key" }, Logs });
  expect(more).toEqual([]);
  expect(first).toEqual({
    Sid: "Enable IAM User Permissions",
    Effect: "Allow",
    Principal: { AWS: { "Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:root" } },
    Action: "kms:*",
    Resource: "*",
  });
  expect(second).toMatchObject({
    Principal: { Service: { "Fn::Sub": "logs.${AWS::Region}.amazonaws.com" } },
    Resource: "*",
    Condition: {
      ArnLike: {
        "kms:EncryptionContext:aws:logs:arn": {
          "Fn::Sub": "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:*",
        },
      },
    },
  });
});

test("a single statement becomes a list", () => {
  const Key = { Type: "AWS::KMS::Key", Properties: { KeyPolicy: { Statement: account } } };
  const Trail = { Type: "AWS::CloudTrail::Trail", Properties: { KMSKeyId: { Ref: "Key" } } };
  expect(messages({ Key, Trail })).toEqual([
    'The policy of key "Key" does not name CloudTrail: CloudTrail refuses to create trail "Trail" with the key.',
  ]);
  const statements = statementsAfter({ Key, Trail });
  expect(statements[0]).toEqual(account);
  expect(statements.slice(1).map(({ Action }: { Action: string }) => Action)).toEqual([
    "kms:GenerateDataKey*",
    "kms:DescribeKey",
  ]);
});

test("the id of a new statement is none that the policy has", () => {
  const Sid = "Allow CloudWatch Logs to use the key";
  const statements = statementsAfter({ Key: keyOf({ ...account, Sid }), Logs });
  expect(statements.map((each: { Sid: string }) => each.Sid)).toEqual([Sid, `${Sid} 2`]);
});

describe("who publishes to an encrypted topic or queue", () => {
  const to = (id: string) => ({ "Fn::GetAtt": [id, id === "Topic" ? "TopicArn" : "Arn"] });
  test.each([
    [
      "alarm to topic",
      "cloudwatch",
      { Type: "AWS::CloudWatch::Alarm", Properties: { OKActions: [{ Ref: "Topic" }] } },
    ],
    [
      "composite alarm to topic",
      "cloudwatch",
      { Type: "AWS::CloudWatch::CompositeAlarm", Properties: { AlarmActions: [{ Ref: "Topic" }] } },
    ],
    [
      "rule to topic",
      "events",
      { Type: "AWS::Events::Rule", Properties: { Targets: [{ Id: "x", Arn: { Ref: "Topic" } }] } },
    ],
    [
      "rule to queue",
      "events",
      { Type: "AWS::Events::Rule", Properties: { Targets: [{ Id: "x", Arn: to("Queue") }] } },
    ],
    [
      "bucket to topic",
      "s3",
      {
        Type: "AWS::S3::Bucket",
        Properties: {
          NotificationConfiguration: { TopicConfigurations: [{ Topic: to("Topic") }] },
        },
      },
    ],
    [
      "bucket to queue",
      "s3",
      {
        Type: "AWS::S3::Bucket",
        Properties: {
          NotificationConfiguration: { QueueConfigurations: [{ Queue: to("Queue") }] },
        },
      },
    ],
    [
      "subscription of a queue",
      "sns",
      { Type: "AWS::SNS::Subscription", Properties: { Protocol: "sqs", Endpoint: to("Queue") } },
    ],
    [
      "topic with a subscription",
      "sns",
      {
        Type: "AWS::SNS::Topic",
        Properties: { Subscription: [{ Protocol: "sqs", Endpoint: to("Queue") }] },
      },
    ],
  ])("%s", (_, service, By) => {
    const principals = statementsAfter({ Key: keyOf(account), Topic, Queue, By })
      .slice(1)
      .map(({ Principal }: { Principal: { Service: string } }) => Principal.Service);
    expect(principals).toEqual([`${service}.amazonaws.com`]);
    silent(rule, { Key: keyOf(account, allow(`${service}.amazonaws.com`)), Topic, Queue, By });
  });

  test("a rule that may publish with a role", () => {
    const Targets = [{ Id: "x", Arn: { Ref: "Topic" }, RoleArn: { Ref: "Role" } }];
    const Rule = { Type: "AWS::Events::Rule", Properties: { Targets } };
    silent(rule, { Key: keyOf(account), Topic, Rule });
  });
  test("nobody", () => silent(rule, { Key: keyOf(account), Topic, Queue }));
  test("someone, but to a topic of another key", () =>
    silent(rule, {
      Key: keyOf(account),
      Topic: { Type: "AWS::SNS::Topic", Properties: { KmsMasterKeyId: "alias/aws/sns" } },
      Alarm: { Type: "AWS::CloudWatch::Alarm", Properties: { AlarmActions: [{ Ref: "Topic" }] } },
    }));
  test("the message says what gets lost, and where it comes from", () => {
    const Alarm = {
      Type: "AWS::CloudWatch::Alarm",
      Properties: { AlarmActions: [{ Ref: "Topic" }] },
    };
    const text = templateOf({ Key: keyOf(account), Topic, Alarm });
    const [finding] = findingsOf(rule, text);
    expect(finding?.message).toBe(
      'The policy of key "Key" does not name CloudWatch: what "Alarm" publishes to "Topic", which the key encrypts, does not get there.',
    );
    expect(finding?.related.map(({ span }) => text.slice(span.start, span.end))).toEqual([
      '"Alarm"',
    ]);
  });
});

test("a key is used through its alias too, by reference or by name", () => {
  const Alias = {
    Type: "AWS::KMS::Alias",
    Properties: { AliasName: { "Fn::Sub": "alias/${AWS::StackName}" }, TargetKeyId: arn },
  };
  for (const KmsMasterKeyId of [{ Ref: "Alias" }, { "Fn::Sub": "alias/${AWS::StackName}" }]) {
    const resources = {
      Key: keyOf(account),
      Alias,
      Topic: { Type: "AWS::SNS::Topic", Properties: { KmsMasterKeyId } },
      Alarm: { Type: "AWS::CloudWatch::Alarm", Properties: { AlarmActions: [{ Ref: "Topic" }] } },
    };
    expect(messages(resources)).toHaveLength(1);
  }
});

describe("nothing to report", () => {
  test.each([
    [
      "the region's principal",
      [account, allow({ "Fn::Sub": "logs.${AWS::Region}.amazonaws.com" })],
    ],
    ["joined", [allow({ "Fn::Join": [".", ["logs", { Ref: "AWS::Region" }, "amazonaws.com"]] })]],
    [
      "with the partition's domain",
      [allow({ "Fn::Sub": "logs.${AWS::Region}.${AWS::URLSuffix}" })],
    ],
    ["a region by name", [allow("logs.eu-west-1.amazonaws.com")]],
    ["without a region", [allow(["sns.amazonaws.com", "logs.amazonaws.com"])]],
    ["everyone", [{ ...account, Principal: "*" }]],
    ["everyone, the long way", [{ ...account, Principal: { AWS: ["*"] } }]],
    ["a principal that a parameter tells", [allow({ Ref: "Service" })]],
    ["principals that a parameter tells", [{ ...account, Principal: { Ref: "Who" } }]],
    ["all but some", [{ ...account, Principal: undefined, NotPrincipal: { AWS: "111122223333" } }]],
  ])("%s", (_, statements) => silent(rule, { Key: keyOf(...statements), Logs }));

  test("a policy that only deployment can tell", () => {
    for (const KeyPolicy of [
      { "Fn::Transform": {} },
      { Statement: { "Fn::FindInMap": ["A", "b", "c"] } },
      "{}",
    ])
      silent(rule, { Key: { Type: "AWS::KMS::Key", Properties: { KeyPolicy } }, Logs });
  });

  test("services that work in their caller's name", () =>
    silent(rule, {
      Key: keyOf(account),
      Secret: { Type: "AWS::SecretsManager::Secret", Properties: { KmsKeyId: { Ref: "Key" } } },
      Db: { Type: "AWS::RDS::DBInstance", Properties: { KmsKeyId: arn } },
    }));
});

test("a statement that denies, or names another service, lets nobody in", () => {
  const Key = keyOf(
    account,
    { ...allow("logs.amazonaws.com"), Effect: "Deny" },
    allow("s3.amazonaws.com"),
  );
  expect(messages({ Key, Logs })).toHaveLength(1);
});

describe("conditions", () => {
  const Conditions = { Audit: { "Fn::Equals": [{ Ref: "AWS::Region" }, "eu-west-1"] } };
  const Audited = { ...Logs, Condition: "Audit" };
  const statement = expect.objectContaining({ Sid: "Allow CloudWatch Logs to use the key" });

  test("a statement for a conditional resource is conditional", () => {
    const resources = { Key: keyOf(account), Audited };
    expect(messages(resources, { Conditions })).toEqual([
      'The policy of key "Key" does not name CloudWatch Logs: CloudWatch Logs refuses to create log group "Audited" with the key (when Audit is true).',
    ]);
    expect(statementsAfter(resources, { Conditions })).toEqual([
      account,
      { "Fn::If": ["Audit", statement, { Ref: "AWS::NoValue" }] },
    ]);
  });

  test("not where the key has the condition itself", () => {
    const resources = { Key: { ...keyOf(account), Condition: "Audit" }, Audited };
    expect(statementsAfter(resources, { Conditions })).toEqual([account, statement]);
  });

  test("nor where another resource needs it always", () => {
    const resources = { Key: keyOf(account), Audited, Logs };
    expect(messages(resources, { Conditions })).toEqual([
      'The policy of key "Key" does not name CloudWatch Logs: CloudWatch Logs refuses to create log group "Logs" with the key.',
    ]);
    expect(statementsAfter(resources, { Conditions })).toEqual([account, statement]);
  });

  test("a use in one branch only", () => {
    const Sometimes = {
      Type: "AWS::Logs::LogGroup",
      Properties: { KmsKeyId: { "Fn::If": ["Audit", arn, { Ref: "AWS::NoValue" }] } },
    };
    const resources = { Key: keyOf(account), Sometimes };
    expect(messages(resources, { Conditions })).toHaveLength(1);
    expect(statementsAfter(resources, { Conditions })).toEqual([account, statement]);
  });

  test("no fix in a list that Fn::If makes", () => {
    const Key = {
      Type: "AWS::KMS::Key",
      Properties: { KeyPolicy: { Statement: { "Fn::If": ["Audit", [account], [account]] } } },
    };
    const findings = findingsOf(rule, templateOf({ Key, Logs }, { Conditions }));
    expect(findings.flatMap((finding) => finding.fixes())).toEqual([]);
    expect(findings).not.toEqual([]);
  });
});

test("no statement refers to a resource, so there is no cycle; all come in one run", () => {
  const resources = {
    Key: { Type: "AWS::KMS::Key" },
    Logs,
    Topic,
    Trail: { Type: "AWS::CloudTrail::Trail", Properties: { KMSKeyId: arn } },
    Alarm: { Type: "AWS::CloudWatch::Alarm", Properties: { AlarmActions: [{ Ref: "Topic" }] } },
  };
  const { text } = fixAll(templateOf(resources), { rules: [rule], include: "review" });
  expect(findingsOf(rule, text)).toEqual([]);
  const { Key } = JSON.parse(text).Resources;
  expect(Key.Properties.KeyPolicy.Statement).toHaveLength(5);
  const referred = JSON.stringify(Key).match(/\$\{[^}]+\}|"Ref":"[^"]+"|Fn::GetAtt/g) ?? [];
  expect(referred.filter((each) => !each.includes("AWS::"))).toEqual([]);
});

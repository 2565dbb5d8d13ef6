import { describe, expect, test } from "vitest";
import { s3NotificationRefused as rule } from "../../../server/src/rules/s3/s3-notification-refused.ts";
import { check, checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

const arnOf = (id: string) => ({ "Fn::GetAtt": [id, "Arn"] });
const bucket = (NotificationConfiguration: object, rest: object = {}) => ({
  Type: "AWS::S3::Bucket",
  Properties: { NotificationConfiguration },
  ...rest,
});
const calling = (arn: unknown) => ({
  LambdaConfigurations: [{ Event: "s3:ObjectCreated:*", Function: arn }],
});
const permission = (properties: object = {}) => ({
  Type: "AWS::Lambda::Permission",
  Properties: {
    Action: "lambda:InvokeFunction",
    FunctionName: { Ref: "Resize" },
    Principal: "s3.amazonaws.com",
    ...properties,
  },
});
const Resize = { Type: "AWS::Lambda::Function", Properties: { FunctionName: "resize" } };
const withPermission = (properties: object, rest: object = {}) => ({
  Uploads: bucket(calling(arnOf("Resize")), rest),
  Resize,
  Permission: permission(properties),
});

describe("s3-notification-refused", () => {
  test("a permission is added, and the bucket waits for it", () => {
    checkFix(
      rule,
      `
{
  "Conditions": { "IsProd": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] } },
  "Resources": {
    "Uploads": {
      "Type": "AWS::S3::Bucket",
      "Condition": "IsProd",
      "DependsOn": "Resize",
      "Properties": {
        "BucketName": { "Fn::Sub": "uploads-\${Env}-\${AWS::AccountId}" },
        "NotificationConfiguration": {
          "LambdaConfigurations": [
            { "Event": "s3:ObjectCreated:*", "Function": { "Fn::GetAtt": ["Resize", "Arn"] } },
//                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 critical: Bucket "Uploads" is to notify "Resize", and nothing lets S3 call the function: S3 refuses the notification, and the bucket is not created.
            { "Event": "s3:ObjectRemoved:*", "Function": { "Fn::GetAtt": ["Resize", "Arn"] } }
          ]
        }
      }
    },
    "Resize": { "Type": "AWS::Lambda::Function" },
    "OfOther": {
      "Type": "AWS::Lambda::Permission",
      "Properties": {
        "Action": "lambda:InvokeFunction",
        "FunctionName": { "Ref": "Resize" },
        "Principal": "events.amazonaws.com"
      }
    }
  }
}`,
      `
{
  "Conditions": { "IsProd": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] } },
  "Resources": {
    "Uploads": {
      "Type": "AWS::S3::Bucket",
      "Condition": "IsProd",
      "DependsOn": ["Resize", "ResizePermission"],
      "Properties": {
        "BucketName": { "Fn::Sub": "uploads-\${Env}-\${AWS::AccountId}" },
        "NotificationConfiguration": {
          "LambdaConfigurations": [
            { "Event": "s3:ObjectCreated:*", "Function": { "Fn::GetAtt": ["Resize", "Arn"] } },
            { "Event": "s3:ObjectRemoved:*", "Function": { "Fn::GetAtt": ["Resize", "Arn"] } }
          ]
        }
      }
    },
    "Resize": { "Type": "AWS::Lambda::Function" },
    "ResizePermission": {
      "Type": "AWS::Lambda::Permission",
      "Condition": "IsProd",
      "Properties": {
        "Action": "lambda:InvokeFunction",
        "FunctionName": { "Fn::GetAtt": ["Resize", "Arn"] },
        "Principal": "s3.amazonaws.com",
        "SourceAccount": { "Ref": "AWS::AccountId" },
        "SourceArn": {
          "Fn::Sub": "arn:\${AWS::Partition}:s3:::uploads-\${Env}-\${AWS::AccountId}"
        }
      }
    },
    "OfOther": {
      "Type": "AWS::Lambda::Permission",
      "Properties": {
        "Action": "lambda:InvokeFunction",
        "FunctionName": { "Ref": "Resize" },
        "Principal": "events.amazonaws.com"
      }
    }
  }
}`,
    );
  });

  test("a permission that names the bucket comes too late", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "Uploads": {
      "Type": "AWS::S3::Bucket",
      "Properties": {
        "NotificationConfiguration": {
          "LambdaConfigurations": [
            { "Event": "s3:ObjectCreated:*", "Function": { "Fn::GetAtt": ["Resize", "Arn"] } }
//                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: Bucket "Uploads" is to notify "Resize", and "Permission", which lets S3 do so, waits for the bucket: S3 refuses the notification, and the bucket is not created.
          ]
        }
      }
    },
    "Resize": { "Type": "AWS::Lambda::Function" },
    "Permission": {
      "Type": "AWS::Lambda::Permission",
      "Properties": {
        "Action": "lambda:InvokeFunction",
        "FunctionName": { "Fn::GetAtt": ["Resize", "Arn"] },
        "Principal": "s3.amazonaws.com",
        "SourceArn": { "Fn::GetAtt": ["Uploads", "Arn"] }
      }
    }
  }
}`,
      `
{
  "Resources": {
    "Uploads": {
      "Type": "AWS::S3::Bucket",
      "DependsOn": ["Permission"],
      "Properties": {
        "NotificationConfiguration": {
          "LambdaConfigurations": [
            { "Event": "s3:ObjectCreated:*", "Function": { "Fn::GetAtt": ["Resize", "Arn"] } }
          ]
        }
      }
    },
    "Resize": { "Type": "AWS::Lambda::Function" },
    "Permission": {
      "Type": "AWS::Lambda::Permission",
      "Properties": {
        "Action": "lambda:InvokeFunction",
        "FunctionName": { "Fn::GetAtt": ["Resize", "Arn"] },
        "Principal": "s3.amazonaws.com",
        "SourceAccount": { "Ref": "AWS::AccountId" }
      }
    }
  }
}`,
    );
  });

  test("a bucket with a name is named by it", () => {
    const template = templateOf({
      ...withPermission({
        SourceArn: { "Fn::Sub": "arn:aws:s3:::${Uploads}" },
        SourceAccount: "123456789012",
      }),
      Uploads: {
        Type: "AWS::S3::Bucket",
        Properties: {
          BucketName: "example-uploads",
          NotificationConfiguration: calling(arnOf("Resize")),
        },
      },
    });
    const [fix] = findingsOf(rule, template)[0]?.fixes() ?? [];
    expect(fix?.safety).toBe("safe");
    expect(fix?.changes[0]).toMatchObject({
      value: { "Fn::Sub": "arn:${AWS::Partition}:s3:::example-uploads" },
    });
    expect(fix?.changes.length).toBe(2);
  });

  test("a permission that waits for the bucket otherwise too is not mended", () => {
    const template = templateOf({
      ...withPermission({ SourceArn: arnOf("Uploads") }),
      Permission: { ...permission({ SourceArn: arnOf("Uploads") }), DependsOn: "Uploads" },
    });
    expect(findingsOf(rule, template).map((each) => each.fixes())).toEqual([[]]);
  });

  test("without an order the bucket may come first", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "Uploads": {
      "Type": "AWS::S3::Bucket",
      "DependsOn": ["Resize"],
//                 ^^^^^^^^^^ 💡 high: Bucket "Uploads" may be there before "Permission", which lets S3 notify "Resize": CloudFormation creates the two at once, and S3 refuses the notification if the bucket comes first.
      "Properties": {
        "NotificationConfiguration": {
          "LambdaConfigurations": [
            { "Event": "s3:ObjectCreated:*", "Function": { "Fn::GetAtt": ["Resize", "Arn"] } }
          ]
        }
      }
    },
    "Resize": { "Type": "AWS::Lambda::Function" },
    "Permission": {
      "Type": "AWS::Lambda::Permission",
      "Properties": {
        "Action": "lambda:InvokeFunction",
        "FunctionName": { "Ref": "Resize" },
        "Principal": { "Fn::Sub": "s3.\${AWS::URLSuffix}" },
        "SourceAccount": { "Ref": "AWS::AccountId" }
      }
    }
  }
}`,
      `
{
  "Resources": {
    "Uploads": {
      "Type": "AWS::S3::Bucket",
      "DependsOn": ["Resize", "Permission"],
      "Properties": {
        "NotificationConfiguration": {
          "LambdaConfigurations": [
            { "Event": "s3:ObjectCreated:*", "Function": { "Fn::GetAtt": ["Resize", "Arn"] } }
          ]
        }
      }
    },
    "Resize": { "Type": "AWS::Lambda::Function" },
    "Permission": {
      "Type": "AWS::Lambda::Permission",
      "Properties": {
        "Action": "lambda:InvokeFunction",
        "FunctionName": { "Ref": "Resize" },
        "Principal": { "Fn::Sub": "s3.\${AWS::URLSuffix}" },
        "SourceAccount": { "Ref": "AWS::AccountId" }
      }
    }
  }
}`,
    );
  });

  test("queues and topics need a policy", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "Uploads": {
      "Type": "AWS::S3::Bucket",
      "Properties": {
        "NotificationConfiguration": {
          "QueueConfigurations": [
            { "Event": "s3:ObjectCreated:*", "Queue": { "Fn::GetAtt": ["Queue", "Arn"] } }
//                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: Bucket "Uploads" is to notify "Queue", and nothing lets S3 send to the queue: S3 refuses the notification, and the bucket is not created.
          ],
          "TopicConfigurations": [
            { "Event": "s3:ObjectRemoved:*", "Topic": { "Ref": "Topic" } }
//                                                    ^^^^^^^^^^^^^^^^^^ 🔎 critical: Bucket "Uploads" is to notify "Topic", and nothing lets S3 send to the topic: S3 refuses the notification, and the bucket is not created.
          ]
        }
      }
    },
    "Queue": { "Type": "AWS::SQS::Queue" },
    "Topic": { "Type": "AWS::SNS::Topic" }
  }
}`,
      `
{
  "Resources": {
    "Uploads": {
      "Type": "AWS::S3::Bucket",
      "DependsOn": ["QueuePolicy", "TopicPolicy"],
      "Properties": {
        "NotificationConfiguration": {
          "QueueConfigurations": [
            { "Event": "s3:ObjectCreated:*", "Queue": { "Fn::GetAtt": ["Queue", "Arn"] } }
          ],
          "TopicConfigurations": [
            { "Event": "s3:ObjectRemoved:*", "Topic": { "Ref": "Topic" } }
          ]
        }
      }
    },
    "Queue": { "Type": "AWS::SQS::Queue" },
    "QueuePolicy": {
      "Type": "AWS::SQS::QueuePolicy",
      "Properties": {
        "Queues": [{ "Ref": "Queue" }],
        "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": { "Service": "s3.amazonaws.com" },
              "Action": "sqs:SendMessage",
              "Resource": { "Fn::GetAtt": ["Queue", "Arn"] },
              "Condition": {
                "StringEquals": {
                  "aws:SourceAccount": { "Ref": "AWS::AccountId" }
                }
              }
            }
          ]
        }
      }
    },
    "Topic": { "Type": "AWS::SNS::Topic" },
    "TopicPolicy": {
      "Type": "AWS::SNS::TopicPolicy",
      "Properties": {
        "Topics": [{ "Ref": "Topic" }],
        "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": { "Service": "s3.amazonaws.com" },
              "Action": "sns:Publish",
              "Resource": { "Ref": "Topic" },
              "Condition": {
                "StringEquals": {
                  "aws:SourceAccount": { "Ref": "AWS::AccountId" }
                }
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

  test("a policy without S3 is nobody's to replace", () => {
    check(
      rule,
      `
{
  "Resources": {
    "Uploads": {
      "Type": "AWS::S3::Bucket",
      "Properties": {
        "NotificationConfiguration": {
          "QueueConfigurations": [
            { "Event": "s3:ObjectCreated:*", "Queue": { "Fn::GetAtt": ["Queue", "Arn"] } }
//                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ critical: Bucket "Uploads" is to notify "Queue", and nothing lets S3 send to the queue: S3 refuses the notification, and the bucket is not created.
          ]
        }
      }
    },
    "Queue": { "Type": "AWS::SQS::Queue" },
    "Policy": {
      "Type": "AWS::SQS::QueuePolicy",
      "Properties": {
        "Queues": [{ "Ref": "Queue" }],
        "PolicyDocument": {
          "Statement": [
            { "Effect": "Allow", "Principal": { "Service": "sns.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "*" },
            { "Effect": "Allow", "Principal": { "Service": "s3.amazonaws.com" }, "Action": "sqs:GetQueueUrl", "Resource": "*" },
            { "Effect": "Deny", "Principal": "*", "Action": "sqs:*", "Resource": "*" }
          ]
        }
      }
    }
  }
}`,
    );
  });

  test.each([
    ["that waits", withPermission({}, { DependsOn: "Permission" })],
    ["for what may be the function", withPermission({ FunctionName: { Ref: "Name" } })],
    ["of who may be S3", withPermission({ Principal: { Ref: "Principal" } })],
    ["of everyone", withPermission({ Principal: "*" })],
    ["for what may be a call", withPermission({ Action: { Ref: "Action" } })],
    [
      "by the function's name",
      withPermission({ FunctionName: "resize" }, { DependsOn: "Permission" }),
    ],
    ["of calls of any kind", withPermission({ Action: "lambda:*" }, { DependsOn: "Permission" })],
  ])("silent with a permission %s", (_, resources) => silent(rule, resources));

  test("silent where the alias that is notified has one", () =>
    silent(rule, {
      Uploads: bucket(calling({ Ref: "Live" }), { DependsOn: ["Permission"] }),
      Resize,
      Live: { Type: "AWS::Lambda::Alias", Properties: { FunctionName: { Ref: "Resize" } } },
      Permission: permission({ FunctionName: { Ref: "Live" } }),
    }));

  const statement = (Principal: unknown, rest: object = {}) => ({
    Effect: "Allow",
    Principal,
    Action: "SQS:SendMessage",
    Resource: "*",
    ...rest,
  });
  test.each([
    ["S3", statement({ Service: ["sns.amazonaws.com", "s3.amazonaws.com"] })],
    ["everyone", statement("*")],
    ["everyone with an account", statement({ AWS: "*" })],
    ["someone whom nobody knows yet", statement({ Service: { Ref: "Service" } })],
    [
      "S3 to do what nobody knows yet",
      statement({ Service: "s3.amazonaws.com" }, { Action: { Ref: "Action" } }),
    ],
    ["nobody knows whom", { "Fn::If": ["Unknown", {}, {}] }],
  ])("silent with a policy that lets in %s", (_, each) =>
    silent(rule, {
      Uploads: bucket(
        { QueueConfigurations: [{ Event: "s3:*", Queue: arnOf("Queue") }] },
        { DependsOn: ["Policy"] },
      ),
      Queue: { Type: "AWS::SQS::Queue" },
      Policy: {
        Type: "AWS::SQS::QueuePolicy",
        Properties: { Queues: [{ Ref: "Queue" }], PolicyDocument: { Statement: [each] } },
      },
    }),
  );

  test.each([
    ["a function elsewhere", { Uploads: bucket(calling({ Ref: "FunctionArn" })) }],
    ["what nobody knows yet", { Uploads: bucket({ Ref: "Notifications" }), Resize }],
    [
      "a circle",
      { Uploads: bucket(calling(arnOf("Resize"))), Resize: { ...Resize, DependsOn: "Uploads" } },
    ],
    [
      "a function that another stack gets",
      {
        Uploads: bucket(calling(arnOf("Resize"))),
        Resize,
        More: {
          Type: "AWS::CloudFormation::Stack",
          Properties: { Parameters: { Arn: arnOf("Resize") } },
        },
      },
    ],
  ])("silent about %s", (_, resources) => silent(rule, resources));

  test("silent where permissions may be hidden", () =>
    silent(
      rule,
      { Uploads: bucket(calling(arnOf("Resize"))), Resize },
      { Transform: "Company::Macro" },
    ));
});

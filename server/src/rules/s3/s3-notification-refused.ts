import { isCreatedAfter } from "../../template/dependencies.ts";
import type { Resource, Template } from "../../template/template.ts";
import type { Problem, ResourceRule } from "../rule.ts";
import { dependsOnOf, waitingFor } from "../waiting.ts";
import { addPermission, nameTheAccount } from "./notificationFixes.ts";
import {
  type Destination,
  destinationsOf,
  permissionsFor,
  permissionTypes,
} from "./notifications.ts";

export const s3NotificationRefused: ResourceRule = {
  id: "s3-notification-refused",
  severity: "critical",
  topics: ["operations"],
  category: "Template",
  needsNesting: true,
  resourceTypes: ["AWS::S3::Bucket"],
  alsoReads: permissionTypes,
  docs: {
    summary: "A bucket is to notify what S3 may not send to, or not yet.",
    why: "S3 tries a notification before it takes it. Where it may not call the function, or send to the queue or topic, it refuses (“Unable to validate the following destination configurations”), and the stack is rolled back. The permission must be there before the bucket, so the bucket has to wait for it, and the permission must not refer to the bucket: each would wait for the other.",
    bad: `{
  "Uploads": {
    "Type": "AWS::S3::Bucket",
    "Properties": {
      "NotificationConfiguration": {
        "LambdaConfigurations": [
          { "Event": "s3:ObjectCreated:*", "Function": { "Fn::GetAtt": ["Resize", "Arn"] } }
        ]
      }
    }
  },
  "Resize": {
    "Type": "AWS::Lambda::Function",
    "Properties": {
      "Runtime": "python3.13",
      "Handler": "index.handler",
      "Role": "arn:aws:iam::123456789012:role/resize",
      "Code": { "S3Bucket": "releases", "S3Key": "resize.zip" }
    }
  }
}`,
    good: `{
  "Uploads": {
    "Type": "AWS::S3::Bucket",
    "DependsOn": ["ResizePermission"],
    "Properties": {
      "NotificationConfiguration": {
        "LambdaConfigurations": [
          { "Event": "s3:ObjectCreated:*", "Function": { "Fn::GetAtt": ["Resize", "Arn"] } }
        ]
      }
    }
  },
  "Resize": {
    "Type": "AWS::Lambda::Function",
    "Properties": {
      "Runtime": "python3.13",
      "Handler": "index.handler",
      "Role": "arn:aws:iam::123456789012:role/resize",
      "Code": { "S3Bucket": "releases", "S3Key": "resize.zip" }
    }
  },
  "ResizePermission": {
    "Type": "AWS::Lambda::Permission",
    "Properties": {
      "Action": "lambda:InvokeFunction",
      "FunctionName": { "Fn::GetAtt": ["Resize", "Arn"] },
      "Principal": "s3.amazonaws.com",
      "SourceAccount": { "Ref": "AWS::AccountId" }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-notificationconfiguration.html",
    ],
  },
  equivalents: {},

  check(bucket, report, template) {
    if (template.hasHiddenResources) return;
    for (const destination of destinationsOf(bucket, template)) {
      const { target } = destination;
      if (template.isPassedToNestedStack(target.id)) continue;
      // That is a circle, and told as one.
      if (isCreatedAfter(template, target.id, bucket.id)) continue;
      const problem = problemOf(bucket, destination, template);
      if (problem) report(problem);
    }
  },
};

function problemOf(
  bucket: Resource,
  destination: Destination,
  template: Template,
): Problem | undefined {
  const { target, value, kind } = destination;
  const all = permissionsFor(destination, template);
  if (all.some(({ isSure }) => !isSure)) return undefined;
  const permissions = all.map(({ resource }) => resource);
  if (permissions.some(({ id }) => isCreatedAfter(template, bucket.id, id))) return undefined;
  const [permission] = permissions;
  const sends = kind === "function" ? "call the function" : `send to the ${kind}`;
  if (!permission)
    return {
      at: value.at,
      message: `Bucket "${bucket.id}" is to notify "${target.id}", and nothing lets S3 ${sends}: S3 refuses the notification, and the bucket is not created.`,
      related: [{ at: target.key, message: `The ${kind} that S3 may not reach.` }],
      fixes: () => addPermission(bucket, destination, template),
    };
  const related = [{ at: permission.key, message: `What lets S3 ${sends}.` }];
  if (permissions.every(({ id }) => isCreatedAfter(template, id, bucket.id)))
    return {
      at: value.at,
      message: `Bucket "${bucket.id}" is to notify "${target.id}", and "${permission.id}", which lets S3 do so, waits for the bucket: S3 refuses the notification, and the bucket is not created.`,
      related,
      fixes: () => nameTheAccount(bucket, permission, template),
    };
  return {
    at: dependsOnOf(bucket),
    severity: "high",
    message: `Bucket "${bucket.id}" may be there before "${permission.id}", which lets S3 notify "${target.id}": CloudFormation creates the two at once, and S3 refuses the notification if the bucket comes first.`,
    related,
    fixes: () => waitingFor(template, bucket, [permission.id]),
  };
}

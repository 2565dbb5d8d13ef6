import type { ResourceRule } from "../rule.ts";
import { awsPolicyIn } from "./managedPolicies.ts";

export const iamFullAccessPolicyAttached: ResourceRule = {
  id: "iam-full-access-policy-attached",
  severity: "medium",
  catalogue: ["iam-admin-managed-policy"],
  category: "Security",
  needsNesting: true,
  resourceTypes: ["AWS::IAM::Group", "AWS::IAM::Role", "AWS::IAM::User"],
  docs: {
    summary: "A role, user or group has one of AWS's policies that allow everything in a service.",
    why: "Such a policy allows every action on every resource that the account has in the service: with it a function that reads one bucket can delete them all. A policy of its own names the actions and the resource.",
    bad: `{
  "Role": {
    "Type": "AWS::IAM::Role",
    "Properties": {
      "AssumeRolePolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }]
      },
      "ManagedPolicyArns": ["arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess"]
    }
  }
}`,
    good: `{
  "Role": {
    "Type": "AWS::IAM::Role",
    "Properties": {
      "AssumeRolePolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }]
      },
      "Policies": [
        {
          "PolicyName": "ReadOrders",
          "PolicyDocument": {
            "Version": "2012-10-17",
            "Statement": [{ "Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": { "Fn::Sub": "arn:\${AWS::Partition}:dynamodb:\${AWS::Region}:\${AWS::AccountId}:table/orders" } }]
          }
        }
      ]
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
      "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html",
    ],
  },
  equivalents: { cdk_nag: ["AwsSolutions-IAM4"] },

  check(resource, report, template) {
    for (const arn of resource.get("ManagedPolicyArns").items()) {
      const policy = awsPolicyIn(template, arn);
      // IAM's own is an administrator's.
      if (!policy?.endsWith("FullAccess") || policy === "IAMFullAccess") continue;
      report({
        at: arn.at,
        message: `"${resource.id}" has ${policy}: it may change and delete everything that the account has in the service.`,
      });
    }
  },
};

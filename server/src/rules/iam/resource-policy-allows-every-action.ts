import type { Template } from "../../template/template.ts";
import type { ResourceRule } from "../rule.ts";
import { everyoneIn, isFenced } from "./everyone.ts";
import { isEveryAction, type Named, type Statement, statementsOf, textIn } from "./statements.ts";

export const resourcePolicyAllowsEveryAction: ResourceRule = {
  id: "resource-policy-allows-every-action",
  severity: "medium",
  catalogue: ["resource-policy-wildcard-action"],
  category: "Security",
  needsNesting: true,
  resourceTypes: [
    "AWS::ECR::Repository",
    "AWS::S3::BucketPolicy",
    "AWS::SNS::TopicInlinePolicy",
    "AWS::SNS::TopicPolicy",
    "AWS::SQS::QueueInlinePolicy",
    "AWS::SQS::QueuePolicy",
    "AWS::SecretsManager::ResourcePolicy",
  ],
  docs: {
    summary: "The policy of a bucket, a queue or the like allows somebody every action on it.",
    why: "Every action is also to delete what is in it, to change the policy itself and to let in others. Whoever sends or reads needs one or two of them.",
    bad: `{
  "Policy": {
    "Type": "AWS::SQS::QueuePolicy",
    "Properties": {
      "Queues": ["https://sqs.eu-central-1.amazonaws.com/444455556666/orders"],
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sqs:*", "Resource": "*" }]
      }
    }
  }
}`,
    good: `{
  "Policy": {
    "Type": "AWS::SQS::QueuePolicy",
    "Properties": {
      "Queues": ["https://sqs.eu-central-1.amazonaws.com/444455556666/orders"],
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sqs:SendMessage", "Resource": "*" }]
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html",
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html",
    ],
  },
  equivalents: {
    cfn_nag: ["F15", "F20"],
    guard: ["S3_BUCKET_POLICY_NO_WILDCARD_ACTION", "SQS_QUEUEPOLICY_NO_WILDCARD_ACTION"],
    trivy: ["AWS-0097"],
  },

  check(resource, report, template) {
    const statements = statementsOf(resource, template);
    for (const statement of statements) {
      const every = statement.actions.find(isWholeService);
      if (statement.effect !== "Allow" || !every || isForOwnAccount(statement, template)) continue;
      // What lets in everyone is told as such.
      if (everyoneIn(statement, template) && !isFenced(statement, statements, template)) continue;
      report({
        at: every.value.at,
        message: `"${resource.id}" allows ${every.text} to whom it lets in: also to delete, and to let in others.`,
      });
    }
  },
};

const isWholeService = (action: Named): boolean =>
  isEveryAction(action) || (action.text?.endsWith(":*") ?? false);

/** Whether it only leaves to the stack's own account who may, as the policies do that AWS itself makes. */
function isForOwnAccount({ value }: Statement, template: Template): boolean {
  const principals = value.get("Principal").get("AWS").items();
  return (
    principals.length > 0 &&
    principals.every((each) =>
      /^(?:arn:[^:]*:iam::)?\$\{AccountId\}(?::root)?$/.test(textIn(template, each) ?? ""),
    )
  );
}

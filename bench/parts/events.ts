/** A function that a queue and a schedule start, and the topic that hears of it. */
import { getAtt, ref, sub } from "../../server/src/template/intrinsics.ts";
import { alarm, type Part, roleProperties } from "./part.ts";

export const events: Part = (copy) => {
  const { number, id, marked, unmarked, tags, resource } = copy;
  return [
    resource("ReportTopic", "AWS::SNS::Topic", {
      TopicName: number % 5 === 1 ? unmarked("reports") : marked("reports"),
      DisplayName: "Reports of the nightly billing run",
      Tags: tags(marked("reports")),
    }),
    resource("ReportSubscription", "AWS::SNS::Subscription", {
      TopicArn: copy.ref("ReportTopic"),
      Protocol: "email",
      Endpoint: ref("Owner"),
    }),
    resource("BillingQueue", "AWS::SQS::Queue", {
      QueueName: marked("billing"),
      VisibilityTimeout: 360,
      MessageRetentionPeriod: 1209600,
      SqsManagedSseEnabled: true,
      Tags: tags(marked("billing")),
    }),
    resource(
      "BillingRole",
      "AWS::IAM::Role",
      roleProperties(
        copy,
        "billing",
        "lambda",
        ["service-role/AWSLambdaBasicExecutionRole"],
        ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
        copy.arn("BillingQueue"),
      ),
    ),
    resource(
      "BillingFunction",
      "AWS::Lambda::Function",
      {
        FunctionName: marked("billing"),
        Description: "Adds up what each customer owes and writes the invoices",
        Runtime: "python3.12",
        Handler: "index.handler",
        Role: copy.arn("BillingRole"),
        Timeout: 60,
        MemorySize: 512,
        TracingConfig: { Mode: "Active" },
        Environment: {
          Variables: {
            BUCKET: copy.ref("InvoiceBucket"),
            TABLE: copy.ref("SessionTable"),
            TOPIC: copy.ref("ReportTopic"),
            LOG_LEVEL: { "Fn::If": ["IsProduction", "INFO", "DEBUG"] },
          },
        },
        Code: {
          ZipFile:
            'import json\nimport os\n\n\ndef handler(event, context):\n    """Writes an invoice for each message."""\n    for record in event.get("Records", []):\n        print(json.dumps({"bucket": os.environ["BUCKET"], "message": record["body"]}))\n    return {"written": len(event.get("Records", []))}\n',
        },
        Tags: tags(marked("billing")),
      },
      {
        output: {
          description: "ARN of the function that writes invoices",
          value: copy.arn("BillingFunction"),
        },
      },
    ),
    resource("BillingLogs", "AWS::Logs::LogGroup", {
      LogGroupName: sub(`/aws/lambda/\${${id("BillingFunction")}}`),
      RetentionInDays: ref("LogRetentionInDays"),
    }),
    resource("NightlyRule", "AWS::Events::Rule", {
      Description: "Starts the billing run at two at night",
      ScheduleExpression: "cron(0 2 * * ? *)",
      State: "ENABLED",
      Targets: [{ Id: "Billing", Arn: copy.arn("BillingFunction") }],
    }),
    resource("NightlyPermission", "AWS::Lambda::Permission", {
      FunctionName: copy.ref("BillingFunction"),
      Action: "lambda:InvokeFunction",
      Principal: "events.amazonaws.com",
      SourceArn: copy.arn("NightlyRule"),
    }),
    alarm(
      copy,
      "FailedBilling",
      "AWS/Lambda",
      "Errors",
      { Name: "FunctionName", Value: copy.ref("BillingFunction") },
      1,
    ),
    alarm(
      copy,
      "LateBilling",
      "AWS/SQS",
      "ApproximateAgeOfOldestMessage",
      { Name: "QueueName", Value: getAtt(id("BillingQueue"), "QueueName") },
      900,
    ),
  ];
};

/** What the properties of Lambda functions and their URLs must be. */
import { type Exception, mayBeGlobal, propertyRules } from "../propertyRules.ts";
import { runsAtEdge } from "./invocations.ts";

const guide = "https://docs.aws.amazon.com/lambda/latest/dg";
const reference =
  "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html";

const code = {
  Runtime: "python3.13",
  Handler: "index.handler",
  Role: "arn:aws:iam::123456789012:role/orders",
  Code: { S3Bucket: "releases", S3Key: "orders.zip" },
};

const isAtEdge: Exception = (_, resource, template) => runsAtEdge(resource, template);

const hasNoVariables: Exception = (properties) =>
  properties.get("Environment", "Variables").kind !== "known";

export const lambdaProperties = propertyRules([
  {
    id: "lambda-url-public",
    severity: "high",
    catalogue: ["lambda-url-auth"],
    equivalents: { checkov: ["CKV_AWS_258"], cdk_nag: ["LambdaFunctionUrlAuth"] },
    types: ["AWS::Lambda::Url"],
    property: "AuthType",
    wants: { notBe: ["NONE"] },
    absent: "fine",
    noun: "A function's URL",
    problem: "lets in everyone who knows it",
    consequence: "whoever finds the URL calls the function, at your cost and with its permissions",
    why: "With AuthType NONE Lambda asks nobody who they are, so that the function's own code is all that stands between the internet and what its role may do. With AWS_IAM callers must sign their requests.",
    fix: { to: "AWS_IAM", safety: "review", cost: "callers must sign their requests" },
    example: {
      TargetFunctionArn: "arn:aws:lambda:eu-central-1:123456789012:function:orders",
      AuthType: "NONE",
    },
    links: [
      `${guide}/urls-auth.html`,
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-url.html",
    ],
  },
  {
    id: "lambda-outside-vpc",
    severity: "low",
    catalogue: ["lambda-in-vpc"],
    equivalents: {
      checkov: ["CKV_AWS_117"],
      cfn_nag: ["W89"],
      guard: ["LAMBDA_INSIDE_VPC"],
      cdk_nag: ["LambdaInsideVPC"],
    },
    types: ["AWS::Lambda::Function", "AWS::Serverless::Function"],
    property: "VpcConfig.SubnetIds",
    wants: { beSet: true },
    unless: [isAtEdge, mayBeGlobal("VpcConfig")],
    noun: "A function",
    problem: "runs outside of your VPCs",
    consequence: "no security group limits where its code connects to, and flow logs do not see it",
    why: "Some rules of compliance want all code in a VPC. Most functions need none: a VPC brings network interfaces, subnets with a way out, and NAT gateways to pay for. Turn this rule off where nothing asks for it.",
    example: code,
    mended: {
      ...code,
      VpcConfig: {
        SubnetIds: ["subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5061728"],
        SecurityGroupIds: ["sg-0a1b2c3d4e5f60718"],
      },
    },
    links: [`${guide}/configuration-vpc.html`, `${reference}#cfn-lambda-function-vpcconfig`],
  },
  {
    id: "lambda-concurrency-unreserved",
    severity: "low",
    topics: ["reliability"],
    category: "Configuration",
    catalogue: ["lambda-reserved-concurrency"],
    equivalents: {
      checkov: ["CKV_AWS_115"],
      cfn_nag: ["W92"],
      guard: ["LAMBDA_CONCURRENCY_CHECK"],
      cdk_nag: ["LambdaConcurrency"],
    },
    types: ["AWS::Lambda::Function", "AWS::Serverless::Function"],
    property: "ReservedConcurrentExecutions",
    wants: { beSet: true },
    unless: [mayBeGlobal("ReservedConcurrentExecutions")],
    noun: "A function",
    problem: "shares the account's concurrency with all others",
    consequence:
      "a flood of calls to one of them leaves none for this one, and the other way round",
    why: "All functions of an account and region share one quota. Reserved concurrency keeps a part of it for a function, and is the most that the function uses. What one function reserves all others lack, so it is for those that matter.",
    example: code,
    mended: { ...code, ReservedConcurrentExecutions: 20 },
    links: [
      `${guide}/configuration-concurrency.html`,
      `${reference}#cfn-lambda-function-reservedconcurrentexecutions`,
    ],
  },
  {
    id: "lambda-environment-without-own-key",
    severity: "low",
    catalogue: ["lambda-env-kms"],
    equivalents: { checkov: ["CKV_AWS_173"] },
    types: ["AWS::Lambda::Function", "AWS::Serverless::Function"],
    property: "KmsKeyArn",
    wants: { beSet: true },
    unless: [hasNoVariables, mayBeGlobal("KmsKeyArn")],
    noun: "A function",
    problem: "has its environment variables encrypted with a key of AWS's",
    consequence: "you can neither say who may use that key, nor take it away",
    why: "Lambda always encrypts environment variables, with a key that AWS manages. With a key of your own you decide in its policy who may read them, and CloudTrail tells who did. Secrets belong into Secrets Manager in any case.",
    example: { ...code, Environment: { Variables: { TABLE: "orders" } } },
    mended: {
      ...code,
      Environment: { Variables: { TABLE: "orders" } },
      KmsKeyArn: "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
    },
    links: [
      `${guide}/configuration-envvars-encryption.html`,
      `${reference}#cfn-lambda-function-kmskeyarn`,
    ],
  },
]);

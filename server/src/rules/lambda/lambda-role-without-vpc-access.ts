import { vpcAccess } from "../../aws/rolePermissions.ts";
import { oncePer } from "../../syntax/oncePer.ts";
import type { Template } from "../../template/template.ts";
import type { Value } from "../../template/value.ts";
import { attachPolicy, isAllowed } from "../iam/rolePermissions.ts";
import type { Fix, ResourceRule } from "../rule.ts";
import { roleOf } from "./executionRoles.ts";

export const lambdaRoleWithoutVpcAccess: ResourceRule = {
  id: "lambda-role-without-vpc-access",
  severity: "high",
  category: "Template",
  needsNesting: true,
  resourceTypes: ["AWS::Lambda::Function"],
  alsoReads: [
    "AWS::IAM::Role",
    "AWS::IAM::ManagedPolicy",
    "AWS::IAM::Policy",
    "AWS::IAM::RolePolicy",
  ],
  docs: {
    summary: "A function is to run in a VPC, and its role may make no network interfaces there.",
    why: "Lambda connects a function to a VPC by network interfaces that it makes with the function's role. Where the role may not make them, Lambda refuses the function (“The provided execution role does not have permissions to call CreateNetworkInterface on EC2”), and the stack is rolled back.",
    bad: `{
  "FunctionRole": {
    "Type": "AWS::IAM::Role",
    "Properties": {
      "AssumeRolePolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Effect": "Allow",
            "Principal": { "Service": "lambda.amazonaws.com" },
            "Action": "sts:AssumeRole"
          }
        ]
      },
      "ManagedPolicyArns": ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"]
    }
  },
  "Function": {
    "Type": "AWS::Lambda::Function",
    "Properties": {
      "Runtime": "python3.13",
      "Handler": "index.handler",
      "Role": { "Fn::GetAtt": ["FunctionRole", "Arn"] },
      "Code": { "S3Bucket": "releases", "S3Key": "orders.zip" },
      "VpcConfig": {
        "SubnetIds": ["subnet-0a1b2c3d4e5f60718"],
        "SecurityGroupIds": ["sg-0a1b2c3d4e5f60718"]
      }
    }
  }
}`,
    good: `{
  "FunctionRole": {
    "Type": "AWS::IAM::Role",
    "Properties": {
      "AssumeRolePolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Effect": "Allow",
            "Principal": { "Service": "lambda.amazonaws.com" },
            "Action": "sts:AssumeRole"
          }
        ]
      },
      "ManagedPolicyArns": ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole", "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"]
    }
  },
  "Function": {
    "Type": "AWS::Lambda::Function",
    "Properties": {
      "Runtime": "python3.13",
      "Handler": "index.handler",
      "Role": { "Fn::GetAtt": ["FunctionRole", "Arn"] },
      "Code": { "S3Bucket": "releases", "S3Key": "orders.zip" },
      "VpcConfig": {
        "SubnetIds": ["subnet-0a1b2c3d4e5f60718"],
        "SecurityGroupIds": ["sg-0a1b2c3d4e5f60718"]
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html",
      "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaVPCAccessExecutionRole.html",
    ],
  },
  equivalents: {},

  check(resource, report, template) {
    if (template.hasHiddenResources || !isInVpc(resource.get("VpcConfig"), template)) return;
    const role = roleOf(resource, template);
    if (!role || template.isPassedToNestedStack(role.id)) return;
    if (isAllowed(role, vpcAccess.action, template) !== false) return;
    report({
      at: resource.get("VpcConfig").at,
      message: `Role "${role.id}" does not let function "${resource.id}" into its VPC: Lambda refuses to create the function, which needs ec2:CreateNetworkInterface.`,
      related: [{ at: role.key, message: "The function's role." }],
      fixes: () => fixes(template).get(role.id) ?? [],
    });
  },
};

/** Whether a function surely has subnets: a list with something in it, or a parameter that must have one. */
function isInVpc(config: Value, template: Template): boolean {
  if (config.kind !== "known") return false;
  const subnets = config.get("SubnetIds");
  if (subnets.kind === "known") return subnets.items().length > 0;
  const parameter = template.parameters.get(template.target(subnets)?.to ?? "");
  return parameter?.type === "List<AWS::EC2::Subnet::Id>";
}

/** One for each role, however many functions run with it. */
const fixes = oncePer((template: Template): ReadonlyMap<string, readonly Fix[]> => {
  const roles = template.ofType("AWS::IAM::Role").map((role): [string, readonly Fix[]] => {
    const change = attachPolicy(role, vpcAccess.policy, template);
    const title = `Attach AWSLambdaVPCAccessExecutionRole to "${role.id}"`;
    return [role.id, change ? [{ title, safety: "safe", changes: [change] }] : []];
  });
  return new Map(roles);
});

import { oncePer } from "../../syntax/oncePer.ts";
import { type Json, member } from "../../syntax/syntax.ts";
import { getAtt, ref } from "../../template/intrinsics.ts";
import type { Resource, Template } from "../../template/template.ts";
import { equals } from "../../template/value.ts";
import { addResource } from "../additions.ts";
import { mayReferTo, readReferrers } from "../eks/references.ts";
import type { Fix, ResourceRule } from "../rule.ts";

const flowLog = "AWS::EC2::FlowLog";

export const ec2VpcWithoutFlowLog: ResourceRule = {
  id: "ec2-vpc-without-flow-log",
  severity: "medium",
  profile: "recommended",
  category: "Security",
  topics: ["security", "operations"],
  catalogue: ["vpc-flow-logs"],
  controls: ["FSBP EC2.6", "CIS 3.0.0 3.7"],
  needsNesting: true,
  resourceTypes: ["AWS::EC2::VPC"],
  docs: {
    summary: "A VPC has no flow log.",
    why: "Flow logs say which address talked to which, on which port, and what security groups turned away. After an incident they are the only trace of where an attacker came from and went to, and day by day they show why a connection does not come about. They cannot be had afterwards. The fix sends them to CloudWatch Logs, which charges for what it takes in.",
    bad: `{
  "Vpc": {
    "Type": "AWS::EC2::VPC",
    "Properties": {
      "CidrBlock": "10.0.0.0/16"
    }
  }
}`,
    good: `{
  "Vpc": {
    "Type": "AWS::EC2::VPC",
    "Properties": {
      "CidrBlock": "10.0.0.0/16"
    }
  },
  "VpcFlowLog": {
    "Type": "AWS::EC2::FlowLog",
    "Properties": {
      "ResourceId": {
        "Ref": "Vpc"
      },
      "ResourceType": "VPC",
      "TrafficType": "ALL",
      "LogGroupName": {
        "Ref": "VpcFlowLogGroup"
      },
      "DeliverLogsPermissionArn": {
        "Fn::GetAtt": [
          "VpcFlowLogRole",
          "Arn"
        ]
      }
    }
  },
  "VpcFlowLogGroup": {
    "Type": "AWS::Logs::LogGroup",
    "Properties": {
      "RetentionInDays": 90
    }
  },
  "VpcFlowLogRole": {
    "Type": "AWS::IAM::Role",
    "Properties": {
      "AssumeRolePolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Effect": "Allow",
            "Principal": {
              "Service": "vpc-flow-logs.amazonaws.com"
            },
            "Action": "sts:AssumeRole",
            "Condition": {
              "StringEquals": {
                "aws:SourceAccount": {
                  "Ref": "AWS::AccountId"
                }
              }
            }
          }
        ]
      },
      "Policies": [
        {
          "PolicyName": "write-flow-logs",
          "PolicyDocument": {
            "Version": "2012-10-17",
            "Statement": [
              {
                "Effect": "Allow",
                "Action": [
                  "logs:CreateLogStream",
                  "logs:PutLogEvents",
                  "logs:DescribeLogStreams"
                ],
                "Resource": {
                  "Fn::GetAtt": [
                    "VpcFlowLogGroup",
                    "Arn"
                  ]
                }
              }
            ]
          }
        }
      ]
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-flowlog.html",
    ],
  },
  equivalents: {
    cfn_nag: ["W60"],
    trivy: ["AWS-0178"],
    cdk_nag: ["AwsSolutions-VPC7", "VPCFlowLogsEnabled"],
  },

  check(vpc, report, template) {
    if (template.hasHiddenResources || template.isPassedToNestedStack(vpc.id)) return;
    // One that exists under a condition says that somebody has thought of it.
    const whole = template.inWorld(new Map());
    if (mayReferTo(logsByResource(whole), vpc.id).length > 0) return;
    report({
      at: vpc.key,
      message: `VPC "${vpc.id}" has no flow log: after an incident nobody can tell who talked to whom in it.`,
      ...((hasOtherLogs(whole) || isExported(vpc, whole)) && { severity: "low" }),
      fixes: () => [fixFor(vpc, template)],
    });
  },
};

const logsByResource = oncePer((template: Template) =>
  readReferrers(template, template.ofType(flowLog), (log) => [log.get("ResourceId")]),
);

/** Flow logs of subnets or network interfaces, which may be all of those that matter. */
const hasOtherLogs = (template: Template): boolean =>
  template.ofType(flowLog).some((log) => equals(log.get("ResourceType"), "VPC") !== true);

/** Another stack may have the flow log. */
const isExported = (vpc: Resource, template: Template): boolean =>
  template
    .outputs()
    .filter(({ body }) => member(body, "Export"))
    .some(({ id }) =>
      template
        .references()
        .from("Outputs", id)
        .some(({ to }) => to === vpc.id),
    );

/** A flow log, the log group that it writes to, and the role that lets it. */
function fixFor(vpc: Resource, template: Template): Fix {
  const taken = new Set<string>();
  const fresh = (suffix: string) => {
    const id = template.freshId(`${vpc.id}${suffix}`, taken);
    taken.add(id);
    return id;
  };
  const { condition } = vpc;
  const [log, group, role] = [fresh("FlowLog"), fresh("FlowLogGroup"), fresh("FlowLogRole")];
  const capability =
    template.ofType("AWS::IAM::Role").length > 0 ? "" : ", and the stack needs CAPABILITY_IAM";
  return {
    title: `Log the traffic of "${vpc.id}" to CloudWatch Logs for 90 days; that is charged by what is logged${capability}`,
    safety: "review",
    changes: [
      addResource(
        log,
        {
          type: flowLog,
          condition,
          properties: {
            ResourceId: ref(vpc.id),
            ResourceType: "VPC",
            TrafficType: "ALL",
            LogGroupName: ref(group),
            DeliverLogsPermissionArn: getAtt(role, "Arn"),
          },
        },
        vpc.id,
      ),
      addResource(
        group,
        { type: "AWS::Logs::LogGroup", condition, properties: { RetentionInDays: 90 } },
        log,
      ),
      addResource(
        role,
        { type: "AWS::IAM::Role", condition, properties: roleProperties(group) },
        group,
      ),
    ],
  };
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html */
const roleProperties = (group: string): { readonly [name: string]: Json } => ({
  AssumeRolePolicyDocument: {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "vpc-flow-logs.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "aws:SourceAccount": ref("AWS::AccountId") } },
      },
    ],
  },
  Policies: [
    {
      PolicyName: "write-flow-logs",
      PolicyDocument: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
            Resource: getAtt(group, "Arn"),
          },
        ],
      },
    },
  ],
});

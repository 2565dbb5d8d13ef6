/** Templates of any size in the manner of real ones, for measurements: the same text for the same size, always. */
import type { Json } from "../server/src/syntax/syntax.ts";
import { sub } from "../server/src/template/intrinsics.ts";
import { cluster } from "./parts/cluster.ts";
import { events } from "./parts/events.ts";
import { network } from "./parts/network.ts";
import { copyOf, type GeneratedResource, type Part } from "./parts/part.ts";
import { storage } from "./parts/storage.ts";
import { web } from "./parts/web.ts";

/**
 * A valid template of exactly `resources` resources, about 1 kB each, as JSON with two spaces and a line end.
 *
 * A stack of storage, network, load-balanced instances with a database, and event-driven billing, some fifty resources, is repeated until the
 * number is reached; every second repetition has a Kubernetes cluster. The types are about as frequent as in real templates: a fifth
 * are subnets and their associations, then roles, security groups, routes, alarms, buckets, log groups. Resources carry tags, policies and
 * descriptions, and refer to each other by Ref, Fn::GetAtt, Fn::Sub and DependsOn. Three conditions decide on alarms and sizes. About every fifth
 * resource has a finding, and large templates have findings of every rule. Outputs grow with the resources, though AWS takes 200 of them
 * and 500 resources: beyond that a template serves only to show how cost grows.
 */
export function generateTemplate(resources: number): string {
  const chosen = take(resources);
  const template: Json = {
    AWSTemplateFormatVersion: "2010-09-09",
    Description:
      "Billing: invoices of a shop, with its network, its web application and its nightly run",
    Metadata: {
      "AWS::CloudFormation::Interface": {
        ParameterGroups: [
          {
            Label: { default: "Environment" },
            Parameters: ["EnvironmentSuffix", "Environment", "ProjectName", "Owner", "CostCenter"],
          },
          { Label: { default: "Network" }, Parameters: ["VpcCidr"] },
        ],
      },
    },
    Parameters: parameters,
    Mappings: { Backups: { dev: { Days: 1 }, staging: { Days: 7 }, prod: { Days: 30 } } },
    Conditions: {
      IsProduction: { "Fn::Equals": [{ Ref: "Environment" }, "prod"] },
      HasAlertTopic: { "Fn::Not": [{ "Fn::Equals": [{ Ref: "AlertTopicArn" }, ""] }] },
      HasAlarms: { "Fn::And": [{ Condition: "IsProduction" }, { Condition: "HasAlertTopic" }] },
    },
    Resources: Object.fromEntries(chosen.map(({ id, body }) => [id, body])),
    Outputs: Object.fromEntries(chosen.flatMap(outputOf)),
  };
  return `${JSON.stringify(template, null, 2)}\n`;
}

/** Sizes of `count` templates, most of them small as real ones are: from 10 to 100 resources, 32 in the middle. */
export const typicalSizes = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => Math.round(10 * 10 ** (index / (count - 1))));

const parts: readonly Part[] = [storage, network, web, events];

function take(count: number): readonly GeneratedResource[] {
  const resources: GeneratedResource[] = [];
  for (let number = 1; resources.length < count; number++) {
    const copy = copyOf(number);
    for (const part of number % 2 === 0 ? [...parts, cluster] : parts)
      resources.push(...part(copy));
  }
  return resources.slice(0, count);
}

const outputOf = ({ output }: GeneratedResource): [string, Json][] => {
  if (!output) return [];
  const { id, description, value, isExported } = output;
  const name = { Name: sub(`\${AWS::StackName}-${id}`) };
  return [[id, { Description: description, Value: value, ...(isExported && { Export: name }) }]];
};

const text = (
  description: string,
  value: string,
  more: Readonly<Record<string, Json>> = {},
): Json => ({
  Type: "String",
  Description: description,
  Default: value,
  ...more,
});

const parameters: Json = {
  EnvironmentSuffix: text("What tells the names of this environment apart", "dev", {
    AllowedPattern: "^[a-z0-9-]+$",
    ConstraintDescription: "Small letters, digits and hyphens only",
  }),
  Environment: text("What the environment is for", "dev", {
    AllowedValues: ["dev", "staging", "prod"],
  }),
  ProjectName: text("The start of all names", "billing"),
  Owner: text("The mailbox of the team that answers for the stack", "billing@example.com"),
  CostCenter: text("Who pays", "4711"),
  VpcCidr: text("Addresses of the first VPC", "10.1.0.0/16"),
  AlertTopicArn: text("The topic that hears of alarms; none for no alarms", ""),
  InstanceType: text("Size of the instances", "t3.medium", {
    AllowedValues: ["t3.medium", "t3.large", "m6i.large"],
  }),
  ImageId: {
    Type: "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>",
    Description: "Image of the instances",
    Default: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
  },
  LogRetentionInDays: {
    Type: "Number",
    Description: "Days for which logs are kept",
    Default: 30,
    AllowedValues: [7, 30, 90, 365],
  },
};

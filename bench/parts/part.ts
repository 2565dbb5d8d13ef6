/** What the parts of a generated template are made of: resources, tags and names in the manner of real templates. */
import type { Json } from "../../server/src/syntax/syntax.ts";
import { getAtt, ref, sub } from "../../server/src/template/intrinsics.ts";

type JsonObject = Readonly<Record<string, Json>>;

export interface Output {
  readonly id: string;
  readonly description: string;
  readonly value: Json;
  readonly isExported: boolean;
}

export interface GeneratedResource {
  readonly id: string;
  readonly body: JsonObject;
  readonly output: Output | undefined;
}

/** The resources of one part of a stack; each refers only to those before it, so that a template may end behind any of them. */
export type Part = (copy: Copy) => readonly GeneratedResource[];

/** One repetition of the parts in a template. */
export interface Copy {
  /** From 1. */
  readonly number: number;
  /** The logical id of this copy's resource of that name. */
  id(name: string): string;
  ref(name: string): Json;
  arn(name: string): Json;
  /** A name that differs in every environment. */
  marked(name: string): Json;
  /** A name that is the same in all environments. */
  unmarked(name: string): string;
  tags(name: Json): Json;
  resource(
    name: string,
    type: string,
    properties: JsonObject,
    more?: ResourceExtras,
  ): GeneratedResource;
}

interface ResourceExtras {
  /** What stands beside Type and Properties, such as DependsOn. */
  readonly attributes?: JsonObject;
  readonly output?: { description: string; value: Json; isExported?: boolean };
}

export function copyOf(number: number): Copy {
  const id = (name: string) => (number === 1 ? name : `${name}${number}`);
  const numbered = (name: string) => (number === 1 ? name : `${name}-${number}`);
  return {
    number,
    id,
    ref: (name) => ref(id(name)),
    arn: (name) => getAtt(id(name), "Arn"),
    marked: (name) => sub(`\${ProjectName}-${numbered(name)}-\${EnvironmentSuffix}`),
    unmarked: (name) => `billing-${numbered(name)}`,
    tags: (name) => [
      { Key: "Name", Value: name },
      { Key: "Project", Value: ref("ProjectName") },
      { Key: "Environment", Value: ref("Environment") },
      // Who writes hundreds of resources is terser.
      ...(number > 1
        ? []
        : [
            { Key: "Owner", Value: ref("Owner") },
            { Key: "CostCenter", Value: ref("CostCenter") },
          ]),
    ],
    resource: (name, type, properties, { attributes = {}, output } = {}) => ({
      id: id(name),
      body: { Type: type, ...attributes, Properties: properties },
      output: output && { id: `${id(name)}Output`, isExported: true, ...output },
    }),
  };
}

/** An IAM role that `service` assumes, with AWS's own policies and one of its own. */
export const roleProperties = (
  copy: Copy,
  name: string,
  service: string,
  managed: readonly string[],
  actions: readonly string[],
  resource: Json,
): JsonObject => ({
  AssumeRolePolicyDocument: {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: `${service}.amazonaws.com` },
        Action: "sts:AssumeRole",
      },
    ],
  },
  ManagedPolicyArns: managed.map((policy) =>
    sub(`arn:\${AWS::Partition}:iam::aws:policy/${policy}`),
  ),
  Policies: [
    {
      PolicyName: `${name}-access`,
      PolicyDocument: {
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Action: actions, Resource: resource },
          {
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
            Resource: sub("arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:*"),
          },
        ],
      },
    },
  ],
  Tags: copy.tags(copy.marked(name)),
});

/** An alarm in production, told to the stack's topic for alerts. */
export const alarm = (
  copy: Copy,
  name: string,
  namespace: string,
  metric: string,
  dimension: { Name: string; Value: Json },
  threshold: number,
): GeneratedResource =>
  copy.resource(
    name,
    "AWS::CloudWatch::Alarm",
    {
      AlarmDescription: `${metric} of ${namespace} stays above ${threshold} for ten minutes`,
      Namespace: namespace,
      MetricName: metric,
      Dimensions: [dimension],
      Statistic: "Average",
      Period: 300,
      EvaluationPeriods: 2,
      Threshold: threshold,
      ComparisonOperator: "GreaterThanThreshold",
      TreatMissingData: "notBreaching",
      AlarmActions: [ref("AlertTopicArn")],
    },
    { attributes: { Condition: "HasAlarms" } },
  );

/** Realistic templates for property tests: what our rules look at beside other things, in every state that they tell apart. */
import fc from "fast-check";
import { cluster } from "./cluster.ts";
import { keys, services } from "./keys.ts";
import { compute, network } from "./network.ts";
import {
  attribute,
  either,
  maybe,
  object,
  oneOf,
  rarely,
  ref,
  sub,
  type Values,
} from "./values.ts";

const equals = (name: string, value: string) => ({ "Fn::Equals": [ref(name), value] });

const conditions = object({
  IsProd: oneOf(equals("Stage", "prod")),
  IsNotProd: oneOf({ "Fn::Not": [{ Condition: "IsProd" }] }, equals("Stage", "dev")),
  IsEither: oneOf({ "Fn::Or": [{ Condition: "IsProd" }, equals("Toggle", "true")] }),
  IsBoth: oneOf({ "Fn::And": [{ Condition: "IsProd" }, equals("Toggle", "true")] }),
  IsOpen: oneOf(
    { "Fn::Not": [equals("Name", "")] },
    equals("AWS::Region", "us-east-1"),
    { Condition: "IsOpen" },
    { "Fn::Equals": ["a", "a"] },
  ),
});

const text = { Type: "String" };

const parameters = object({
  EnvironmentSuffix: maybe(
    oneOf(text, { ...text, Default: "dev", MaxLength: 6 }, { ...text, AllowedValues: ["", "-a"] }),
  ),
  Stage: oneOf({ ...text, AllowedValues: ["dev", "stage", "prod"] }, text),
  Toggle: oneOf({ ...text, AllowedValues: ["true", "false"] }, text),
  Tokens: maybe(oneOf({ ...text, AllowedValues: ["required"] }, text)),
  Name: maybe(oneOf(text)),
  Zone: maybe(oneOf({ Type: "AWS::EC2::AvailabilityZone::Name" })),
});

const output = (...values: readonly unknown[]): Values =>
  object({
    Description: rarely(oneOf("Größe 😀")),
    Condition: rarely(oneOf("IsProd")),
    Value: either(...values),
    Export: maybe(
      oneOf(
        { Name: sub("${AWS::StackName}-VpcId") },
        { Name: "orders" },
        { Name: sub("orders-${Stage}-Id") },
      ),
    ),
  });

const outputs = object({
  VpcId: maybe(output(ref("Vpc"))),
  Subnets: rarely(output({ "Fn::Join": [",", [ref("PrivateSubnet1"), ref("PrivateSubnetB")]] })),
  KeyArn: maybe(output(attribute("Key", "Arn"), sub("${Key.Arn}"))),
  QueueUrl: maybe(output(ref("Jobs"), "")),
});

/** Some groups of resources, in an order that is not always the same. */
const resources = fc
  .tuple(
    fc.record({
      network: maybe(object(network)),
      compute: maybe(object(compute)),
      cluster: maybe(object(cluster)),
      keys: maybe(object(keys)),
      services: maybe(object(services)),
    }),
    fc.nat(4),
  )
  .map(([groups, turn]): object => {
    const list = Object.values(groups);
    return Object.assign({}, ...list.slice(turn), ...list.slice(0, turn));
  });

const fewResources = fc
  .subarray(Object.entries({ ...network, ...compute, ...cluster, ...keys, ...services }), {
    minLength: 1,
    maxLength: 2,
  })
  .chain((some): fc.Arbitrary<object> => fc.record(Object.fromEntries(some)));

/** Templates as values, none of which refers to a resource or condition that is not there. */
const templatesOf = (resourcesIn: fc.Arbitrary<object>): fc.Arbitrary<unknown> =>
  fc
    .record({
      AWSTemplateFormatVersion: oneOf("2010-09-09"),
      Description: rarely(oneOf("Orders")),
      Transform: rarely(oneOf("AWS::Serverless-2016-10-31", "Macro")),
      Parameters: maybe(parameters),
      Conditions: conditions,
      Resources: resourcesIn,
      Outputs: maybe(outputs),
    })
    .map((template) => {
      // Members that are undefined are not there.
      const written = JSON.parse(JSON.stringify(template)) as Template;
      const { Resources, Parameters = {} } = written;
      const ids = new Set([...Object.keys(Resources), ...Object.keys(Parameters)]);
      return withoutDangling(written, (id) => id.startsWith("AWS::") || ids.has(id));
    });

/** Up to fifty resources. */
export const templates = templatesOf(resources);

/** One or two resources, and less than 700 characters. */
export const smallTemplates = templatesOf(fewResources).filter(
  (template) => JSON.stringify(template).length < 700,
);

interface Template {
  readonly Parameters?: object;
  readonly Resources: object;
}

/** The value with an import in place of each reference to what is not there. */
function withoutDangling(value: unknown, isThere: (id: string) => boolean): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => withoutDangling(item, isThere));
  const entries = Object.entries(value);
  const [name, argument] = entries[0] ?? [];
  const id = String(Array.isArray(argument) ? argument[0] : argument);
  if ((name === "Ref" || name === "Fn::GetAtt") && !isThere(id)) return { "Fn::ImportValue": id };
  if (name === "Fn::Sub")
    return sub(id.replace(/\$\{(\w+)(?:\.\w+)?\}/g, (all, to: string) => (isThere(to) ? all : to)));
  const isDangling = (key: string, item: unknown) =>
    key === "DependsOn" && ![item].flat().every((to) => isThere(String(to)));
  return Object.fromEntries(
    entries.flatMap(([key, item]) =>
      isDangling(key, item) ? [] : [[key, withoutDangling(item, isThere)]],
    ),
  );
}

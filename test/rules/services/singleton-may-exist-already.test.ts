import { describe, expect, test } from "vitest";
import { fixAll } from "../../../server/src/fixAll.ts";
import { singletonMayExistAlready as rule } from "../../../server/src/rules/services/singleton-may-exist-already.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

const ref = (Ref: string) => ({ Ref });
const Detector = { Type: "AWS::GuardDuty::Detector", Properties: { Enable: true } };
const provider = (Url: unknown) => ({ Type: "AWS::IAM::OIDCProvider", Properties: { Url } });
const role = (properties: object) => ({
  Type: "AWS::IAM::ServiceLinkedRole",
  Properties: { AWSServiceName: "ecs.amazonaws.com", ...properties },
});
const found = (resources: object, sections: object = {}) =>
  findingsOf(rule, templateOf(resources, sections));

test("a parameter says whether to create it", () => {
  checkFix(
    rule,
    `
{
  "Conditions": {
    "CreatesHub": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-west-1"] }
  },
  "Resources": {
    "Hub": { "Type": "AWS::SecurityHub::Hub" }
//  ^^^^^ 🔎 medium: "Hub" is the one hub of Security Hub that an account can have in a Region: where there is one already, the stack fails.
  }
}`,
    `
{
  "Parameters": {
    "CreateHub": {
      "Type": "String",
      "AllowedValues": ["true", "false"],
      "Default": "true",
      "Description": "Whether this stack is to create the hub of Security Hub"
    }
  },
  "Conditions": {
    "CreatesHub": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-west-1"] },
    "CreatesHub2": { "Fn::Equals": [{ "Ref": "CreateHub" }, "true"] }
  },
  "Resources": {
    "Hub": { "Type": "AWS::SecurityHub::Hub", "Condition": "CreatesHub2" }
  }
}`,
  );
});

test("a delivery channel without its recorder is reported itself", () => {
  const Channel = { Type: "AWS::Config::DeliveryChannel", Properties: { S3BucketName: "orders" } };
  const Recorder = { Type: "AWS::Config::ConfigurationRecorder", Condition: "First" };
  const Conditions = { First: { "Fn::Equals": [ref("AWS::Region"), "eu-west-1"] } };
  expect(found({ Channel })).toHaveLength(1);
  expect(found({ Channel, Recorder }, { Conditions })).toHaveLength(1);
});

test("a recorder and its delivery channel are reported once and have one parameter", () => {
  const resources = {
    Channel: { Type: "AWS::Config::DeliveryChannel", Properties: { S3BucketName: "orders" } },
    Recorder: { Type: "AWS::Config::ConfigurationRecorder", Properties: { RoleARN: "arn" } },
  };
  expect(found(resources).map(({ logicalId }) => logicalId)).toEqual(["Recorder"]);
  const { text } = fixAll(templateOf(resources), { rules: [rule], include: "review" });
  const fixed = JSON.parse(text);
  expect(Object.keys(fixed)).toEqual(["Parameters", "Conditions", "Resources"]);
  expect(fixed.Parameters).toMatchObject({ CreateRecorder: { Default: "true" } });
  expect([fixed.Resources.Channel.Condition, fixed.Resources.Recorder.Condition]).toEqual([
    "CreatesRecorder",
    "CreatesRecorder",
  ]);
});

test.each([
  [
    provider("https://token.actions.githubusercontent.com"),
    'the one provider of "https://token.actions.githubusercontent.com" that an account can have in all',
  ],
  [role({}), 'the one service-linked role of "ecs.amazonaws.com" that an account can have in all'],
  [Detector, "the one GuardDuty detector that an account can have in a Region"],
])("%j", (Resource, what) => {
  expect(found({ Resource }).map(({ message }) => message)).toEqual([
    `"Resource" is ${what}: where there is one already, the stack fails.`,
  ]);
});

test("a setting of the account is overwritten, which no deployment notices", () => {
  const [finding] = found({ Account: { Type: "AWS::ApiGateway::Account" } });
  expect([finding?.severity, finding?.message]).toEqual([
    "low",
    '"Account" sets the role by which API Gateway writes logs for every API in the Region: what another stack or the console has set is overwritten.',
  ]);
});

test("nothing is mended where others would be without it, or wait for it", () => {
  const Filter = { Type: "AWS::GuardDuty::Filter", DependsOn: "Detector" };
  for (const findings of [
    found({ Detector }, { Outputs: { Detector: { Value: ref("Detector") } } }),
    found({ Detector, Filter }),
  ])
    expect(findings.map((finding) => finding.fixes())).toEqual([[]]);
});

describe("silent", () => {
  const sections = { Conditions: { First: { "Fn::Equals": [ref("AWS::Region"), "eu-west-1"] } } };
  test.each([
    ["a condition", { ...Detector, Condition: "First" }],
    ["a cluster's own provider", provider({ "Fn::GetAtt": ["Cluster", "OpenIdConnectIssuerUrl"] })],
    ["a role with a suffix", role({ CustomSuffix: "orders" })],
    ["a role of any service", role({ AWSServiceName: ref("Service") })],
  ])("%s", (_, Resource) => silent(rule, { Resource }, sections));
});

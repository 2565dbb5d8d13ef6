import { expect, test } from "vitest";
import { analyze } from "../../../server/src/analyze.ts";
import { resourceTypes } from "../../../server/src/aws/specification/specification.ts";
import { rules } from "../../../server/src/rules/index.ts";
import { propertyMissing } from "../../../server/src/rules/template/property-missing.ts";
import { findingsOf, templateOf } from "../../fixture.ts";
import { applyEach, broughtBy } from "../../properties/fixes.ts";

test("no placeholder of any type brings what CloudFormation refuses", () => {
  const brought = resourceTypes().flatMap((Type) => {
    const text = templateOf({ Resource: { Type } });
    const analysis = analyze(text, { rules });
    const filled = applyEach(text, analysis).applied.filter(({ finding }) =>
      ["property-missing", "property-needed"].includes(finding.rule),
    );
    return filled.flatMap(({ finding, fix, text: after }) =>
      broughtBy(
        [{ finding, fix }],
        fix.safety,
        analysis.findings,
        analyze(after, { rules }).findings,
      ).map((what) => `${Type}: ${fix.title} ${what}`),
    );
  });
  expect(brought).toEqual([]);
});

const valueFor = (name: string, Type: string, Properties: object = {}) => {
  const finding = findingsOf(propertyMissing, templateOf({ "My-Own": { Type, Properties } })).find(
    ({ message }) => message.includes(`"${name}"`),
  );
  return finding?.fixes().map(({ changes }) => changes[0])[0];
};

test.each([
  ["the first of what is allowed", "HttpMethod", "AWS::ApiGateway::Method", "ANY"],
  ["a number within the limits", "MinSize", "AWS::AutoScaling::AutoScalingGroup", "1"],
  [
    "a block of private addresses",
    "DestinationCidrBlock",
    "AWS::EC2::LocalGatewayRoute",
    "10.0.0.0/16",
  ],
  ["a schedule", "ScheduleExpression", "AWS::Scheduler::Schedule", "rate(1 day)"],
  ["an id that nothing has", "VpcId", "AWS::EC2::Subnet", "vpc-00000000000000000"],
  ["a bucket's name without capitals", "S3BucketName", "AWS::CloudTrail::Trail", "todo"],
  ["a name of its own, for AWS has each once", "BrokerName", "AWS::AmazonMQ::Broker", "myown"],
  ["a text", "GroupDescription", "AWS::EC2::SecurityGroup", "TODO"],
])("%s", (_, name, type, value) => {
  expect(valueFor(name, type)).toMatchObject({ value });
});

test.each([
  ["a policy", "PolicyDocument", "AWS::S3::BucketPolicy"],
  ["a name of a form that is not known", "AliasName", "AWS::KMS::Alias"],
  ["a list that must have two elements", "Stages", "AWS::CodePipeline::Pipeline"],
])("nothing stands for %s", (_, name, type) => {
  expect(valueFor(name, type)).toBeUndefined();
});

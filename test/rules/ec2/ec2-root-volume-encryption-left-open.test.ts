import { expect, test } from "vitest";
import { ec2RootVolumeEncryptionLeftOpen as rule } from "../../../server/src/rules/ec2/ec2-root-volume-encryption-left-open.ts";
import { check, findingsOf, silent, templateOf } from "../../fixture.ts";

test("nothing says whether root volumes are encrypted", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Template": {
      "Type": "AWS::EC2::LaunchTemplate",
      "Properties": { "LaunchTemplateData": { "ImageId": "ami-0123456789abcdef0" } }
//                    ^^^^^^^^^^^^^^^^^^^^ low: "Template" does not say whether root volumes are encrypted: they are only if the AMI is, or the account encrypts all new volumes.
    },
    "Configuration": {
//  ^^^^^^^^^^^^^^^ low: "Configuration" does not say whether root volumes are encrypted: they are only if the AMI is, or the account encrypts all new volumes.
      "Type": "AWS::AutoScaling::LaunchConfiguration",
      "Properties": { "ImageId": "ami-0123456789abcdef0" }
    },
    "Server": {
      "Type": "AWS::EC2::Instance",
      "Properties": { "BlockDeviceMappings": [] }
//                                           ^^ low: "Server" does not say whether root volumes are encrypted: they are only if the AMI is, or the account encrypts all new volumes.
    }
  }
}`,
  );
});

test.each<[string, string, object]>([
  ["a volume, of which another rule tells", "Instance", { BlockDeviceMappings: [{ Ebs: {} }] }],
  ["volumes of a parameter", "Instance", { BlockDeviceMappings: { Ref: "Volumes" } }],
  ["an instance of a launch template", "Instance", { LaunchTemplate: { Version: "1" } }],
  ["what may be of a launch template", "Instance", { LaunchTemplate: { "Fn::If": ["C", 1, 2] } }],
  ["a launch template of a parameter", "LaunchTemplate", { LaunchTemplateData: { Ref: "Data" } }],
  [
    "a launch template with volumes",
    "LaunchTemplate",
    { LaunchTemplateData: { BlockDeviceMappings: [{ Ebs: { Encrypted: true } }] } },
  ],
])("silent about %s", (_, type, Properties) =>
  silent(rule, { Server: { Type: `AWS::EC2::${type}`, Properties } }),
);

test("silent about a launch configuration that is made like an instance", () =>
  silent(rule, {
    Configuration: {
      Type: "AWS::AutoScaling::LaunchConfiguration",
      Properties: { InstanceId: "i-0123456789abcdef0" },
    },
  }));

test("whatever launches instances by it is related", () => {
  const group = (Properties: object) => ({
    Type: "AWS::AutoScaling::AutoScalingGroup",
    Properties,
  });
  const text = templateOf({
    Template: { Type: "AWS::EC2::LaunchTemplate", Properties: { LaunchTemplateName: "web" } },
    ByVersion: group({
      LaunchTemplate: {
        LaunchTemplateName: "web",
        Version: { "Fn::GetAtt": ["Template", "LatestVersionNumber"] },
      },
    }),
    ByName: group({ LaunchTemplate: { LaunchTemplateName: "web", Version: "1" } }),
    Server: {
      Type: "AWS::EC2::Instance",
      Properties: { LaunchTemplate: { LaunchTemplateId: { Ref: "Template" }, Version: "1" } },
    },
    Another: group({ LaunchTemplate: { LaunchTemplateName: "worker", Version: "1" } }),
    Waiting: { ...group({ LaunchConfigurationName: "web-1" }), DependsOn: "Template" },
    Topic: {
      Type: "AWS::SNS::Topic",
      Properties: { DisplayName: { Ref: "Template" } },
    },
  });
  expect(findingsOf(rule, text)[0]?.related.map(({ message }) => message)).toEqual([
    '"ByVersion" launches instances by it.',
    '"ByName" launches instances by it.',
    '"Server" launches instances by it.',
  ]);
});

test("what refers to an instance, or elsewhere to a launch template, launches nothing by it", () => {
  const server = (UserData: string) => ({
    Type: "AWS::EC2::Instance",
    Properties: { UserData: { "Fn::Base64": { "Fn::Sub": UserData } } },
  });
  const text = templateOf({
    Db: { Type: "AWS::EC2::Instance" },
    Template: { Type: "AWS::EC2::LaunchTemplate" },
    Web: server("connect ${Db.PrivateIp}, start ${Template}"),
    Configuration: { Type: "AWS::AutoScaling::LaunchConfiguration" },
    Group: {
      Type: "AWS::AutoScaling::AutoScalingGroup",
      Properties: { LaunchConfigurationName: { Ref: "Configuration" } },
    },
    Fleet: {
      Type: "AWS::EC2::EC2Fleet",
      Properties: {
        LaunchTemplateConfigs: [
          { LaunchTemplateSpecification: { LaunchTemplateId: { Ref: "Template" } } },
        ],
      },
    },
  });
  const related = findingsOf(rule, text).map((finding) => [
    finding.logicalId,
    ...finding.related.map(({ message }) => message),
  ]);
  expect(related).toEqual([
    ["Db"],
    ["Template", '"Fleet" launches instances by it.'],
    ["Web"],
    ["Configuration", '"Group" launches instances by it.'],
  ]);
});

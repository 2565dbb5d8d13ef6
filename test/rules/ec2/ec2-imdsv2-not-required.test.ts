import { describe, expect, test } from "vitest";
import { ec2Imdsv2NotRequired as rule } from "../../../server/src/rules/ec2/ec2-imdsv2-not-required.ts";
import { applyFix, check, checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("a launch template without metadata options gets them", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Web": {
      "Type": "AWS::EC2::LaunchTemplate",
      "Properties": {
        "LaunchTemplateData": {
//      ^^^^^^^^^^^^^^^^^^^^ 💡 critical: Launch template "Web" does not require IMDSv2: unless its AMI or the account's defaults do, EC2 also answers metadata requests that bring no session token.
          "InstanceType": "m7g.large"
        }
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Web": {
      "Type": "AWS::EC2::LaunchTemplate",
      "Properties": {
        "LaunchTemplateData": {
          "InstanceType": "m7g.large",
          "MetadataOptions": {
            "HttpTokens": "required"
          }
        }
      }
    }
  }
}`,
  );
});

test("an explicit optional is replaced, and what stands beside it kept", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Web": {
      "Type": "AWS::EC2::LaunchTemplate",
      "Properties": {
        "LaunchTemplateData": {
          "MetadataOptions": { "HttpTokens": "optional", "HttpPutResponseHopLimit": 2 }
//                                           ^^^^^^^^^^ 💡 critical: Launch template "Web" does not require IMDSv2: EC2 also answers metadata requests that bring no session token.
        }
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Web": {
      "Type": "AWS::EC2::LaunchTemplate",
      "Properties": {
        "LaunchTemplateData": {
          "MetadataOptions": { "HttpTokens": "required", "HttpPutResponseHopLimit": 2 }
        }
      }
    }
  }
}`,
  );
});

test("each branch of LaunchTemplateData is judged, and AWS::NoValue gives way to the options", () => {
  checkFix(
    rule,
    `
{
  "Conditions": { "Gpu": { "Fn::Equals": [{ "Ref": "Kind" }, "gpu"] }, "Old": { "Fn::Equals": [{ "Ref": "Age" }, "old"] } },
  "Resources": {
    "Web": {
      "Type": "AWS::EC2::LaunchTemplate",
      "Properties": {
        "LaunchTemplateData": {
          "Fn::If": [
            "Gpu",
            { "MetadataOptions": { "Fn::If": ["Old", { "Ref": "AWS::NoValue" }, { "HttpTokens": "required" }] } },
//                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 critical: Launch template "Web" does not require IMDSv2: unless its AMI or the account's defaults do, EC2 also answers metadata requests that bring no session token (when Gpu is true and Old is true).
            { "InstanceType": "m7g.large" }
//          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 critical: Launch template "Web" does not require IMDSv2: unless its AMI or the account's defaults do, EC2 also answers metadata requests that bring no session token (when Gpu is false).
          ]
        }
      }
    }
  }
}`,
    `
{
  "Conditions": { "Gpu": { "Fn::Equals": [{ "Ref": "Kind" }, "gpu"] }, "Old": { "Fn::Equals": [{ "Ref": "Age" }, "old"] } },
  "Resources": {
    "Web": {
      "Type": "AWS::EC2::LaunchTemplate",
      "Properties": {
        "LaunchTemplateData": {
          "Fn::If": [
            "Gpu",
            { "MetadataOptions": { "Fn::If": ["Old", { "HttpTokens": "required" }, { "HttpTokens": "required" }] } },
            { "InstanceType": "m7g.large", "MetadataOptions": { "HttpTokens": "required" } }
          ]
        }
      }
    }
  }
}`,
  );
});

test("instances and launch configurations are left to review", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Bastion": { "Type": "AWS::EC2::Instance", "Properties": { "ImageId": "ami-1" } },
//  ^^^^^^^^^ 🔎 critical: Instance "Bastion" does not require IMDSv2: unless its AMI or the account's defaults do, EC2 also answers metadata requests that bring no session token.
    "Old": { "Type": "AWS::AutoScaling::LaunchConfiguration", "Properties": { "MetadataOptions": {} } }
//                                                                            ^^^^^^^^^^^^^^^^^ 🔎 critical: Launch configuration "Old" does not require IMDSv2: unless its AMI or the account's defaults do, EC2 also answers metadata requests that bring no session token.
  }
}`,
  );
});

const launchTemplate = (LaunchTemplateData: unknown) => ({
  Web: { Type: "AWS::EC2::LaunchTemplate", Properties: { LaunchTemplateData } },
});
const instance = (Properties: object) => ({ Box: { Type: "AWS::EC2::Instance", Properties } });

describe("an EKS node answers within one hop too", () => {
  const UserData = { "Fn::Base64": { "Fn::Sub": "#!/bin/bash\n/etc/eks/bootstrap.sh ${Cluster}" } };
  test.each([
    ["no options", { UserData }, { HttpTokens: "required", HttpPutResponseHopLimit: 1 }],
    [
      "a limit that is there is kept",
      { UserData, MetadataOptions: { HttpPutResponseHopLimit: 2 } },
      { HttpPutResponseHopLimit: 2, HttpTokens: "required" },
    ],
    ["no node", {}, { HttpTokens: "required" }],
  ])("%s", (_, data, options) => {
    const Cluster = { Type: "AWS::EKS::Cluster" };
    const text = templateOf({ ...launchTemplate(data), Cluster });
    const fix = findingsOf(rule, text)[0]?.fixes()[0];
    const fixed = JSON.parse(fix ? applyFix(text, fix) : text);
    expect(fixed.Resources.Web.Properties.LaunchTemplateData.MetadataOptions).toEqual(options);
    expect(fix?.safety).toBe("safe");
  });

  test("where AWS::NoValue stands for all data, one object with the options takes its place", () => {
    const Conditions = { C: { "Fn::Equals": [{ Ref: "X" }, "x"] } };
    const none = {
      "Fn::If": ["C", { Ref: "AWS::NoValue" }, { MetadataOptions: { HttpTokens: "required" } }],
    };
    const text = templateOf(launchTemplate(none), { Conditions });
    const fix = findingsOf(rule, text)[0]?.fixes()[0];
    const fixed = JSON.parse(fix ? applyFix(text, fix) : text);
    const [, first] = fixed.Resources.Web.Properties.LaunchTemplateData["Fn::If"];
    expect(first).toEqual({ MetadataOptions: { HttpTokens: "required" } });
  });
});

test("an instance's own options win over those of its launch template", () => {
  const template = launchTemplate({ MetadataOptions: { HttpTokens: "required" } });
  const LaunchTemplate = { LaunchTemplateId: { Ref: "Web" } };
  const text = templateOf({
    ...template,
    ...instance({ LaunchTemplate, MetadataOptions: { HttpTokens: "optional" } }),
  });
  expect(findingsOf(rule, text).map(({ logicalId }) => logicalId)).toEqual(["Box"]);
});

test("an instance of a launch template that does not require tokens leaves the report to that", () => {
  const text = templateOf({
    ...launchTemplate({}),
    ...instance({ LaunchTemplate: { LaunchTemplateId: { Ref: "Web" } } }),
  });
  expect(findingsOf(rule, text).map(({ logicalId }) => logicalId)).toEqual(["Web"]);
});

describe("silent", () => {
  test.each([
    ["required", { MetadataOptions: { HttpTokens: "required" } }],
    ["decided at deployment", { MetadataOptions: { HttpTokens: { Ref: "Tokens" } } }],
    [
      "options decided at deployment",
      { MetadataOptions: { "Fn::Transform": { Name: "Options" } } },
    ],
    ["data decided at deployment", { "Fn::Transform": { Name: "Data" } }],
    ["no metadata service", { MetadataOptions: { HttpEndpoint: "disabled" } }],
    ["perhaps no metadata service", { MetadataOptions: { HttpEndpoint: { Ref: "Endpoint" } } }],
  ])("a launch template: %s", (_, data) => silent(rule, launchTemplate(data)));

  test.each([
    ["required", { MetadataOptions: { HttpTokens: "required" } }],
    [
      "required, whatever a launch template elsewhere says",
      { LaunchTemplate: { LaunchTemplateId: "lt-1" }, MetadataOptions: { HttpTokens: "required" } },
    ],
    ["a launch template elsewhere", { LaunchTemplate: { LaunchTemplateId: { Ref: "Parameter" } } }],
    ["a launch template by its name", { LaunchTemplate: { LaunchTemplateName: "web" } }],
    ["no metadata service", { MetadataOptions: { HttpEndpoint: "disabled" } }],
  ])("an instance: %s", (_, properties) => silent(rule, instance(properties)));

  test("a launch configuration made from an instance", () =>
    silent(rule, {
      Copy: { Type: "AWS::AutoScaling::LaunchConfiguration", Properties: { InstanceId: "i-1" } },
    }));

  test("a branch that is never deployed", () =>
    silent(
      rule,
      {
        Web: {
          Type: "AWS::EC2::LaunchTemplate",
          Condition: "C",
          Properties: {
            LaunchTemplateData: {
              "Fn::If": ["C", { MetadataOptions: { HttpTokens: "required" } }, {}],
            },
          },
        },
      },
      { Conditions: { C: { "Fn::Equals": [{ Ref: "X" }, "x"] } } },
    ));
});

test("the group that launches instances by it is related", () => {
  const text = templateOf({
    Configuration: {
      Type: "AWS::AutoScaling::LaunchConfiguration",
      Properties: { LaunchConfigurationName: "web" },
    },
    Group: {
      Type: "AWS::AutoScaling::AutoScalingGroup",
      Properties: { LaunchConfigurationName: "web" },
    },
    Other: {
      Type: "AWS::AutoScaling::AutoScalingGroup",
      Properties: { LaunchConfigurationName: "worker" },
    },
  });
  expect(findingsOf(rule, text)[0]?.related.map(({ message }) => message)).toEqual([
    '"Group" launches instances by it.',
  ]);
});

import { describe, expect, test } from "vitest";
import { fixAll } from "../../../server/src/fixAll.ts";
import { ec2AmiHardcoded as rule } from "../../../server/src/rules/ec2/ec2-ami-hardcoded.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

const id = "ami-0c02fb55956c7d316";
const type = "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>";
const newest = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-";
const instance = (properties: object = {}, attributes: object = {}) => ({
  Type: "AWS::EC2::Instance",
  ...attributes,
  Properties: { ImageId: id, ...properties },
});
const launchTemplate = (data: object) => ({
  Type: "AWS::EC2::LaunchTemplate",
  Properties: { LaunchTemplateData: { ImageId: id, ...data } },
});
const Region = { "Fn::Equals": [{ Ref: "AWS::Region" }, "eu-west-1"] };

const messages = (resources: object, sections: object = {}) =>
  findingsOf(rule, templateOf(resources, sections)).map(({ message }) => message);
const titles = (resources: object, sections: object = {}) =>
  findingsOf(rule, templateOf(resources, sections)).map((finding) => finding.fixes()[0]?.title);

test("the image comes by a new parameter, in front of the resources", () => {
  checkFix(
    rule,
    `
{
  "Description": "Orders",
  "Resources": {
    "Host": {
      "Type": "AWS::EC2::Instance",
      "Properties": { "InstanceType": "m7g.large", "ImageId": "ami-0c02fb55956c7d316" }
//                                                            ^^^^^^^^^^^^^^^^^^^^^^^ 🔎 medium: "Host" is made of the image "ami-0c02fb55956c7d316", which exists in one region: in any other EC2 refuses it.
    }
  }
}`,
    `
{
  "Description": "Orders",
  "Parameters": {
    "LatestArmAmiId": {
      "Type": "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>",
      "Default": "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"
    }
  },
  "Resources": {
    "Host": {
      "Type": "AWS::EC2::Instance",
      "Properties": { "InstanceType": "m7g.large", "ImageId": { "Ref": "LatestArmAmiId" } }
    }
  }
}`,
  );
});

test("a parameter's own default gives way to a name of Systems Manager", () => {
  checkFix(
    rule,
    `
{
  "Parameters": {
    "Image": { "Type": "AWS::EC2::Image::Id", "Default": "ami-0c02fb55956c7d316", "Description": "Image" }
//                                                       ^^^^^^^^^^^^^^^^^^^^^^^ 🔎 low: The default of parameter "Image" is the image "ami-0c02fb55956c7d316", which exists in one region: in any other a deployment fails unless it names another one.
  },
  "Resources": {
    "Host": { "Type": "AWS::EC2::Instance", "Properties": { "ImageId": { "Ref": "Image" } } }
  }
}`,
    `
{
  "Parameters": {
    "Image": { "Type": "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>", "Default": "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64", "Description": "Image" }
  },
  "Resources": {
    "Host": { "Type": "AWS::EC2::Instance", "Properties": { "ImageId": { "Ref": "Image" } } }
  }
}`,
  );
});

test("several share a parameter, and the one that is there serves first", () => {
  const fixed = (sections: object) => {
    const text = templateOf({ A: instance(), B: launchTemplate({}) }, sections);
    return JSON.parse(fixAll(text, { rules: [rule], include: "review" }).text);
  };
  const { Parameters, Resources } = fixed({});
  expect(Parameters).toEqual({ LatestAmiId: { Type: type, Default: `${newest}x86_64` } });
  expect(Resources.A.Properties.ImageId).toEqual({ Ref: "LatestAmiId" });
  expect(Resources.B.Properties.LaunchTemplateData.ImageId).toEqual({ Ref: "LatestAmiId" });

  const own = { Image: { Type: type, Default: `${newest}x86_64` } };
  expect(fixed({ Parameters: own }).Parameters).toEqual(own);
});

describe("of what kind the new image is", () => {
  test.each([
    ["t4g.micro", "arm64"],
    ["im4gn.large", "arm64"],
    ["a1.large", "arm64"],
    ["t3.micro", "x86_64"],
    ["g5.xlarge", "x86_64"],
    ["g4dn.xlarge", "x86_64"],
  ])("%s is %s", (InstanceType, architecture) => {
    expect(titles({ Host: instance({ InstanceType }) })[0]).toContain(`(${architecture})`);
  });

  test("a parameter's values tell, if they agree", () => {
    const Host = instance({ InstanceType: { Ref: "Size" } });
    const titlesFor = (...AllowedValues: string[]) =>
      titles({ Host }, { Parameters: { Size: { Type: "String", AllowedValues } } });
    expect(titlesFor("t4g.micro", "t4g.small")[0]).toContain("(arm64)");
    expect(titlesFor("t4g.micro", "t3.micro")).toEqual([undefined]);
    expect(titles({ Host }, { Parameters: { Size: { Type: "String" } } })).toEqual([undefined]);
  });
});

describe("nothing is mended", () => {
  test.each([
    [
      "nodes of EKS",
      {
        Template: launchTemplate({}),
        Nodes: {
          Type: "AWS::EKS::Nodegroup",
          Properties: { LaunchTemplate: { Id: { Ref: "Template" } } },
        },
      },
    ],
    [
      "another system's packages",
      { Host: instance({ UserData: { "Fn::Base64": "#!/bin/bash\napt-get update" } }) },
    ],
    [
      "Windows",
      { Host: instance({ UserData: { "Fn::Base64": { "Fn::Sub": "<powershell>\nGet-Date" } } }) },
    ],
    [
      "another system's root volume",
      { Host: instance({ BlockDeviceMappings: [{ DeviceName: "/dev/sda1" }] }) },
    ],
    [
      "a fleet",
      {
        Fleet: {
          Type: "AWS::EC2::SpotFleet",
          Properties: { SpotFleetRequestConfigData: { LaunchSpecifications: [{ ImageId: id }] } },
        },
      },
    ],
  ])("for %s", (_, resources) => expect(titles(resources)).toEqual([undefined]));

  test.each([
    ["with values of its own", { AllowedValues: [id] }, {}],
    ["with a pattern", { AllowedPattern: "ami-.*" }, {}],
    ["that is used elsewhere", {}, { Outputs: { Image: { Value: { Ref: "Image" } } } }],
  ])("for a parameter %s", (_, constraints, sections) => {
    const Parameters = { Image: { Type: "String", Default: id, ...constraints } };
    expect(
      titles({ Host: instance({ ImageId: { Ref: "Image" } }) }, { Parameters, ...sections }),
    ).toEqual([undefined]);
  });
});

test("both branches of a condition are seen", () => {
  const Host = instance({ ImageId: { "Fn::If": ["Own", { Ref: "Image" }, id] } });
  expect(
    messages({ Host }, { Conditions: { Own: { "Fn::Equals": [{ Ref: "AWS::AccountId" }, "1"] } } }),
  ).toEqual([
    `"Host" is made of the image "${id}", which exists in one region: in any other EC2 refuses it.`,
  ]);
});

describe("silent", () => {
  const sections = {
    Conditions: { Region },
    Mappings: { Images: { "eu-west-1": { Id: id }, "us-east-1": { Id: id } } },
    Parameters: {
      Image: { Type: type, Default: `${newest}x86_64` },
      Given: { Type: "AWS::EC2::Image::Id" },
      Ids: { Type: "List<AWS::EC2::Image::Id>", Default: id },
      Unused: { Type: "String", Default: id },
    },
  };
  test.each([
    ["a parameter of Systems Manager", instance({ ImageId: { Ref: "Image" } })],
    ["a parameter without a default", instance({ ImageId: { Ref: "Given" } })],
    ["one of several", instance({ ImageId: { "Fn::Select": [0, { Ref: "Ids" }] } })],
    [
      "a mapping of regions",
      instance({ ImageId: { "Fn::FindInMap": ["Images", { Ref: "AWS::Region" }, "Id"] } }),
    ],
    ["a dynamic reference", instance({ ImageId: "{{resolve:ssm:/images/web}}" })],
    [
      "a branch for the region",
      instance({ ImageId: { "Fn::If": ["Region", id, { Ref: "Given" }] } }),
    ],
    ["a resource for the region", instance({}, { Condition: "Region" })],
    ["a launch template's own alias", launchTemplate({ ImageId: "resolve:ssm:/images/web" })],
  ])("%s", (_, Host) => silent(rule, { Host }, sections));
});

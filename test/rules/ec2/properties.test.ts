import { describe, expect, test } from "vitest";
import { ec2Properties } from "../../../server/src/rules/ec2/properties.ts";
import { check, checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("ec2-volume-unencrypted", () => {
  const rule = ruleOf(ec2Properties, "ec2-volume-unencrypted");

  test("a volume is encrypted", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "Data": { "Type": "AWS::EC2::Volume", "Properties": { "Size": 100 } },
//  ^^^^^^ 🔎 high: "Data" keeps its data unencrypted: unless the account encrypts by default, whoever gets a snapshot of it, or a copy of that, reads all of it.
    "Logs": { "Type": "AWS::EC2::Volume", "Properties": { "Size": 100, "Encrypted": "false" } }
//                                                                                  ^^^^^^^ 🔎 high: "Logs" keeps its data unencrypted: unless the account encrypts by default, whoever gets a snapshot of it, or a copy of that, reads all of it.
  }
}`,
      `
{
  "Resources": {
    "Data": { "Type": "AWS::EC2::Volume", "Properties": { "Size": 100, "Encrypted": true } },
    "Logs": { "Type": "AWS::EC2::Volume", "Properties": { "Size": 100, "Encrypted": true } }
  }
}`,
    );
  });

  test.each([
    ["an encrypted one", { Encrypted: "true" }],
    ["one of a parameter", { Encrypted: { Ref: "Encrypt" } }],
    ["one that is made of a snapshot", { SnapshotId: { Ref: "Snapshot" } }],
    ["a copy of another", { SourceVolumeId: "vol-0123456789abcdef0" }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Data: { Type: "AWS::EC2::Volume", Properties } }),
  );
});

describe("ec2-volume-without-own-key", () => {
  const rule = ruleOf(ec2Properties, "ec2-volume-without-own-key");

  test("an encrypted volume without a key of its own", () => {
    check(
      rule,
      `
{
  "Resources": {
    "Data": { "Type": "AWS::EC2::Volume", "Properties": { "Size": 100, "Encrypted": true } }
//  ^^^^^^ low: "Data" names no KMS key of yours: EBS takes the account's default key, whose policy, unless you have set another one, is AWS's.
  }
}`,
    );
  });

  test.each([
    ["one with a key", { Encrypted: true, KmsKeyId: { Ref: "Key" } }],
    ["an unencrypted one, of which another rule tells", {}],
    ["one that may be unencrypted", { Encrypted: { Ref: "Encrypt" } }],
    ["one that is made of a snapshot", { Encrypted: true, SnapshotId: { Ref: "Snapshot" } }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Data: { Type: "AWS::EC2::Volume", Properties } }),
  );
});

describe("ec2-block-device-unencrypted", () => {
  const rule = ruleOf(ec2Properties, "ec2-block-device-unencrypted");

  test("volumes are encrypted once instances are replaced", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "Template": {
      "Type": "AWS::EC2::LaunchTemplate",
      "Properties": {
        "LaunchTemplateData": {
          "BlockDeviceMappings": [
            { "DeviceName": "/dev/xvda", "Ebs": { "VolumeSize": 20 } },
//                                       ^^^^^ 🔎 high: "Template" gives instances a volume without encryption: unless its AMI or the account encrypts it, whoever gets a snapshot of it reads all of it.
            { "DeviceName": "/dev/xvdb", "Ebs": { "VolumeSize": 20, "Encrypted": true } },
            { "DeviceName": "/dev/xvdc", "VirtualName": "ephemeral0" }
          ]
        }
      }
    },
    "Server": {
      "Type": "AWS::EC2::Instance",
      "Properties": { "BlockDeviceMappings": [{ "DeviceName": "/dev/xvda", "Ebs": { "Encrypted": false } }] }
//                                                                                               ^^^^^ 🔎 high: "Server" gives instances a volume without encryption: unless its AMI or the account encrypts it, whoever gets a snapshot of it reads all of it.
    },
    "Configuration": {
      "Type": "AWS::AutoScaling::LaunchConfiguration",
      "Properties": { "BlockDeviceMappings": [{ "DeviceName": "/dev/xvda", "Ebs": {} }] }
//                                                                         ^^^^^ 🔎 high: "Configuration" gives instances a volume without encryption: unless its AMI or the account encrypts it, whoever gets a snapshot of it reads all of it.
    }
  }
}`,
      `
{
  "Resources": {
    "Template": {
      "Type": "AWS::EC2::LaunchTemplate",
      "Properties": {
        "LaunchTemplateData": {
          "BlockDeviceMappings": [
            { "DeviceName": "/dev/xvda", "Ebs": { "VolumeSize": 20, "Encrypted": true } },
            { "DeviceName": "/dev/xvdb", "Ebs": { "VolumeSize": 20, "Encrypted": true } },
            { "DeviceName": "/dev/xvdc", "VirtualName": "ephemeral0" }
          ]
        }
      }
    },
    "Server": {
      "Type": "AWS::EC2::Instance",
      "Properties": { "BlockDeviceMappings": [{ "DeviceName": "/dev/xvda", "Ebs": { "Encrypted": true } }] }
    },
    "Configuration": {
      "Type": "AWS::AutoScaling::LaunchConfiguration",
      "Properties": { "BlockDeviceMappings": [{ "DeviceName": "/dev/xvda", "Ebs": { "Encrypted": true } }] }
    }
  }
}`,
    );
  });

  const server = (BlockDeviceMappings: unknown) => ({
    Server: { Type: "AWS::EC2::Instance", Properties: { BlockDeviceMappings } },
  });
  test.each([
    ["one of a parameter", server([{ Ebs: { Encrypted: { Ref: "Encrypt" } } }])],
    ["one that is made of a snapshot", server([{ Ebs: { SnapshotId: { Ref: "Snapshot" } } }])],
    ["a device that is taken away", server([{ DeviceName: "/dev/xvdb", NoDevice: {} }])],
    ["what deployment decides", server({ "Fn::If": ["Unknown", [], []] })],
    ["none", server(undefined)],
  ])("silent about %s", (_, resources) => silent(rule, resources));
});

describe("ec2-instance-public-address", () => {
  const rule = ruleOf(ec2Properties, "ec2-instance-public-address");

  test("addresses are taken away", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "Server": {
      "Type": "AWS::EC2::Instance",
      "Properties": { "NetworkInterfaces": [{ "DeviceIndex": "0", "AssociatePublicIpAddress": "true" }] }
//                                                                                            ^^^^^^ 🔎 high: "Server" gets an address on the internet: only its security groups stand between anyone and what listens on it.
    },
    "Template": {
      "Type": "AWS::EC2::LaunchTemplate",
      "Properties": {
        "LaunchTemplateData": { "NetworkInterfaces": [{ "DeviceIndex": 0, "AssociatePublicIpAddress": true }] }
//                                                                                                    ^^^^ 🔎 high: "Template" gets an address on the internet: only its security groups stand between anyone and what listens on it.
      }
    }
  }
}`,
      `
{
  "Resources": {
    "Server": {
      "Type": "AWS::EC2::Instance",
      "Properties": { "NetworkInterfaces": [{ "DeviceIndex": "0", "AssociatePublicIpAddress": false }] }
    },
    "Template": {
      "Type": "AWS::EC2::LaunchTemplate",
      "Properties": {
        "LaunchTemplateData": { "NetworkInterfaces": [{ "DeviceIndex": 0, "AssociatePublicIpAddress": false }] }
      }
    }
  }
}`,
    );
  });

  const server = (address: unknown, more: object = {}) => ({
    Server: {
      Type: "AWS::EC2::Instance",
      Properties: { NetworkInterfaces: [{ AssociatePublicIpAddress: address }], ...more },
    },
  });
  test.each([
    ["one without", server(false)],
    ["one for which its subnet decides", server(undefined)],
    ["one for which a parameter decides", server({ Ref: "IsPublic" })],
    ["one that forwards for others", server(true, { SourceDestCheck: "false" })],
    ["one that may forward for others", server(true, { SourceDestCheck: { Ref: "Check" } })],
  ])("silent about %s", (_, resources) => silent(rule, resources));
});

describe("ec2-launch-configuration-public-address", () => {
  const rule = ruleOf(ec2Properties, "ec2-launch-configuration-public-address");

  test("the addresses of a group's instances are taken away", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "Configuration": {
      "Type": "AWS::AutoScaling::LaunchConfiguration",
      "Properties": { "AssociatePublicIpAddress": true }
//                                                ^^^^ 🔎 high: "Configuration" gives each instance an address on the internet: only their security groups stand between anyone and what listens on them.
    }
  }
}`,
      `
{
  "Resources": {
    "Configuration": {
      "Type": "AWS::AutoScaling::LaunchConfiguration",
      "Properties": { "AssociatePublicIpAddress": false }
    }
  }
}`,
    );
  });

  test("what the subnets decide is said", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "Configuration": {
//  ^^^^^^^^^^^^^^^ 🔎 low: "Configuration" leaves it to the subnets whether its instances get addresses on the internet: in one that gives them out, as default subnets do, each of them is reachable there.
      "Type": "AWS::AutoScaling::LaunchConfiguration",
      "Properties": { "ImageId": "ami-0123456789abcdef0" }
    }
  }
}`,
      `
{
  "Resources": {
    "Configuration": {
      "Type": "AWS::AutoScaling::LaunchConfiguration",
      "Properties": { "ImageId": "ami-0123456789abcdef0", "AssociatePublicIpAddress": false }
    }
  }
}`,
    );
  });

  test.each([[false], ["false"], [{ Ref: "IsPublic" }]])(
    "silent where it is %j",
    (AssociatePublicIpAddress) =>
      silent(rule, {
        Configuration: {
          Type: "AWS::AutoScaling::LaunchConfiguration",
          Properties: { AssociatePublicIpAddress },
        },
      }),
  );
});

describe("ec2-instance-without-profile", () => {
  const rule = ruleOf(ec2Properties, "ec2-instance-without-profile");

  test("an instance to which neither it nor its launch template gives one", () => {
    check(
      rule,
      `
{
  "Resources": {
    "Server": { "Type": "AWS::EC2::Instance", "Properties": { "InstanceType": "t3.micro" } },
//  ^^^^^^^^ low: "Server" has no instance profile: software on it that calls AWS needs keys that somebody stores there, and Session Manager reaches it only where the account lets it reach all.
    "Template": { "Type": "AWS::EC2::LaunchTemplate", "Properties": { "LaunchTemplateData": {} } },
    "Launched": {
//  ^^^^^^^^^^ low: "Launched" has no instance profile: software on it that calls AWS needs keys that somebody stores there, and Session Manager reaches it only where the account lets it reach all.
      "Type": "AWS::EC2::Instance",
      "Properties": { "LaunchTemplate": { "LaunchTemplateId": { "Ref": "Template" }, "Version": "1" } }
    }
  }
}`,
    );
  });

  const launched = (LaunchTemplate: unknown, data: object = {}) => ({
    Server: { Type: "AWS::EC2::Instance", Properties: { LaunchTemplate } },
    Template: { Type: "AWS::EC2::LaunchTemplate", Properties: { LaunchTemplateData: data } },
  });
  test.each([
    [
      "one with a profile",
      { S: { Type: "AWS::EC2::Instance", Properties: { IamInstanceProfile: "x" } } },
    ],
    [
      "one to which its launch template gives it",
      launched({ LaunchTemplateId: { Ref: "Template" } }, { IamInstanceProfile: { Name: "x" } }),
    ],
    [
      "one with a launch template elsewhere",
      launched({ LaunchTemplateId: "lt-0123456789abcdef0" }),
    ],
    ["one with a launch template of a name", launched({ LaunchTemplateName: "orders" })],
    ["one with a launch template of a parameter", launched({ Ref: "LaunchTemplate" })],
  ])("silent about %s", (_, resources) => silent(rule, resources));

  test("conditions of its launch template are told apart", () => {
    const IamInstanceProfile = { "Fn::If": ["IsManaged", { Name: "x" }, { Ref: "AWS::NoValue" }] };
    const text = templateOf(
      launched({ LaunchTemplateId: { Ref: "Template" } }, { IamInstanceProfile }),
      { Conditions: { IsManaged: { "Fn::Equals": [{ Ref: "Managed" }, "yes"] } } },
    );
    expect(findingsOf(rule, text).map(({ message }) => message)).toEqual([
      expect.stringMatching(/ \(when IsManaged is false\)\.$/),
    ]);
  });
});

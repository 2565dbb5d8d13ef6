import type { Resource } from "../../template/template.ts";
import type { ResourceRule } from "../rule.ts";
import { launchDataOf, relatedLaunchers } from "./launchers.ts";

export const ec2RootVolumeEncryptionLeftOpen: ResourceRule = {
  id: "ec2-root-volume-encryption-left-open",
  severity: "low",
  category: "Security",
  controls: ["FSBP EC2.3"],
  needsNesting: true,
  resourceTypes: [
    "AWS::EC2::LaunchTemplate",
    "AWS::EC2::Instance",
    "AWS::AutoScaling::LaunchConfiguration",
  ],
  docs: {
    summary: "Nothing says whether the root volumes of instances are encrypted.",
    why: "Without block device mappings an instance has the volumes of its AMI, encrypted if the AMI's snapshots are, or if the account encrypts all new volumes in the region. Where neither holds, logs, swapped memory and whatever is deployed lie there in plain text, and in each snapshot. The device is called as the AMI has it, mostly /dev/xvda or /dev/sda1, so that there is no fix; nor can it be told whether mappings are for the root volume or for others, so that whoever has any is not reported. Encryption by default, a setting of the account, does it for all instances at once.",
    bad: `{
  "WebTemplate": {
    "Type": "AWS::EC2::LaunchTemplate",
    "Properties": {
      "LaunchTemplateData": {
        "ImageId": "{{resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64}}"
      }
    }
  }
}`,
    good: `{
  "WebTemplate": {
    "Type": "AWS::EC2::LaunchTemplate",
    "Properties": {
      "LaunchTemplateData": {
        "ImageId": "{{resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64}}",
        "BlockDeviceMappings": [{ "DeviceName": "/dev/xvda", "Ebs": { "Encrypted": true } }]
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html",
      "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-device-mapping-concepts.html",
    ],
  },
  equivalents: { cdk_nag: ["AwsSolutions-EC26", "EC2EBSVolumeEncrypted"] },

  check(resource, report, template) {
    const mappings = launchDataOf(resource, "BlockDeviceMappings");
    const isEmpty = mappings.kind === "known" && mappings.items().length === 0;
    if ((mappings.kind !== "absent" && !isEmpty) || takesMappings(resource)) return;
    report({
      at: mappings.at,
      message: `"${resource.id}" does not say whether root volumes are encrypted: they are only if the AMI is, or the account encrypts all new volumes.`,
      related: relatedLaunchers(resource, template),
    });
  },
};

/** Whether they come from elsewhere, or may: a launch template, which is judged itself, or another instance. */
const takesMappings = (resource: Resource): boolean =>
  ["LaunchTemplate", "InstanceId"].some((property) => resource.get(property).kind !== "absent");

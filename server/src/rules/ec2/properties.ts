/** What the properties of instances, what they are launched from, and volumes must be. */
import { equals } from "../../template/value.ts";
import { type Exception, isSet, mayNotBe, propertyRules } from "../propertyRules.ts";
import { relatedLaunchers } from "./launchers.ts";

const reference = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";
const ebsGuide = "https://docs.aws.amazon.com/ebs/latest/userguide";
const ec2Guide = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide";

/** What is made of a snapshot, or of another volume, is encrypted as that is. */
const isCopy = [isSet("SnapshotId"), isSet("SourceVolumeId")];

/** An instance that forwards what is not for itself: for NAT it needs a public address. */
const mayForward: Exception = (_, resource) =>
  equals(resource.get("SourceDestCheck"), false) !== false;

/** A launch template gives it, or may: one elsewhere, or one that deployment decides on. */
const mayComeFromTemplate =
  (property: string): Exception =>
  (_, resource, template) => {
    const source = resource.get("LaunchTemplate");
    if (source.kind === "absent") return false;
    const target = template.target(source.get("LaunchTemplateId"))?.to;
    const launchTemplate = template.resource(target ?? "");
    return launchTemplate?.get("LaunchTemplateData", property).kind !== "absent";
  };

const isLaunchTemplate = (type: string): boolean => type === "AWS::EC2::LaunchTemplate";

export const ec2Properties = propertyRules([
  {
    id: "ec2-volume-unencrypted",
    severity: "high",
    catalogue: ["ebs-volume-encrypted", "ebs-volume-kms-key"],
    controls: ["FSBP EC2.3"],
    equivalents: {
      checkov: ["CKV_AWS_3"],
      cfn_nag: ["F1"],
      trivy: ["AWS-0026"],
      guard: ["ENCRYPTED_VOLUMES"],
      cdk_nag: ["AwsSolutions-EC26", "EC2EBSVolumeEncrypted"],
    },
    types: ["AWS::EC2::Volume"],
    property: "Encrypted",
    wants: { be: true },
    unless: isCopy,
    noun: "An EBS volume",
    problem: "keeps its data unencrypted",
    consequence:
      "unless the account encrypts by default, whoever gets a snapshot of it, or a copy of that, reads all of it",
    why: "Snapshots of an unencrypted volume are unencrypted too, and can be shared with other accounts by one call. A volume cannot be encrypted later: it has to be copied. Encryption costs nothing and slows nothing down.",
    fix: {
      to: true,
      safety: "review",
      cost: "a volume that is there already is not encrypted by that, but has to be made anew",
    },
    example: { AvailabilityZone: { "Fn::GetAtt": ["Server", "AvailabilityZone"] }, Size: 100 },
    links: [
      `${ebsGuide}/ebs-encryption.html`,
      `${reference}/aws-resource-ec2-volume.html#cfn-ec2-volume-encrypted`,
    ],
  },
  {
    id: "ec2-volume-without-own-key",
    severity: "low",
    catalogue: ["ebs-volume-kms-key"],
    equivalents: {
      cfn_nag: ["W37"],
      trivy: ["AWS-0027"],
      guard: ["EBS_VOLUME_ENCRYPTION_KEY_RULE"],
    },
    types: ["AWS::EC2::Volume"],
    property: "KmsKeyId",
    wants: { beSet: true },
    unless: [...isCopy, mayNotBe("Encrypted", [true])],
    noun: "An encrypted EBS volume",
    problem: "names no KMS key of yours",
    consequence:
      "EBS takes the account's default key, whose policy, unless you have set another one, is AWS's",
    why: "The key aws/ebs can be used by everyone in the account who may use EBS, its policy cannot be changed, and its snapshots cannot be shared with other accounts. A key of your own can be limited, watched and taken away. Many teams do well with AWS's.",
    example: {
      AvailabilityZone: { "Fn::GetAtt": ["Server", "AvailabilityZone"] },
      Size: 100,
      Encrypted: true,
    },
    mended: {
      AvailabilityZone: { "Fn::GetAtt": ["Server", "AvailabilityZone"] },
      Size: 100,
      Encrypted: true,
      KmsKeyId: { "Fn::GetAtt": ["VolumeKey", "Arn"] },
    },
    links: [
      `${ebsGuide}/ebs-encryption.html`,
      `${reference}/aws-resource-ec2-volume.html#cfn-ec2-volume-kmskeyid`,
    ],
  },
  {
    id: "ec2-block-device-unencrypted",
    severity: "high",
    catalogue: ["ebs-block-device-encrypted"],
    controls: ["FSBP EC2.3", "FSBP EC2.181"],
    equivalents: {
      checkov: ["CKV_AWS_8"],
      trivy: ["AWS-0008", "AWS-0131"],
      cdk_nag: ["AwsSolutions-EC26", "EC2EBSVolumeEncrypted"],
    },
    types: [
      "AWS::EC2::LaunchTemplate",
      "AWS::EC2::Instance",
      "AWS::AutoScaling::LaunchConfiguration",
    ],
    within: ["LaunchTemplateData.BlockDeviceMappings.*.Ebs", "BlockDeviceMappings.*.Ebs"],
    property: "Encrypted",
    wants: { be: true },
    unless: isCopy,
    related: relatedLaunchers,
    noun: "A launch template or instance",
    problem: "gives instances a volume without encryption",
    consequence:
      "unless its AMI or the account encrypts it, whoever gets a snapshot of it reads all of it",
    why: "What an application writes to disk, secrets in its memory dumps among it, ends up in snapshots and AMIs, which are copied and shared easily. Encryption costs nothing and slows nothing down; a launch template encrypts the volumes of the next instances.",
    fix: ({ type }) => ({
      to: true,
      safety: "review",
      cost: isLaunchTemplate(type)
        ? "instances of its latest version may be replaced"
        : type === "AWS::EC2::Instance"
          ? "the instance is replaced"
          : "the launch configuration is replaced",
    }),
    example: {
      LaunchTemplateData: {
        BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { VolumeSize: 20 } }],
      },
    },
    links: [
      `${ebsGuide}/ebs-encryption.html`,
      `${reference}/aws-properties-ec2-launchtemplate-ebs.html`,
    ],
  },
  {
    id: "ec2-instance-public-address",
    severity: "high",
    catalogue: ["ec2-public-ip"],
    controls: ["FSBP EC2.9", "FSBP EC2.25"],
    equivalents: {
      checkov: ["CKV_AWS_88"],
      trivy: ["AWS-0009"],
      guard: ["EC2_INSTANCE_NO_PUBLIC_IP"],
      cdk_nag: ["EC2InstanceNoPublicIp"],
    },
    types: ["AWS::EC2::Instance", "AWS::EC2::LaunchTemplate"],
    within: ["NetworkInterfaces.*", "LaunchTemplateData.NetworkInterfaces.*"],
    property: "AssociatePublicIpAddress",
    wants: { notBe: [true] },
    absent: "fine",
    unless: [mayForward],
    noun: "An instance",
    problem: "gets an address on the internet",
    consequence: "only its security groups stand between anyone and what listens on it",
    why: "One security group that is too wide, even for an afternoon, and scanners are at the server itself. Behind a load balancer, and with a NAT gateway or VPC endpoints for its own calls, a server needs no public address; Session Manager gives a shell without one.",
    fix: ({ type }) => ({
      to: false,
      safety: "review",
      cost: isLaunchTemplate(type)
        ? "new instances reach the internet through a NAT gateway alone"
        : "the instance is replaced, and reaches the internet through a NAT gateway alone",
    }),
    example: {
      NetworkInterfaces: [{ DeviceIndex: "0", AssociatePublicIpAddress: true }],
    },
    links: [
      `${ec2Guide}/using-instance-addressing.html`,
      `${reference}/aws-properties-ec2-instance-networkinterface.html`,
    ],
  },
  {
    id: "ec2-launch-configuration-public-address",
    severity: "high",
    catalogue: ["ec2-public-ip"],
    controls: ["FSBP AutoScaling.5"],
    equivalents: {
      checkov: ["CKV_AWS_88"],
      trivy: ["AWS-0009"],
      guard: ["AUTOSCALING_LAUNCH_CONFIG_PUBLIC_IP_DISABLED"],
      cdk_nag: ["AutoScalingLaunchConfigPublicIpDisabled"],
    },
    types: ["AWS::AutoScaling::LaunchConfiguration"],
    property: "AssociatePublicIpAddress",
    wants: { be: false },
    // cdk-nag and Guard want it to be said, for what is not is the subnet's to decide.
    absent: {
      severity: "low",
      problem: "leaves it to the subnets whether its instances get addresses on the internet",
      consequence:
        "in one that gives them out, as default subnets do, each of them is reachable there",
    },
    noun: "A launch configuration",
    problem: "gives each instance an address on the internet",
    consequence: "only their security groups stand between anyone and what listens on them",
    why: "Instances of an Auto Scaling group are reached through its load balancer. Public addresses give scanners a way to each of them, past the load balancer and its firewall. Where the launch configuration says nothing, the subnet decides, and with it whoever may change the subnet.",
    fix: {
      to: false,
      safety: "review",
      cost: "the launch configuration is replaced, and new instances reach the internet through a NAT gateway alone",
    },
    example: {
      ImageId: "ami-0123456789abcdef0",
      InstanceType: "t3.micro",
      AssociatePublicIpAddress: true,
    },
    links: [
      `${reference}/aws-resource-autoscaling-launchconfiguration.html#cfn-autoscaling-launchconfiguration-associatepublicipaddress`,
    ],
  },
  {
    id: "ec2-instance-without-profile",
    severity: "low",
    catalogue: ["ec2-instance-profile"],
    equivalents: {
      guard: ["EC2_INSTANCE_PROFILE_ATTACHED"],
      cdk_nag: ["EC2InstanceProfileAttached"],
    },
    types: ["AWS::EC2::Instance"],
    alsoReads: ["AWS::EC2::LaunchTemplate"],
    property: "IamInstanceProfile",
    wants: { beSet: true },
    unless: [mayComeFromTemplate("IamInstanceProfile")],
    noun: "An instance",
    problem: "has no instance profile",
    consequence:
      "software on it that calls AWS needs keys that somebody stores there, and Session Manager reaches it only where the account lets it reach all",
    why: "With an instance profile the credentials of a role come to the instance by themselves and change every few hours. Without one, access keys end up in files and images, where they stay valid until somebody finds them.",
    example: { ImageId: "ami-0123456789abcdef0", InstanceType: "t3.micro" },
    mended: {
      ImageId: "ami-0123456789abcdef0",
      InstanceType: "t3.micro",
      IamInstanceProfile: { Ref: "ServerProfile" },
    },
    links: [
      `${ec2Guide}/iam-roles-for-amazon-ec2.html`,
      `${reference}/aws-resource-ec2-instance.html#cfn-ec2-instance-iaminstanceprofile`,
    ],
  },
]);

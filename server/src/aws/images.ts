/** Where resources take machine images and key pairs, and AWS's own names for its newest images. */

/**
 * Properties that take the id of an image, by resource type; `*` stands for each element of a list.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
export const imageProperties: Readonly<Record<string, readonly string[]>> = {
  "AWS::AutoScaling::LaunchConfiguration": ["ImageId"],
  "AWS::Batch::ComputeEnvironment": [
    "ComputeResources/ImageId",
    "ComputeResources/Ec2Configuration/*/ImageIdOverride",
  ],
  "AWS::EC2::Instance": ["ImageId"],
  "AWS::EC2::LaunchTemplate": ["LaunchTemplateData/ImageId"],
  "AWS::EC2::SpotFleet": ["SpotFleetRequestConfigData/LaunchSpecifications/*/ImageId"],
};

/** Properties that take the name of a key pair, likewise. */
export const keyPairProperties: Readonly<Record<string, readonly string[]>> = {
  "AWS::AutoScaling::LaunchConfiguration": ["KeyName"],
  "AWS::Batch::ComputeEnvironment": ["ComputeResources/Ec2KeyPair"],
  "AWS::EC2::Instance": ["KeyName"],
  "AWS::EC2::LaunchTemplate": ["LaunchTemplateData/KeyName"],
  "AWS::EC2::SpotFleet": ["SpotFleetRequestConfigData/LaunchSpecifications/*/KeyName"],
  "AWS::EKS::Nodegroup": ["RemoteAccess/Ec2SshKey"],
  "AWS::EMR::Cluster": ["Instances/Ec2KeyName"],
};

export type Architecture = "x86_64" | "arm64";

/**
 * The public parameters of Systems Manager that hold the newest Amazon Linux 2023 of a region.
 * https://docs.aws.amazon.com/linux/al2023/ug/ec2.html
 */
export const amazonLinux: Readonly<Record<Architecture, string>> = {
  x86_64: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
  arm64: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
};

/**
 * The architecture of an instance type: families with a Graviton processor have a g behind their generation (m7g, im4gn); a1 was the first.
 * https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 */
export const architectureOf = (instanceType: string): Architecture =>
  /^(?:a1|[a-z]+\d+g[a-z]*)\./.test(instanceType) ? "arm64" : "x86_64";

/** A parameter's type that gives the id of an image that a parameter of Systems Manager holds. */
export const imageParameterType = "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>";

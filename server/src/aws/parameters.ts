/** What a parameter can be made of. */

/**
 * Types whose values must exist in the account and region.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
 */
const existing = [
  "AWS::EC2::AvailabilityZone::Name",
  "AWS::EC2::Image::Id",
  "AWS::EC2::Instance::Id",
  "AWS::EC2::KeyPair::KeyName",
  "AWS::EC2::SecurityGroup::GroupName",
  "AWS::EC2::SecurityGroup::Id",
  "AWS::EC2::Subnet::Id",
  "AWS::EC2::Volume::Id",
  "AWS::EC2::VPC::Id",
  "AWS::Route53::HostedZone::Id",
];

const plain = ["String", "Number", "CommaDelimitedList", "List<Number>", "List<String>"];

const lists = existing
  .filter((type) => type !== "AWS::EC2::KeyPair::KeyName")
  .map((type) => `List<${type}>`);

/**
 * Every type that CloudFormation documents.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export const parameterTypes: readonly string[] = [
  ...plain,
  ...existing,
  ...lists,
  "AWS::SSM::Parameter::Name",
  ...[...plain, ...existing, ...lists, "AWS::SSM::Parameter::Name"].map(
    (type) => `AWS::SSM::Parameter::Value<${type}>`,
  ),
];

/** Types that other languages have, in small letters, and what is meant by them here. */
export const foreignTypes: ReadonlyMap<string, string> = new Map([
  ["boolean", "String"],
  ["bool", "String"],
  ["integer", "Number"],
  ["int", "Number"],
  ["long", "Number"],
  ["float", "Number"],
  ["double", "Number"],
  ["list", "CommaDelimitedList"],
  ["array", "CommaDelimitedList"],
  ["stringlist", "CommaDelimitedList"],
  ["aws::ec2::keypair::name", "AWS::EC2::KeyPair::KeyName"],
  ["aws::ec2::keypair", "AWS::EC2::KeyPair::KeyName"],
]);

/** Whether a value of the type is several, with commas between them. A type of Systems Manager's has the name of one parameter. */
export const isListType = (type: string): boolean =>
  type === "CommaDelimitedList" || type.startsWith("List<");

/**
 * The longest value of a parameter, in characters.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
export const longestValue = 4096;

/** Blocks of IPv4 addresses. */

export interface Block {
  /** The first address and the last, as numbers. */
  readonly first: number;
  readonly last: number;
  readonly prefix: number;
}

/** Reads `10.0.0.0/16`; undefined if it is no block. Bits of the address behind the prefix are cut off, as EC2 does. */
export function blockOf(text: string): Block | undefined {
  const [, address = "", length = ""] = /^(\d{1,3}(?:\.\d{1,3}){3})\/(\d{1,2})$/.exec(text) ?? [];
  const octets = address.split(".").map(Number);
  const prefix = Number(length);
  if (length === "" || prefix > 32 || octets.some((octet) => octet > 255)) return undefined;
  const size = 2 ** (32 - prefix);
  const number = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const first = Math.floor(number / size) * size;
  return { first, last: first + size - 1, prefix };
}

export const overlaps = (a: Block, b: Block): boolean => a.first <= b.last && b.first <= a.last;

export const contains = (outer: Block, inner: Block): boolean =>
  outer.first <= inner.first && inner.last <= outer.last;

/** The block as it is written. */
export const cidrOf = ({ first, prefix }: Block): string =>
  `${[24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join(".")}/${prefix}`;

/**
 * Properties that take a block of IPv4 addresses, as paths below Properties, and the prefixes that the service takes.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 * https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 */
export const cidrProperties: Readonly<
  Record<string, readonly (readonly [readonly string[], number, number])[]>
> = {
  "AWS::EC2::VPC": [[["CidrBlock"], 16, 28]],
  "AWS::EC2::VPCCidrBlock": [[["CidrBlock"], 16, 28]],
  "AWS::EC2::Subnet": [[["CidrBlock"], 16, 28]],
  "AWS::EC2::Route": [[["DestinationCidrBlock"], 0, 32]],
  "AWS::EC2::NetworkAclEntry": [[["CidrBlock"], 0, 32]],
  "AWS::EC2::TransitGatewayRoute": [[["DestinationCidrBlock"], 0, 32]],
  "AWS::EC2::SecurityGroupIngress": [[["CidrIp"], 0, 32]],
  "AWS::EC2::SecurityGroupEgress": [[["CidrIp"], 0, 32]],
  "AWS::EC2::SecurityGroup": [
    [["SecurityGroupIngress", "*", "CidrIp"], 0, 32],
    [["SecurityGroupEgress", "*", "CidrIp"], 0, 32],
  ],
};

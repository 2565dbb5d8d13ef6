/** Templates with one rule of a security group. */

type Rule = { readonly [property: string]: unknown };

/** A group of a VPC that has the rule, and what else stands beside it. */
export const letting = (rule: unknown, others: object = {}) => ({
  Vpc: { Type: "AWS::EC2::VPC", Properties: { CidrBlock: "10.0.0.0/16" } },
  Group: {
    Type: "AWS::EC2::SecurityGroup",
    Properties: { VpcId: { Ref: "Vpc" }, SecurityGroupIngress: [rule] },
  },
  ...others,
});

/** A group that has the rule for what it lets out. */
export const lettingOut = (rule: unknown) => ({
  Group: { Type: "AWS::EC2::SecurityGroup", Properties: { SecurityGroupEgress: rule } },
});

export const tcp = (from: unknown, to: unknown = from): Rule => ({
  IpProtocol: "tcp",
  FromPort: from,
  ToPort: to,
});

export const fromAnywhere = (rule: Rule): Rule => ({ ...rule, CidrIp: "0.0.0.0/0" });

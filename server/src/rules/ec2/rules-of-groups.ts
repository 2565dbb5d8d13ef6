/** The rules of security groups, in the groups themselves and as resources of their own. */
import { textOf, type Value } from "../../template/value.ts";
import { oncePerResource } from "../oncePerResource.ts";

export const typesWithGroupRules: readonly string[] = [
  "AWS::EC2::SecurityGroup",
  "AWS::EC2::SecurityGroupIngress",
  "AWS::EC2::SecurityGroupEgress",
];

/** Every rule that the resource is, or has. */
export const groupRulesOf = oncePerResource((resource): readonly Value[] =>
  resource.type === "AWS::EC2::SecurityGroup"
    ? ["SecurityGroupIngress", "SecurityGroupEgress"].flatMap((name) => resource.get(name).items())
    : [resource.get()],
);

/** The protocol in lower case; undefined where it cannot be known. */
export const protocolOf = (rule: Value): string | undefined =>
  textOf(rule.get("IpProtocol"))?.toLowerCase();

/** Which outputs a template should have and has not. */
import { eksKinds, kinds, type OutputKind } from "../../aws/outputs.ts";
import { groupBy } from "../../syntax/multimap.ts";
import type { Json } from "../../syntax/syntax.ts";
import { getAtt, join, onlyIf, ref } from "../../template/intrinsics.ts";
import type { Resource, Template } from "../../template/template.ts";
import { equals } from "../../template/value.ts";
import { written } from "../../template/written.ts";
import { kindOf } from "../ec2/network.ts";
import { isNodeRole } from "../eks/node-roles.ts";
import { usesOf } from "../kms/uses.ts";
import { isMentioned, shownValues } from "./shown.ts";

export interface WantedOutput {
  /** The logical id that it should have, unless another output has it. */
  readonly id: string;
  readonly description: string;
  readonly value: () => Json;
  readonly condition: string | undefined;
  /** The resource that it is about, or the first of them. */
  readonly of: Resource;
}

/** The outputs that are missing; of an EKS stack its own, of other templates those of the kinds that nothing is shown of. */
export function wantedOutputs(template: Template): readonly WantedOutput[] {
  const clusters = template.ofType("AWS::EKS::Cluster");
  return clusters.length > 0 ? ofEks(template, clusters) : ofKinds(template);
}

function ofKinds(template: Template): readonly WantedOutput[] {
  const subnets = template.ofType("AWS::EC2::Subnet");
  const wanted = kinds.map((kind) => {
    const all = template.ofType(...kind.types);
    if (all.length === 0 || all.some((each) => isMentioned(template, each))) return [];
    return outputsOf(
      template,
      kind,
      all.filter((each) => hasAttribute(each, kind)),
    );
  });
  return [...(wanted[0] ?? []), ...ofSubnets(template, subnets), ...wanted.slice(1).flat()];
}

function ofSubnets(template: Template, all: readonly Resource[]): readonly WantedOutput[] {
  if (all.some((subnet) => isMentioned(template, subnet))) return [];
  const subnets = groupBy(
    all.filter(({ id }) => !template.isPassedToNestedStack(id)),
    (subnet) => (isPublic(subnet, template) ? "Public" : "Private"),
  );
  return [
    ...joined(template, "Private", subnets.get("Private") ?? []),
    ...joined(template, "Public", subnets.get("Public") ?? []),
  ];
}

function ofEks(template: Template, clusters: readonly Resource[]): readonly WantedOutput[] {
  const shown = shownValues(template);
  const missing = (kind: OutputKind, resources = template.ofType(...kind.types)) =>
    outputsOf(template, kind, resources, (resource) => isShown(template, shown, kind, resource));
  const isWanted = (subnet: Resource) =>
    !isPublic(subnet, template) && !template.isPassedToNestedStack(subnet.id);
  const subnets = template.ofType("AWS::EC2::Subnet");
  const lacksSubnets = subnets.some((each) => !isMentioned(template, each) && isWanted(each));
  const keys = template.ofType("AWS::KMS::Key");
  const keysOfClusters = keys.filter((key) =>
    usesOf(template, key).some(({ by }) => clusters.includes(by)),
  );
  const roles = template.ofType("AWS::IAM::Role").filter((role) => isNodeRole(role, template));
  return [
    ...missing(eksKinds.clusterName),
    ...missing(eksKinds.clusterEndpoint),
    ...missing(eksKinds.clusterArn),
    ...missing(eksKinds.vpc),
    ...(lacksSubnets ? joined(template, "Private", subnets.filter(isWanted)) : []),
    ...missing(eksKinds.provider),
    ...missing(eksKinds.nodeRole, roles),
    ...missing(eksKinds.key, keysOfClusters.length > 0 ? keysOfClusters : keys),
  ];
}

/** An output for each resource that is not shown yet; their names are plain where there is one such resource. */
function outputsOf(
  template: Template,
  { id, suffix, description, attribute }: OutputKind,
  resources: readonly Resource[],
  isKnown: (resource: Resource) => boolean = () => false,
): readonly WantedOutput[] {
  const isOnly = resources.length === 1;
  return resources
    .filter((resource) => !isKnown(resource) && !template.isPassedToNestedStack(resource.id))
    .map((resource) => ({
      id: isOnly ? id : `${resource.id}${suffix}`,
      description: isOnly ? description : `${description} ${resource.id}`,
      value: () => (attribute === undefined ? ref(resource.id) : getAtt(resource.id, attribute)),
      condition: resource.condition,
      of: resource,
    }));
}

/** Whether an output's whole value is this of the resource, in one of the ways to write it. */
function isShown(
  template: Template,
  shown: ReadonlySet<string>,
  { attribute, alsoAs, id }: OutputKind,
  resource: Resource,
): boolean {
  const ways = [
    attribute === undefined ? `\${${resource.id}}` : `\${${resource.id}.${attribute}}`,
    ...(alsoAs === undefined ? [] : [`\${${resource.id}.${alsoAs}}`]),
  ];
  // Ref gives the name that the cluster was given.
  const name = id === eksKinds.clusterName.id ? written(template, resource.get("Name").node) : "";
  if (name !== "") ways.push(name);
  if (ways.some((way) => shown.has(way))) return true;
  // An ARN may be put together of the name.
  return (
    attribute === "Arn" &&
    [...shown].some((text) => text.startsWith("arn:") && text.endsWith(`/\${${resource.id}}`))
  );
}

/** Whether Ref or Fn::GetAtt is sure to give a value. */
function hasAttribute(resource: Resource, { types }: OutputKind): boolean {
  // A gateway load balancer has no DNS name.
  if (resource.type === "AWS::ElasticLoadBalancingV2::LoadBalancer")
    return equals(resource.get("Type"), "gateway") === false;
  // An instance of a cluster is reached through the cluster's endpoint.
  if (types.includes("AWS::RDS::DBInstance") && resource.type === "AWS::RDS::DBInstance")
    return resource.get("DBClusterIdentifier").kind === "absent";
  return true;
}

const isPublic = (subnet: Resource, template: Template): boolean => {
  const kind = kindOf(subnet, template);
  // Where addresses are decided at deployment, its name tells; else it is public for all but instances.
  if (kind === undefined && subnet.get("MapPublicIpOnLaunch").kind === "unknown")
    return /public/i.test(subnet.id);
  return kind === "public" || kind === undefined;
};

/** One output with the ids of all subnets, which are public or private; where conditions leave no sure one, an output each. */
function joined(
  template: Template,
  sort: "Private" | "Public",
  subnets: readonly Resource[],
): readonly WantedOutput[] {
  const { implies } = template.conditions;
  // The list would be empty, which nothing can export, where its output exists without any of the subnets.
  const sure = subnets.find((subnet) =>
    subnets.every((other) => implies(other.condition, subnet.condition)),
  );
  if (!sure) return outputsOf(template, subnetKind, subnets);
  const value = (subnet: Resource): Json =>
    onlyIf(
      implies(sure.condition, subnet.condition) ? undefined : subnet.condition,
      ref(subnet.id),
    );
  return [
    {
      id: `${sort}SubnetIds`,
      description: `${sort} Subnet IDs`,
      value: () => (subnets.length === 1 ? ref(sure.id) : join(",", subnets.map(value))),
      condition: sure.condition,
      of: sure,
    },
  ];
}

const subnetKind: OutputKind = {
  types: ["AWS::EC2::Subnet"],
  id: "SubnetId",
  suffix: "Id",
  description: "ID of the subnet",
};

/** Which launch templates, launch configurations and Auto Scaling groups make EKS nodes, and of which cluster. */
import { clusterTagPrefix, joinsCluster, mayJoinCluster } from "../../aws/eks.ts";
import type { Resource, Template } from "../../template/template.ts";
import { textOf, type Value } from "../../template/value.ts";
import { mentions, written } from "../../template/written.ts";

/** The types that these questions look at; a rule that asks them lists these in its `alsoReads`. */
export const nodeTypes = [
  "AWS::EKS::Cluster",
  "AWS::EKS::Nodegroup",
  "AWS::AutoScaling::AutoScalingGroup",
  "AWS::AutoScaling::LaunchConfiguration",
  "AWS::EC2::LaunchTemplate",
] as const;

/** Whether what `resource` describes becomes an EKS node: a launch template, a launch configuration, or an instance. */
export const isEksNode = (resource: Resource, template: Template): boolean =>
  isUsedByNodegroup(resource, template) ||
  bootstraps(resource, template) ||
  isSelfManagedNode(resource, template);

/** Whether a managed node group launches its nodes from the launch template. */
export const isUsedByNodegroup = (launchTemplate: Resource, template: Template): boolean =>
  template
    .ofType("AWS::EKS::Nodegroup")
    .some((group) => isLaunchedFrom(template, group.get("LaunchTemplate"), launchTemplate));

/** Whether an Auto Scaling group launches nodes from it that join a cluster by themselves. */
export const isSelfManagedNode = (source: Resource, template: Template): boolean =>
  autoScalingGroupsOf(source, template).some((group) => isNodeGroup(group, source, template));

/** The launch templates and configurations from which an Auto Scaling group launches nodes that join a cluster by themselves. */
export const nodeSourcesOf = (group: Resource, template: Template): readonly Resource[] =>
  template
    .ofType("AWS::EC2::LaunchTemplate", "AWS::AutoScaling::LaunchConfiguration")
    .filter((source) => launches(template, group, source) && isNodeGroup(group, source, template));

/** The cluster of this template that self-managed nodes join; undefined where it is another, or not certain. */
export function clusterOfNodes(source: Resource, template: Template): Resource | undefined {
  const groups = autoScalingGroupsOf(source, template);
  const names = [
    written(template, userDataOf(source).node),
    ...tagKeysOf(source, groups, template).map((key) => key.slice(clusterTagPrefix.length)),
  ];
  const clusters = template.ofType("AWS::EKS::Cluster");
  const named = clusters.filter((cluster) =>
    clusterNames(cluster, template).some((name) => names.some((text) => mentions(text, name))),
  );
  // User data may take a certificate or an endpoint of the cluster whose name comes from elsewhere.
  const referred = clusters.filter(({ id }) => names.some((text) => text.includes(`\${${id}.`)));
  const [only, more] = named.length > 0 ? named : referred;
  return more ? undefined : only;
}

/** The cluster of this template that a ClusterName names: by Ref, or by the very expression of the cluster's Name. */
export function clusterNamed(template: Template, name: Value): Resource | undefined {
  const target = template.target(name);
  const clusters = template.ofType("AWS::EKS::Cluster");
  if (target) {
    const cluster = clusters.find(({ id }) => id === target.to);
    if (cluster) return cluster;
  }
  if (name.kind === "absent") return undefined;
  const text = written(template, name.node);
  return clusters.find((cluster) => clusterNames(cluster, template).includes(text));
}

/** The ways in which a cluster's name is written where it is used. */
export function clusterNames(cluster: Resource, template: Template): string[] {
  const name = written(template, cluster.get("Name").node);
  return name === "" ? [`\${${cluster.id}}`] : [`\${${cluster.id}}`, name];
}

const autoScalingGroupsOf = (source: Resource, template: Template): Resource[] =>
  template
    .ofType("AWS::AutoScaling::AutoScalingGroup")
    .filter((group) => launches(template, group, source));

function launches(template: Template, group: Resource, source: Resource): boolean {
  const mixed = group.get("MixedInstancesPolicy", "LaunchTemplate");
  return (
    template.target(group.get("LaunchConfigurationName"))?.to === source.id ||
    [
      group.get("LaunchTemplate"),
      mixed.get("LaunchTemplateSpecification"),
      ...mixed
        .get("Overrides")
        .items()
        .map((override) => override.get("LaunchTemplateSpecification")),
    ].some((specification) => isLaunchedFrom(template, specification, source))
  );
}

/** Whether a launch template specification names this launch template, by its id or by its name. */
function isLaunchedFrom(template: Template, specification: Value, source: Resource): boolean {
  if (specification.kind !== "known") return false;
  const isIt = (value: Value) => template.target(value)?.to === source.id;
  // Managed node groups call it Id and Name.
  if (["LaunchTemplateId", "Id"].some((name) => isIt(specification.get(name)))) return true;
  const ownName = written(template, source.get("LaunchTemplateName").node);
  return ["LaunchTemplateName", "Name"].some((name) => {
    const value = specification.get(name);
    return isIt(value) || (ownName !== "" && written(template, value.node) === ownName);
  });
}

/** Whether the instances that a group launches from `source` join a cluster by themselves. */
const isNodeGroup = (group: Resource, source: Resource, template: Template): boolean =>
  bootstraps(source, template) || tagKeysOf(source, [group], template).length > 0;

function bootstraps(source: Resource, template: Template): boolean {
  const text = written(template, userDataOf(source).node);
  if (joinsCluster.test(text)) return true;
  return (
    mayJoinCluster.test(text) &&
    template.ofType("AWS::EKS::Cluster").some(({ id }) => text.includes(`\${${id}`))
  );
}

/** What a launch template says of its instances stands below LaunchTemplateData. */
export const launchDataOf = (source: Resource, ...path: string[]): Value =>
  source.type === "AWS::EC2::LaunchTemplate"
    ? source.get("LaunchTemplateData", ...path)
    : source.get(...path);

const userDataOf = (source: Resource): Value => launchDataOf(source, "UserData");

/** The keys of the tags, on instances of `source` or on their groups, that make the instances a cluster's. */
function tagKeysOf(source: Resource, groups: readonly Resource[], template: Template): string[] {
  const ofInstances = launchDataOf(source, "TagSpecifications")
    .items()
    .filter((specification) => textOf(specification.get("ResourceType")) === "instance")
    .flatMap((specification) => specification.get("Tags").items());
  const ofGroups = groups.flatMap((group) => group.get("Tags").items());
  return [...ofInstances, ...ofGroups]
    .map((tag) => written(template, tag.get("Key").node))
    .filter((key) => key.startsWith(clusterTagPrefix));
}

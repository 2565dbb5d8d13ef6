/** Which launch templates, launch configurations and Auto Scaling groups make EKS nodes, and of which cluster. */
import { clusterTagPrefix, joinsCluster, mayJoinCluster } from "../../aws/eks.ts";
import { addTo } from "../../syntax/multimap.ts";
import { oncePer } from "../../syntax/oncePer.ts";
import type { Resource, Template } from "../../template/template.ts";
import { textOf, type Value } from "../../template/value.ts";
import { mentions, written } from "../../template/written.ts";
import { launchDataOf } from "../ec2/launchers.ts";
import { byName } from "./references.ts";

/** The types that these questions look at; a rule that asks them lists these in its `alsoReads`. */
export const nodeTypes = [
  "AWS::EKS::Cluster",
  "AWS::EKS::Nodegroup",
  "AWS::AutoScaling::AutoScalingGroup",
  "AWS::AutoScaling::LaunchConfiguration",
  "AWS::EC2::LaunchTemplate",
] as const;

/** What instances are launched from. */
export const sourceTypes = [
  "AWS::EC2::LaunchTemplate",
  "AWS::AutoScaling::LaunchConfiguration",
] as const;

/** Whether what `resource` describes becomes an EKS node: a launch template, a launch configuration, or an instance. */
export const isEksNode = (resource: Resource, template: Template): boolean =>
  isUsedByNodegroup(resource, template) ||
  bootstraps(resource, template) ||
  isSelfManagedNode(resource, template);

/** Whether a managed node group launches its nodes from the launch template. */
export const isUsedByNodegroup = ({ id }: Resource, template: Template): boolean =>
  nodegroupTemplates(template).has(id);

const nodegroupTemplates = oncePer(
  (template: Template): ReadonlySet<string> =>
    new Set(
      template
        .ofType("AWS::EKS::Nodegroup")
        .flatMap((group) => launchTemplatesIn(group.get("LaunchTemplate"), template)),
    ),
);

/** Whether an Auto Scaling group launches nodes from it that join a cluster by themselves. */
export const isSelfManagedNode = ({ id }: Resource, template: Template): boolean =>
  selfManagedNodes(template).bySource.has(id);

/** The launch templates and configurations from which an Auto Scaling group launches nodes that join a cluster by themselves. */
export const nodeSourcesOf = ({ id }: Resource, template: Template): readonly Resource[] =>
  selfManagedNodes(template).byGroup.get(id) ?? [];

/** The cluster of this template that self-managed nodes join; undefined where it is another, or not certain. */
export const clusterOfNodes = ({ id }: Resource, template: Template): Resource | undefined =>
  selfManagedNodes(template).bySource.get(id);

/** What nodes that join a cluster by themselves are launched from, each with its cluster, and by the groups that launch them. */
interface SelfManagedNodes {
  readonly bySource: ReadonlyMap<string, Resource | undefined>;
  readonly byGroup: ReadonlyMap<string, readonly Resource[]>;
}

const selfManagedNodes = oncePer((template: Template): SelfManagedNodes => {
  const bySource = new Map<string, Resource | undefined>();
  const byGroup = new Map<string, Resource[]>();
  const launchers = autoScalingGroups(template);
  for (const source of template.ofType(...sourceTypes)) {
    const groups = launchers.get(source.id);
    if (!groups) continue;
    const tagged = clustersTagged(instanceTagsOf(source), template);
    const ofGroup = (group: Resource) => clustersTagged(group.get("Tags").items(), template);
    const isNode = tagged.length > 0 || bootstraps(source, template);
    const nodeGroups = isNode ? groups : groups.filter((group) => ofGroup(group).length > 0);
    if (nodeGroups.length === 0) continue;
    const userData = written(template, userDataOf(source).node);
    const names = [userData, ...tagged, ...groups.flatMap(ofGroup)];
    bySource.set(source.id, clusterIn(names, template));
    for (const group of nodeGroups) addTo(byGroup, group.id, source);
  }
  return { bySource, byGroup };
});

/** The only cluster that texts name. */
function clusterIn(texts: readonly string[], template: Template): Resource | undefined {
  const named = [...clustersByName(template)]
    .filter(([name]) => texts.some((text) => mentions(text, name)))
    .flatMap(([, clusters]) => clusters);
  // User data may take a certificate or an endpoint of the cluster whose name comes from elsewhere.
  const found =
    named.length > 0 ? named : texts.flatMap((text) => clustersReferredTo(text, template));
  const [only, more] = new Set(found);
  return more ? undefined : only;
}

/** The clusters to whose attributes a text refers, in the order of the template. */
export function clustersReferredTo(text: string, template: Template): readonly Resource[] {
  const ids = new Set(Array.from(text.matchAll(/\$\{([^{}.]+)\./g), ([, id = ""]) => id));
  return [...ids]
    .flatMap((id) => template.resource(id) ?? [])
    .filter(({ type }) => type === "AWS::EKS::Cluster")
    .sort((a, b) => a.key.offset - b.key.offset);
}

/** The cluster of this template that a ClusterName names: by Ref, or by the very expression of the cluster's Name. */
export function clusterNamed(template: Template, name: Value): Resource | undefined {
  const target = template.resource(template.target(name)?.to ?? "");
  if (target?.type === "AWS::EKS::Cluster") return target;
  if (name.kind === "absent") return undefined;
  return clustersByName(template).get(written(template, name.node))?.[0];
}

const clustersByName = oncePer((template: Template): ReadonlyMap<string, readonly Resource[]> => {
  const clusters = new Map<string, Resource[]>();
  for (const cluster of template.ofType("AWS::EKS::Cluster"))
    for (const name of clusterNames(cluster, template)) addTo(clusters, name, cluster);
  return clusters;
});

/** The ways in which a cluster's name is written where it is used. */
export function clusterNames(cluster: Resource, template: Template): string[] {
  const name = written(template, cluster.get("Name").node);
  return name === "" ? [`\${${cluster.id}}`] : [`\${${cluster.id}}`, name];
}

/** The Auto Scaling groups by the logical ids of what they launch instances from. */
const autoScalingGroups = oncePer(
  (template: Template): ReadonlyMap<string, readonly Resource[]> => {
    const groups = new Map<string, Resource[]>();
    for (const group of template.ofType("AWS::AutoScaling::AutoScalingGroup")) {
      const mixed = group.get("MixedInstancesPolicy", "LaunchTemplate");
      const specifications = [
        group.get("LaunchTemplate"),
        mixed.get("LaunchTemplateSpecification"),
        ...mixed
          .get("Overrides")
          .items()
          .map((override) => override.get("LaunchTemplateSpecification")),
      ];
      const sources = new Set(
        [
          template.target(group.get("LaunchConfigurationName"))?.to ?? [],
          ...specifications.map((each) => launchTemplatesIn(each, template)),
        ].flat(),
      );
      for (const source of sources) addTo(groups, source, group);
    }
    return groups;
  },
);

/** The logical ids of the launch templates that a specification names, by id or by name. */
function launchTemplatesIn(specification: Value, template: Template): readonly string[] {
  if (specification.kind !== "known") return [];
  // Managed node groups call it Id and Name.
  const given = (...properties: string[]) =>
    properties
      .map((property) => specification.get(property))
      .filter(({ kind }) => kind !== "absent");
  const names = given("LaunchTemplateName", "Name");
  const values = [...given("LaunchTemplateId", "Id"), ...names];
  return [
    ...values.flatMap((value) => template.target(value)?.to ?? []),
    ...names
      .flatMap((name) => launchTemplatesByName(template).get(written(template, name.node)) ?? [])
      .map(({ id }) => id),
  ];
}

const launchTemplatesByName = byName("AWS::EC2::LaunchTemplate", "LaunchTemplateName");

function bootstraps(source: Resource, template: Template): boolean {
  const text = written(template, userDataOf(source).node);
  if (joinsCluster.test(text)) return true;
  return (
    mayJoinCluster.test(text) &&
    template.ofType("AWS::EKS::Cluster").some(({ id }) => text.includes(`\${${id}`))
  );
}

const userDataOf = (source: Resource): Value => launchDataOf(source, "UserData");

/** The tags that a launch template puts on its instances. */
const instanceTagsOf = (source: Resource): readonly Value[] =>
  launchDataOf(source, "TagSpecifications")
    .items()
    .filter((specification) => textOf(specification.get("ResourceType")) === "instance")
    .flatMap((specification) => specification.get("Tags").items());

/** The names, as they are written, of the clusters that tags make something a part of. */
export const clustersTagged = (tags: readonly Value[], template: Template): readonly string[] =>
  tags
    .map((tag) => written(template, tag.get("Key").node))
    .filter((key) => key.startsWith(clusterTagPrefix))
    .map((key) => key.slice(clusterTagPrefix.length));

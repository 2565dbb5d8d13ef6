/** A security group for self-managed nodes, as fixes write it. */
import { clusterTagPrefix } from "../../aws/eks.ts";
import { type Change, set } from "../../syntax/change.ts";
import { elements, type Json, jsonOf, member } from "../../syntax/syntax.ts";
import { getAtt, join, ref, sub } from "../../template/intrinsics.ts";
import type { Resource, Template } from "../../template/template.ts";
import { intrinsicOf, type Value } from "../../template/value.ts";
import { written } from "../../template/written.ts";
import { addResource, isThereFor, type NewResource, nameInEnvironment } from "../additions.ts";
import type { Fix } from "../rule.ts";
import { clusterNamed, clusterNames, clustersTagged } from "./nodes.ts";
import {
  groupHere,
  groupKey,
  groupListsOf,
  listedGroups,
  mayLetInFrom,
  mayLetInVpc,
} from "./security-groups.ts";

/**
 * Moves the nodes of a launch template or configuration from their cluster's groups to one of their own, which is there or new.
 * Of `template` no conditions may be assumed; where a list of groups depends on them, there is no fix.
 */
export function moveNodes(source: Resource, cluster: Resource, template: Template): readonly Fix[] {
  const lists = groupListsOf(source);
  if (![listedGroups(cluster), ...lists].every(isPlainList)) return [];
  const clusterGroup = lists
    .flatMap((list) => list.items())
    .flatMap((group) => groupHere(template, group) ?? [])
    .find((group) => isThereFor(template, group, source));
  if (!clusterGroup) return [];

  const there = nodeGroupThere(source, cluster, clusterGroup, template);
  const id = there?.id ?? template.freshId("NodeSecurityGroup");
  const nodeRef = groupRef(there ?? clusterGroup, id);
  const clusterRef = groupRef(clusterGroup);
  const additions: Additions = there
    ? missingRules(there, clusterGroup, template)
    : {
        [id]: nodeGroup(cluster, clusterGroup, template),
        [template.freshId(`${id}SelfIngress`)]: ingress(nodeRef, nodeRef),
        [template.freshId("ClusterToNodeSecurityGroupIngress")]: ingress(clusterRef, nodeRef, 443),
      };
  const after = there?.id ?? clusterGroup.id;
  const moves = lists.map((list) => replaceGroups(list, nodeRef));
  const fix = (title: string, added: Additions): Fix => ({
    title: `${title} (for new nodes; rules that name the cluster's group no longer cover them)`,
    safety: "review",
    changes: [...addAll(added, source.condition, after), ...moves],
  });
  const title = `Give the nodes of "${source.id}" the security group "${id}"`;

  const hasManagedNodes = template
    .ofType("AWS::EKS::Nodegroup")
    .some((group) => clusterNamed(template, group.get("ClusterName"))?.id === cluster.id);
  if (!hasManagedNodes || !isThereFor(template, cluster, source)) return [fix(title, additions)];
  const managedRef = getAtt(cluster.id, "ClusterSecurityGroupId");
  const both = {
    ...additions,
    [template.freshId("ManagedToNodeSecurityGroupIngress")]: ingress(nodeRef, managedRef),
    [template.freshId("NodeToManagedSecurityGroupIngress")]: ingress(managedRef, nodeRef),
  };
  return [fix(title, additions), fix(`${title}, open to and from the managed nodes`, both)];
}

/** Lets the members of a node security group reach each other. */
export function openToItself(group: Resource, template: Template): Fix {
  const id = template.freshId(`${group.id}SelfIngress`);
  const groupId = groupRef(group);
  return {
    title: `Let the nodes in "${group.id}" reach each other on every port`,
    safety: "review",
    changes: addAll({ [id]: ingress(groupId, groupId) }, group.condition, group.id),
  };
}

/** New resources by logical id, in the order in which they are to stand. */
type Additions = { readonly [id: string]: NewResource };

function addAll(additions: Additions, condition: string | undefined, after: string): Change[] {
  const ids = Object.keys(additions);
  return Object.entries(additions).map(([id, resource], i) =>
    addResource(id, { ...resource, condition }, ids[i - 1] ?? after),
  );
}

/** The id of a group, or of the new one `id` beside it in its VPC: without a VPC, Ref gives a group's name. */
const groupRef = (group: Resource, id = group.id): Json =>
  group.get("VpcId").kind === "absent" ? getAtt(id, "GroupId") : ref(id);

/** Lets everything, or one port, from one group into another. */
const ingress = (group: Json, from: Json, port?: number): NewResource => ({
  type: "AWS::EC2::SecurityGroupIngress",
  properties: {
    GroupId: group,
    IpProtocol: port === undefined ? "-1" : "tcp",
    ...(port !== undefined && { FromPort: port, ToPort: port }),
    SourceSecurityGroupId: from,
  },
});

function nodeGroup(cluster: Resource, clusterGroup: Resource, template: Template): NewResource {
  const vpc = clusterGroup.get("VpcId").node;
  return {
    type: "AWS::EC2::SecurityGroup",
    properties: {
      GroupDescription: "Security group for EKS nodes",
      ...(vpc && { VpcId: jsonOf(vpc) }),
      SecurityGroupIngress: [{ IpProtocol: "-1", SourceSecurityGroupId: groupRef(clusterGroup) }],
      Tags: [
        { Key: "Name", Value: nameInEnvironment(template, "node-sg") },
        { Key: clusterTag(cluster), Value: "owned" },
      ],
    },
  };
}

/** `kubernetes.io/cluster/` and the cluster's name as its Name is written. */
function clusterTag(cluster: Resource): Json {
  const { node } = cluster.get("Name");
  if (!node) return sub(`${clusterTagPrefix}\${${cluster.id}}`);
  const name = jsonOf(node);
  if (typeof name === "string") return clusterTagPrefix + name;
  const fn = intrinsicOf(node);
  const [text, locals] = elements(fn?.value);
  if (fn?.name === "Ref") return sub(`${clusterTagPrefix}\${${fn.value?.value}}`);
  if (fn?.name === "Fn::Sub" && fn.value?.type === "string")
    return sub(clusterTagPrefix + fn.value.value);
  if (fn?.name === "Fn::Sub" && text && locals)
    return { "Fn::Sub": [clusterTagPrefix + text.value, jsonOf(locals)] };
  return join("", [clusterTagPrefix, name]);
}

/** What a node security group that is there needs beside its own rules. */
function missingRules(group: Resource, clusterGroup: Resource, template: Template): Additions {
  const [nodeRef, clusterRef] = [groupRef(group), groupRef(clusterGroup)];
  const isOpen = mayLetInVpc(group, template);
  return {
    ...(!isOpen &&
      !mayLetInFrom(group, group, template) && {
        [template.freshId(`${group.id}SelfIngress`)]: ingress(nodeRef, nodeRef),
      }),
    ...(!isOpen &&
      !mayLetInFrom(group, clusterGroup, template) && {
        [template.freshId(`${group.id}ClusterIngress`)]: ingress(nodeRef, clusterRef),
      }),
    ...(!mayLetInFrom(clusterGroup, group, template) && {
      [template.freshId("ClusterToNodeSecurityGroupIngress")]: ingress(clusterRef, nodeRef, 443),
    }),
  };
}

/** A group of the same VPC that no cluster lists, and that is the cluster's nodes' by its tag or else by its name. */
function nodeGroupThere(
  source: Resource,
  cluster: Resource,
  clusterGroup: Resource,
  template: Template,
): Resource | undefined {
  const clusters = template.ofType("AWS::EKS::Cluster");
  const listed = clusters.flatMap((each) => listedGroups(each).items());
  const keys = new Set(listed.map((group) => groupKey(template, group)));
  const vpc = written(template, clusterGroup.get("VpcId").node);
  const others = template
    .ofType("AWS::EC2::SecurityGroup")
    .filter((group) => !keys.has(group.id) && isThereFor(template, group, source))
    .filter((group) => written(template, group.get("VpcId").node) === vpc);
  const names = clusterNames(cluster, template);
  const tagged = others.find((group) =>
    clustersOfGroup(group, template).some((name) => names.includes(name)),
  );
  if (tagged || clusters.length > 1) return tagged;
  const [only, more] = others.filter(isNamedForNodes);
  return more ? undefined : only;
}

/** Whether a group is meant for nodes, as its tags or its name say. */
export const isForNodes = (group: Resource, template: Template): boolean =>
  clustersOfGroup(group, template).length > 0 || isNamedForNodes(group);

const isNamedForNodes = ({ id }: Resource): boolean =>
  /(node|worker)(s|group)?(security|sg)/i.test(id);

const clustersOfGroup = (group: Resource, template: Template): readonly string[] =>
  clustersTagged(group.get("Tags").items(), template);

/** A list written out, none of whose elements depends on a condition. */
const isPlainList = ({ node }: Value): boolean =>
  node?.type === "array" && elements(node).every((item) => !member(item, "Fn::If"));

function replaceGroups(list: Value, group: Json): Change {
  const [only, more] = list.items();
  return only && !more ? set(only.path(), group) : set(list.path(), [group]);
}

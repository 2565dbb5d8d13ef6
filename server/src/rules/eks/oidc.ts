/** How pods of an EKS cluster get IAM roles of their own: its OIDC provider, or EKS Pod Identity. */

import { oidcAudience, oidcThumbprint, podIdentityAddon } from "../../aws/eks.ts";
import { eksKinds } from "../../aws/outputs.ts";
import type { Change } from "../../syntax/change.ts";
import { addTo } from "../../syntax/multimap.ts";
import { oncePer } from "../../syntax/oncePer.ts";
import { getAtt } from "../../template/intrinsics.ts";
import type { Resource, Template } from "../../template/template.ts";
import { equals, textOf } from "../../template/value.ts";
import { written } from "../../template/written.ts";
import { addResource } from "../additions.ts";
import { alsoShow } from "../outputs/newOutputs.ts";
import { clusterNamed, clustersReferredTo } from "./nodes.ts";

/** The types that these questions look at, for a rule's `alsoReads`. */
export const oidcTypes = [
  "AWS::IAM::OIDCProvider",
  "AWS::EKS::PodIdentityAssociation",
  "AWS::EKS::Addon",
  "AWS::CloudFormation::CustomResource",
] as const;

/**
 * The OIDC providers that are, or may be, the cluster's: resources of IAM, and else custom ones that make such a provider. What
 * may be any cluster's counts as long as no cluster is left over.
 */
export function oidcProvidersOf(cluster: Resource, template: Template): readonly Resource[] {
  const { own, open, without } = iamProviders(template);
  const mine = own.get(cluster.id);
  if (mine) return mine;
  if (open.length >= without) return open;
  return customProviders(template)
    .filter(({ clusters }) => clusters.size === 0 || clusters.has(cluster.id))
    .map(({ resource }) => resource);
}

/** The OIDC providers of IAM. */
interface IamProviders {
  /** By the logical ids of the clusters whose tokens they trust. */
  readonly own: ReadonlyMap<string, readonly Resource[]>;
  /** Those that may be any cluster's. */
  readonly open: readonly Resource[];
  /** How many clusters have none of their own. */
  readonly without: number;
}

const iamProviders = oncePer((template: Template): IamProviders => {
  const own = new Map<string, Resource[]>();
  const open: Resource[] = [];
  for (const provider of template.ofType("AWS::IAM::OIDCProvider")) {
    const url = provider.get("Url");
    const text = written(template, url.node);
    const [cluster] = clustersReferredTo(text, template);
    // A literal may have been copied from a cluster that was there before; others, such as GitHub's, are no cluster's.
    const isLiteral = textOf(url) !== undefined || url.kind === "absent";
    if (cluster) addTo(own, cluster.id, provider);
    else if (!isLiteral || text.includes("oidc.eks")) open.push(provider);
  }
  const clusters = template.ofType("AWS::EKS::Cluster");
  return { own, open, without: clusters.filter(({ id }) => !own.has(id)).length };
});

/** Words of the names and the code of those who make an OIDC provider by themselves. */
const makesProvider = /oidc|open_?id_?connect|irsa/i;

/** A custom resource that makes an OIDC provider, and the clusters of which it speaks, by logical id. */
interface CustomProvider {
  readonly resource: Resource;
  readonly clusters: ReadonlySet<string>;
}

/** The custom resources that make OIDC providers, as far as their names, their properties and their functions' code tell. */
const customProviders = oncePer((template: Template): readonly CustomProvider[] => {
  const resources = customResources(template.inWorld(new Map()));
  return resources.flatMap(({ id }) => {
    const resource = template.resource(id);
    if (!resource) return [];
    const text = written(template, resource.get().node);
    const maker = template.target(resource.get("ServiceToken"))?.to;
    const code = maker === undefined ? undefined : template.resource(maker)?.get("Code").node;
    const texts = [id, resource.type, text, written(template, code)];
    if (!texts.some((each) => makesProvider.test(each))) return [];
    const ids = template.ofType("AWS::EKS::Cluster").map((cluster) => cluster.id);
    const clusters = new Set(ids.filter((each) => text.includes(`\${${each}`)));
    return [{ resource, clusters }];
  });
});

/** `template` assumes no conditions: there are many types of custom resources, so all resources are looked at, once. */
const customResources = oncePer((template: Template): readonly Resource[] =>
  template
    .resources()
    .filter(
      ({ type }) => type.startsWith("Custom::") || type === "AWS::CloudFormation::CustomResource",
    ),
);

/**
 * Whether pods of the cluster get, or may get, their roles from EKS Pod Identity: by an association, or by its agent, an add-on
 * which clusters in Auto Mode have built in.
 */
export function usesPodIdentity(cluster: Resource, template: Template): boolean {
  const clusters = podIdentityClusters(template);
  return (
    clusters.has(cluster.id) ||
    clusters.has(undefined) ||
    equals(cluster.get("ComputeConfig", "Enabled"), true) !== false
  );
}

/** The ids of the clusters with an association or the agent; undefined stands for any cluster. */
const podIdentityClusters = oncePer((template: Template): ReadonlySet<string | undefined> => {
  const agents = template
    .ofType("AWS::EKS::Addon")
    .filter((addon) => equals(addon.get("AddonName"), podIdentityAddon) !== false);
  return new Set(
    [...template.ofType("AWS::EKS::PodIdentityAssociation"), ...agents].map(
      (each) => clusterNamed(template, each.get("ClusterName"))?.id,
    ),
  );
});

/** The cluster's OIDC provider as a fix adds it: its logical id, and the changes. */
export function addOidcProvider(
  cluster: Resource,
  template: Template,
): { readonly id: string; readonly changes: readonly Change[] } {
  const everywhere = template.inWorld(new Map());
  const isOnly = everywhere.ofType("AWS::EKS::Cluster").length === 1;
  const id = template.freshId(isOnly ? "OIDCProvider" : `${cluster.id}OIDCProvider`);
  const { condition } = cluster;
  const provider = addResource(
    id,
    {
      type: "AWS::IAM::OIDCProvider",
      condition,
      properties: {
        Url: getAtt(cluster.id, "OpenIdConnectIssuerUrl"),
        ClientIdList: [oidcAudience],
        ThumbprintList: [oidcThumbprint],
      },
    },
    cluster.id,
  );
  return {
    id,
    changes: [provider, ...alsoShow(everywhere, eksKinds.provider, { id, condition })],
  };
}

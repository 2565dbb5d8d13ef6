/** How pods of an EKS cluster get IAM roles of their own: its OIDC provider, or EKS Pod Identity. */
import { oidcAudience, oidcThumbprint, podIdentityAddon } from "../../aws/eks.ts";
import type { Change } from "../../syntax/change.ts";
import { getAtt } from "../../template/intrinsics.ts";
import type { Resource, Template } from "../../template/template.ts";
import { equals, textOf, type Value } from "../../template/value.ts";
import { written } from "../../template/written.ts";
import { addResource } from "../additions.ts";
import { clusterNamed } from "./nodes.ts";

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
  const providers = template.ofType("AWS::IAM::OIDCProvider");
  const own = providers.filter((provider) => issuer(provider, template) === cluster.id);
  if (own.length > 0) return own;
  const open = providers.filter((provider) => issuer(provider, template) === "unknown");
  const without = template
    .ofType("AWS::EKS::Cluster")
    .filter(({ id }) => !providers.some((provider) => issuer(provider, template) === id));
  if (open.length >= without.length) return open;
  return template.resources().filter((resource) => isCustomProvider(resource, cluster, template));
}

/** The cluster whose tokens a provider trusts, "unknown" where it may be any, or undefined where it is none. */
function issuer(provider: Resource, template: Template): string | undefined {
  const url = provider.get("Url");
  const clusters = template.ofType("AWS::EKS::Cluster");
  const text = written(template, url.node);
  const own = clusters.find(({ id }) => text.includes(`\${${id}.`));
  if (own) return own.id;
  // A literal may have been copied from a cluster that was there before; others, such as GitHub's, are no cluster's.
  if (textOf(url) !== undefined || url.kind === "absent")
    return text.includes("oidc.eks") ? "unknown" : undefined;
  return "unknown";
}

const isCustom = ({ type }: Resource): boolean =>
  type.startsWith("Custom::") || type === "AWS::CloudFormation::CustomResource";

/** Words of the names and the code of those who make an OIDC provider by themselves. */
const makesProvider = /oidc|open_?id_?connect|irsa/i;

/** Whether a custom resource makes the cluster's OIDC provider, as far as its name, its properties and its function's code tell. */
function isCustomProvider(resource: Resource, cluster: Resource, template: Template): boolean {
  if (!isCustom(resource)) return false;
  const text = written(template, resource.get().node);
  const isAnothers = template
    .ofType("AWS::EKS::Cluster")
    .some(({ id }) => id !== cluster.id && text.includes(`\${${id}`));
  if (isAnothers && !text.includes(`\${${cluster.id}`)) return false;
  const maker = template.target(resource.get("ServiceToken"))?.to;
  const code = maker === undefined ? undefined : template.resource(maker)?.get("Code").node;
  return [resource.id, resource.type, text, written(template, code)].some((each) =>
    makesProvider.test(each),
  );
}

/**
 * Whether pods of the cluster get, or may get, their roles from EKS Pod Identity: by an association, or by its agent, an add-on
 * which clusters in Auto Mode have built in.
 */
export function usesPodIdentity(cluster: Resource, template: Template): boolean {
  const mayBeOf = (name: Value) => [cluster, undefined].includes(clusterNamed(template, name));
  return (
    template
      .ofType("AWS::EKS::PodIdentityAssociation")
      .some((association) => mayBeOf(association.get("ClusterName"))) ||
    template
      .ofType("AWS::EKS::Addon")
      .some(
        (addon) =>
          equals(addon.get("AddonName"), podIdentityAddon) !== false &&
          mayBeOf(addon.get("ClusterName")),
      ) ||
    equals(cluster.get("ComputeConfig", "Enabled"), true) !== false
  );
}

/** The cluster's OIDC provider as a fix adds it: its logical id, and the change. */
export function addOidcProvider(
  cluster: Resource,
  template: Template,
): { readonly id: string; readonly change: Change } {
  const everywhere = template.inWorld(new Map());
  const isOnly = everywhere.ofType("AWS::EKS::Cluster").length === 1;
  const id = template.freshId(isOnly ? "OIDCProvider" : `${cluster.id}OIDCProvider`);
  const change = addResource(
    id,
    {
      type: "AWS::IAM::OIDCProvider",
      condition: cluster.condition,
      properties: {
        Url: getAtt(cluster.id, "OpenIdConnectIssuerUrl"),
        ClientIdList: [oidcAudience],
        ThumbprintList: [oidcThumbprint],
      },
    },
    cluster.id,
  );
  return { id, change };
}

/** What the template says is to become of a resource that goes, or is replaced. */
import { snapshotByDefault } from "../../aws/deletionPolicies.ts";
import { type Change, insert } from "../../syntax/change.ts";
import { type Member, member } from "../../syntax/syntax.ts";
import type { Resource } from "../../template/template.ts";
import { mayBeInCluster } from "../rds/databases.ts";

export const deletion = "DeletionPolicy";
export const replacement = "UpdateReplacePolicy";

/** The policy's attribute as it is written. */
export const policyOf = ({ body }: Resource, name: string): Member | undefined =>
  member(body, name);

/** Whether a snapshot is left of it where it has no DeletionPolicy. */
export const isKeptAsSnapshot = (resource: Resource): boolean =>
  snapshotByDefault.has(resource.type) && !mayBeInCluster(resource);

/** The changes that give a resource both policies, behind its type, where it has none of them. */
export const bothPolicies = (id: string, policy: string): readonly Change[] => [
  insert(["Resources", id, deletion], policy, "Type"),
  insert(["Resources", id, replacement], policy, deletion),
];

/** The policy documents of a resource, and their statements, in one world of the template's conditions. */
import { type PolicyPlace, policyPlaces } from "../../aws/policyDocuments.ts";
import type { Resource, Template } from "../../template/template.ts";
import type { Value } from "../../template/value.ts";
import { valuesAt } from "../../template/valuesAt.ts";
import { oncePerResource } from "../oncePerResource.ts";

export interface Policy extends PolicyPlace {
  /** Known, and an object or a list. */
  readonly document: Value;
  /** The statements that are known to be objects. */
  readonly statements: readonly Value[];
}

/** The types that hold policies. */
export const typesWithPolicies: readonly string[] = Object.keys(policyPlaces);

/** Those whose policies give something: an endpoint's only limits what others give, and who is in its VPC alone asks it. */
export const typesThatGrant: readonly string[] = typesWithPolicies.filter(
  (type) => !["AWS::EC2::VPCEndpoint", "AWS::VpcLattice::AuthPolicy"].includes(type),
);

/** What cfn-lint calls all that it says of policies: of identities, of resources, of ECR, and of whom a role trusts. */
export const policyChecks: readonly string[] = ["E3510", "E3512", "E3513", "E3530"];

/** Every value that stands where a policy document should, if it is known, and none that is written as text. */
export const policyValuesOf = oncePerResource((resource): readonly Policy[] =>
  (policyPlaces[resource.type] ?? []).flatMap((place) =>
    valuesAt(resource.get(), place.path)
      .filter(({ kind, node }) => kind === "known" && node?.children !== undefined)
      .map((document) => ({ ...place, document, statements: statementsIn(document) })),
  ),
);

/** Those of them that are objects: all but in templates that are wrong. */
export function policiesOf(resource: Resource, template: Template): readonly Policy[] {
  const all = policyValuesOf(resource, template);
  return all.every(isObject) ? all : all.filter(isObject);
}

const isObject = ({ document }: Policy): boolean => document.node?.type === "object";

const statementsIn = (document: Value): readonly Value[] =>
  document
    .get("Statement")
    .items()
    .filter(({ kind, node }) => kind === "known" && node?.type === "object");

/** Whether the element is written, be its value known or not. */
export const has = (statement: Value, name: string): boolean =>
  statement.get(name).kind !== "absent";

/** Which key of the template a resource could be encrypted with. */
import type { ServicePrincipal } from "../../aws/keyPolicies.ts";
import { isCreatedAfter } from "../../template/dependencies.ts";
import { getAtt } from "../../template/intrinsics.ts";
import type { Resource, Template } from "../../template/template.ts";
import { equals } from "../../template/value.ts";
import { isThereFor } from "../additions.ts";
import { letsIn } from "../iam/principals.ts";
import type { FixFact } from "../propertyRules.ts";

/**
 * Has a property name the template's key, if it has one that encrypts, is there wherever the resource is, and does not wait for it.
 * A service that uses the key in its own name must be let in by the key's policy already: else it would refuse the resource.
 */
export const withKey =
  (cost: string, service?: ServicePrincipal) =>
  (resource: Resource, template: Template): FixFact | undefined => {
    const [key, another] = template
      .ofType("AWS::KMS::Key")
      .filter((each) => isFit(template, each, resource, service));
    if (!key || another) return undefined;
    return { to: getAtt(key.id, "Arn"), safety: "review", cost };
  };

const isFit = (
  template: Template,
  key: Resource,
  resource: Resource,
  service: ServicePrincipal | undefined,
): boolean =>
  equals(key.get("KeySpec"), "SYMMETRIC_DEFAULT", true) === true &&
  equals(key.get("KeyUsage"), "ENCRYPT_DECRYPT", true) === true &&
  isThereFor(template, key, resource) &&
  !isCreatedAfter(template, key.id, resource.id) &&
  (!service ||
    key
      .get("KeyPolicy", "Statement")
      .items()
      .some((statement) => letsIn(template, statement, service) === true));

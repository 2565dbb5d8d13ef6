/** Passwords in a template: where they stand, and which parameters give them. */
import { isCalledSecret } from "../../aws/credentials.ts";
import { newPasswords, passwordProperties, passwordsOf } from "../../aws/passwords.ts";
import type { Change } from "../../syntax/change.ts";
import { addTo } from "../../syntax/multimap.ts";
import { oncePer } from "../../syntax/oncePer.ts";
import { elements, type Json, member, type Node } from "../../syntax/syntax.ts";
import { sub } from "../../template/intrinsics.ts";
import type { Parameter, Resource, Template } from "../../template/template.ts";
import { addResource } from "../additions.ts";
import type { Problem } from "../rule.ts";

/** Whether a parameter's value is shown as asterisks. */
export const isNoEcho = (body: Node | undefined): boolean =>
  String(member(body, "NoEcho")?.value?.value).toLowerCase() === "true";

/** Whether a text stands for a secret that deployment looks up elsewhere. */
export const isDynamicReference = (text: string): boolean => text.includes("{{resolve:");

/** A property that is a password, and nothing but a parameter's value. */
export interface PasswordUse {
  /** The Ref, or the property's value around it. */
  readonly at: Node;
  readonly property: string;
  /** The logical id of the resource. */
  readonly id: string;
}

/** By the names of the parameters. */
export const passwordUses = oncePer(
  (template: Template): ReadonlyMap<string, readonly PasswordUse[]> => {
    const uses = new Map<string, PasswordUse[]>();
    for (const { kind, to, node, from } of template.references().all) {
      if (kind !== "Ref" || from.section !== "Resources" || !template.parameters.has(to)) continue;
      const call = node.parent;
      const path = call ? pathBelowProperties(call) : [];
      const property = path.findLast((step) => step !== "*");
      if (property === undefined) continue;
      const known = passwordsOf[template.resource(from.id)?.type ?? ""];
      if (passwordProperties.has(property) || known?.includes(path.join(".")))
        addTo(uses, to, { at: call as Node, property, id: from.id });
    }
    return uses;
  },
);

/** Where a parameter is taken for a password, beside what is said of the parameter. */
export const relatedUses = (
  parameter: string,
  uses: readonly PasswordUse[],
): NonNullable<Problem["related"]> =>
  uses.map(({ at, property, id }) => ({
    at,
    message: `${property} of "${id}" is "${parameter}".`,
  }));

/** Checks of others for a password that is written out, or that a parameter shows or has a default for. */
export const passwordChecks = {
  cfn_nag: [
    "F23",
    "F31",
    "F34",
    "F35",
    "F36",
    "F37",
    "F41",
    "F44",
    "F50",
    "F51",
    "F52",
    "F55",
    "F58",
    "F60",
    "F66",
    "F68",
    "F69",
    "F70",
  ],
  guard: [
    "AMAZON_MQ_BROKER_USERS_NO_PLAINTEXT_PASSWORD",
    "DMS_NO_PLAINTEXT_PASSWORD",
    "IAM_USER_LOGIN_PROFILE_NO_PLAINTEXT_PASSWORD",
    "KINESIS_FIREHOSE_REDSHIFT_DESTINATION_CONFIGURATION_NO_PLAINTEXT_PASSWORD",
    "KINESIS_FIREHOSE_SPLUNK_DESTINATION_CONFIGURATION_NO_PLAINTEXT_PASSWORD",
    "MICROSOFT_AD_NO_PLAINTEXT_PASSWORD",
    "RDS_CLUSTER_MASTER_USER_PASSWORD_NO_PLAINTEXT_PASSWORD",
    "RDS_MASTER_USER_PASSWORD_NO_PLAINTEXT_PASSWORD",
    "REDSHIFT_CLUSTER_MASTER_USER_PASSWORD_NO_PLAINTEXT_PASSWORD",
  ],
} as const;

/** Checks of Guard for a password that Secrets Manager does not keep. */
export const secureParameterChecks = [
  "DMS_USES_SECURE_PARAMETER",
  "RDS_CLUSTER_MASTER_USER_PASSWORD_USES_SECURE_PARAMETER",
  "RDS_MASTER_USER_PASSWORD_USES_SECURE_PARAMETER",
  "REDSHIFT_CLUSTER_MASTER_USER_PASSWORD_USES_SECURE_PARAMETER",
] as const;

/** The property, as a path, whose value, or a branch of it, or an element of the list that it is, a node is; nothing of what a function is given. */
function pathBelowProperties(node: Node): readonly string[] {
  const path: string[] = [];
  for (let at: Node | undefined = node; at; at = at.parent) {
    const name = at.key?.value;
    if (name === "Properties") return path.reverse();
    if (name?.startsWith("Fn::") && name !== "Fn::If") return [];
    if (at.parent?.type === "array" && at.parent.key?.value !== "Fn::If") path.push("*");
    else if (name !== undefined && name !== "Fn::If") path.push(name);
  }
  return [];
}

/** Whether a parameter's name says that its value is secret, and nothing that it is only the name of a secret. */
export function isCalledAsSecretIs(
  template: Template,
  { name, body, type, allowedValues }: Parameter,
): boolean {
  if (type !== "String" || allowedValues || !isCalledSecret(name)) return false;
  const fallback = String(member(body, "Default")?.value?.value ?? "");
  if (/^(?:arn:|\/|true$|false$)/.test(fallback) || isDynamicReference(fallback)) return false;
  return template
    .references()
    .to(name)
    .every(({ node }) => !isNameOfSecret(node));
}

/** Whether what is referred to by `node` is put into a dynamic reference, or given as a name or an ARN. */
function isNameOfSecret(node: Node): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) {
    const texts = at.type === "array" ? elements(at) : [at];
    if (texts.some(({ value }) => typeof value === "string" && isDynamicReference(value)))
      return true;
    const name = at.key?.value;
    if (name !== undefined && !name.startsWith("Fn::") && name !== "Ref")
      return /(?:Arn|From|Id|Name)$/.test(name);
  }
  return false;
}

/** A secret that Secrets Manager makes, and the value that reads it. */
export interface NewSecret {
  readonly id: string;
  readonly change: Change;
  readonly value: Json;
}

/** A secret for a password that is made new; undefined where it must be one that there is already. */
export function secretFor(resource: Resource, template: Template): NewSecret | undefined {
  const GenerateSecretString = newPasswords[resource.type];
  if (!GenerateSecretString) return undefined;
  const id = template.freshId(`${resource.id}Secret`);
  const properties = { GenerateSecretString };
  const type = "AWS::SecretsManager::Secret";
  return {
    id,
    change: addResource(id, { type, condition: resource.condition, properties }, resource.id),
    value: sub(`{{resolve:secretsmanager:\${${id}}}}`),
  };
}

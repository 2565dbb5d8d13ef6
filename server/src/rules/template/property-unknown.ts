import { inventedProperties } from "../../aws/inventedProperties.ts";
import { misspeltRotation } from "../../aws/kmsKeys.ts";
import { remove, rename } from "../../syntax/change.ts";
import { member, pathOf } from "../../syntax/syntax.ts";
import { nearest } from "../../template/nearest.ts";
import type { Fix, TemplateRule } from "../rule.ts";
import type { UnknownProperty } from "./misfitKinds.ts";
import { misfitsOf } from "./misfits.ts";
import { listed, nameOf } from "./wording.ts";

export const propertyUnknown: TemplateRule = {
  id: "property-unknown",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A resource, or an object in it, has a property that its type does not know.",
    why: "CloudFormation refuses the resource (“Encountered unsupported property”, “extraneous key is not permitted”) and rolls the stack back. Most often a name is misspelt, or stands one level too high or too low.",
    bad: `{
  "Recorder": {
    "Type": "AWS::Config::ConfigurationRecorder",
    "Properties": { "RoleArn": { "Fn::ImportValue": "config-role" } }
  }
}`,
    good: `{
  "Recorder": {
    "Type": "AWS::Config::ConfigurationRecorder",
    "Properties": { "RoleARN": { "Fn::ImportValue": "config-role" } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html",
    ],
  },
  equivalents: { "cfn-lint": ["E3002"] },

  checkTemplate(template, report) {
    for (const misfit of misfitsOf(template).unknown) {
      if (isSaidOfKeyRotation(misfit)) continue;
      const { resource, key, object } = misfit;
      const name = String(key.value);
      const owner = nameOf(misfit, object);
      report({
        at: key,
        logicalId: resource.id,
        message: isFunction(name)
          ? `"${name}" in ${owner} has other members beside it: CloudFormation takes it for a property, and refuses it.`
          : `"${name}" is no property of ${owner}${advice(misfit)}: CloudFormation refuses it.`,
        fixes: () => (isFunction(name) ? [] : fixes(misfit)),
      });
    }
  },
};

const isFunction = (name: string): boolean => name === "Ref" || name.startsWith("Fn::");

/** kms-key-rotation-disabled says what the property is called, of keys that it judges. */
const isSaidOfKeyRotation = ({ resource, key, object }: UnknownProperty): boolean =>
  resource.type === "AWS::KMS::Key" &&
  misspeltRotation.includes(String(key.value)) &&
  !["EnableKeyRotation", "KeySpec", "KeyUsage", "Origin", "Enabled", "CustomKeyStoreId"].some(
    (name) => member(object, name),
  );

const invented = ({ shape, key }: UnknownProperty) =>
  inventedProperties[[shape.type, ...(shape.name ? [shape.name] : []), key.value].join(".")];

function advice(misfit: UnknownProperty): string {
  const known = invented(misfit)?.advice;
  if (known) return ` (${known})`;
  const names = meant(misfit);
  return names.length === 0 ? "" : ` (did you mean ${listed(names, "or")}?)`;
}

/** The properties that may be meant, the most likely first. */
export function meant(misfit: UnknownProperty): readonly string[] {
  const known = invented(misfit);
  if (known) return known.instead ? [known.instead] : [];
  const wrong = String(misfit.key.value);
  const names = [...misfit.shape.slots.values()]
    .filter(({ property }) => !property.isReadOnly)
    .map(({ property }) => property.name);
  const same = names.filter((name) => bare(name) === bare(wrong));
  return same.length > 0 ? same : nearest(wrong, names);
}

/** Without what differs between habits of writing. */
const bare = (name: string): string => name.replace(/[^a-z0-9]/gi, "").toLowerCase();

function fixes(misfit: UnknownProperty): readonly Fix[] {
  const { key, object } = misfit;
  const path = pathOf(key);
  const wrong = String(key.value);
  const names = meant(misfit);
  const renames = names
    .filter((name) => !member(object, name))
    .map((name): Fix => {
      const isCertain = names.length === 1 && bare(name) === bare(wrong);
      return {
        title: `Rename "${wrong}" to "${name}"`,
        safety: isCertain ? "safe" : "review",
        changes: [rename(path, name)],
      };
    });
  const removal: Fix = {
    title: `Remove "${wrong}" and what it says`,
    safety: "review",
    changes: [remove(path)],
  };
  return [...renames, removal];
}

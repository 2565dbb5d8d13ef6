import { type Change, rename } from "../../syntax/change.ts";
import { type Member, members } from "../../syntax/syntax.ts";
import { declaredNames } from "../../template/names.ts";
import type { ReferenceKind } from "../../template/references.ts";
import type { Template } from "../../template/template.ts";
import type { Fix, TemplateRule } from "../rule.ts";
import { hasMacros } from "./macros.ts";
import { renamed } from "./reference-undefined.ts";

/** Those whose members CloudFormation wants alphanumeric, and what it calls one of them. */
const kinds = {
  Resources: "Resource",
  Parameters: "Parameter",
  Outputs: "Output",
  Mappings: "Mapping",
} as const;

/** Which references can lead to a member of a section. */
const usersOf: Readonly<Record<string, readonly ReferenceKind[]>> = {
  Resources: ["Ref", "GetAtt", "Sub", "DependsOn"],
  Parameters: ["Ref", "Sub"],
  Mappings: ["FindInMap"],
};

const longest = 255;

export const logicalIdInvalid: TemplateRule = {
  id: "logical-id-invalid",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "The name of a resource, parameter, mapping or output is not alphanumeric.",
    why: "CloudFormation takes letters from A to Z and digits alone, at most 255 of them, and refuses a template with a hyphen, underscore, dot or space in such a name.",
    bad: `{
  "order-bucket": { "Type": "AWS::S3::Bucket" },
  "Policy": {
    "Type": "AWS::S3::BucketPolicy",
    "Properties": {
      "Bucket": { "Ref": "order-bucket" },
      "PolicyDocument": { "Version": "2012-10-17", "Statement": [] }
    }
  }
}`,
    good: `{
  "orderBucket": { "Type": "AWS::S3::Bucket" },
  "Policy": {
    "Type": "AWS::S3::BucketPolicy",
    "Properties": {
      "Bucket": { "Ref": "orderBucket" },
      "PolicyDocument": { "Version": "2012-10-17", "Statement": [] }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html",
    ],
  },
  equivalents: { "cfn-lint": ["E2001", "E2011", "E3001", "E6001", "E7001"] },

  checkTemplate(template, report) {
    if (hasMacros(template)) return;
    for (const [section, kind] of Object.entries(kinds))
      for (const declared of members(template.section(section)?.value)) {
        const { name, key, value } = declared;
        if (name === "" || !value || name.startsWith("Fn::")) continue;
        const what = `${kind} name "${name.length > 60 ? `${name.slice(0, 60)}…` : name}"`;
        if (!/^[A-Za-z0-9]+$/.test(name))
          report({
            at: key,
            logicalId: name,
            message: `${what} has characters other than letters and digits: CloudFormation refuses the template.`,
            fixes: () => inCamelCase(template, section, declared),
          });
        else if (name.length > longest)
          report({
            at: key,
            logicalId: name,
            message: `${what} has ${name.length} characters, and CloudFormation refuses more than ${longest}.`,
          });
      }
  },
};

/** The name without what may not be in it, here and in all that refers to it. */
function inCamelCase(template: Template, section: string, { name }: Member): readonly Fix[] {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const id = words
    .map((word, i) => (i === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join("");
  const { resources, parameters, mappings } = declaredNames(template);
  const all = [resources, parameters, mappings];
  const isAmbiguous = all.filter((names) => names.has(name)).length > 1;
  // What stands behind a dot is read as an attribute; whether it is part of the name is for people to say.
  if (id === "" || isAmbiguous || all.some((names) => names.has(id)) || name.includes("."))
    return [];
  const users = template
    .references()
    .to(name)
    .filter(({ kind }) => usersOf[section]?.includes(kind));
  const changes: Change[] = [
    rename([section, name], id),
    ...users.flatMap((reference) => renamed(reference, id).changes),
  ];
  return [{ title: `Rename "${name}" to "${id}" wherever it is used`, safety: "review", changes }];
}

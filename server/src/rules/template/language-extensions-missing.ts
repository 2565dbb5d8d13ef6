import { extensionFunctions } from "../../aws/intrinsicFunctions.ts";
import { insert, set } from "../../syntax/change.ts";
import { elements, jsonOf, member, type Node } from "../../syntax/syntax.ts";
import { languageExtensions, transforms } from "../../template/names.ts";
import type { Template } from "../../template/template.ts";
import type { Fix, TemplateRule } from "../rule.ts";
import { callsOf } from "./calls.ts";

export const languageExtensionsMissing: TemplateRule = {
  id: "language-extensions-missing",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary:
      "Fn::Length, Fn::ToJsonString or a default of Fn::FindInMap is used without the transform AWS::LanguageExtensions.",
    why: "Without the transform CloudFormation has no such function, and refuses the template.",
    bad: `{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Resources": {
    "Setting": {
      "Type": "AWS::SSM::Parameter",
      "Properties": {
        "Type": "String",
        "Value": { "Fn::ToJsonString": { "region": { "Ref": "AWS::Region" } } }
      }
    }
  }
}`,
    good: `{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Transform": "AWS::LanguageExtensions",
  "Resources": {
    "Setting": {
      "Type": "AWS::SSM::Parameter",
      "Properties": {
        "Type": "String",
        "Value": { "Fn::ToJsonString": { "region": { "Ref": "AWS::Region" } } }
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-languageextensions.html",
    ],
  },
  equivalents: { "cfn-lint": ["E1011", "E1030", "E1031"] },

  checkTemplate(template, report) {
    const names = transforms(template);
    // Macros may bring functions of the same names.
    if (names.includes(languageExtensions) || names.some((name) => !name.startsWith("AWS::")))
      return;
    for (const { node, what, id } of usesOf(template))
      report({
        at: node,
        logicalId: id,
        message: `${what} needs the transform AWS::LanguageExtensions, which the template does not name.`,
        fixes: () => [addition(template)],
      });
  },
};

interface Use {
  readonly node: Node;
  readonly what: string;
  readonly id: string;
}

function* usesOf(template: Template): Generator<Use> {
  for (const { name, key, from } of callsOf(template, ...extensionFunctions))
    yield { node: key, what: name, id: from.id };
  for (const { argument, from } of callsOf(template, "Fn::FindInMap")) {
    const fallback = member(elements(argument)[3], "DefaultValue");
    if (fallback) yield { node: fallback.key, what: "The default of Fn::FindInMap", id: from.id };
  }
}

/** It stands before SAM's, which knows none of these functions. */
function addition(template: Template): Fix {
  const path = ["Transform"];
  const present = template.section("Transform")?.value;
  const others =
    present?.type === "array" ? elements(present).map(jsonOf) : present && [jsonOf(present)];
  const isVersioned = template.section("AWSTemplateFormatVersion") !== undefined;
  return {
    title: `Add the transform AWS::LanguageExtensions; deploying then needs CAPABILITY_AUTO_EXPAND`,
    safety: "review",
    changes: [
      others
        ? set(path, [languageExtensions, ...others])
        : insert(path, languageExtensions, isVersioned ? "AWSTemplateFormatVersion" : undefined),
    ],
  };
}

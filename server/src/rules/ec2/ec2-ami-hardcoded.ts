import { imageParameterType, imageProperties } from "../../aws/images.ts";
import { groupBy } from "../../syntax/multimap.ts";
import { member, type Node } from "../../syntax/syntax.ts";
import type { Parameter, Resource, Template } from "../../template/template.ts";
import { intrinsicOf } from "../../template/value.ts";
import type { TemplateRule } from "../rule.ts";
import { fixesForDefault, fixesForImage } from "./images.ts";
import { asksForRegion, nodesAt } from "./regional.ts";

export const ec2AmiHardcoded: TemplateRule = {
  id: "ec2-ami-hardcoded",
  severity: "medium",
  profile: "recommended",
  category: "Configuration",
  needsNesting: true,
  docs: {
    summary: "Instances are made of an image (AMI) that is named by its id.",
    why: "An image's id exists in one region. In any other one EC2 refuses it (“The image id '[ami-…]' does not exist”), and in the same one as soon as its owner withdraws it; until then instances start with the packages of the day it was made. A parameter of Systems Manager gives the newest image of whatever region the stack is in.",
    bad: `{
  "Parameters": {
    "Size": { "Type": "String", "Default": "t3.micro" }
  },
  "Resources": {
    "Host": {
      "Type": "AWS::EC2::Instance",
      "Properties": {
        "InstanceType": { "Ref": "Size" },
        "ImageId": "ami-0c02fb55956c7d316"
      }
    }
  }
}`,
    good: `{
  "Parameters": {
    "Size": { "Type": "String", "Default": "t3.micro" },
    "LatestAmiId": {
      "Type": "${imageParameterType}",
      "Default": "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
    }
  },
  "Resources": {
    "Host": {
      "Type": "AWS::EC2::Instance",
      "Properties": {
        "InstanceType": { "Ref": "Size" },
        "ImageId": { "Ref": "LatestAmiId" }
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html",
      "https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters-ami.html",
    ],
  },
  equivalents: {},

  checkTemplate(template, report) {
    const images = imagesOf(template);
    for (const { resource, node } of images) {
      if (!isImageId(node)) continue;
      report({
        at: node,
        logicalId: resource.id,
        message: `"${resource.id}" is made of the image "${node.value}", which exists in one region: in any other EC2 refuses it.`,
        fixes: () => fixesForImage(template, resource, node),
      });
    }
    const byParameter = groupBy(images, ({ node }) => referredTo(node));
    for (const [name, uses] of byParameter) {
      const parameter = template.parameters.get(name ?? "");
      const value = parameter && member(parameter.body, "Default")?.value;
      if (!parameter || !isPlain(parameter) || !value || !isImageId(value)) continue;
      report({
        at: value,
        severity: "low",
        message: `The default of parameter "${parameter.name}" is the image "${value.value}", which exists in one region: in any other a deployment fails unless it names another one.`,
        fixes: () =>
          fixesForDefault(
            template,
            parameter,
            uses.map(({ resource }) => resource),
          ),
      });
    }
  },
};

interface ImageUse {
  readonly resource: Resource;
  readonly node: Node;
}

/** The values that say of which image a resource is made, unless the region was asked before. */
const imagesOf = (template: Template): readonly ImageUse[] =>
  template.ofType(...Object.keys(imageProperties)).flatMap((resource) => {
    const { condition, type, body } = resource;
    if (condition !== undefined && asksForRegion(template, condition)) return [];
    const properties = member(body, "Properties")?.value;
    return (imageProperties[type] ?? [])
      .flatMap((path) => nodesAt(template, properties, path.split("/")))
      .map((node) => ({ resource, node }));
  });

const isImageId = ({ value }: Node): boolean => typeof value === "string" && /^ami-/.test(value);

const referredTo = (node: Node): string | undefined => {
  const fn = intrinsicOf(node);
  return fn?.name === "Ref" ? String(fn.value?.value) : undefined;
};

const isPlain = ({ type }: Parameter): boolean =>
  type === "String" || type === "AWS::EC2::Image::Id";

import {
  isGlobal,
  isRegion,
  type NamedRegion,
  regionOfArn,
  regionOfEndpoint,
  regionOfEndpointService,
} from "../../aws/regions.ts";
import { set } from "../../syntax/change.ts";
import { pathOf } from "../../syntax/syntax.ts";
import { ref, sub } from "../../template/intrinsics.ts";
import type { Template } from "../../template/template.ts";
import { asksForRegion } from "../ec2/regional.ts";
import { toSubText } from "../naming/nameText.ts";
import { referring, type Text } from "../naming/texts.ts";
import type { Fix, Report, TemplateRule } from "../rule.ts";
import { isForRegion, namesResource, rewrite } from "./texts.ts";

export const regionHardcoded: TemplateRule = {
  id: "region-hardcoded",
  severity: "medium",
  profile: "recommended",
  category: "Configuration",
  needsNesting: true,
  docs: {
    summary: "What belongs to the stack is named with a region that is written out.",
    why: "In any other region such an endpoint or ARN leads to nothing, or to what is in the first one: VPC endpoints and subnets are refused, policies allow what does not exist, and integrations call functions that are not there. AWS::Region is the region that the stack is in.",
    bad: `{
  "Endpoint": {
    "Type": "AWS::EC2::VPCEndpoint",
    "Properties": { "VpcId": "vpc-0a1b2c3d", "ServiceName": "com.amazonaws.eu-west-1.s3" }
  }
}`,
    good: `{
  "Endpoint": {
    "Type": "AWS::EC2::VPCEndpoint",
    "Properties": { "VpcId": "vpc-0a1b2c3d", "ServiceName": { "Fn::Sub": "com.amazonaws.\${AWS::Region}.s3" } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/best-practices.html",
    ],
  },
  equivalents: {},

  checkTemplate(template, report) {
    checkEndpoints(template, report);
    checkZones(template, report);
    checkTexts(template, report);
  },
};

const replaced = (text: string, { region, start }: NamedRegion): string =>
  `${text.slice(0, start)}\${AWS::Region}${text.slice(start + region.length)}`;

const fix = (change: Fix["changes"][number]): readonly Fix[] => [
  { title: "Take the region of the stack", safety: "review", changes: [change] },
];

function checkEndpoints(template: Template, report: Report): void {
  for (const endpoint of template.ofType("AWS::EC2::VPCEndpoint")) {
    const { id, condition } = endpoint;
    const name = endpoint.get("ServiceName");
    const text = toSubText(template.parts(name) ?? []);
    const named = regionOfEndpointService(text);
    const isMeant = endpoint.get("ServiceRegion").kind !== "absent";
    if (!named || isMeant || (condition !== undefined && asksForRegion(template, condition)))
      continue;
    report({
      at: name.at,
      logicalId: id,
      message: `VPC endpoint "${id}" leads to a service of ${named.region}: in any other region EC2 refuses it.`,
      fixes: () => fix(set(name.path(), sub(replaced(text, named)))),
    });
  }
}

function checkZones(template: Template, report: Report): void {
  for (const { name, argument, from } of template.references().calls) {
    if (name !== "Fn::GetAZs" || argument.type !== "string" || !isRegion(argument.value)) continue;
    if (isForRegion(template, { node: argument, ...from })) continue;
    report({
      at: argument,
      logicalId: from.id,
      message: `"${from.id}" takes Availability Zones of ${argument.value}: in any other region CloudFormation fails to create it.`,
      fixes: () => fix(set(pathOf(argument), ref("AWS::Region"))),
    });
  }
}

function checkTexts(template: Template, report: Report): void {
  const found = referring(template.syntax).flatMap((text) => {
    const named = regionOfArn(text.text) ?? regionOfEndpoint(text.text);
    return named ? [{ text, named }] : [];
  });
  // A template that names several regions, or spans them, means to.
  const regions = new Set(found.map(({ named }) => named.region));
  const isOnlyOne = regions.size === 1 && !spansRegions(template);
  for (const { text, named } of found) {
    const isOwn = namesResource(template, text) || (isOnlyOne && isOfStack(text));
    if (!isOwn || isGlobal(named) || isForRegion(template, text)) continue;
    const { node, section, id } = text;
    report({
      at: node,
      logicalId: id,
      severity: "low",
      message: `${section === "Outputs" ? "Output " : ""}"${id}" names the region ${named.region} for what is in the stack's own: in any other region it leads to nothing of this stack.`,
      fixes: () => fix(rewrite(text, replaced(text.text, named))),
    });
  }
}

/** Whether a text is the principal of a service, or says in a policy what of this account that is about. */
const isOfStack = ({ text, key }: Text): boolean =>
  key === "Service" ||
  (text.includes(":${AWS::AccountId}:") && (policyElements.includes(key) || key.includes(":")));

const policyElements = ["Resource", "NotResource", "SourceArn"];

/** Whether a template has copies in other regions, or parameters that name some. */
const spansRegions = (template: Template): boolean =>
  template.ofType(...typesAcrossRegions).length > 0 ||
  template
    .ofType("AWS::S3::Bucket")
    .some((bucket) => bucket.get("ReplicationConfiguration").kind !== "absent") ||
  template
    .ofType("AWS::SecretsManager::Secret")
    .some((secret) => secret.get("ReplicaRegions").kind !== "absent") ||
  [...template.parameters.keys()].some((name) => /region/i.test(name));

const typesAcrossRegions = [
  "AWS::Backup::BackupPlan",
  "AWS::CloudFormation::StackSet",
  "AWS::DynamoDB::GlobalTable",
  "AWS::KMS::ReplicaKey",
  "AWS::RDS::GlobalCluster",
  "AWS::S3::MultiRegionAccessPoint",
];

import type { Resource } from "../../template/template.ts";
import { equals } from "../../template/value.ts";
import { isEksNode } from "../eks/nodes.ts";
import type { Fix, ResourceRule } from "../rule.ts";
import { relatedLaunchers } from "./launchers.ts";
import {
  isMetadataServed,
  metadataOptionsOf,
  metadataTypes,
  setMetadataOptions,
} from "./metadata-options.ts";

export const ec2Imdsv2NotRequired: ResourceRule = {
  id: "ec2-imdsv2-not-required",
  severity: "critical",
  profile: "essential",
  catalogue: ["ec2-imdsv2"],
  controls: ["FSBP EC2.8", "FSBP EC2.170", "FSBP AutoScaling.3", "CIS 3.0.0 5.6"],
  category: "Security",
  resourceTypes: Object.keys(metadataTypes),
  docs: {
    summary: "Instances answer metadata requests that bring no session token (IMDSv1).",
    why: "The metadata service hands out the credentials of the instance's role. Under IMDSv1 one forged GET request is enough to get them, which is what a server-side request forgery or an open proxy gives an attacker; IMDSv2 wants a token first, which such a request cannot ask for. For EKS nodes the fix also limits answers to one hop, so that pods do not get the node's credentials; elsewhere it leaves the limit alone, because containers may need the second hop.",
    bad: `{
  "WebTemplate": {
    "Type": "AWS::EC2::LaunchTemplate",
    "Properties": {
      "LaunchTemplateData": {
        "InstanceType": "m7g.large",
        "MetadataOptions": {
          "InstanceMetadataTags": "enabled"
        }
      }
    }
  }
}`,
    good: `{
  "WebTemplate": {
    "Type": "AWS::EC2::LaunchTemplate",
    "Properties": {
      "LaunchTemplateData": {
        "InstanceType": "m7g.large",
        "MetadataOptions": {
          "InstanceMetadataTags": "enabled",
          "HttpTokens": "required"
        }
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html",
      "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html",
    ],
  },
  equivalents: {
    checkov: ["CKV_AWS_79"],
    cdk_nag: ["EC2IMDSv2Enabled"],
    trivy: ["AWS-0028", "AWS-0130"],
  },

  check(resource, report, template) {
    const tokens = metadataOptionsOf(resource).get("HttpTokens");
    if (equals(tokens, "required") !== false || !isMetadataServed(resource)) return;
    if (tokens.kind === "absent" && inheritsOptions(resource)) return;
    report({
      at: tokens.at,
      message: `${metadataTypes[resource.type]} "${resource.id}" does not require IMDSv2: ${
        tokens.kind === "absent" ? "unless its AMI or the account's defaults do, EC2" : "EC2"
      } also answers metadata requests that bring no session token.`,
      related: relatedLaunchers(resource, template),
      fixes: () => [fixFor(resource, isEksNode(resource, template))],
    });
  },
};

/** Whether options that are not written here come from elsewhere: a launch template, which is judged itself, or an instance. */
const inheritsOptions = (resource: Resource): boolean =>
  (resource.type === "AWS::EC2::Instance" && resource.get("LaunchTemplate").kind !== "absent") ||
  (resource.type === "AWS::AutoScaling::LaunchConfiguration" &&
    resource.get("InstanceId").kind !== "absent");

function fixFor(resource: Resource, isNode: boolean): Fix {
  const hasLimit = metadataOptionsOf(resource).get("HttpPutResponseHopLimit").kind !== "absent";
  const isLimited = isNode && !hasLimit;
  return {
    title: `Require IMDSv2 of "${resource.id}"${isLimited ? ", within one hop" : ""}${costs[resource.type] ?? ""}`,
    safety: resource.type === "AWS::EC2::LaunchTemplate" ? "safe" : "review",
    changes: setMetadataOptions(resource, {
      HttpTokens: "required",
      ...(isLimited && { HttpPutResponseHopLimit: 1 }),
    }),
  };
}

const costs: Readonly<Record<string, string>> = {
  "AWS::EC2::Instance": "; software on it that asks without a token gets no answer any more",
  "AWS::AutoScaling::LaunchConfiguration": "; the launch configuration is replaced",
};

import { textOf } from "../../template/value.ts";
import { isEksNode, nodeTypes } from "../eks/nodes.ts";
import type { ResourceRule } from "../rule.ts";
import {
  isMetadataServed,
  metadataOptionsOf,
  metadataTypes,
  setMetadataOptions,
} from "./metadata-options.ts";

const option = "HttpPutResponseHopLimit";

export const ec2ImdsHopLimit: ResourceRule = {
  id: "ec2-imds-hop-limit",
  severity: "low",
  profile: "essential",
  catalogue: ["ec2-imdsv2"],
  category: "Security",
  resourceTypes: Object.keys(metadataTypes),
  alsoReads: nodeTypes,
  docs: {
    summary:
      "The metadata service of an EKS node answers over more than one hop, and so answers pods.",
    why: "A pod is one network hop away from its node. With a limit of 1 the token that IMDSv2 asks for does not reach it; with 2 or more every pod can take the credentials of the node's role, whatever its own service account may do. Pods that use IAM roles for service accounts or EKS Pod Identity do not need the metadata service.",
    bad: `{
  "NodeTemplate": {
    "Type": "AWS::EC2::LaunchTemplate",
    "Properties": {
      "LaunchTemplateData": {
        "MetadataOptions": {
          "HttpTokens": "required",
          "HttpPutResponseHopLimit": 2
        },
        "UserData": { "Fn::Base64": "#!/bin/bash\\n/etc/eks/bootstrap.sh orders" }
      }
    }
  }
}`,
    good: `{
  "NodeTemplate": {
    "Type": "AWS::EC2::LaunchTemplate",
    "Properties": {
      "LaunchTemplateData": {
        "MetadataOptions": {
          "HttpTokens": "required",
          "HttpPutResponseHopLimit": 1
        },
        "UserData": { "Fn::Base64": "#!/bin/bash\\n/etc/eks/bootstrap.sh orders" }
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html",
      "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html",
    ],
  },
  equivalents: {},

  check(resource, report, template) {
    const limit = metadataOptionsOf(resource).get(option);
    const hops = Number(textOf(limit));
    if (!(hops > 1) || !isMetadataServed(resource) || !isEksNode(resource, template)) return;
    report({
      at: limit.at,
      message: `${metadataTypes[resource.type]} "${resource.id}" lets the metadata service of EKS nodes answer over ${hops} hops: pods can take the credentials of the node's role.`,
      fixes: () => [
        {
          title: `Limit the metadata service of "${resource.id}" to one hop; pods that rely on the node's role lose it`,
          safety: "review",
          changes: setMetadataOptions(resource, { [option]: 1 }),
        },
      ],
    });
  },
};

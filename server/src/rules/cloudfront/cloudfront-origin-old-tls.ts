import { equals, setValue } from "../../template/value.ts";
import { valuesAt } from "../../template/valuesAt.ts";
import type { ResourceRule } from "../rule.ts";

const old: readonly string[] = ["SSLv3", "TLSv1", "TLSv1.1"];

export const cloudfrontOriginOldTls: ResourceRule = {
  id: "cloudfront-origin-old-tls",
  severity: "medium",
  catalogue: ["cloudfront-origin-https"],
  controls: ["FSBP CloudFront.10"],
  category: "Security",
  needsNesting: true,
  resourceTypes: ["AWS::CloudFront::Distribution"],
  docs: {
    summary: "A distribution offers an origin protocols older than TLS 1.2.",
    why: "CloudFront takes the newest protocol that both sides offer, and whoever is between them can have them agree on the oldest, which can be broken. Where OriginSSLProtocols is missing, CloudFormation gives CloudFront TLS 1.0 and SSL 3.0 alone, so that an origin which wants TLS 1.2 refuses every connection.",
    bad: `{
  "Distribution": {
    "Type": "AWS::CloudFront::Distribution",
    "Properties": {
      "DistributionConfig": {
        "Enabled": true,
        "Origins": [
          {
            "Id": "shop",
            "DomainName": "shop.example.com",
            "CustomOriginConfig": {
              "OriginProtocolPolicy": "https-only",
              "OriginSSLProtocols": ["TLSv1", "TLSv1.2"]
            }
          }
        ],
        "DefaultCacheBehavior": {
          "TargetOriginId": "shop",
          "ViewerProtocolPolicy": "redirect-to-https",
          "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6"
        }
      }
    }
  }
}`,
    good: `{
  "Distribution": {
    "Type": "AWS::CloudFront::Distribution",
    "Properties": {
      "DistributionConfig": {
        "Enabled": true,
        "Origins": [
          {
            "Id": "shop",
            "DomainName": "shop.example.com",
            "CustomOriginConfig": {
              "OriginProtocolPolicy": "https-only",
              "OriginSSLProtocols": [
                "TLSv1.2"
              ]
            }
          }
        ],
        "DefaultCacheBehavior": {
          "TargetOriginId": "shop",
          "ViewerProtocolPolicy": "redirect-to-https",
          "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6"
        }
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-ciphers-cloudfront-to-origin.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-customoriginconfig.html",
    ],
  },
  equivalents: { cdk_nag: ["AwsSolutions-CFR5", "CloudFrontDistributionNoOutdatedSSL"] },

  check(distribution, report) {
    for (const origin of valuesAt(distribution.get(), path)) {
      if (origin.kind !== "known") continue;
      // Over HTTP no version of TLS matters.
      if (equals(origin.get("OriginProtocolPolicy"), "http-only") !== false) continue;
      const protocols = origin.get("OriginSSLProtocols");
      const isOld = protocols
        .items()
        .some((each) => old.some((name) => equals(each, name) === true));
      const isAbsent = protocols.kind === "absent";
      if (!isAbsent && !isOld) continue;
      report({
        at: protocols.at,
        message: isAbsent
          ? `"${distribution.id}" does not say which versions of TLS it speaks with an origin: CloudFormation then takes TLS 1.0 and SSL 3.0, which can be broken, and no other.`
          : `"${distribution.id}" offers an origin protocols older than TLS 1.2: whoever is between the two can have them agree on one that can be broken.`,
        ...(isAbsent && { severity: "low" }),
        fixes: () => [
          {
            title: `Offer the origins of "${distribution.id}" TLS 1.2 alone; they must speak it`,
            safety: "review",
            changes: [setValue(protocols, ["TLSv1.2"])],
          },
        ],
      });
    }
  },
};

const path = ["DistributionConfig", "Origins", "*", "CustomOriginConfig"];

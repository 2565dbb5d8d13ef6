import { describe, test } from "vitest";
import { cloudfrontOriginOldTls as rule } from "../../../server/src/rules/cloudfront/cloudfront-origin-old-tls.ts";
import { checkFix, silent } from "../../fixture.ts";

describe("cloudfront-origin-old-tls", () => {
  test("old protocols are no longer offered", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "Shop": {
      "Type": "AWS::CloudFront::Distribution",
      "Properties": {
        "DistributionConfig": {
          "Origins": [
            {
              "Id": "a",
              "DomainName": "a.example.com",
              "CustomOriginConfig": { "OriginProtocolPolicy": "https-only", "OriginSSLProtocols": ["TLSv1.2", "SSLv3"] }
//                                                                                                ^^^^^^^^^^^^^^^^^^^^ 🔎 medium: "Shop" offers an origin protocols older than TLS 1.2: whoever is between the two can have them agree on one that can be broken.
            },
            {
              "Id": "b",
              "DomainName": "b.example.com",
              "CustomOriginConfig": { "OriginProtocolPolicy": "match-viewer" }
//            ^^^^^^^^^^^^^^^^^^^^ 🔎 low: "Shop" does not say which versions of TLS it speaks with an origin: CloudFormation then takes TLS 1.0 and SSL 3.0, which can be broken, and no other.
            }
          ]
        }
      }
    }
  }
}`,
      `
{
  "Resources": {
    "Shop": {
      "Type": "AWS::CloudFront::Distribution",
      "Properties": {
        "DistributionConfig": {
          "Origins": [
            {
              "Id": "a",
              "DomainName": "a.example.com",
              "CustomOriginConfig": { "OriginProtocolPolicy": "https-only", "OriginSSLProtocols": ["TLSv1.2"] }
            },
            {
              "Id": "b",
              "DomainName": "b.example.com",
              "CustomOriginConfig": { "OriginProtocolPolicy": "match-viewer", "OriginSSLProtocols": ["TLSv1.2"] }
            }
          ]
        }
      }
    }
  }
}`,
    );
  });

  test.each([
    ["TLS 1.2", { OriginProtocolPolicy: "https-only", OriginSSLProtocols: ["TLSv1.2"] }],
    ["plain HTTP", { OriginProtocolPolicy: "http-only", OriginSSLProtocols: ["SSLv3"] }],
    ["what may be plain HTTP", { OriginProtocolPolicy: { Ref: "Policy" } }],
    [
      "what nobody knows yet",
      { OriginProtocolPolicy: "https-only", OriginSSLProtocols: { Ref: "Protocols" } },
    ],
  ])("silent with %s", (_, CustomOriginConfig) =>
    silent(rule, {
      Shop: {
        Type: "AWS::CloudFront::Distribution",
        Properties: { DistributionConfig: { Origins: [{ CustomOriginConfig }] } },
      },
    }),
  );
});

import { describe, test } from "vitest";
import { cloudfrontOriginProperties } from "../../../../server/src/rules/cloudfront/origins/properties.ts";
import { check, checkFix, silent } from "../../../fixture.ts";
import { ruleOf } from "../../properties.ts";

const withOrigin = (origin: object) => ({
  Pages: {
    Type: "AWS::CloudFront::Distribution",
    Properties: { DistributionConfig: { Origins: [origin] } },
  },
  Bucket: { Type: "AWS::S3::Bucket" },
  Identity: { Type: "AWS::CloudFront::CloudFrontOriginAccessIdentity" },
});

const websites: [string, unknown][] = [
  ["a website's name", "pages.s3-website.eu-central-1.amazonaws.com"],
  [
    "a name that is put together",
    { "Fn::Sub": "${Bucket}.s3-website-${AWS::Region}.amazonaws.com" },
  ],
  [
    "what comes of a URL",
    { "Fn::Select": [1, { "Fn::Split": ["//", { "Fn::GetAtt": ["Bucket", "WebsiteURL"] }] }] },
  ],
  ["what may be a website", { Ref: "OriginDomain" }],
  ["another stack's", { "Fn::ImportValue": "OriginDomain" }],
];

describe("cloudfront-origin-http", () => {
  const rule = ruleOf(cloudfrontOriginProperties, "cloudfront-origin-http");

  test("an origin is asked over HTTPS", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "Pages": {
      "Type": "AWS::CloudFront::Distribution",
      "Properties": {
        "DistributionConfig": {
          "Origins": [
            { "Id": "a", "DomainName": "a.example.com", "CustomOriginConfig": { "OriginProtocolPolicy": "http-only" } },
//                                                                                                      ^^^^^^^^^^^ 🔎 medium: "Pages" asks an origin over plain HTTP: between CloudFront and the origin anyone on the way reads and changes what passes.
            { "Id": "b", "DomainName": "b.example.com", "CustomOriginConfig": { "OriginProtocolPolicy": "https-only" } }
          ]
        }
      }
    },
    "Shop": {
      "Type": "AWS::CloudFront::Distribution",
      "Properties": {
        "DistributionConfig": {
          "Origins": [
            {
              "Id": "c",
              "DomainName": { "Fn::GetAtt": ["Balancer", "DNSName"] },
              "CustomOriginConfig": { "OriginProtocolPolicy": "http-only", "HTTPPort": 80 }
//                                                            ^^^^^^^^^^^ 🔎 medium: "Shop" asks an origin over plain HTTP: between CloudFront and the origin anyone on the way reads and changes what passes.
            }
          ]
        }
      }
    },
    "Balancer": { "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer" }
  }
}`,
      `
{
  "Resources": {
    "Pages": {
      "Type": "AWS::CloudFront::Distribution",
      "Properties": {
        "DistributionConfig": {
          "Origins": [
            { "Id": "a", "DomainName": "a.example.com", "CustomOriginConfig": { "OriginProtocolPolicy": "https-only" } },
            { "Id": "b", "DomainName": "b.example.com", "CustomOriginConfig": { "OriginProtocolPolicy": "https-only" } }
          ]
        }
      }
    },
    "Shop": {
      "Type": "AWS::CloudFront::Distribution",
      "Properties": {
        "DistributionConfig": {
          "Origins": [
            {
              "Id": "c",
              "DomainName": { "Fn::GetAtt": ["Balancer", "DNSName"] },
              "CustomOriginConfig": { "OriginProtocolPolicy": "https-only", "HTTPPort": 80 }
            }
          ]
        }
      }
    },
    "Balancer": { "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer" }
  }
}`,
    );
  });

  test.each(websites)("silent about %s, which speaks HTTP alone", (_, DomainName) =>
    silent(
      rule,
      withOrigin({ DomainName, CustomOriginConfig: { OriginProtocolPolicy: "http-only" } }),
    ),
  );

  test("silent about a bucket", () =>
    silent(rule, withOrigin({ DomainName: "pages.s3.amazonaws.com", S3OriginConfig: {} })));
});

describe("cloudfront-origin-follows-viewer", () => {
  const rule = ruleOf(cloudfrontOriginProperties, "cloudfront-origin-follows-viewer");

  test("an origin is asked over HTTPS, however its viewers come", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "Pages": {
      "Type": "AWS::CloudFront::Distribution",
      "Properties": {
        "DistributionConfig": {
          "Origins": [
            { "Id": "a", "DomainName": "a.example.com", "CustomOriginConfig": { "OriginProtocolPolicy": "match-viewer" } }
//                                                                                                      ^^^^^^^^^^^^^^ 🔎 low: "Pages" asks an origin as its viewers ask it: one cache behavior that lets HTTP in is enough for requests to go on unencrypted.
          ]
        }
      }
    }
  }
}`,
      `
{
  "Resources": {
    "Pages": {
      "Type": "AWS::CloudFront::Distribution",
      "Properties": {
        "DistributionConfig": {
          "Origins": [
            { "Id": "a", "DomainName": "a.example.com", "CustomOriginConfig": { "OriginProtocolPolicy": "https-only" } }
          ]
        }
      }
    }
  }
}`,
    );
  });

  test.each(websites)("silent about %s", (_, DomainName) =>
    silent(
      rule,
      withOrigin({ DomainName, CustomOriginConfig: { OriginProtocolPolicy: "match-viewer" } }),
    ),
  );
});

describe("cloudfront-bucket-open", () => {
  const rule = ruleOf(cloudfrontOriginProperties, "cloudfront-bucket-open");

  test("buckets that are asked by nobody in particular", () => {
    check(
      rule,
      `
{
  "Resources": {
    "Pages": {
      "Type": "AWS::CloudFront::Distribution",
      "Properties": {
        "DistributionConfig": {
          "Origins": [
            { "Id": "a", "DomainName": { "Fn::GetAtt": ["Bucket", "RegionalDomainName"] }, "S3OriginConfig": {} },
//          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ medium: "Pages" signs no requests to a bucket: it can deliver only what the bucket lets everyone read past CloudFront as well.
            {
              "Id": "b",
              "DomainName": { "Fn::Sub": "\${Bucket}.s3.\${AWS::Region}.amazonaws.com" },
              "S3OriginConfig": { "OriginAccessIdentity": "" },
              "OriginAccessControlId": ""
//                                     ^^ medium: "Pages" signs no requests to a bucket: it can deliver only what the bucket lets everyone read past CloudFront as well.
            },
            { "Id": "c", "DomainName": { "Fn::GetAtt": ["Bucket", "RegionalDomainName"] }, "OriginAccessControlId": " " }
//                                                                                                                  ^^^ medium: "Pages" signs no requests to a bucket: it can deliver only what the bucket lets everyone read past CloudFront as well.
          ]
        }
      }
    },
    "Bucket": { "Type": "AWS::S3::Bucket" }
  }
}`,
    );
  });

  const DomainName = { "Fn::GetAtt": ["Bucket", "DomainName"] };
  test.each([
    ["access control", { DomainName, OriginAccessControlId: { "Fn::GetAtt": ["Control", "Id"] } }],
    [
      "an identity",
      {
        DomainName,
        S3OriginConfig: {
          OriginAccessIdentity: { "Fn::Sub": "origin-access-identity/cloudfront/${Identity}" },
        },
      },
    ],
    [
      "what may be an identity",
      { DomainName, S3OriginConfig: { OriginAccessIdentity: { Ref: "Id" } } },
    ],
    ["a server", { DomainName: "shop.example.com" }],
    ["a server that nobody knows yet", { DomainName: { Ref: "Domain" } }],
    ["an attribute that is none", { DomainName: { "Fn::GetAtt": ["Bucket", "WebsiteURL"] } }],
    ["a website", { DomainName: "pages.s3-website.eu-central-1.amazonaws.com" }],
    ["a bucket that is asked as a server", { DomainName, CustomOriginConfig: {} }],
  ])("silent with %s", (_, origin) => silent(rule, withOrigin(origin)));
});

describe("cloudfront-origin-access-identity", () => {
  const rule = ruleOf(cloudfrontOriginProperties, "cloudfront-origin-access-identity");

  test("an identity in the place of access control", () => {
    check(
      rule,
      `
{
  "Resources": {
    "Pages": {
      "Type": "AWS::CloudFront::Distribution",
      "Properties": {
        "DistributionConfig": {
          "Origins": [
            {
//          ^ low: "Pages" reads a bucket by an origin access identity: AWS calls those legacy, and with one CloudFront reads nothing that a KMS key encrypts.
              "Id": "a",
              "DomainName": { "Fn::GetAtt": ["Bucket", "RegionalDomainName"] },
              "S3OriginConfig": {
                "OriginAccessIdentity": { "Fn::Join": ["/", ["origin-access-identity/cloudfront", { "Ref": "Identity" }]] }
              }
            }
          ]
        }
      }
    },
    "Bucket": { "Type": "AWS::S3::Bucket" },
    "Identity": { "Type": "AWS::CloudFront::CloudFrontOriginAccessIdentity" }
  }
}`,
    );
  });

  const DomainName = "pages.s3.eu-central-1.amazonaws.com";
  const identity = { OriginAccessIdentity: "origin-access-identity/cloudfront/E1A2B3" };
  test.each([
    ["none", { DomainName, S3OriginConfig: { OriginAccessIdentity: "" } }],
    [
      "what may be none",
      { DomainName, S3OriginConfig: { OriginAccessIdentity: { Ref: "Identity" } } },
    ],
    ["both", { DomainName, S3OriginConfig: identity, OriginAccessControlId: { Ref: "Control" } }],
    ["what may be no bucket", { DomainName: { Ref: "Domain" }, S3OriginConfig: identity }],
  ])("silent with %s", (_, origin) => silent(rule, withOrigin(origin)));
});

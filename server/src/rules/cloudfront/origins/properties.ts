/** How CloudFront distributions must reach their origins, and be let in by them. */
import { propertyRules } from "../../propertyRules.ts";
import { mayBeWebsite, mayHaveIdentity, mayLackIdentity, mayNotBeBucket } from "./origins.ts";

const guide = "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide";
const reference = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";

const configOf = (origin: { readonly [name: string]: string | object }) => ({
  DistributionConfig: {
    Enabled: true,
    Origins: [{ Id: "origin", ...origin }],
    DefaultCacheBehavior: {
      TargetOriginId: "origin",
      ViewerProtocolPolicy: "redirect-to-https",
      CachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
    },
  },
});

const server = (OriginProtocolPolicy: string) =>
  configOf({
    DomainName: "shop.example.com",
    CustomOriginConfig: { OriginProtocolPolicy, OriginSSLProtocols: ["TLSv1.2"] },
  });

const DomainName = "example-pages.s3.eu-central-1.amazonaws.com";

const mended = configOf({
  DomainName,
  S3OriginConfig: { OriginAccessIdentity: "" },
  OriginAccessControlId: "E1A2B3C4D5E6F7",
});

const overHttps = {
  to: "https-only",
  safety: "review",
  cost: "the origin must serve HTTPS with a certificate for its name",
} as const;

export const cloudfrontOriginProperties = propertyRules([
  {
    id: "cloudfront-origin-http",
    severity: "medium",
    catalogue: ["cloudfront-origin-https"],
    controls: ["FSBP CloudFront.9"],
    equivalents: {
      checkov: ["CKV2_AWS_72"],
      cdk_nag: ["AwsSolutions-CFR5", "CloudFrontDistributionNoOutdatedSSL"],
    },
    types: ["AWS::CloudFront::Distribution"],
    within: "DistributionConfig.Origins.*",
    property: "CustomOriginConfig.OriginProtocolPolicy",
    wants: { notBe: ["http-only"] },
    absent: "fine",
    unless: [mayBeWebsite],
    noun: "A distribution",
    problem: "asks an origin over plain HTTP",
    consequence:
      "between CloudFront and the origin anyone on the way reads and changes what passes",
    why: "Viewers see a padlock, but it ends at CloudFront: from there to the origin, often across the internet, requests with their cookies and answers with their data travel in the clear.",
    fix: overHttps,
    example: server("http-only"),
    links: [
      `${guide}/using-https-cloudfront-to-custom-origin.html`,
      `${reference}/aws-properties-cloudfront-distribution-customoriginconfig.html`,
    ],
  },
  {
    id: "cloudfront-origin-follows-viewer",
    severity: "low",
    catalogue: ["cloudfront-origin-https"],
    controls: ["FSBP CloudFront.9"],
    equivalents: {
      checkov: ["CKV2_AWS_72"],
      cdk_nag: ["AwsSolutions-CFR5", "CloudFrontDistributionNoOutdatedSSL"],
    },
    types: ["AWS::CloudFront::Distribution"],
    within: "DistributionConfig.Origins.*",
    property: "CustomOriginConfig.OriginProtocolPolicy",
    wants: { notBe: ["match-viewer"] },
    absent: "fine",
    unless: [mayBeWebsite],
    noun: "A distribution",
    problem: "asks an origin as its viewers ask it",
    consequence: "one cache behavior that lets HTTP in is enough for requests to go on unencrypted",
    why: "With match-viewer the encryption to the origin hangs on every cache behavior that leads there, now and later. With https-only it does not.",
    fix: overHttps,
    example: server("match-viewer"),
    links: [
      `${guide}/using-https-cloudfront-to-custom-origin.html`,
      `${reference}/aws-properties-cloudfront-distribution-customoriginconfig.html`,
    ],
  },
  {
    id: "cloudfront-bucket-open",
    severity: "medium",
    catalogue: ["cloudfront-s3-oac"],
    controls: ["FSBP CloudFront.13"],
    equivalents: {
      guard: ["CLOUDFRONT_ORIGIN_ACCESS_IDENTITY_ENABLED"],
      cdk_nag: ["AwsSolutions-CFR7", "CloudFrontDistributionS3OriginAccessControl"],
    },
    types: ["AWS::CloudFront::Distribution"],
    within: "DistributionConfig.Origins.*",
    property: "OriginAccessControlId",
    wants: { notMatch: /^\s*$/ },
    unless: [mayNotBeBucket, mayHaveIdentity],
    noun: "A distribution",
    problem: "signs no requests to a bucket",
    consequence: "it can deliver only what the bucket lets everyone read past CloudFront as well",
    why: "Without an origin access control CloudFront asks S3 as a stranger. Either S3 refuses, or the bucket is open to the world, and whoever goes to it directly meets neither web ACL nor signed URLs nor access log.",
    example: configOf({ DomainName, S3OriginConfig: { OriginAccessIdentity: "" } }),
    mended,
    links: [
      `${guide}/private-content-restricting-access-to-s3.html`,
      `${reference}/aws-resource-cloudfront-originaccesscontrol.html`,
    ],
  },
  {
    id: "cloudfront-origin-access-identity",
    severity: "low",
    catalogue: ["cloudfront-s3-oac"],
    controls: ["FSBP CloudFront.13"],
    equivalents: { cdk_nag: ["AwsSolutions-CFR7", "CloudFrontDistributionS3OriginAccessControl"] },
    types: ["AWS::CloudFront::Distribution"],
    within: "DistributionConfig.Origins.*",
    property: "OriginAccessControlId",
    wants: { notMatch: /^\s*$/ },
    unless: [mayNotBeBucket, mayLackIdentity],
    noun: "A distribution",
    problem: "reads a bucket by an origin access identity",
    consequence:
      "AWS calls those legacy, and with one CloudFront reads nothing that a KMS key encrypts",
    why: "Origin access control took the place of origin access identities in 2022. It signs every request anew with credentials that last minutes, works in all regions, and reads and writes objects that are encrypted with KMS.",
    example: configOf({
      DomainName,
      S3OriginConfig: { OriginAccessIdentity: "origin-access-identity/cloudfront/E1A2B3C4D5E6F7" },
    }),
    mended,
    links: [
      `${guide}/private-content-restricting-access-to-s3.html`,
      `${reference}/aws-resource-cloudfront-originaccesscontrol.html`,
    ],
  },
]);

/** How CloudFront distributions must be reached, watched and protected. */
import { textOf } from "../../template/value.ts";
import { type Exception, isSet, mayBe, propertyRules } from "../propertyRules.ts";

const guide = "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide";
const reference = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";

const bucketOrigin = {
  Id: "pages",
  DomainName: "example-pages.s3.eu-central-1.amazonaws.com",
  S3OriginConfig: { OriginAccessIdentity: "" },
  OriginAccessControlId: "E1A2B3C4D5E6F7",
};

const config = {
  Enabled: true,
  Origins: [bucketOrigin],
  DefaultCacheBehavior: {
    TargetOriginId: "pages",
    ViewerProtocolPolicy: "redirect-to-https",
    CachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
  },
};

const certificate = {
  AcmCertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d",
  SslSupportMethod: "sni-only",
};

const hasOwnCertificate = [isSet("AcmCertificateArn"), isSet("IamCertificateId")];

/** Without a certificate there is nothing that a missing version would belong to. */
const saysNothing: Exception = (object, resource, template) =>
  object.get("MinimumProtocolVersion").kind === "absent" &&
  !hasOwnCertificate.some((has) => has(object, resource, template));

/** A version beside no certificate at all: which of the two is forgotten nobody knows. */
const hasVersionOnly: Exception = (config) =>
  config.get("ViewerCertificate", "CloudFrontDefaultCertificate").kind === "absent" &&
  config.get("ViewerCertificate", "MinimumProtocolVersion").kind !== "absent";

/** The log may be a delivery that names the distribution, here or where the template does not show it. */
const mayDeliverLogs: Exception = (_, { id }, template) =>
  template.hasHiddenResources ||
  template.isPassedToNestedStack(id) ||
  template
    .ofType("AWS::Logs::DeliverySource")
    .some((source) => template.refersTo(source.get("ResourceArn"), id) !== false);

const hasNoAliases: Exception = (config) =>
  !config
    .get("Aliases")
    .items()
    .some((alias) => (textOf(alias) ?? "") !== "");

export const cloudfrontProperties = propertyRules([
  {
    id: "cloudfront-alias-without-certificate",
    severity: "critical",
    category: "Template",
    equivalents: {},
    types: ["AWS::CloudFront::Distribution"],
    within: "DistributionConfig",
    property: "ViewerCertificate.AcmCertificateArn",
    wants: { beSet: true },
    unless: [
      hasNoAliases,
      isSet("ViewerCertificate.IamCertificateId"),
      mayBe("ConnectionMode", ["tenant-only"]),
    ],
    noun: "A distribution",
    problem: "has a name of yours and no certificate for it",
    consequence:
      "CloudFront refuses it, for it takes a name only from whom a certificate shows to own it",
    why: "CloudFront lets nobody take a domain name without a certificate that is valid for it and known to AWS. It refuses the distribution (“you must attach a trusted certificate”), and the stack is rolled back. The certificate must be in us-east-1.",
    example: { DistributionConfig: { ...config, Aliases: ["www.example.com"] } },
    mended: {
      DistributionConfig: {
        ...config,
        Aliases: ["www.example.com"],
        ViewerCertificate: { ...certificate, MinimumProtocolVersion: "TLSv1.2_2021" },
      },
    },
    links: [
      `${guide}/CNAMEs.html`,
      `${reference}/aws-properties-cloudfront-distribution-viewercertificate.html`,
    ],
  },
  {
    id: "cloudfront-viewer-http-allowed",
    severity: "high",
    catalogue: ["cloudfront-viewer-https"],
    controls: ["FSBP CloudFront.3"],
    equivalents: {
      checkov: ["CKV_AWS_34"],
      trivy: ["AWS-0012"],
      guard: ["CLOUDFRONT_VIEWER_POLICY_HTTPS"],
    },
    types: ["AWS::CloudFront::Distribution"],
    within: ["DistributionConfig.DefaultCacheBehavior", "DistributionConfig.CacheBehaviors.*"],
    property: "ViewerProtocolPolicy",
    wants: { notBe: ["allow-all"] },
    absent: "fine",
    noun: "A distribution",
    problem: "answers over plain HTTP",
    consequence:
      "anyone on the way reads and changes what it delivers, cookies and tokens included",
    why: "Over HTTP everyone between a viewer and CloudFront sees the pages, cookies and tokens, and can put other content in their place. With redirect-to-https browsers are sent on to HTTPS and old links go on working.",
    fix: {
      to: "redirect-to-https",
      safety: "review",
      cost: "clients that follow no redirection lose it",
    },
    example: {
      DistributionConfig: {
        ...config,
        DefaultCacheBehavior: { ...config.DefaultCacheBehavior, ViewerProtocolPolicy: "allow-all" },
      },
    },
    links: [
      `${guide}/using-https-viewers-to-cloudfront.html`,
      `${reference}/aws-properties-cloudfront-distribution-defaultcachebehavior.html`,
    ],
  },
  {
    id: "cloudfront-viewer-old-tls",
    severity: "medium",
    catalogue: ["cloudfront-min-tls"],
    controls: ["FSBP CloudFront.15"],
    equivalents: {
      checkov: ["CKV_AWS_174"],
      cfn_nag: ["W70"],
      trivy: ["AWS-0013"],
      guard: ["CLOUDFRONT_MINIMUM_PROTOCOL_VERSION_RULE"],
      cdk_nag: ["AwsSolutions-CFR4", "CloudFrontDistributionHttpsViewerNoOutdatedSSL"],
    },
    types: ["AWS::CloudFront::Distribution"],
    within: "DistributionConfig.ViewerCertificate",
    property: "MinimumProtocolVersion",
    wants: { notBe: ["SSLv3", "TLSv1", "TLSv1_2016", "TLSv1.1_2016"] },
    unless: [mayBe("CloudFrontDefaultCertificate", [true]), saysNothing],
    noun: "A distribution",
    problem: "takes connections older than TLS 1.2",
    consequence: "whoever can intercept one may have it fall back to what can be broken",
    why: "TLS 1.0 and 1.1 have known weaknesses, and browsers gave them up in 2020. A distribution with a certificate of its own takes them unless MinimumProtocolVersion says otherwise.",
    fix: {
      to: "TLSv1.2_2021",
      safety: "review",
      cost: "viewers that speak nothing newer than TLS 1.1 lose it",
    },
    example: { DistributionConfig: { ...config, ViewerCertificate: certificate } },
    links: [
      `${guide}/secure-connections-supported-viewer-protocols-ciphers.html`,
      `${reference}/aws-properties-cloudfront-distribution-viewercertificate.html`,
    ],
  },
  {
    id: "cloudfront-default-certificate",
    severity: "low",
    catalogue: ["cloudfront-min-tls"],
    controls: ["FSBP CloudFront.7"],
    equivalents: {
      checkov: ["CKV_AWS_174"],
      cfn_nag: ["W70"],
      trivy: ["AWS-0013"],
      guard: ["CLOUDFRONT_MINIMUM_PROTOCOL_VERSION_RULE"],
      cdk_nag: ["AwsSolutions-CFR4", "CloudFrontDistributionHttpsViewerNoOutdatedSSL"],
    },
    types: ["AWS::CloudFront::Distribution"],
    within: "DistributionConfig",
    property: "ViewerCertificate.CloudFrontDefaultCertificate",
    wants: { notBe: [true] },
    unless: [
      isSet("ViewerCertificate.AcmCertificateArn"),
      isSet("ViewerCertificate.IamCertificateId"),
      hasVersionOnly,
      // The certificates of a distribution for tenants are those of its tenants.
      mayBe("ConnectionMode", ["tenant-only"]),
    ],
    noun: "A distribution",
    problem: "has CloudFront's own certificate",
    consequence: "CloudFront then takes TLS 1.0 and 1.1, whatever MinimumProtocolVersion says",
    why: "For names below cloudfront.net CloudFront fixes the security policy to TLSv1. Only a distribution with a domain name and a certificate of its own can demand TLS 1.2.",
    example: { DistributionConfig: config },
    mended: {
      DistributionConfig: {
        ...config,
        Aliases: ["www.example.com"],
        ViewerCertificate: { ...certificate, MinimumProtocolVersion: "TLSv1.2_2021" },
      },
    },
    links: [
      `${guide}/CNAMEs.html`,
      `${reference}/aws-properties-cloudfront-distribution-viewercertificate.html`,
    ],
  },
  {
    id: "cloudfront-without-access-log",
    severity: "low",
    catalogue: ["cloudfront-logging"],
    controls: ["FSBP CloudFront.5"],
    equivalents: {
      checkov: ["CKV_AWS_86"],
      cfn_nag: ["W10"],
      trivy: ["AWS-0010"],
      guard: ["CLOUDFRONT_ACCESSLOGS_ENABLED"],
      cdk_nag: ["AwsSolutions-CFR3", "CloudFrontDistributionAccessLogging"],
    },
    types: ["AWS::CloudFront::Distribution"],
    within: "DistributionConfig",
    alsoReads: ["AWS::Logs::DeliverySource"],
    property: "Logging",
    wants: { beSet: true },
    unless: [mayDeliverLogs],
    noun: "A distribution",
    problem: "keeps no access log",
    consequence: "nobody can tell later who asked it for what",
    why: "The access log says who asked for what, when, and what they got. After an attack, or when a bill surprises, it is the only record, and it cannot be made up for afterwards.",
    example: { DistributionConfig: config },
    mended: {
      DistributionConfig: { ...config, Logging: { Bucket: "example-logs.s3.amazonaws.com" } },
    },
    links: [
      `${guide}/AccessLogs.html`,
      `${reference}/aws-properties-cloudfront-distribution-logging.html`,
    ],
  },
  {
    id: "cloudfront-without-web-acl",
    severity: "low",
    catalogue: ["cloudfront-waf"],
    controls: ["FSBP CloudFront.6"],
    equivalents: {
      checkov: ["CKV_AWS_68"],
      trivy: ["AWS-0011"],
      cdk_nag: ["AwsSolutions-CFR2", "CloudFrontDistributionWAFIntegration"],
    },
    types: ["AWS::CloudFront::Distribution"],
    within: "DistributionConfig",
    property: "WebACLId",
    wants: { notBe: [""] },
    noun: "A distribution",
    problem: "has no web ACL",
    consequence: "requests that attack what is behind it reach it unfiltered",
    why: "AWS WAF stops common attacks, bots and floods of requests at the edge, before they reach the origin. For CloudFront a web ACL must be made in us-east-1, often by another stack.",
    example: { DistributionConfig: config },
    mended: {
      DistributionConfig: {
        ...config,
        WebACLId: "arn:aws:wafv2:us-east-1:123456789012:global/webacl/pages/0a1b2c3d",
      },
    },
    links: [
      `${guide}/distribution-web-awswaf.html`,
      `${reference}/aws-properties-cloudfront-distribution-distributionconfig.html`,
    ],
  },
]);

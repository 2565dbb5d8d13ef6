import { describe, expect, test } from "vitest";
import { cloudfrontProperties } from "../../../server/src/rules/cloudfront/properties.ts";
import { check, checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

const distribution = (DistributionConfig: object) => ({
  Pages: { Type: "AWS::CloudFront::Distribution", Properties: { DistributionConfig } },
});

const certificate = { AcmCertificateArn: { Ref: "CertificateArn" }, SslSupportMethod: "sni-only" };

describe("cloudfront-alias-without-certificate", () => {
  const rule = ruleOf(cloudfrontProperties, "cloudfront-alias-without-certificate");

  test("a name needs a certificate", () => {
    check(
      rule,
      `
{
  "Resources": {
    "Pages": {
      "Type": "AWS::CloudFront::Distribution",
      "Properties": { "DistributionConfig": { "Aliases": ["www.example.com"] } }
//                    ^^^^^^^^^^^^^^^^^^^^ critical: "Pages" has a name of yours and no certificate for it: CloudFront refuses it, for it takes a name only from whom a certificate shows to own it.
    },
    "Shop": {
      "Type": "AWS::CloudFront::Distribution",
      "Properties": {
        "DistributionConfig": {
          "Aliases": [{ "Ref": "Name" }, "shop.example.com"],
          "ViewerCertificate": { "CloudFrontDefaultCertificate": true }
//        ^^^^^^^^^^^^^^^^^^^ critical: "Shop" has a name of yours and no certificate for it: CloudFront refuses it, for it takes a name only from whom a certificate shows to own it.
        }
      }
    }
  }
}`,
    );
  });

  test.each([
    ["a certificate", { Aliases: ["www.example.com"], ViewerCertificate: certificate }],
    [
      "a certificate of IAM",
      { Aliases: ["www.example.com"], ViewerCertificate: { IamCertificateId: "ASCA0A1B2C3D" } },
    ],
    [
      "what may be a certificate",
      { Aliases: ["www.example.com"], ViewerCertificate: { Ref: "Any" } },
    ],
    ["no name", { Aliases: [] }],
    ["a name that nobody knows yet", { Aliases: [{ Ref: "Name" }] }],
  ])("silent with %s", (_, config) => silent(rule, distribution(config)));
});

describe("cloudfront-viewer-http-allowed", () => {
  const rule = ruleOf(cloudfrontProperties, "cloudfront-viewer-http-allowed");

  test("every cache behavior is sent on to HTTPS", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "Pages": {
      "Type": "AWS::CloudFront::Distribution",
      "Properties": {
        "DistributionConfig": {
          "DefaultCacheBehavior": { "TargetOriginId": "pages", "ViewerProtocolPolicy": "allow-all" }
//                                                                                     ^^^^^^^^^^^ 🔎 high: "Pages" answers over plain HTTP: anyone on the way reads and changes what it delivers, cookies and tokens included.
        }
      }
    },
    "Shop": {
      "Type": "AWS::CloudFront::Distribution",
      "Properties": {
        "DistributionConfig": {
          "CacheBehaviors": [
            { "PathPattern": "/a", "ViewerProtocolPolicy": "https-only" },
            { "PathPattern": "/b", "ViewerProtocolPolicy": "allow-all" }
//                                                         ^^^^^^^^^^^ 🔎 high: "Shop" answers over plain HTTP: anyone on the way reads and changes what it delivers, cookies and tokens included.
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
          "DefaultCacheBehavior": { "TargetOriginId": "pages", "ViewerProtocolPolicy": "redirect-to-https" }
        }
      }
    },
    "Shop": {
      "Type": "AWS::CloudFront::Distribution",
      "Properties": {
        "DistributionConfig": {
          "CacheBehaviors": [
            { "PathPattern": "/a", "ViewerProtocolPolicy": "https-only" },
            { "PathPattern": "/b", "ViewerProtocolPolicy": "redirect-to-https" }
          ]
        }
      }
    }
  }
}`,
    );
  });

  test.each([["redirect-to-https"], ["https-only"], [{ Ref: "Policy" }], [undefined]])(
    "silent about %j",
    (ViewerProtocolPolicy) =>
      silent(rule, distribution({ DefaultCacheBehavior: { ViewerProtocolPolicy } })),
  );
});

describe("cloudfront-viewer-old-tls", () => {
  const rule = ruleOf(cloudfrontProperties, "cloudfront-viewer-old-tls");

  test("an own certificate needs an own version", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "Pages": {
      "Type": "AWS::CloudFront::Distribution",
      "Properties": {
        "DistributionConfig": {
          "ViewerCertificate": { "AcmCertificateArn": { "Ref": "CertificateArn" }, "SslSupportMethod": "sni-only" }
//        ^^^^^^^^^^^^^^^^^^^ 🔎 medium: "Pages" takes connections older than TLS 1.2: whoever can intercept one may have it fall back to what can be broken.
        }
      }
    },
    "Shop": {
      "Type": "AWS::CloudFront::Distribution",
      "Properties": {
        "DistributionConfig": {
          "ViewerCertificate": { "IamCertificateId": "ASCA0A1B2C3D", "MinimumProtocolVersion": "TLSv1.1_2016" }
//                                                                                             ^^^^^^^^^^^^^^ 🔎 medium: "Shop" takes connections older than TLS 1.2: whoever can intercept one may have it fall back to what can be broken.
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
          "ViewerCertificate": { "AcmCertificateArn": { "Ref": "CertificateArn" }, "SslSupportMethod": "sni-only", "MinimumProtocolVersion": "TLSv1.2_2021" }
        }
      }
    },
    "Shop": {
      "Type": "AWS::CloudFront::Distribution",
      "Properties": {
        "DistributionConfig": {
          "ViewerCertificate": { "IamCertificateId": "ASCA0A1B2C3D", "MinimumProtocolVersion": "TLSv1.2_2021" }
        }
      }
    }
  }
}`,
    );
  });

  test.each([
    ["TLS 1.2", { ...certificate, MinimumProtocolVersion: "TLSv1.2_2018" }],
    ["TLS 1.3", { ...certificate, MinimumProtocolVersion: "TLSv1.3_2025" }],
    ["a version that nobody knows yet", { ...certificate, MinimumProtocolVersion: { Ref: "Tls" } }],
    [
      "CloudFront's own certificate",
      { CloudFrontDefaultCertificate: true, MinimumProtocolVersion: "TLSv1" },
    ],
    ["no certificate", {}],
    [
      "what may be no certificate",
      { "Fn::If": ["Unknown", certificate, { CloudFrontDefaultCertificate: true }] },
    ],
  ])("silent about %s", (_, ViewerCertificate) =>
    silent(rule, distribution({ ViewerCertificate })),
  );
});

describe("cloudfront-default-certificate", () => {
  const rule = ruleOf(cloudfrontProperties, "cloudfront-default-certificate");

  test("said or not, CloudFront's own certificate takes old versions", () => {
    check(
      rule,
      `
{
  "Resources": {
    "Pages": {
      "Type": "AWS::CloudFront::Distribution",
      "Properties": { "DistributionConfig": { "Enabled": true } }
//                    ^^^^^^^^^^^^^^^^^^^^ low: "Pages" has CloudFront's own certificate: CloudFront then takes TLS 1.0 and 1.1, whatever MinimumProtocolVersion says.
    },
    "Shop": {
      "Type": "AWS::CloudFront::Distribution",
      "Properties": {
        "DistributionConfig": {
          "ViewerCertificate": { "CloudFrontDefaultCertificate": true, "MinimumProtocolVersion": "TLSv1.2_2021" }
//                                                               ^^^^ low: "Shop" has CloudFront's own certificate: CloudFront then takes TLS 1.0 and 1.1, whatever MinimumProtocolVersion says.
        }
      }
    }
  }
}`,
    );
  });

  test.each([
    ["an own certificate", { ViewerCertificate: certificate }],
    ["a version beside nothing", { ViewerCertificate: { MinimumProtocolVersion: "TLSv1.2_2021" } }],
    ["what nobody knows yet", { ViewerCertificate: { Ref: "Certificate" } }],
    ["tenants with certificates of their own", { ConnectionMode: "tenant-only" }],
  ])("silent about %s", (_, config) => silent(rule, distribution(config)));
});

describe("cloudfront-without-access-log", () => {
  const rule = ruleOf(cloudfrontProperties, "cloudfront-without-access-log");
  const source = (ResourceArn: unknown) => ({
    ...distribution({}),
    Source: {
      Type: "AWS::Logs::DeliverySource",
      Properties: { LogType: "ACCESS_LOGS", ResourceArn },
    },
  });

  test("no log, and a delivery of something else", () => {
    check(
      rule,
      `
{
  "Resources": {
    "Pages": {
      "Type": "AWS::CloudFront::Distribution",
      "Properties": { "DistributionConfig": { "Enabled": true } }
//                    ^^^^^^^^^^^^^^^^^^^^ low: "Pages" keeps no access log: nobody can tell later who asked it for what.
    },
    "Bus": { "Type": "AWS::Events::EventBus", "Properties": { "Name": "orders" } },
    "Source": {
      "Type": "AWS::Logs::DeliverySource",
      "Properties": { "LogType": "INFO_LOGS", "ResourceArn": { "Fn::GetAtt": ["Bus", "Arn"] } }
    }
  }
}`,
    );
  });

  test("a delivery under a condition is told apart", () => {
    const resources = source({ "Fn::Sub": "arn:aws:cloudfront::1:distribution/${Pages}" });
    const text = templateOf(
      { ...resources, Source: { ...resources.Source, Condition: "IsLogged" } },
      { Conditions: { IsLogged: { "Fn::Equals": [{ Ref: "Logged" }, "yes"] } } },
    );
    expect(findingsOf(rule, text).map(({ message }) => message)).toEqual([
      expect.stringMatching(/ \(when IsLogged is false\)\.$/),
    ]);
  });

  test("silent with a log", () =>
    silent(rule, distribution({ Logging: { Bucket: "example-logs.s3.amazonaws.com" } })));

  test.each([
    [
      "of the distribution",
      { "Fn::Sub": "arn:aws:cloudfront::${AWS::AccountId}:distribution/${Pages}" },
    ],
    ["of what may be the distribution", { Ref: "SourceArn" }],
  ])("silent with a delivery %s", (_, arn) => silent(rule, source(arn)));

  test("silent where resources are hidden", () =>
    silent(rule, distribution({}), { Transform: "Company::Logs" }));
});

describe("cloudfront-without-web-acl", () => {
  const rule = ruleOf(cloudfrontProperties, "cloudfront-without-web-acl");

  test("none, and an empty one", () => {
    check(
      rule,
      `
{
  "Resources": {
    "Pages": {
      "Type": "AWS::CloudFront::Distribution",
      "Properties": { "DistributionConfig": { "Enabled": true } }
//                    ^^^^^^^^^^^^^^^^^^^^ low: "Pages" has no web ACL: requests that attack what is behind it reach it unfiltered.
    },
    "Shop": {
      "Type": "AWS::CloudFront::Distribution",
      "Properties": { "DistributionConfig": { "Enabled": true, "WebACLId": "" } }
//                                                                         ^^ low: "Shop" has no web ACL: requests that attack what is behind it reach it unfiltered.
    }
  }
}`,
    );
  });

  test.each([[{ "Fn::GetAtt": ["Acl", "Arn"] }], [{ Ref: "AclArn" }], ["0a1b2c3d"]])(
    "silent about %j",
    (WebACLId) => silent(rule, distribution({ WebACLId })),
  );
});

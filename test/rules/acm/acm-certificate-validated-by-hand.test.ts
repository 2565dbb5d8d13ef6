import { describe, test } from "vitest";
import { acmCertificateValidatedByHand as rule } from "../../../server/src/rules/acm/acm-certificate-validated-by-hand.ts";
import { check, silent } from "../../fixture.ts";

test("by e-mail, or by DNS without a zone", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Mail": { "Type": "AWS::CertificateManager::Certificate", "Properties": { "DomainName": "orders.example.com" } },
//  ^^^^^^ low: Certificate "Mail" is validated by e-mail: CloudFormation waits until somebody answers it, and fails if nobody does.
    "Written": { "Type": "AWS::CertificateManager::Certificate", "Properties": { "DomainName": "orders.example.com", "ValidationMethod": "EMAIL" } },
//                                                                                                                                       ^^^^^^^ low: Certificate "Written" is validated by e-mail: CloudFormation waits until somebody answers it, and fails if nobody does.
    "Dns": {
      "Type": "AWS::CertificateManager::Certificate",
      "Properties": {
        "DomainName": "orders.example.com",
        "ValidationMethod": "DNS",
        "DomainValidationOptions": [{ "DomainName": "orders.example.com", "ValidationDomain": "example.com" }]
//                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ low: Certificate "Dns" is validated by DNS, without a hosted zone: CloudFormation waits until somebody has written the record, and fails if nobody does.
      }
    }
  }
}`,
  );
});

describe("silent", () => {
  const certificate = (properties: object) => ({
    Certificate: {
      Type: "AWS::CertificateManager::Certificate",
      Properties: { DomainName: "orders.example.com", ...properties },
    },
  });
  test.each([
    [
      "a hosted zone",
      { ValidationMethod: "DNS", DomainValidationOptions: [{ HostedZoneId: { Ref: "Zone" } }] },
    ],
    [
      "options from elsewhere",
      { ValidationMethod: "DNS", DomainValidationOptions: { "Fn::ImportValue": "Options" } },
    ],
    ["what deployment decides", { ValidationMethod: { Ref: "Method" } }],
    ["a private authority", { CertificateAuthorityArn: { "Fn::ImportValue": "Authority" } }],
  ])("%s", (_, properties) =>
    silent(rule, certificate(properties), {
      Parameters: { Zone: { Type: "String" }, Method: { Type: "String" } },
    }),
  );
});

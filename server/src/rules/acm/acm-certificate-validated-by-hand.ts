import { equals } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";

export const acmCertificateValidatedByHand: ResourceRule = {
  id: "acm-certificate-validated-by-hand",
  severity: "low",
  profile: "recommended",
  category: "Configuration",
  needsNesting: true,
  resourceTypes: ["AWS::CertificateManager::Certificate"],
  docs: {
    summary: "A certificate waits for somebody to prove who owns its domain.",
    why: "CloudFormation waits until a certificate is issued. With DNS and the hosted zone's id in DomainValidationOptions it writes the record itself; by e-mail, or without the zone, somebody has to act while the stack is created, and it fails when the certificate is not issued in time.",
    bad: `{
  "Certificate": {
    "Type": "AWS::CertificateManager::Certificate",
    "Properties": { "DomainName": "orders.example.com", "ValidationMethod": "DNS" }
  }
}`,
    good: `{
  "Certificate": {
    "Type": "AWS::CertificateManager::Certificate",
    "Properties": {
      "DomainName": "orders.example.com",
      "ValidationMethod": "DNS",
      "DomainValidationOptions": [
        { "DomainName": "orders.example.com", "HostedZoneId": { "Fn::ImportValue": "HostedZoneId" } }
      ]
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-certificatemanager-certificate.html",
      "https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html",
    ],
  },
  equivalents: {},

  check(certificate, report) {
    // A private authority asks for no proof.
    if (certificate.get("CertificateAuthorityArn").kind !== "absent") return;
    const method = certificate.get("ValidationMethod");
    const options = certificate.get("DomainValidationOptions");
    const isByMail = equals(method, "EMAIL", true);
    const lacksZone = options
      .items()
      .every((option) => option.get("HostedZoneId").kind === "absent");
    if (!isByMail && !(equals(method, "DNS") && lacksZone)) return;
    const [how, what] = isByMail
      ? ["by e-mail", "somebody answers it"]
      : ["by DNS, without a hosted zone", "somebody has written the record"];
    report({
      at: isByMail ? method.at : (options.node ?? method.at),
      message: `Certificate "${certificate.id}" is validated ${how}: CloudFormation waits until ${what}, and fails if nobody does.`,
    });
  },
};

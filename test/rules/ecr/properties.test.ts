import { describe, test } from "vitest";
import { ecrProperties } from "../../../server/src/rules/ecr/properties.ts";
import { checkFix, silent } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("ecr-images-not-scanned", () => {
  const rule = ruleOf(ecrProperties, "ecr-images-not-scanned");

  test("images are scanned", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "A": { "Type": "AWS::ECR::Repository", "Properties": { "RepositoryName": "orders" } },
//  ^^^ 💡 low: "A" does not have images scanned when they are pushed: known vulnerabilities in them are not found unless the registry has them scanned.
    "B": { "Type": "AWS::ECR::Repository", "Properties": { "ImageScanningConfiguration": { "ScanOnPush": "false" } } }
//                                                                                                       ^^^^^^^ 💡 low: "B" does not have images scanned when they are pushed: known vulnerabilities in them are not found unless the registry has them scanned.
  }
}`,
      `
{
  "Resources": {
    "A": { "Type": "AWS::ECR::Repository", "Properties": { "RepositoryName": "orders", "ImageScanningConfiguration": { "ScanOnPush": true } } },
    "B": { "Type": "AWS::ECR::Repository", "Properties": { "ImageScanningConfiguration": { "ScanOnPush": true } } }
  }
}`,
    );
  });

  test.each([
    ["scans", { ImageScanningConfiguration: { ScanOnPush: "true" } }],
    ["may scan", { ImageScanningConfiguration: { Ref: "Scanning" } }],
  ])("silent where it %s", (_, Properties) =>
    silent(rule, { A: { Type: "AWS::ECR::Repository", Properties } }),
  );
});

describe("ecr-tags-mutable", () => {
  const rule = ruleOf(ecrProperties, "ecr-tags-mutable");

  test("tags stay", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "A": { "Type": "AWS::ECR::Repository", "Properties": { "RepositoryName": "orders" } },
//  ^^^ 🔎 low: "A" lets tags be moved to other images: whoever may push can put another image behind a tag that is deployed, and what ran under it is unknown.
    "B": { "Type": "AWS::ECR::Repository", "Properties": { "ImageTagMutability": "MUTABLE" } }
//                                                                               ^^^^^^^^^ 🔎 low: "B" lets tags be moved to other images: whoever may push can put another image behind a tag that is deployed, and what ran under it is unknown.
  }
}`,
      `
{
  "Resources": {
    "A": { "Type": "AWS::ECR::Repository", "Properties": { "RepositoryName": "orders", "ImageTagMutability": "IMMUTABLE" } },
    "B": { "Type": "AWS::ECR::Repository", "Properties": { "ImageTagMutability": "IMMUTABLE" } }
  }
}`,
    );
  });

  test.each([
    ["keeps them", { ImageTagMutability: "IMMUTABLE" }],
    ["keeps most", { ImageTagMutability: "IMMUTABLE_WITH_EXCLUSION" }],
    ["keeps some", { ImageTagMutability: "MUTABLE_WITH_EXCLUSION" }],
    ["does what a parameter tells", { ImageTagMutability: { Ref: "Tags" } }],
  ])("silent where it %s", (_, Properties) =>
    silent(rule, { A: { Type: "AWS::ECR::Repository", Properties } }),
  );
});

describe("ecr-images-without-key", () => {
  const rule = ruleOf(ecrProperties, "ecr-images-without-key");

  test("images get a key", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "A": { "Type": "AWS::ECR::Repository", "Properties": { "RepositoryName": "orders" } },
//  ^^^ 🔎 low: "A" encrypts its images without a KMS key: whoever may pull them reads them, and no key policy or key log stands in between.
    "B": { "Type": "AWS::ECR::Repository", "Properties": { "EncryptionConfiguration": { "EncryptionType": "AES256" } } }
//                                                                                                        ^^^^^^^^ 🔎 low: "B" encrypts its images without a KMS key: whoever may pull them reads them, and no key policy or key log stands in between.
  }
}`,
      `
{
  "Resources": {
    "A": { "Type": "AWS::ECR::Repository", "Properties": { "RepositoryName": "orders", "EncryptionConfiguration": { "EncryptionType": "KMS" } } },
    "B": { "Type": "AWS::ECR::Repository", "Properties": { "EncryptionConfiguration": { "EncryptionType": "KMS" } } }
  }
}`,
    );
  });

  test.each([
    ["has a key", { EncryptionConfiguration: { EncryptionType: "KMS" } }],
    ["has two layers of it", { EncryptionConfiguration: { EncryptionType: "KMS_DSSE" } }],
    ["may have one", { EncryptionConfiguration: { EncryptionType: { Ref: "Encryption" } } }],
  ])("silent where it %s", (_, Properties) =>
    silent(rule, { A: { Type: "AWS::ECR::Repository", Properties } }),
  );
});

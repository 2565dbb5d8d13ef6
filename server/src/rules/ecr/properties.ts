/** What the properties of image repositories must be. */
import { propertyRules } from "../propertyRules.ts";

const userGuide = "https://docs.aws.amazon.com/AmazonECR/latest/userguide";
const repository = { RepositoryName: "orders/api" };

export const ecrProperties = propertyRules([
  {
    id: "ecr-images-not-scanned",
    severity: "low",
    profile: "recommended",
    catalogue: ["ecr-scan-on-push"],
    controls: ["FSBP ECR.1"],
    equivalents: {
      checkov: ["CKV_AWS_163"],
      cfn_nag: ["W79"],
      guard: ["ECR_REPO_SCAN_ON_PUSH"],
      trivy: ["AWS-0030"],
    },
    types: ["AWS::ECR::Repository"],
    property: "ImageScanningConfiguration.ScanOnPush",
    wants: { be: true },
    noun: "A repository",
    problem: "does not have images scanned when they are pushed",
    consequence: "known vulnerabilities in them are not found unless the registry has them scanned",
    why: "Most images carry libraries with known vulnerabilities. ECR finds them when an image is pushed, and basic scanning costs nothing. Where the registry scans for all its repositories, which no template of a repository shows, the setting is without effect.",
    fix: { to: true, safety: "safe" },
    example: repository,
    links: [`${userGuide}/image-scanning.html`],
  },
  {
    id: "ecr-tags-mutable",
    severity: "low",
    catalogue: ["ecr-immutable-tags"],
    controls: ["FSBP ECR.2"],
    equivalents: { checkov: ["CKV_AWS_51"], trivy: ["AWS-0031"] },
    types: ["AWS::ECR::Repository"],
    property: "ImageTagMutability",
    wants: { notBe: ["MUTABLE"] },
    noun: "A repository",
    problem: "lets tags be moved to other images",
    consequence:
      "whoever may push can put another image behind a tag that is deployed, and what ran under it is unknown",
    why: "A tag that can move says nothing of what is deployed: two nodes may run different images under one tag, and a rollback may bring back something else. Immutable tags are refused when they are pushed again, so pipelines that push “latest” each time need a tag of their own per image, or an exclusion filter.",
    fix: {
      to: "IMMUTABLE",
      safety: "review",
      cost: "pushing a tag such as “latest” again is refused",
    },
    example: repository,
    links: [`${userGuide}/image-tag-mutability.html`],
  },
  {
    id: "ecr-images-without-key",
    severity: "low",
    catalogue: ["ecr-kms-encryption"],
    equivalents: { checkov: ["CKV_AWS_136"], trivy: ["AWS-0033"] },
    types: ["AWS::ECR::Repository"],
    property: "EncryptionConfiguration.EncryptionType",
    wants: { be: ["KMS", "KMS_DSSE"] },
    noun: "A repository",
    problem: "encrypts its images without a KMS key",
    consequence: "whoever may pull them reads them, and no key policy or key log stands in between",
    why: "ECR encrypts images with keys of S3's own by default. With a KMS key their use is logged and can be taken away at once. It can only be chosen when the repository is created.",
    fix: {
      to: "KMS",
      safety: "review",
      cost: "the repository is replaced, and its images with it",
    },
    example: repository,
    links: [`${userGuide}/encryption-at-rest.html`],
  },
]);

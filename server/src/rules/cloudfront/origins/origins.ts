/** What the origins of a CloudFront distribution are, and how it may read them. */
import type { Template } from "../../../template/template.ts";
import { textOf, type Value } from "../../../template/value.ts";
import { written } from "../../../template/written.ts";
import type { Exception } from "../../propertyRules.ts";

/** Attributes of a bucket that name the endpoint which takes signed requests. */
const bucketDomains: ReadonlySet<string> = new Set([
  "DomainName",
  "RegionalDomainName",
  "DualStackDomainName",
]);

/** Whether an origin may be a bucket that serves a website, which speaks HTTP alone. */
export const mayBeWebsite: Exception = (origin, _, template) => {
  const domain = origin.get("DomainName");
  const text = written(template, domain.node);
  if (text.includes("s3-website") || text.includes("WebsiteURL")) return true;
  const parts = template.parts(domain);
  // A parameter's value, or another stack's, may be anything.
  return !parts?.every(
    (part) => typeof part === "string" || part.to.startsWith("AWS::") || template.resource(part.to),
  );
};

/** Whether an origin is not, or may not be, a bucket that CloudFront asks by S3's own interface. */
export const mayNotBeBucket: Exception = (origin, _, template) =>
  origin.get("CustomOriginConfig").kind !== "absent" ||
  !isBucket(origin.get("DomainName"), template);

function isBucket(domain: Value, template: Template): boolean {
  const target = template.target(domain);
  if (target)
    return (
      bucketDomains.has(target.attribute ?? "") &&
      template.resource(target.to)?.type === "AWS::S3::Bucket"
    );
  const text = written(template, domain.node);
  return (
    text.endsWith(".amazonaws.com") &&
    [".s3.", ".s3-"].some((each) => text.includes(each)) &&
    !text.includes(".s3-website")
  );
}

/** Whether an origin access identity is there, or may be. */
export const mayHaveIdentity: Exception = (origin) => {
  const identity = origin.get("S3OriginConfig", "OriginAccessIdentity");
  return identity.kind === "unknown" || (textOf(identity) ?? "") !== "";
};

/** Whether there is no origin access identity, or may be none. */
export const mayLackIdentity: Exception = (origin, _, template) => {
  const identity = origin.get("S3OriginConfig", "OriginAccessIdentity");
  return !template.parts(identity)?.some((part) => typeof part === "string");
};

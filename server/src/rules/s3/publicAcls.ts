/** Access control lists that give strangers access to a bucket. */
import type { Resource } from "../../template/template.ts";
import { equals, textOf } from "../../template/value.ts";

/** What whoever may do, by the list's name. https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl */
const publicAcls: Readonly<Record<string, string>> = {
  PublicRead: "anyone can list its objects",
  PublicReadWrite: "anyone can list its objects, and add, overwrite and delete some",
  AuthenticatedRead: "anyone who has an AWS account can list its objects",
};

/** What a bucket's list lets strangers do; undefined where it lets them do nothing, or S3 ignores it. */
export function publicAccessByAcl(bucket: Resource): string | undefined {
  const access = publicAcls[textOf(bucket.get("AccessControl")) ?? ""];
  if (access === undefined) return undefined;
  const block = bucket.get("PublicAccessBlockConfiguration");
  const isIgnored =
    equals(block.get("IgnorePublicAcls"), true) !== false && !refusesPublicAcls(bucket);
  return isIgnored ? undefined : access;
}

/** Whether S3 refuses lists that are public: where that is not turned off. */
export const refusesPublicAcls = (bucket: Resource): boolean =>
  equals(bucket.get("PublicAccessBlockConfiguration", "BlockPublicAcls"), false) === false;

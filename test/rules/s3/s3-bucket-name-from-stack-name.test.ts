import { test } from "vitest";
import { s3BucketNameFromStackName as rule } from "../../../server/src/rules/s3/s3-bucket-name-from-stack-name.ts";
import { checkFix, silent } from "../../fixture.ts";

test("the name is CloudFormation's to choose", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Bucket": {
      "Type": "AWS::S3::Bucket",
      "Properties": {
        "BucketName": { "Fn::Join": ["-", [{ "Ref": "AWS::StackName" }, "data"]] },
//                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 medium: The name of bucket "Bucket" has the stack's name in it: S3 refuses the bucket of every stack whose name has capitals.
        "VersioningConfiguration": { "Status": "Enabled" }
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Bucket": {
      "Type": "AWS::S3::Bucket",
      "Properties": {
        "VersioningConfiguration": { "Status": "Enabled" }
      }
    }
  }
}`,
  );
});

test("silent about other names", () => {
  silent(rule, { Bucket: { Type: "AWS::S3::Bucket" } });
  const name = { "Fn::Sub": "data-${AWS::AccountId}" };
  silent(rule, { Bucket: { Type: "AWS::S3::Bucket", Properties: { BucketName: name } } });
});

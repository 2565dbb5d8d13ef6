/** AWS services that write to S3 buckets in their own name, and what the bucket's policy must say for it. */
import type { Json } from "../syntax/syntax.ts";

export interface BucketWriter {
  /** What people call the service. */
  readonly name: string;
  /** Its principal in a policy that is written today. */
  readonly principal: string;
  /** The principals that stand for it, in every partition. */
  readonly isNamedBy: RegExp;
  /** Whether accounts of AWS's own stand for it too: those of Elastic Load Balancing in older regions. */
  readonly hasAccounts?: true;
  /** The actions that it must be allowed, each with the statement that does so. */
  readonly needs: Readonly<Record<string, (place: Place) => Statement>>;
}

/** Where a service is to write. */
interface Place {
  /** The bucket's logical id. */
  readonly bucket: string;
  /** What stands before the keys of the objects, as Fn::Sub has it, with the slash behind it. */
  readonly prefix: string;
}

interface Statement {
  readonly Sid: string;
  readonly [name: string]: Json;
}

interface Grant {
  readonly principal: string;
  readonly action: string;
  readonly resource: Json;
  readonly condition?: Json;
}

const statement = (sid: string, { principal, action, resource, condition }: Grant): Statement => ({
  Sid: sid,
  Effect: "Allow",
  Principal: { Service: principal },
  Action: action,
  Resource: resource,
  ...(condition !== undefined && { Condition: condition }),
});

const objects = ({ bucket, prefix }: Place, below: string): Json => ({
  "Fn::Sub": `\${${bucket}.Arn}/${prefix}${below}`,
});
const ownAccount: Json = { StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } } };
const put = "s3:PutObject";

const trails = "cloudtrail.amazonaws.com";

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html */
export const cloudtrail: BucketWriter = {
  name: "CloudTrail",
  principal: trails,
  isNamedBy: /^cloudtrail\.amazonaws\.com(\.cn)?$/,
  needs: {
    "s3:GetBucketAcl": ({ bucket }) =>
      statement("CloudTrailReadsAcl", {
        principal: trails,
        action: "s3:GetBucketAcl",
        resource: { "Fn::GetAtt": [bucket, "Arn"] },
      }),
    [put]: (place) =>
      statement("CloudTrailWritesLogs", {
        principal: trails,
        action: put,
        // Trails of an organization write below its id as well.
        resource: objects(place, "AWSLogs/*"),
        condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } },
      }),
  },
};

const balancers = "logdelivery.elasticloadbalancing.amazonaws.com";

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html */
export const loadBalancing: BucketWriter = {
  name: "Elastic Load Balancing",
  principal: balancers,
  isNamedBy: /^logdelivery\.elasticloadbalancing\.amazonaws\.com(\.cn)?$/,
  hasAccounts: true,
  needs: {
    [put]: (place) =>
      statement("LoadBalancersWriteLogs", {
        principal: balancers,
        action: put,
        resource: objects(place, "AWSLogs/${AWS::AccountId}/*"),
      }),
  },
};

const accessLogs = "logging.s3.amazonaws.com";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html */
export const s3Logging: BucketWriter = {
  name: "S3",
  principal: accessLogs,
  isNamedBy: /^logging\.s3\.amazonaws\.com(\.cn)?$/,
  needs: {
    [put]: (place) =>
      statement("S3WritesAccessLogs", {
        principal: accessLogs,
        action: put,
        resource: objects(place, "*"),
        condition: ownAccount,
      }),
  },
};

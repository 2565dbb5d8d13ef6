/** Buckets, their policies and who writes to them, for the tests of what is said of them. */

export const ref = (Ref: string) => ({ Ref });
export const Logs = { Type: "AWS::S3::Bucket" };
export const trail = (properties: object = {}, attributes: object = {}) => ({
  Type: "AWS::CloudTrail::Trail",
  ...attributes,
  Properties: { IsLogging: true, S3BucketName: ref("Logs"), ...properties },
});
export const balancer = (
  attributes: Readonly<Record<string, unknown>> = {},
  properties: object = {},
) => ({
  Type: "AWS::ElasticLoadBalancingV2::LoadBalancer",
  Properties: {
    LoadBalancerAttributes: Object.entries({
      enabled: "true",
      bucket: ref("Logs"),
      ...attributes,
    }).map(([name, Value]) => ({ Key: `access_logs.s3.${name}`, Value })),
    ...properties,
  },
});
export const policyOf = (Statement: unknown, properties: object = {}, attributes: object = {}) => ({
  Type: "AWS::S3::BucketPolicy",
  ...attributes,
  Properties: { Bucket: ref("Logs"), PolicyDocument: { Statement }, ...properties },
});
export const allow = (Principal: unknown, Action: unknown = "s3:*") => ({
  Effect: "Allow",
  Principal,
  Action,
  Resource: "*",
});
export const cloudtrail = allow({ Service: "cloudtrail.amazonaws.com" });

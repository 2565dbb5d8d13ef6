/** Resources with policies, for the tests of what is said of them. */

export const managedPolicy = (statement: object, document: object = {}) => ({
  Policy: {
    Type: "AWS::IAM::ManagedPolicy",
    Properties: { PolicyDocument: { Version: "2012-10-17", Statement: [statement], ...document } },
  },
});

export const role = (statement: object) => ({
  Role: {
    Type: "AWS::IAM::Role",
    Properties: { AssumeRolePolicyDocument: { Statement: [statement] } },
  },
});

export const bucketPolicy = (statement: object) => ({
  Policy: {
    Type: "AWS::S3::BucketPolicy",
    Properties: { Bucket: "data", PolicyDocument: { Statement: [statement] } },
  },
});

/** What is right in a policy of an identity. */
export const allowed = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };

/** Shapes of policies that say nothing yet, or that only deployment knows. */
export const openDocuments: readonly (readonly [string, unknown])[] = [
  ["null", null],
  ["a string of JSON", '{"Statement":[]}'],
  ["a parameter", { Ref: "Document" }],
  ["what Fn::Transform includes", { "Fn::Transform": { Name: "AWS::Include" } }],
  ["a statement from a parameter", { Version: { Ref: "V" }, Statement: [{ Ref: "S" }] }],
  [
    "elements from parameters",
    { Statement: { Effect: { Ref: "E" }, Action: { Ref: "A" }, Resource: { Ref: "R" } } },
  ],
  ["a list of nothing", { Statement: [] }],
];

export const policyOf = (PolicyDocument: unknown) => ({
  Policy: { Type: "AWS::IAM::ManagedPolicy", Properties: { PolicyDocument } },
});

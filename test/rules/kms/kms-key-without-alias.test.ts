import { describe, expect, test } from "vitest";
import { fixAll } from "../../../server/src/fixAll.ts";
import { kmsKeyWithoutAlias as rule } from "../../../server/src/rules/kms/kms-key-without-alias.ts";
import { check, checkFix, findingsOf, fixEach, silent, templateOf } from "../../fixture.ts";

const Parameters = { EnvironmentSuffix: { Type: "String" } };
const key = { Type: "AWS::KMS::Key" };
const alias = (TargetKeyId: unknown, more: object = {}) => ({
  Type: "AWS::KMS::Alias",
  Properties: { AliasName: { "Fn::Sub": "alias/${AWS::StackName}-x" }, TargetKeyId },
  ...more,
});
const bucket = (id: string) => ({
  Type: "AWS::S3::Bucket",
  Properties: {
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        { ServerSideEncryptionByDefault: { KMSMasterKeyID: { Ref: id } } },
      ],
    },
  },
});
const logGroup = (id: string) => ({
  Type: "AWS::Logs::LogGroup",
  Properties: { KmsKeyId: { "Fn::GetAtt": [id, "Arn"] } },
});

/** The names that the fixes give to the aliases which they add, by logical id. */
function aliasNames(resources: object, sections: object = { Parameters }) {
  const { Resources } = JSON.parse(fixEach(rule, templateOf(resources, sections)));
  const added = Object.keys(Resources).filter((id) => !(id in resources));
  return Object.fromEntries(added.map((id) => [id, Resources[id].Properties.AliasName["Fn::Sub"]]));
}

test("the key of an EKS cluster gets an alias that says so, behind it", () => {
  checkFix(
    rule,
    `
{
  "Parameters": { "EnvironmentSuffix": { "Type": "String" } },
  "Resources": {
    "SecretsKey": {
//  ^^^^^^^^^^^^ 💡 high: Key "SecretsKey" has no alias: KMS knows it by a generated id alone, which is another one whenever the key is replaced.
      "Type": "AWS::KMS::Key"
    },
    "Cluster": {
      "Type": "AWS::EKS::Cluster",
      "Properties": {
        "EncryptionConfig": [
          { "Resources": ["secrets"], "Provider": { "KeyArn": { "Fn::GetAtt": "SecretsKey.Arn" } } }
        ]
      }
    }
  }
}`,
    `
{
  "Parameters": { "EnvironmentSuffix": { "Type": "String" } },
  "Resources": {
    "SecretsKey": {
      "Type": "AWS::KMS::Key"
    },
    "SecretsKeyAlias": {
      "Type": "AWS::KMS::Alias",
      "Properties": {
        "AliasName": { "Fn::Sub": "alias/eks-encryption-\${EnvironmentSuffix}" },
        "TargetKeyId": { "Ref": "SecretsKey" }
      }
    },
    "Cluster": {
      "Type": "AWS::EKS::Cluster",
      "Properties": {
        "EncryptionConfig": [
          { "Resources": ["secrets"], "Provider": { "KeyArn": { "Fn::GetAtt": "SecretsKey.Arn" } } }
        ]
      }
    }
  }
}`,
  );
});

describe("an alias may name the key by", () => {
  test.each([
    ["Ref", { Ref: "Key" }],
    ["its KeyId", { "Fn::GetAtt": ["Key", "KeyId"] }],
    ["its Arn", { "Fn::GetAtt": "Key.Arn" }],
    ["Fn::Sub", { "Fn::Sub": "${Key}" }],
    [
      "an ARN put together",
      { "Fn::Join": [":", ["arn:aws:kms", { "Fn::Sub": "${AWS::Region}:1:key/${Key}" }]] },
    ],
    ["something that has the key in it", { "Fn::Select": [0, [{ Ref: "Key" }]] }],
  ])("%s", (_, target) => silent(rule, { Key: key, Alias: alias(target) }));
});

describe("an alias of another key is none of this one", () => {
  test.each([
    ["a parameter's", { Ref: "EnvironmentSuffix" }],
    ["an imported one", { "Fn::ImportValue": "shared-key" }],
    ["a replica", { Ref: "Replica" }],
    ["a literal ARN", "arn:aws:kms:us-east-1:111122223333:key/0d1e"],
  ])("%s", (_, target) => {
    const text = templateOf(
      { Key: key, Replica: { Type: "AWS::KMS::ReplicaKey" }, Alias: alias(target) },
      { Parameters },
    );
    expect(findingsOf(rule, text).map(({ logicalId }) => logicalId)).toEqual(["Key"]);
  });
});

test("an export of the key is no excuse", () => {
  const Outputs = { Key: { Value: { Ref: "Key" }, Export: { Name: "key" } } };
  expect(findingsOf(rule, templateOf({ Key: key }, { Outputs }))).toHaveLength(1);
});

describe("the name says what the key serves", () => {
  test("one service", () => {
    expect(aliasNames({ Key: key, Data: bucket("Key"), More: bucket("Key") })).toEqual({
      KeyAlias: "alias/s3-encryption-${EnvironmentSuffix}",
    });
  });

  test("several services: the key's own id", () => {
    expect(
      aliasNames({ OrderKMSKey: key, A: bucket("OrderKMSKey"), B: logGroup("OrderKMSKey") }),
    ).toEqual({ OrderKMSKeyAlias: "alias/order-kms-key-${EnvironmentSuffix}" });
  });

  test("an EKS cluster before all else", () => {
    const Cluster = {
      Type: "AWS::EKS::Cluster",
      Properties: {
        EncryptionConfig: [{ Provider: { KeyArn: { "Fn::GetAtt": ["Key", "Arn"] } } }],
      },
    };
    expect(aliasNames({ Key: key, Logs: logGroup("Key"), Cluster })).toEqual({
      KeyAlias: "alias/eks-encryption-${EnvironmentSuffix}",
    });
  });

  test("two keys of one service: their ids", () => {
    expect(
      aliasNames({ InKey: key, OutKey: key, In: bucket("InKey"), Out: bucket("OutKey") }),
    ).toEqual({
      InKeyAlias: "alias/in-key-${EnvironmentSuffix}",
      OutKeyAlias: "alias/out-key-${EnvironmentSuffix}",
    });
  });

  test("nothing: its id, and the stack's name where no parameter marks the environment", () => {
    expect(aliasNames({ S3KMSKey: key }, {})).toEqual({
      S3KMSKeyAlias: "alias/${AWS::StackName}-s3-kms-key",
    });
  });

  test("a name that another alias has is numbered, and so is a logical id", () => {
    const KeyAlias = alias("arn:aws:kms:us-east-1:111122223333:key/0d1e");
    KeyAlias.Properties.AliasName = { "Fn::Sub": "alias/${AWS::StackName}-key" };
    expect(aliasNames({ Key: key, KeyAlias }, {})).toEqual({
      KeyAlias2: "alias/${AWS::StackName}-key-2",
    });
  });

  test("nor is it one that another alias gets when its name is marked", () => {
    const KeyAlias = alias("arn:aws:kms:us-east-1:111122223333:key/0d1e");
    KeyAlias.Properties.AliasName = { "Fn::Sub": "alias/key" };
    const Parameters = { EnvironmentSuffix: { Type: "String" } };
    const text = templateOf({ Key: key, KeyAlias }, { Parameters });
    const [fix] = findingsOf(rule, text)[0]?.fixes() ?? [];
    expect(JSON.stringify(fix)).toContain("alias/key-2-${EnvironmentSuffix}");
  });

  test("keys whose ids differ in case alone get different names at once", () => {
    const { text, rounds } = fixAll(templateOf({ MyKey: key, Mykey: key, MYKey: key }), {
      rules: [rule],
      include: "safe",
    });
    expect(rounds).toBe(1);
    expect(text.match(/alias\/[^"]+/g)).toEqual([
      "alias/${AWS::StackName}-my-key",
      "alias/${AWS::StackName}-mykey",
      "alias/${AWS::StackName}-my-key-2",
    ]);
  });
});

describe("conditions", () => {
  const Conditions = {
    Prod: { "Fn::Equals": [{ Ref: "Env" }, "prod"] },
    Dev: { "Fn::Not": [{ Condition: "Prod" }] },
  };

  test("the alias carries the condition of its key", () => {
    checkFix(
      rule,
      `{
  "Conditions": { "Prod": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-west-1"] } },
  "Resources": {
    "Key": { "Type": "AWS::KMS::Key", "Condition": "Prod" }
//  ^^^^^ 💡 high: Key "Key" has no alias: KMS knows it by a generated id alone, which is another one whenever the key is replaced.
  }
}`,
      `{
  "Conditions": { "Prod": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-west-1"] } },
  "Resources": {
    "Key": { "Type": "AWS::KMS::Key", "Condition": "Prod" },
    "KeyAlias": {
      "Type": "AWS::KMS::Alias",
      "Condition": "Prod",
      "Properties": {
        "AliasName": { "Fn::Sub": "alias/\${AWS::StackName}-key" },
        "TargetKeyId": { "Ref": "Key" }
      }
    }
  }
}`,
    );
  });

  test("an alias that is there only sometimes leaves the key without one", () => {
    check(
      rule,
      `{
  "Conditions": { "Prod": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-west-1"] } },
  "Resources": {
    "Key": { "Type": "AWS::KMS::Key" },
//  ^^^^^ 💡 high: Key "Key" has no alias: KMS knows it by a generated id alone, which is another one whenever the key is replaced (when Prod is false).
    "A": { "Type": "AWS::KMS::Alias", "Condition": "Prod", "Properties": { "TargetKeyId": { "Ref": "Key" } } }
  }
}`,
    );
  });

  test("two aliases under opposite conditions are enough", () =>
    silent(
      rule,
      {
        Key: key,
        A: alias({ Ref: "Key" }, { Condition: "Prod" }),
        B: alias({ Ref: "Key" }, { Condition: "Dev" }),
      },
      { Conditions },
    ));

  test("an alias that points at one key or another serves the one that is there", () =>
    silent(
      rule,
      {
        A: { ...key, Condition: "Prod" },
        B: { ...key, Condition: "Dev" },
        Alias: alias({ "Fn::If": ["Prod", { Ref: "A" }, { Ref: "B" }] }),
      },
      { Conditions },
    ));
});

describe("silent where an alias may come from elsewhere", () => {
  test("Fn::ForEach", () =>
    silent(rule, { Key: key, "Fn::ForEach::Aliases": ["X", ["a"], { "A${X}": alias("x") }] }));
  test("a macro", () => silent(rule, { Key: key }, { Transform: "Our::Macro" }));
  test("a nested stack that gets the key", () =>
    silent(rule, {
      Key: key,
      Stack: {
        Type: "AWS::CloudFormation::Stack",
        Properties: { TemplateURL: "x", Parameters: { Key: { Ref: "Key" } } },
      },
    }));
});

test("a transform of AWS's own hides nothing", () => {
  const text = templateOf({ Key: key }, { Transform: "AWS::Serverless-2016-10-31" });
  expect(findingsOf(rule, text)).toHaveLength(1);
});

import { describe, test } from "vitest";
import { mqProperties } from "../../../server/src/rules/mq/properties.ts";
import { checkFix, silent } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("mq-broker-public", () => {
  const rule = ruleOf(mqProperties, "mq-broker-public");

  test("a public address is taken away", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::AmazonMQ::Broker", "Properties": { "PubliclyAccessible": true } }
//                                                                                     ^^^^ 🔎 high: "Orders" can be reached from the internet: anyone may try passwords at its console and its endpoints.
  }
}`,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::AmazonMQ::Broker", "Properties": { "PubliclyAccessible": false } }
  }
}`,
    ));

  test.each([
    ["a private one", { PubliclyAccessible: false }],
    ["one that does not say, which is refused", {}],
    ["who knows", { PubliclyAccessible: { Ref: "IsPublic" } }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::AmazonMQ::Broker", Properties } }),
  );
});

describe("mq-audit-log-off", () => {
  const rule = ruleOf(mqProperties, "mq-audit-log-off");

  test("what is done is recorded", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::AmazonMQ::Broker", "Properties": { "EngineType": "ACTIVEMQ", "Logs": { "General": true } } }
//                                                                                         ^^^^^^ 🔎 low: "Orders" keeps no audit log: nobody can say afterwards who changed its queues and users.
  }
}`,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::AmazonMQ::Broker", "Properties": { "EngineType": "ACTIVEMQ", "Logs": { "General": true, "Audit": true } } }
  }
}`,
    ));

  test.each([
    ["one that records", { EngineType: "ACTIVEMQ", Logs: { Audit: true } }],
    ["RabbitMQ, which cannot", { EngineType: "RABBITMQ" }],
    ["an engine that nobody knows yet", { EngineType: { Ref: "Engine" } }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::AmazonMQ::Broker", Properties } }),
  );
});

describe("mq-broker-key-of-aws", () => {
  const rule = ruleOf(mqProperties, "mq-broker-key-of-aws");

  test("a key in KMS", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::AmazonMQ::Broker", "Properties": { "EncryptionOptions": { "UseAwsOwnedKey": true } } },
//                                                                                                        ^^^^ 🔎 low: "Orders" is encrypted with a key that AWS owns: its use is in no log of yours, and no key policy decides who reads the messages.
    "Carts": { "Type": "AWS::AmazonMQ::Broker", "Properties": { "EngineType": "RABBITMQ" } }
//  ^^^^^^^ 🔎 low: "Carts" is encrypted with a key that AWS owns: its use is in no log of yours, and no key policy decides who reads the messages.
  }
}`,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::AmazonMQ::Broker", "Properties": { "EncryptionOptions": { "UseAwsOwnedKey": false } } },
    "Carts": { "Type": "AWS::AmazonMQ::Broker", "Properties": { "EngineType": "RABBITMQ", "EncryptionOptions": { "UseAwsOwnedKey": false } } }
  }
}`,
    ));

  test.each([
    [
      "a key of its own",
      { EncryptionOptions: { UseAwsOwnedKey: false, KmsKeyId: { Ref: "Key" } } },
    ],
    ["who knows", { EncryptionOptions: { Ref: "Options" } }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::AmazonMQ::Broker", Properties } }),
  );
});

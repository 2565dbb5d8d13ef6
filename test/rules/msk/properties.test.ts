import { describe, test } from "vitest";
import { mskProperties } from "../../../server/src/rules/msk/properties.ts";
import { check, checkFix, silent } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("msk-clients-unencrypted", () => {
  const rule = ruleOf(mskProperties, "msk-clients-unencrypted");

  test("clients speak TLS alone", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::MSK::Cluster", "Properties": { "EncryptionInfo": { "EncryptionInTransit": { "ClientBroker": "TLS_PLAINTEXT" } } } },
//                                                                                                                        ^^^^^^^^^^^^^^^ 🔎 high: "Orders" takes clients that speak plain text: their messages, and passwords if they have any, can be read on the way.
    "Carts": { "Type": "AWS::MSK::Cluster", "Properties": { "EncryptionInfo": { "EncryptionInTransit": { "ClientBroker": "PLAINTEXT" } } } }
//                                                                                                                       ^^^^^^^^^^^ 🔎 high: "Carts" takes clients that speak plain text: their messages, and passwords if they have any, can be read on the way.
  }
}`,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::MSK::Cluster", "Properties": { "EncryptionInfo": { "EncryptionInTransit": { "ClientBroker": "TLS" } } } },
    "Carts": { "Type": "AWS::MSK::Cluster", "Properties": { "EncryptionInfo": { "EncryptionInTransit": { "ClientBroker": "TLS" } } } }
  }
}`,
    ));

  test.each([
    ["the default", {}],
    ["TLS", { EncryptionInfo: { EncryptionInTransit: { ClientBroker: "TLS" } } }],
    ["who knows", { EncryptionInfo: { EncryptionInTransit: { ClientBroker: { Ref: "How" } } } }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::MSK::Cluster", Properties } }),
  );
});

describe("msk-brokers-unencrypted", () => {
  const rule = ruleOf(mskProperties, "msk-brokers-unencrypted");

  test("brokers speak TLS", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::MSK::Cluster", "Properties": { "EncryptionInfo": { "EncryptionInTransit": { "InCluster": false } } } }
//                                                                                                                     ^^^^^ 🔎 high: "Orders" lets its brokers speak plain text among themselves: every message crosses the network readable when it is replicated.
  }
}`,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::MSK::Cluster", "Properties": { "EncryptionInfo": { "EncryptionInTransit": { "InCluster": true } } } }
  }
}`,
    ));

  test.each([
    ["the default", {}],
    ["TLS", { EncryptionInfo: { EncryptionInTransit: { InCluster: true } } }],
    ["who knows", { EncryptionInfo: { EncryptionInTransit: { InCluster: { Ref: "How" } } } }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::MSK::Cluster", Properties } }),
  );
});

describe("msk-logs-off", () => {
  const rule = ruleOf(mskProperties, "msk-logs-off");

  test("logs that go nowhere", () =>
    check(
      rule,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::MSK::Cluster", "Properties": {} },
//  ^^^^^^^^ low: "Orders" delivers its brokers' logs nowhere: why a broker refused a client or lost a partition cannot be said afterwards.
    "Carts": { "Type": "AWS::MSK::Cluster", "Properties": { "LoggingInfo": { "BrokerLogs": { "S3": { "Enabled": false } } } } }
//                                                                           ^^^^^^^^^^^^ low: "Carts" delivers its brokers' logs nowhere: why a broker refused a client or lost a partition cannot be said afterwards.
  }
}`,
    ));

  test.each([
    ["a log group", { LoggingInfo: { BrokerLogs: { CloudWatchLogs: { Enabled: true } } } }],
    ["a bucket", { LoggingInfo: { BrokerLogs: { S3: { Enabled: true } } } }],
    [
      "a stream, perhaps",
      { LoggingInfo: { BrokerLogs: { Firehose: { Enabled: { Ref: "IsLogged" } } } } },
    ],
    ["who knows", { LoggingInfo: { Ref: "Logs" } }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::MSK::Cluster", Properties } }),
  );
});

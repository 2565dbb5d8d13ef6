import { describe, test } from "vitest";
import { opensearchProperties } from "../../../server/src/rules/opensearch/properties.ts";
import { check, checkFix, silent } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("opensearch-storage-unencrypted", () => {
  const rule = ruleOf(opensearchProperties, "opensearch-storage-unencrypted");

  test("indices are encrypted", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Search": { "Type": "AWS::OpenSearchService::Domain", "Properties": { "EncryptionAtRestOptions": { "Enabled": false } } },
//                                                                                                                ^^^^^ 🔎 high: "Search" keeps its indices unencrypted: whoever gets at its disks or a snapshot reads what was indexed.
    "Old": { "Type": "AWS::Elasticsearch::Domain", "Properties": { "ElasticsearchVersion": "7.10" } }
//  ^^^^^ 🔎 high: "Old" keeps its indices unencrypted: whoever gets at its disks or a snapshot reads what was indexed.
  }
}`,
      `
{
  "Resources": {
    "Search": { "Type": "AWS::OpenSearchService::Domain", "Properties": { "EncryptionAtRestOptions": { "Enabled": true } } },
    "Old": { "Type": "AWS::Elasticsearch::Domain", "Properties": { "ElasticsearchVersion": "7.10", "EncryptionAtRestOptions": { "Enabled": true } } }
  }
}`,
    ));

  test.each([
    ["one that is", { EncryptionAtRestOptions: { Enabled: true } }],
    ["who knows", { EncryptionAtRestOptions: { Enabled: { Ref: "IsEncrypted" } } }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::OpenSearchService::Domain", Properties } }),
  );
});

describe("opensearch-nodes-unencrypted", () => {
  const rule = ruleOf(opensearchProperties, "opensearch-nodes-unencrypted");

  test("nodes speak TLS", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Search": { "Type": "AWS::OpenSearchService::Domain", "Properties": { "NodeToNodeEncryptionOptions": { "Enabled": false } } },
//                                                                                                                    ^^^^^ 🔎 high: "Search" lets its nodes speak plain text among themselves: every document crosses the network readable when it is replicated.
    "Old": { "Type": "AWS::Elasticsearch::Domain", "Properties": { "ElasticsearchVersion": "7.10" } }
//  ^^^^^ 🔎 high: "Old" lets its nodes speak plain text among themselves: every document crosses the network readable when it is replicated.
  }
}`,
      `
{
  "Resources": {
    "Search": { "Type": "AWS::OpenSearchService::Domain", "Properties": { "NodeToNodeEncryptionOptions": { "Enabled": true } } },
    "Old": { "Type": "AWS::Elasticsearch::Domain", "Properties": { "ElasticsearchVersion": "7.10", "NodeToNodeEncryptionOptions": { "Enabled": true } } }
  }
}`,
    ));

  test.each([
    ["one that is", { NodeToNodeEncryptionOptions: { Enabled: true } }],
    ["who knows", { NodeToNodeEncryptionOptions: { Enabled: { Ref: "IsEncrypted" } } }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::OpenSearchService::Domain", Properties } }),
  );
});

describe("opensearch-https-not-required", () => {
  const rule = ruleOf(opensearchProperties, "opensearch-https-not-required");

  test("plain HTTP is refused", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Search": { "Type": "AWS::OpenSearchService::Domain", "Properties": {} },
//  ^^^^^^^^ 🔎 high: "Search" answers plain HTTP: queries, documents and passwords can be read and changed on the way.
    "Old": { "Type": "AWS::Elasticsearch::Domain", "Properties": { "DomainEndpointOptions": { "EnforceHTTPS": false } } }
//                                                                                                            ^^^^^ 🔎 high: "Old" answers plain HTTP: queries, documents and passwords can be read and changed on the way.
  }
}`,
      `
{
  "Resources": {
    "Search": { "Type": "AWS::OpenSearchService::Domain", "Properties": { "DomainEndpointOptions": { "EnforceHTTPS": true } } },
    "Old": { "Type": "AWS::Elasticsearch::Domain", "Properties": { "DomainEndpointOptions": { "EnforceHTTPS": true } } }
  }
}`,
    ));

  test.each([
    ["one that asks for it", { DomainEndpointOptions: { EnforceHTTPS: true } }],
    ["who knows", { DomainEndpointOptions: { Ref: "Endpoint" } }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::OpenSearchService::Domain", Properties } }),
  );
});

describe("opensearch-tls-old", () => {
  const rule = ruleOf(opensearchProperties, "opensearch-tls-old");

  test("TLS 1.2 is the least", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Search": { "Type": "AWS::OpenSearchService::Domain", "Properties": { "DomainEndpointOptions": { "EnforceHTTPS": true, "TLSSecurityPolicy": "Policy-Min-TLS-1-0-2019-07" } } },
//                                                                                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 medium: "Search" speaks TLS 1.0: an old client is let in with ciphers that are broken.
    "Old": { "Type": "AWS::Elasticsearch::Domain", "Properties": { "DomainEndpointOptions": { "EnforceHTTPS": true } } }
//                                                                 ^^^^^^^^^^^^^^^^^^^^^^^ 🔎 low: "Old" leaves it to OpenSearch Service which versions of TLS it speaks: domains that were never told otherwise speak TLS 1.0 too.
  }
}`,
      `
{
  "Resources": {
    "Search": { "Type": "AWS::OpenSearchService::Domain", "Properties": { "DomainEndpointOptions": { "EnforceHTTPS": true, "TLSSecurityPolicy": "Policy-Min-TLS-1-2-PFS-2023-10" } } },
    "Old": { "Type": "AWS::Elasticsearch::Domain", "Properties": { "DomainEndpointOptions": { "EnforceHTTPS": true, "TLSSecurityPolicy": "Policy-Min-TLS-1-2-PFS-2023-10" } } }
  }
}`,
    ));

  test.each([
    [
      "TLS 1.2",
      {
        DomainEndpointOptions: {
          EnforceHTTPS: true,
          TLSSecurityPolicy: "Policy-Min-TLS-1-2-2019-07",
        },
      },
    ],
    [
      "what comes after it",
      {
        DomainEndpointOptions: {
          EnforceHTTPS: true,
          TLSSecurityPolicy: "Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08",
        },
      },
    ],
    [
      "who knows",
      { DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: { Ref: "Policy" } } },
    ],
    [
      "plain HTTP, of which another rule speaks",
      { DomainEndpointOptions: { TLSSecurityPolicy: "Policy-Min-TLS-1-0-2019-07" } },
    ],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::OpenSearchService::Domain", Properties } }),
  );
});

describe("opensearch-domain-public", () => {
  const rule = ruleOf(opensearchProperties, "opensearch-domain-public");

  test("a public endpoint", () =>
    check(
      rule,
      `
{
  "Resources": {
    "Search": { "Type": "AWS::OpenSearchService::Domain", "Properties": {} },
//  ^^^^^^^^ medium: "Search" has a public endpoint: only its access policy stands between anyone and its indices.
    "Bare": { "Type": "AWS::OpenSearchService::Domain", "Properties": { "VPCOptions": { "SubnetIds": [] } } },
//                                                                                                   ^^ medium: "Bare" has a public endpoint: only its access policy stands between anyone and its indices.
    "Old": { "Type": "AWS::Elasticsearch::Domain" }
//  ^^^^^ medium: "Old" has a public endpoint: only its access policy stands between anyone and its indices.
  }
}`,
    ));

  test.each([
    ["one in a VPC", { VPCOptions: { SubnetIds: [{ Ref: "Subnet" }] } }],
    ["subnets of a parameter", { VPCOptions: { SubnetIds: { Ref: "Subnets" } } }],
    ["who knows", { VPCOptions: { "Fn::If": ["InVpc", {}, { Ref: "AWS::NoValue" }] } }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::OpenSearchService::Domain", Properties } }),
  );
});

describe("opensearch-logs-off", () => {
  const rule = ruleOf(opensearchProperties, "opensearch-logs-off");

  test("logs that go nowhere", () =>
    check(
      rule,
      `
{
  "Resources": {
    "Search": { "Type": "AWS::OpenSearchService::Domain", "Properties": { "LogPublishingOptions": {} } },
//                                                                        ^^^^^^^^^^^^^^^^^^^^^^ low: "Search" publishes none of its logs: why it failed, what was slow and who searched cannot be said afterwards.
    "New": { "Type": "AWS::OpenSearchService::Domain", "Properties": { "LogPublishingOptions": { "ES_APPLICATION_LOGS": { "Enabled": false }, "AUDIT_LOGS": { "Enabled": "false" } } } },
//                                                                                                                      ^^^^^^^^^^^^^^^^^^^^ low: "New" publishes none of its logs: why it failed, what was slow and who searched cannot be said afterwards.
    "Off": { "Type": "AWS::OpenSearchService::Domain", "Properties": { "LogPublishingOptions": { "ES_APPLICATION_LOGS": { "CloudWatchLogsLogGroupArn": "arn" } } } },
//                                                                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ low: "Off" publishes none of its logs: why it failed, what was slow and who searched cannot be said afterwards.
    "On": { "Type": "AWS::OpenSearchService::Domain", "Properties": { "LogPublishingOptions": { "ES_APPLICATION_LOGS": { "Enabled": true } } } },
//                                                                                                                     ^^^^^^^^^^^^^^^^^^^ low: "On" publishes none of its logs: why it failed, what was slow and who searched cannot be said afterwards.
    "Nowhere": { "Type": "AWS::OpenSearchService::Domain", "Properties": { "LogPublishingOptions": { "ES_APPLICATION_LOGS": { "Enabled": true, "CloudWatchLogsLogGroupArn": [] } } } },
//                                                                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ low: "Nowhere" publishes none of its logs: why it failed, what was slow and who searched cannot be said afterwards.
    "Old": { "Type": "AWS::Elasticsearch::Domain" }
//  ^^^^^ low: "Old" publishes none of its logs: why it failed, what was slow and who searched cannot be said afterwards.
  }
}`,
    ));

  test.each([
    [
      "one log",
      {
        LogPublishingOptions: {
          ES_APPLICATION_LOGS: { Enabled: false },
          AUDIT_LOGS: { Enabled: true, CloudWatchLogsLogGroupArn: { Ref: "Arn" } },
        },
      },
    ],
    [
      "a log that may be on",
      {
        LogPublishingOptions: {
          ES_APPLICATION_LOGS: { Enabled: { Ref: "On" }, CloudWatchLogsLogGroupArn: "arn" },
        },
      },
    ],
    ["a log that nobody knows", { LogPublishingOptions: { INDEX_SLOW_LOGS: { Ref: "Slow" } } }],
    ["who knows", { LogPublishingOptions: { Ref: "Logs" } }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::OpenSearchService::Domain", Properties } }),
  );
});

import { test } from "vitest";
import { passwordInPlainText as rule } from "../../../server/src/rules/template/password-in-plain-text.ts";
import { checkFix, silent } from "../../fixture.ts";

test("a password becomes a secret", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Database": {
      "Type": "AWS::RDS::DBInstance",
      "Properties": { "MasterUserPassword": "Passw0rd123!" }
//                                          ^^^^^^^^^^^^^^ 🔎 high: MasterUserPassword of "Database" is written out: whoever reads the template knows it.
    },
    "Broker": {
      "Type": "AWS::AmazonMQ::Broker",
      "Properties": { "Users": [{ "Username": "a", "Password": { "Fn::Join": ["", ["a", "b"]] } }] }
//                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 high: Password of "Broker" is written out: whoever reads the template knows it.
    },
    "Cluster": {
      "Type": "AWS::RDS::DBCluster",
      "Properties": { "MasterUserPassword": "{{resolve:ssm:password:1}}" }
//                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 high: MasterUserPassword of "Cluster" is a parameter of Systems Manager that is not encrypted: whoever may read the stack may read it.
    },
    "Other": {
      "Type": "AWS::RDS::DBCluster",
      "Properties": { "MasterUserPassword": { "Fn::If": ["IsProd", "{{resolve:ssm-secure:p}}", "abc"] } }
//                                                                                             ^^^^^ 🔎 high: MasterUserPassword of "Other" is written out: whoever reads the template knows it (when IsProd is false).
    }
  },
  "Conditions": { "IsProd": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "x"] } }
}`,
    `
{
  "Resources": {
    "Database": {
      "Type": "AWS::RDS::DBInstance",
      "Properties": { "MasterUserPassword": { "Fn::Sub": "{{resolve:secretsmanager:\${DatabaseSecret}}}" } }
    },
    "DatabaseSecret": {
      "Type": "AWS::SecretsManager::Secret",
      "Properties": {
        "GenerateSecretString": {
          "PasswordLength": 24,
          "ExcludePunctuation": true
        }
      }
    },
    "Broker": {
      "Type": "AWS::AmazonMQ::Broker",
      "Properties": { "Users": [{ "Username": "a", "Password": { "Fn::Sub": "{{resolve:secretsmanager:\${BrokerSecret}}}" } }] }
    },
    "BrokerSecret": {
      "Type": "AWS::SecretsManager::Secret",
      "Properties": {
        "GenerateSecretString": {
          "PasswordLength": 24,
          "ExcludePunctuation": true
        }
      }
    },
    "Cluster": {
      "Type": "AWS::RDS::DBCluster",
      "Properties": { "MasterUserPassword": { "Fn::Sub": "{{resolve:secretsmanager:\${ClusterSecret}}}" } }
    },
    "ClusterSecret": {
      "Type": "AWS::SecretsManager::Secret",
      "Properties": {
        "GenerateSecretString": {
          "PasswordLength": 24,
          "ExcludePunctuation": true
        }
      }
    },
    "Other": {
      "Type": "AWS::RDS::DBCluster",
      "Properties": { "MasterUserPassword": { "Fn::If": ["IsProd", "{{resolve:ssm-secure:p}}", { "Fn::Sub": "{{resolve:secretsmanager:\${OtherSecret}}}" }] } }
    },
    "OtherSecret": {
      "Type": "AWS::SecretsManager::Secret",
      "Properties": {
        "GenerateSecretString": {
          "PasswordLength": 24,
          "ExcludePunctuation": true
        }
      }
    }
  },
  "Conditions": { "IsProd": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "x"] } }
}`,
  );
});

test("what must be as it is elsewhere becomes a parameter", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Endpoint": {
      "Type": "AWS::DMS::Endpoint",
      "Properties": { "Password": "Tulip-42" }
//                                ^^^^^^^^^^ 🔎 high: Password of "Endpoint" is written out: whoever reads the template knows it.
    },
    "App": {
      "Type": "AWS::Amplify::App",
      "Properties": { "OauthToken": "tulip", "BasicAuthConfig": { "Password": "Tulip-42" } }
//                                  ^^^^^^^ 🔎 high: OauthToken of "App" is written out: whoever reads the template knows it.
//                                                                            ^^^^^^^^^^ 🔎 high: Password of "App" is written out: whoever reads the template knows it.
    }
  }
}`,
    `
{
  "Resources": {
    "Endpoint": {
      "Type": "AWS::DMS::Endpoint",
      "Properties": { "Password": { "Ref": "EndpointPassword" } }
    },
    "App": {
      "Type": "AWS::Amplify::App",
      "Properties": { "OauthToken": { "Ref": "AppOauthToken" }, "BasicAuthConfig": { "Password": { "Ref": "AppPassword" } } }
    }
  },
  "Parameters": {
    "EndpointPassword": {
      "Type": "String",
      "NoEcho": true
    },
    "AppOauthToken": {
      "Type": "String",
      "NoEcho": true
    },
    "AppPassword": {
      "Type": "String",
      "NoEcho": true
    }
  }
}`,
  );
});

test("a search domain's password has a special character", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Search": {
      "Type": "AWS::OpenSearchService::Domain",
      "Properties": { "AdvancedSecurityOptions": { "MasterUserOptions": { "MasterUserPassword": "Tulip-42" } } }
//                                                                                              ^^^^^^^^^^ 🔎 high: MasterUserPassword of "Search" is written out: whoever reads the template knows it.
    }
  }
}`,
    `
{
  "Resources": {
    "Search": {
      "Type": "AWS::OpenSearchService::Domain",
      "Properties": { "AdvancedSecurityOptions": { "MasterUserOptions": { "MasterUserPassword": { "Fn::Sub": "{{resolve:secretsmanager:\${SearchSecret}}}" } } } }
    },
    "SearchSecret": {
      "Type": "AWS::SecretsManager::Secret",
      "Properties": {
        "GenerateSecretString": {
          "PasswordLength": 24,
          "ExcludeCharacters": "\\"'/@\\\\"
        }
      }
    }
  }
}`,
  );
});

const database = (MasterUserPassword: unknown) => ({
  Database: { Type: "AWS::RDS::DBInstance", Properties: { MasterUserPassword } },
});

test.each([
  ["nothing", database(null)],
  ["a parameter", database({ Ref: "Password" })],
  ["a secret", database("{{resolve:secretsmanager:db:SecretString:password}}")],
  [
    "a secret of the template's",
    database({ "Fn::Sub": "{{resolve:secretsmanager:${Secret}::password}}" }),
  ],
  ["a SecureString", database("{{resolve:ssm-secure:db:1}}")],
  ["text with something that only deployment knows", database({ "Fn::Sub": "${AWS::StackId}" })],
  ["no password", database({ Ref: "AWS::NoValue" })],
  ["an empty one", database("")],
  [
    "other properties",
    { Topic: { Type: "AWS::SNS::Topic", Properties: { MasterUserPassword: "x" } } },
  ],
])("silent about %s", (_, resources) => silent(rule, resources));

test("silent about what is still to be written", () =>
  silent(rule, {
    Orders: { Type: "AWS::RDS::DBInstance", Properties: { MasterUserPassword: "TODO" } },
  }));

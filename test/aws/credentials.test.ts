import { expect, test } from "vitest";
import { isSecret } from "../../server/src/aws/credentials.ts";

const random = "k3Jd8sPq0vNn2LmWx7Yz";

test.each([
  ["DB_PASSWORD", "tulip94"],
  ["adminPasswd", "Harbour!"],
  ["/orders/api-key", random],
  ["MYSECRET", random.toLowerCase()],
  ["jwtSigningKey", `${random}/${random}`],
  ["GITHUB_TOKEN_2", random],
  ["ANYTHING", `AKIA${"Q".repeat(16)}`],
  ["ANYTHING", `ghp_${"a1".repeat(18)}`],
  ["API_KEY", "1234abcd-12ab-34cd-56ef-1234567890ab"],
  ["ANYTHING", "-----BEGIN RSA PRIVATE KEY-----\nMIIE"],
])("%s: %s is a secret", (name, text) => expect(isSecret(name, text)).toBe(true));

test.each([
  ["DB_PASSWORD", "changeme"],
  ["DB_PASSWORD", "{{resolve:secretsmanager:login}}"],
  ["DB_PASSWORD", "/orders/database/password"],
  ["DB_PASSWORD", "no"],
  ["DB_PASSWORD", "kept by the team of operations"],
  ["RESET_PASSWORD", "enabled"],
  ["DB_PASSWORD", "to-be-set"],
  ["DB_PASSWORD", "initial"],
  ["DB_SECRET", "orders/database-login-2024"],
  ["DB_SECRET", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:login-a1B2c3"],
  ["DB_PASSWORD", "ssm:/orders/database"],
  ["SIGNING_KEY", "1234abcd-12ab-34cd-56ef-1234567890ab"],
  ["TOKEN", "https://login.orders.internal/oauth2/token"],
  ["API_KEY", "none"],
  ["TOKEN_LIFETIME", random],
  ["TEST_TOKEN", random],
  ["KEY_ID", "AKIAIOSFODNN7EXAMPLE"],
  ["COMMIT", "3f786850e387550fdab836ed7e6dc881de23001b"],
])("%s: %s is none", (name, text) => expect(isSecret(name, text)).toBe(false));

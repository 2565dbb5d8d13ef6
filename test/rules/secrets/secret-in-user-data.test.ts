import { expect, test } from "vitest";
import { secretInUserData as rule } from "../../../server/src/rules/secrets/secret-in-user-data.ts";
import { check, findingsOf, silent, templateOf } from "../../fixture.ts";

test("secrets in user data are reported, where they are written", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Server": {
      "Type": "AWS::EC2::Instance",
      "Properties": {
        "UserData": {
          "Fn::Base64": {
            "Fn::Join": [
              "",
              [
                "#!/bin/bash\\n",
                "export AWS_ACCESS_KEY_ID=AKIAQ3EGSA2TULIPROSE\\n",
//              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ critical: The user data of "Server" has an access key of AWS in it: whoever reads the template, or may look at an instance, knows it.
                "mysql --password=Tulip-42 < orders.sql\\n",
//              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ high: The user data of "Server" has a password in it: whoever reads the template, or may look at an instance, knows it.
                "aws s3 cp s3://", { "Ref": "Bucket" }, "/app .\\n"
              ]
            ]
          }
        }
      }
    },
    "Template": {
      "Type": "AWS::EC2::LaunchTemplate",
      "Properties": {
        "LaunchTemplateData": {
          "UserData": { "Fn::Base64": { "Fn::Sub": "echo '{ \\"password\\": \\"Tulip-42\\" }' > \${Path}" } }
//                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ high: The user data of "Template" has a password in it: whoever reads the template, or may look at an instance, knows it.
        }
      }
    },
    "Old": {
      "Type": "AWS::AutoScaling::LaunchConfiguration",
      "Properties": { "UserData": "ZXhwb3J0IERCX1BBU1NXT1JEPVR1bGlwLTQyCg==" }
//                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ high: The user data of "Old" has a password in it: whoever reads the template, or may look at an instance, knows it.
    }
  }
}`,
  );
});

const server = (UserData: unknown) => ({
  Server: { Type: "AWS::EC2::Instance", Properties: { UserData } },
});
const script = (text: string) => server({ "Fn::Base64": { "Fn::Sub": text } });

test.each([
  "DB_PASSWORD='Tulip-42'",
  "password: 'Tulip42'",
  "password: Tulip-42",
  "export AWS_SECRET_ACCESS_KEY=a8F3kQ9zL2mX7vB4",
  '"secretKey": "a8F3kQ9zL2mX7vB4"',
  "export API_TOKEN=eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmN",
  String.raw`echo "{ \"password\": \"Tulip-42\" }"`,
  "-----BEGIN OPENSSH PRIVATE KEY-----",
])("%s is a secret", (text) => {
  expect(findingsOf(rule, templateOf(script(text)))).toHaveLength(1);
});

test.each([
  "DB_PASSWORD=${Password}",
  "DB_PASSWORD=$(aws ssm get-parameter --name x)",
  "DB_PASSWORD=$PASSWORD",
  "DB_PASSWORD=`cat x`",
  "DB_PASSWORD=",
  'read -p "Password: " PASSWORD',
  'echo "Password: wrong, try again"',
  "lock_passwd: false",
  "PasswordAuthentication=no",
  "passwd: $6$rounds=4096$abc",
  "password=changeme",
  "--password-file=/run/db-password-1",
  "export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE",
  "export AWS_SECRET_ACCESS_KEY=bar",
  "TOKEN=`curl -X PUT http://169.254.169.254/latest/api/token`",
  "a=b=c:d",
  "connect(password=secret['password2'])",
  "connect(password=secret2, user=x)",
  "password = config.password2",
  "apiKey = process.env.API_KEY1;",
  "password: get_password(2)",
  'password="$(cat x2)"',
])("%s is none, or may be none", (text) => silent(rule, script(text)));

test.each<[string, unknown]>([
  ["none", {}],
  ["one of a parameter", server({ Ref: "UserData" })],
  ["what is no Base64", server("not Base64!")],
  [
    "a password of a parameter",
    server({ "Fn::Base64": { "Fn::Join": ["", ["PASSWORD=", { Ref: "Password" }]] } }),
  ],
])("silent about user data: %s", (_, resources) => silent(rule, resources));

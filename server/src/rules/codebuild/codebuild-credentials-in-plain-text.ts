import { credentialVariables, isSecret } from "../../aws/credentials.ts";
import { equals, textOf, type Value } from "../../template/value.ts";
import { valuesAt } from "../../template/valuesAt.ts";
import type { ResourceRule } from "../rule.ts";

export const codebuildCredentialsInPlainText: ResourceRule = {
  id: "codebuild-credentials-in-plain-text",
  severity: "critical",
  category: "Security",
  catalogue: ["codebuild-env-credentials"],
  controls: ["FSBP CodeBuild.2"],
  needsNesting: true,
  resourceTypes: ["AWS::CodeBuild::Project"],
  docs: {
    summary: "A build project gets credentials as plain text.",
    why: "Environment variables of type PLAINTEXT, which is the default, are shown in the console and to whoever may describe the project, wherever their values come from. Types SECRETS_MANAGER and PARAMETER_STORE name a secret that CodeBuild reads when a build starts. AWS's own credentials a build needs none of: it has its service role.",
    bad: `{
  "Build": {
    "Type": "AWS::CodeBuild::Project",
    "Properties": {
      "Environment": {
        "EnvironmentVariables": [{ "Name": "AWS_SECRET_ACCESS_KEY", "Value": { "Ref": "SecretKey" } }]
      }
    }
  }
}`,
    good: `{
  "Build": {
    "Type": "AWS::CodeBuild::Project",
    "Properties": {
      "Environment": {
        "EnvironmentVariables": [
          { "Name": "NPM_TOKEN", "Type": "SECRETS_MANAGER", "Value": "builds/npm:token" }
        ]
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-codebuild-project-environmentvariable.html",
      "https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-env-vars.html",
    ],
  },
  equivalents: {
    guard: ["CODEBUILD_PROJECT_ENVVAR_AWSCRED_CHECK"],
    cdk_nag: ["CodeBuildProjectEnvVarAwsCred"],
  },

  check(project, report) {
    for (const variable of valuesAt(project.get("Environment", "EnvironmentVariables"), ["*"])) {
      const name = textOf(variable.get("Name"));
      if (name === undefined || !isPlain(variable)) continue;
      const value = variable.get("Value");
      const text = textOf(value);
      if (value.kind === "absent" || text === "") continue;
      const isForAws = credentialVariables.includes(name);
      if (!isForAws && (text === undefined || !isSecret(name, text))) continue;
      report({
        at: value.at,
        message: `"${project.id}" gets ${name} as plain text: whoever may describe the project reads it.`,
        ...(!isForAws && { severity: "high" }),
      });
    }
  },
};

const isPlain = (variable: Value): boolean =>
  equals(variable.get("Type"), "PLAINTEXT", true) === true;

/** What AWS::CloudFormation::Interface says of the parameters: how the console groups and names them. */
import { find, type Node } from "../../syntax/syntax.ts";
import type { Template } from "../../template/template.ts";

export const interfaceOf = (template: Template): Node | undefined =>
  find(template.section("Metadata")?.value, ["AWS::CloudFormation::Interface"]);

export const interfaceDocs =
  "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-interface.html";

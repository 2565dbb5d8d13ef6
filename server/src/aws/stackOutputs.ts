/**
 * Types that make a stack of their own, of which Fn::GetAtt gives what that puts out, as `Outputs.Name`, beside few attributes.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html and
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-servicecatalog-cloudformationprovisionedproduct.html
 */
export const typesWithOutputs: readonly string[] = [
  "AWS::CloudFormation::Stack",
  "AWS::ServiceCatalog::CloudFormationProvisionedProduct",
];

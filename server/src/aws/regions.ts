/** Regions by their names, where texts have them, and services that are in one of them. */

// Each expression has the names of regions written out, so that it can be seen to take linear time.
// https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html

const whole = /^(?:af|ap|ca|cn|eu|eusc|il|me|mx|sa|us)(?:-[a-z]+){1,2}-\d$/;
export const isRegion = (text: string): boolean => whole.test(text);

/** A region in a text, and the service that it is said of. */
export interface NamedRegion {
  readonly region: string;
  readonly start: number;
  readonly service: string;
}

const arn =
  /^(arn:(?:aws[a-z-]*|\$\{AWS::Partition\}):([a-z0-9-]+):)((?:af|ap|ca|cn|eu|eusc|il|me|mx|sa|us)(?:-[a-z]+){1,2}-\d):/;
const domain = ".amazonaws.com";
const endpointService =
  /^((?:cn\.)?com\.amazonaws\.)((?:af|ap|ca|cn|eu|eusc|il|me|mx|sa|us)(?:-[a-z]+){1,2}-\d)\.(.+)$/;

/** The region of an ARN. */
export function regionOfArn(text: string): NamedRegion | undefined {
  const [, before = "", service = "", name] = arn.exec(text) ?? [];
  return name === undefined ? undefined : { region: name, start: before.length, service };
}

/** The region of an endpoint, such as `logs.eu-west-1.amazonaws.com`, alone or in an address. */
export function regionOfEndpoint(text: string): NamedRegion | undefined {
  const end = text.indexOf(domain);
  if (end < 0) return undefined;
  // No label is longer, nor the name of a region.
  const labels = text.slice(Math.max(0, end - 100), end).split(/[^a-z0-9-]/);
  const [service = "", name = ""] = labels.slice(-2);
  return service !== "" && isRegion(name)
    ? { region: name, start: end - name.length, service }
    : undefined;
}

/** The region of what a VPC endpoint leads to, such as `com.amazonaws.eu-west-1.s3`. */
export function regionOfEndpointService(text: string): NamedRegion | undefined {
  const [, before = "", name, service = ""] = endpointService.exec(text) ?? [];
  return name === undefined ? undefined : { region: name, start: before.length, service };
}

/**
 * Services that have, or that what CloudFront uses has, to be in us-east-1 wherever the stack is.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-restrictions.html
 */
export const isGlobal = ({ region, service }: NamedRegion): boolean =>
  region === "us-east-1" &&
  ["acm", "cloudfront", "lambda", "route53", "waf", "wafv2"].includes(service);

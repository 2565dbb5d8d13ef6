/** The APIs that methods, routes and stages belong to, and what the account lets them log. */
import type { Change } from "../../syntax/change.ts";
import { isCreatedAfter } from "../../template/dependencies.ts";
import type { Resource, Template } from "../../template/template.ts";
import { equals, type Value } from "../../template/value.ts";
import { isThereFor } from "../additions.ts";
import { addDependencies } from "../waiting.ts";

/** The API of a method, route, stage or authorizer, as it says. */
const idOfApi = (resource: Resource): Value =>
  resource.get(resource.type.startsWith("AWS::ApiGatewayV2::") ? "ApiId" : "RestApiId");

/** The same, if it stands in the template. */
export const apiOf = (resource: Resource, template: Template): Resource | undefined =>
  template.resource(template.target(idOfApi(resource))?.to ?? "");

/** Whether an API speaks WebSocket; undefined where it stands elsewhere, or only deployment can tell. */
export const isWebSocket = (api: Resource | undefined): boolean | undefined =>
  api && equals(api.get("ProtocolType"), "WEBSOCKET");

/**
 * What lets a stage of a REST or WebSocket API log: the account must have a role for it, or API Gateway refuses. Nothing is to be done
 * where the stage waits for that already; undefined where the template does not see to it.
 */
export function waitForLogRole(stage: Resource, template: Template): readonly Change[] | undefined {
  const account = template
    .ofType("AWS::ApiGateway::Account")
    .find(
      (each) =>
        each.get("CloudWatchRoleArn").kind !== "absent" &&
        isThereFor(template, each, stage) &&
        !isCreatedAfter(template, each.id, stage.id),
    );
  if (!account) return undefined;
  if (isCreatedAfter(template, stage.id, account.id)) return [];
  const changes = addDependencies(stage, [account.id]);
  return changes.length === 0 ? undefined : changes;
}

/** What macros may still write into a template. */
import { transforms } from "../../template/names.ts";
import type { Template } from "../../template/template.ts";

/** Whether somebody's own macro, or AWS::Include, has its say of the whole template before CloudFormation reads it. */
export const hasMacros = (template: Template): boolean =>
  transforms(template).some((name) => !name.startsWith("AWS::") || name === "AWS::Include");

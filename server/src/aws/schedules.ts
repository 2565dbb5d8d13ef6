/** Schedule expressions: which properties take them, and how they are written. */

/**
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export const scheduleProperties: Readonly<Record<string, { readonly takesTime: boolean }>> = {
  "AWS::Events::Rule": { takesTime: false },
  "AWS::Scheduler::Schedule": { takesTime: true },
};

/** What is wrong with an expression, and how it would be right where that is certain. */
export interface ScheduleMistake {
  readonly what: string;
  readonly right?: string;
}

export function scheduleMistake(text: string, takesTime: boolean): ScheduleMistake | undefined {
  const [, kind, body = ""] = /^(rate|cron|at)\((.*)\)$/.exec(text.trim()) ?? [];
  if (kind === "rate") return rateMistake(body.trim(), takesTime);
  if (kind === "cron") return cronMistake(body.trim());
  if (kind === "at" && takesTime)
    return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(body.trim())
      ? undefined
      : { what: "at(…) wants a time such as 2030-01-31T08:00:00" };
  return { what: `it is neither rate(…) nor cron(…)${takesTime ? " nor at(…)" : ""}` };
}

/** Rules of EventBridge want the singular with 1; its Scheduler takes the plural too. */
function rateMistake(body: string, takesEither: boolean): ScheduleMistake | undefined {
  const [, number = "", unit = ""] = /^(\d+)\s+(minute|hour|day)s?$/.exec(body) ?? [];
  if (unit === "" || Number(number) === 0)
    return { what: "rate(…) wants a number and minutes, hours or days" };
  if (takesEither) return undefined;
  const right = `rate(${number} ${unit}${Number(number) === 1 ? "" : "s"})`;
  return right === `rate(${body.replace(/\s+/, " ")})`
    ? undefined
    : { what: `with ${number} the unit is "${right.slice(6 + number.length, -1)}"`, right };
}

function cronMistake(body: string): ScheduleMistake | undefined {
  const fields = body.split(/\s+/).filter((field) => field !== "");
  const [minutes, hours, dayOfMonth, month, dayOfWeek, year] = fields;
  if (fields.length === 5 && dayOfWeek !== undefined && dayOfMonth !== undefined)
    return fiveFields(fields);
  if (fields.length !== 6 || year === undefined)
    return {
      what: `cron(…) wants six fields (minutes, hours, day of month, month, day of week, year), and has ${fields.length}`,
    };
  if (dayOfMonth !== "?" && dayOfWeek !== "?") {
    const what = 'one of day of month and day of week must be "?"';
    if (dayOfWeek === "*")
      return { what, right: cron(minutes, hours, dayOfMonth, month, "?", year) };
    if (dayOfMonth === "*")
      return { what, right: cron(minutes, hours, "?", month, dayOfWeek, year) };
    return { what };
  }
  return undefined;
}

/** The five fields of Unix, where days of the week count from 0. */
function fiveFields(fields: readonly string[]): ScheduleMistake {
  const [minutes, hours, dayOfMonth, month, dayOfWeek] = fields;
  const what = "cron(…) wants six fields, the last of them the year, and has five";
  if (dayOfWeek === "*" || dayOfWeek === "?")
    return {
      what,
      right: cron(minutes, hours, dayOfMonth === "?" ? "*" : dayOfMonth, month, "?", "*"),
    };
  return { what };
}

const cron = (...fields: readonly (string | undefined)[]): string => `cron(${fields.join(" ")})`;

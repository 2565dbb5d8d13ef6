import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { usual } from "./layouts.ts";
import {
  commandLineViolations,
  type Server,
  startInProcess,
  typings,
  typingViolations,
} from "./server.ts";
import { judge } from "./template.ts";
import { templates } from "./templates.ts";

const start = async (environmentParameter: string): Promise<Server> => {
  const server = await startInProcess(environmentParameter);
  onTestFinished(() => server.end());
  return server;
};

test("typing makes no difference: a text has the diagnostics that it has when it is opened", async () => {
  const server = await start("");
  await fc.assert(
    fc.asyncProperty(
      templates,
      fc.constantFrom("\n", "\r\n"),
      typings,
      async (value, lineEnd, typing) => {
        const text = usual(value).replaceAll("\n", lineEnd);
        expect(await typingViolations(server, text, typing)).toEqual([]);
      },
    ),
    { seed: 4, numRuns: 40 },
  );
});

test.each(["", "Stage"])(
  "the command line finds what the server finds (environment parameter: %j)",
  async (parameter) => {
    const server = await start(parameter);
    await fc.assert(
      fc.asyncProperty(templates, async (value) => {
        expect(await commandLineViolations(server, parameter, usual(value))).toEqual([]);
      }),
      { seed: 4, numRuns: 20 },
    );
  },
);

test("diagnostics that lag behind, or that only one of them has, are told", async () => {
  const server = await start("");
  const lagging: Server = {
    ...server,
    diagnose: async (text, typing) => ({
      ...(await server.diagnose(text, typing)),
      ...(typing && { diagnostics: [] }),
    }),
  };
  const name = { "Fn::Sub": "orders-${Colour}" };
  const text = usual({
    Parameters: { Colour: { Type: "String", Default: "red" } },
    Resources: { Jobs: { Type: "AWS::SQS::Queue", Properties: { QueueName: name } } },
  });
  expect(await typingViolations(server, text, [])).toEqual([]);
  expect(await typingViolations(lagging, text, [])).toEqual([expect.stringContaining("says []")]);
  expect(await commandLineViolations(server, "Colour", text)).toEqual([
    expect.stringMatching(/^only the server finds \["name-without-environment-suffix"/),
    "the server finds 1, the command line 0",
  ]);
});

test("one text is held to all properties, and one that is no template to none", async () => {
  const server = await start("");
  const effort = { seed: 4, places: 3, typings: 1 };
  const text = usual({ Resources: { Key: { Type: "AWS::KMS::Key" } } });
  const judged = await judge(text, server, effort);
  expect([judged?.findings, judged?.applied.length, judged?.violations]).toEqual([3, 3, []]);
  expect(await judge(text.slice(0, -5), server, effort)).toMatchObject({ violations: [] });
  expect(await judge("{}", server, effort)).toBeUndefined();
  const lost: Server = { ...server, diagnose: () => Promise.reject(new Error("gone")) };
  expect(await judge(text, lost, effort)).toMatchObject({
    violations: [expect.stringContaining("gone")],
  });
});

// Walks through the scenario with the official client: node every-tool.mjs SCENARIO PROJECT COMMAND ARGUMENT...
// Prints one line a fault and ends with 1 where there is one.
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";

const [scenario, project, command, ...args] = process.argv.slice(2);
const steps = JSON.parse(readFileSync(scenario, "utf8"));
const saved = {};
const faults = [];

const client = new Client({ name: "node-client", version: "1" });
await client.connect(new StdioClientTransport({ command, args, cwd: project, stderr: "ignore" }));
// Having listed the tools, the client holds every answer to its output schema.
const { tools } = await client.listTools();
const untried = new Set(tools.flatMap((tool) => [`${tool.name} well`, `${tool.name} badly`]));
// There is a conflict only where a database was away.
untried.delete("resolve_conflict well");

for (const step of steps) {
  const { tool, arguments: given, error, expect = {}, save = {} } = filled(step);
  const call = `${tool} ${JSON.stringify(given)}`;
  const result = await client.callTool({ name: tool, arguments: given });
  const answer = result.structuredContent;
  untried.delete(`${tool} ${error ? "badly" : "well"}`);
  check(call, "isError", Boolean(result.isError), Boolean(error));
  check(call, "text", JSON.parse(result.content[0].text), answer);
  check(call, "error", answer.error, error);
  for (const [pointer, value] of Object.entries(expect)) check(call, pointer, at(answer, pointer), value);
  for (const [name, pointer] of Object.entries(save)) saved[name] = at(answer, pointer);
}
for (const left of untried) faults.push(`not tried: ${left}`);
await client.close();
console.log(faults.join("\n") || `${steps.length} calls of ${tools.length} tools went as expected`);
process.exitCode = faults.length ? 1 : 0;

function filled(step) {
  return JSON.parse(JSON.stringify(step).replace(/\$\{(\w+)\}/g, (_, name) => saved[name]));
}

function at(value, pointer) {
  return pointer.split("/").slice(1).reduce((part, key) => part?.[key], value);
}

function check(call, what, actual, expected) {
  if (!isDeepStrictEqual(actual, expected)) {
    faults.push(`${call}: ${what} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`);
  }
}

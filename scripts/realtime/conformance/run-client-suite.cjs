// Run inside a copy of pusher-js: its bundled integration suite, with the results sent to the parent process.
const path = require("node:path");
const { createRequire } = require("node:module");

const Jasmine = createRequire(path.resolve("package.json"))("jasmine");
const runner = new Jasmine({ projectBaseDir: process.cwd() });
const results = [];
const groups = [];

runner.loadConfig({ spec_dir: "tmp/node_integration", spec_files: ["**/*spec.js"], random: false });
runner.clearReporters();
runner.addReporter({
  suiteStarted: ({ description }) => void groups.push(description),
  suiteDone: () => void groups.pop(),
  specDone({ description, status, failedExpectations }) {
    const error = failedExpectations.map(({ message }) => message).join("; ");
    results.push({ group: groups.slice(0, 2).join(", "), name: description, status, error });
  },
});
runner.exitOnCompletion = false;
runner.execute().then(() => process.send(results, () => process.exit(0)));

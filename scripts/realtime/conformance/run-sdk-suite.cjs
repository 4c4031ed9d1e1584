// Run inside a copy of pusher: the part of its tests that talks to a server, with the results sent to the parent process.
const path = require("node:path");
const { createRequire } = require("node:module");

const Mocha = createRequire(path.resolve("package.json"))("mocha");
const mocha = new Mocha({ reporter: function () {}, timeout: 10_000 });
for (const name of ["get", "trigger", "proxy"]) mocha.addFile(path.resolve(`tests/remote/pusher/${name}.js`));

const results = [];
const record = (status) => (test, error) => {
  const [, ...group] = test.parent.titlePath();
  results.push({ group: group.join(" "), name: test.title, status, error: error?.message ?? "" });
};
const run = mocha.run(() => process.send(results, () => process.exit(0)));
run.on("pass", record("passed")).on("fail", record("failed")).on("pending", record("pending"));

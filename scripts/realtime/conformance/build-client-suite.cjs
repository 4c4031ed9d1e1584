// Run inside a copy of pusher-js: bundles its integration suite for Node as its own Makefile does.
const path = require("node:path");
const { createRequire } = require("node:module");

const here = createRequire(path.resolve("package.json"));
const webpack = here("webpack");
const config = here("./spec/config/jasmine/webpack.integration.js");

for (const rule of config.module.rules) {
  if (rule.loader === "ts-loader") rule.options = { transpileOnly: true };
}
const plainly = { mode: "development", devtool: false, optimization: { minimize: false } };

webpack({ ...config, ...plainly }, (error, stats) => {
  if (!error && !stats.hasErrors()) return;
  process.stderr.write(`${error ?? stats.toString({ all: false, errors: true })}\n`);
  process.exitCode = 1;
});

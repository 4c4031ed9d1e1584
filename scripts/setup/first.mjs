// Imported before anything else, so that an old Node gets a sentence and not a syntax error from deeper down.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 20)) {
  process.stderr.write(`Amana needs Node 20.20 or newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}
// Each tool sets its own; one inherited from the shell breaks the build ("production" also drops the build's packages).
delete process.env.NODE_ENV;
process.env.NEXT_TELEMETRY_DISABLED = "1";
process.env.CHECKPOINT_DISABLE = "1";

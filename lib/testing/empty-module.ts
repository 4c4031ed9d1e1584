// Stands in for `server-only` under Vitest: the real one throws wherever it is not bundled for a server component.
export default {};

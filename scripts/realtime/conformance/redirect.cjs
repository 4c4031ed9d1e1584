// Loaded before anything else (node -r): the suites name Pusher's hosts and fixed ports, and reach ours instead.
const net = require("node:net");
const tls = require("node:tls");

/** 'host:port' as a suite has it, to the port on this machine that is meant. */
const routes = JSON.parse(process.env.CONFORMANCE_ROUTES);

// oxlint-disable-next-line typescript/unbound-method -- called below with the `this` it is called with
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const [first] = args;
  const options = Array.isArray(first) ? first[0] : first;
  const port = routes[`${options.host}:${options.port}`];
  if (port) Object.assign(options, { host: "127.0.0.1", port });
  else if (String(options.host).endsWith(".pusher.com"))
    throw new Error(`Nothing may reach ${options.host}:${options.port}.`);
  return connect.apply(this, args);
};

// TLS ends before our server, so its place is taken by a plain connection.
tls.connect = ({ host, port }, connected) => net.connect({ host, port }, connected);

// oxlint-disable-next-line typescript/unbound-method -- called below with the `this` it is called with
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (port, ...rest) {
  return listen.call(this, routes[`localhost:${port}`] ?? port, ...rest);
};

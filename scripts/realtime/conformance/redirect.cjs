// Preloaded (node -r): redirects the suites from Pusher's hosts and fixed ports to ours.
const net = require("node:net");
const tls = require("node:tls");

/** 'host:port' in a suite, to the local port. */
const routes = JSON.parse(process.env.CONFORMANCE_ROUTES);

// oxlint-disable-next-line typescript/unbound-method -- called below with the original `this`
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const [first] = args;
  const options = Array.isArray(first) ? first[0] : first;
  const port = routes[`${options.host}:${options.port}`];
  if (port) Object.assign(options, { host: "127.0.0.1", port });
  else if (String(options.host).endsWith(".pusher.com"))
    throw new Error(`No connection is allowed to ${options.host}:${options.port}.`);
  return connect.apply(this, args);
};

// TLS ends at the proxy before our server, so it is replaced by a plain connection.
tls.connect = ({ host, port }, connected) => net.connect({ host, port }, connected);

// oxlint-disable-next-line typescript/unbound-method -- called below with the original `this`
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (port, ...rest) {
  return listen.call(this, routes[`localhost:${port}`] ?? port, ...rest);
};

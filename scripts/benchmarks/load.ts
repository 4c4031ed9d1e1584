// Asks one address again and again over ten connections that stay open, for so many seconds, and tells its parent how
// many answers a second came. On bare sockets: what the client costs is taken from the server beside it.
import { connect } from "node:net";

const CONNECTIONS = 10;
const HEAD_END = "\r\n\r\n";

const [address = "", seconds = "1"] = process.argv.slice(2);
const url = new URL(address);
const until = performance.now() + Number(seconds) * 1000;
let asked = 0;

/** Each request comes from an address of its own, as through a proxy: limits for one caller are not what is measured. */
function request(): string {
  asked += 1;
  const caller = `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`;
  const path = url.pathname + url.search;
  return `GET ${path} HTTP/1.1\r\nHost: ${url.host}\r\nAccept: application/json\r\nX-Forwarded-For: ${caller}${HEAD_END}`;
}

/** Whether this is a whole answer; its length is told, or its last chunk is empty. */
function isWhole(answer: string): boolean {
  const head = answer.indexOf(HEAD_END);
  if (head < 0) return false;
  const length = /^content-length: *(\d+)/im.exec(answer.slice(0, head))?.[1];
  if (length === undefined) return answer.endsWith(`0${HEAD_END}`);
  return answer.length >= head + HEAD_END.length + Number(length);
}

/** Answers how many answers came. */
function askOn(): Promise<number> {
  return new Promise((resolve, reject) => {
    let answers = 0;
    let answer = "";
    const socket = connect(Number(url.port), url.hostname, () => socket.write(request()));
    socket.setEncoding("latin1"); // a character a byte
    socket.setNoDelay();
    socket.on("error", reject);
    socket.on("end", () => reject(new Error(`${address} closed the connection.`)));
    socket.on("data", (part: string) => {
      answer += part;
      if (!isWhole(answer)) return;
      if (!answer.startsWith("HTTP/1.1 200 "))
        return reject(new Error(`${address} answered ${answer.slice(0, 300)}`));
      answers += 1;
      answer = "";
      if (performance.now() < until) return socket.write(request());
      socket.destroy();
      resolve(answers);
    });
  });
}

const from = performance.now();
const answers = await Promise.all(Array.from({ length: CONNECTIONS }, askOn));
const total = answers.reduce((sum, count) => sum + count, 0);
process.send?.(total / ((performance.now() - from) / 1000));
process.disconnect?.();

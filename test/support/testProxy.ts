/** Proxies on loopback that lead every host they know to a local port: for names that exist nowhere else. */
import { once } from "node:events";
import http from "node:http";
import net, { type AddressInfo, type Socket } from "node:net";

export interface TestProxy {
  readonly port: number;
  /** Hosts that were asked for, with their ports. */
  readonly asked: readonly string[];
  dispose(): Promise<void>;
}

export interface TestProxyOptions {
  /** The port on loopback that stands for each host. */
  readonly portOf: (host: string) => number | undefined;
  /** `name:password` that it wants. */
  readonly login?: string;
}

/** Forwards http: requests and opens tunnels for https:. */
export async function startHttpProxy({ portOf, login }: TestProxyOptions): Promise<TestProxy> {
  const asked: string[] = [];
  const isAllowed = (headers: http.IncomingHttpHeaders): boolean =>
    login === undefined || headers["proxy-authorization"] === `Basic ${Buffer.from(login).toString("base64")}`;
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? "");
    asked.push(url.host);
    const port = portOf(url.hostname);
    if (!isAllowed(request.headers)) return void response.writeHead(407).end();
    if (port === undefined) return void response.writeHead(502).end();
    const { method, headers } = request;
    const onward = http.request({ host: "127.0.0.1", port, method, path: url.pathname + url.search, headers });
    onward.on("response", (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  server.on("connect", (request: http.IncomingMessage, socket: Socket) => {
    asked.push(request.url ?? "");
    const port = portOf((request.url ?? "").split(":")[0] ?? "");
    if (port === undefined || !isAllowed(request.headers)) {
      return void socket.end(`HTTP/1.1 ${port === undefined ? 502 : 407} No\r\n\r\n`);
    }
    const onward = net.connect(port, "127.0.0.1", () => socket.write("HTTP/1.1 200 Connected\r\n\r\n"));
    join(socket, onward);
  });
  return started(server, asked);
}

/** SOCKS 5 with host names, with a login or without. RFC 1928 and 1929. */
export async function startSocksProxy({ portOf, login }: TestProxyOptions): Promise<TestProxy> {
  const asked: string[] = [];
  const server = net.createServer((socket) => {
    socket.on("error", () => undefined);
    void speakSocks(socket, { portOf, ...(login !== undefined && { login }) }, asked).catch(() => socket.destroy());
  });
  return started(server, asked);
}

async function speakSocks(socket: Socket, { portOf, login }: TestProxyOptions, asked: string[]): Promise<void> {
  const [, methods = 0] = await take(socket, 2);
  await take(socket, methods);
  socket.write(Buffer.from([5, login === undefined ? 0 : 2]));
  if (login !== undefined) {
    const [, nameBytes = 0] = await take(socket, 2);
    const name = await take(socket, nameBytes);
    const [passwordBytes = 0] = await take(socket, 1);
    const password = await take(socket, passwordBytes);
    const isRight = `${name.toString()}:${password.toString()}` === login;
    socket.write(Buffer.from([1, isRight ? 0 : 1]));
    if (!isRight) return void socket.end();
  }
  await take(socket, 4);
  const [hostBytes = 0] = await take(socket, 1);
  const host = (await take(socket, hostBytes)).toString();
  const wantedPort = (await take(socket, 2)).readUInt16BE();
  asked.push(`${host}:${wantedPort}`);
  const port = portOf(host);
  if (port === undefined) return void socket.end(Buffer.from([5, 4, 0, 1, 0, 0, 0, 0, 0, 0]));
  const onward = net.connect(port, "127.0.0.1", () => {
    socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
    join(socket, onward);
  });
}

async function take(socket: Socket, count: number): Promise<Buffer> {
  if (count === 0) return Buffer.alloc(0);
  for (;;) {
    const bytes = socket.read(count) as Buffer | null;
    if (bytes !== null) return bytes;
    await once(socket, "readable");
  }
}

function join(one: Socket, other: Socket): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.on("error", () => to.destroy());
    from.on("close", () => to.destroy());
    from.pipe(to);
  }
}

async function started(server: net.Server, asked: string[]): Promise<TestProxy> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    dispose: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

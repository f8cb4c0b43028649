// What the scripts share: Microsoft's Direct Line client on Node, a server-side token, and a proxy that can cut lines.
import assert from 'node:assert/strict';
import http from 'node:http';
import net from 'node:net';
import xhr2 from 'xhr2';
import WebSocket from 'ws';

globalThis.XMLHttpRequest = xhr2;
globalThis.WebSocket = WebSocket;
// The client takes it as a sign of a browser; some of its headers are set only there.
globalThis.window ??= globalThis;

const library = await import('botframework-directlinejs');
const { DirectLine, ConnectionStatus } = library.default ?? library;
export { ConnectionStatus };

export const host = new URL(process.env.HOST);
export const known = 'vào công đoàn để làm gì?';
const patience = 90_000;

/** What a union's own web site does on its server: trades the secret for a token. */
export async function serverToken(user) {
  const response = await fetch(new URL('v3/directline/tokens/generate', host), {
    method: 'POST',
    headers: { Authorization: `Bearer ${process.env.SECRET}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ user: { id: user } }),
  });
  assert.equal(response.status, 200);
  return response.json();
}

/** Microsoft's client with a record of what it received. */
export class Client {
  activities = [];
  statuses = [];
  #line;
  #watchers = new Set();
  #isOver = false;

  constructor(token, options = {}) {
    this.#line = new DirectLine({ token, domain: new URL('v3/directline', options.through ?? host).href, ...options });
    this.#line.connectionStatus$.subscribe(status => {
      this.statuses.push(status);
      this.#tell();
    });
    this.#line.activity$.subscribe(activity => {
      this.activities.push(activity);
      this.#tell();
    }, error => this.#isOver || fail(error));
  }

  /** The client's present token. */
  get token() {
    return this.#line.token;
  }

  get conversationId() {
    return this.#line.conversationId;
  }

  /** Where the client would go on. */
  get watermark() {
    return this.#line.watermark;
  }

  post(text, clientActivityID) {
    return this.send({ text, channelData: { clientActivityID } });
  }

  /** Posts any message; resolves with its id. */
  send(message) {
    const activity = { type: 'message', from: { id: 'someone-else' }, locale: 'vi-VN', ...message };
    return new Promise((resolve, reject) => this.#line.postActivity(activity).subscribe(resolve, reject));
  }

  /** Resolves with what `look` gives once it gives something. */
  until(what, look) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(
        `Never came: ${what}\nstatuses: ${this.statuses}\nactivities: ${JSON.stringify(this.activities, null, 1)}`)), patience);
      const again = setInterval(() => watcher(), 100);
      const watcher = () => {
        const found = look(this);
        if (!found) return;
        clearTimeout(timer);
        clearInterval(again);
        this.#watchers.delete(watcher);
        resolve(found);
      };
      this.#watchers.add(watcher);
      watcher();
    });
  }

  echo(clientActivityID) {
    return this.until(`the echo of ${clientActivityID}`, () =>
      this.activities.find(one => one.channelData?.clientActivityID === clientActivityID));
  }

  answerTo(activity) {
    return this.until(`an answer to ${activity.id}`, () =>
      this.activities.find(one => one.type === 'message' && one.from.role === 'bot' && one.replyToId === activity.id));
  }

  end() {
    this.#isOver = true;
    this.#line.end();
  }

  #tell() {
    for (const watcher of [...this.#watchers]) watcher();
  }
}

/** The checks that hold for both ways of receiving: posts, is echoed, is answered, and sees nothing twice. */
export async function converse(client, user) {
  const id = await client.post(known, 'first');
  const echo = await client.echo('first');
  assert.equal(echo.id, id, 'the echo has the id that posting gave');
  assert.equal(echo.text, known);
  assert.equal(echo.from.id, user, 'the token says who writes, not the activity');
  const answer = await client.answerTo(echo);
  assert.match(answer.text, /\S/);
  assert.match(JSON.stringify(answer.channelData), /Điều 21/);
  for (const one of client.activities) assert.ok(!Number.isNaN(Date.parse(one.timestamp)), 'every activity has a time');
  seenOnce(client);
  return { echo, answer };
}

export function seenOnce(client) {
  const ids = client.activities.filter(one => one.type === 'message').map(one => one.id);
  assert.deepEqual(ids, [...new Set(ids)], 'no activity came twice');
}

/** A proxy in front of the host that records requests and can cut every WebSocket, as a lift or a tunnel does. */
export async function cuttingProxy() {
  const requests = [];
  const sockets = new Set();
  const server = http.createServer((request, response) => {
    const onward = http.request(
      { host: host.hostname, port: host.port, path: request.url, method: request.method, headers: request.headers },
      answer => {
        requests.push({ method: request.method, path: request.url.split('?')[0], status: answer.statusCode });
        response.writeHead(answer.statusCode, answer.headers);
        answer.pipe(response);
      });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  server.on('upgrade', (request, near, head) => {
    const far = net.connect(Number(host.port), host.hostname, () => {
      const lines = [`${request.method} ${request.url} HTTP/1.1`];
      for (let index = 0; index < request.rawHeaders.length; index += 2) {
        lines.push(`${request.rawHeaders[index]}: ${request.rawHeaders[index + 1]}`);
      }
      far.write(`${lines.join('\r\n')}\r\n\r\n`);
      far.write(head);
      near.pipe(far).pipe(near);
    });
    for (const [one, other] of [[near, far], [far, near]]) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    address: new URL(`http://127.0.0.1:${server.address().port}/`),
    requests,
    cut: () => {
      const count = sockets.size;
      for (const socket of sockets) socket.destroy();
      return count;
    },
  };
}

/** Runs a script to its end; the client keeps timers for ever, so the process is ended in any case. */
export async function run(script) {
  try {
    await script();
    console.log('done');
    process.exit(0);
  } catch (error) {
    fail(error);
  }
}

function fail(error) {
  console.error(error);
  process.exit(1);
}

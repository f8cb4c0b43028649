import assert from 'node:assert/strict';

// The client refreshes every fifteen minutes, whatever the server says about the token's life. Only that wait is cut
// short, before the client is loaded and keeps the function.
const quarterHour = 15 * 60 * 1000;
const wait = globalThis.setInterval;
globalThis.setInterval = (action, delay, ...rest) => wait(action, delay === quarterHour ? 1000 : delay, ...rest);

const { Client, converse, cuttingProxy, run, serverToken } = await import('./client.mjs');

await run(async () => {
  const proxy = await cuttingProxy();
  const { token } = await serverToken('dl_refresh');
  const client = new Client(token, { through: proxy.address, webSocket: true });
  await converse(client, 'dl_refresh');
  const first = client.token;

  await client.until('a refreshed token', () => client.token !== first);
  assert.ok(proxy.requests.some(one => one.method === 'POST' && one.path.endsWith('/tokens/refresh') && one.status === 200));

  const id = await client.post('cảm ơn', 'with the fresh token');
  await client.answerTo({ id });
});

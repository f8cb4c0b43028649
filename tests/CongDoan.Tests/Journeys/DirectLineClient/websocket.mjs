import assert from 'node:assert/strict';
import { Client, ConnectionStatus, converse, cuttingProxy, host, run, seenOnce, serverToken } from './client.mjs';

await run(async () => {
  const proxy = await cuttingProxy();
  const { token } = await serverToken('dl_socket');
  const client = new Client(token, { through: proxy.address, webSocket: true });
  await converse(client, 'dl_socket');
  assert.ok(!proxy.requests.some(one => one.method === 'GET' && one.path.endsWith('/activities')), 'nothing was polled');

  // The line is cut; while the client is away, its conversation goes on.
  const before = client.activities.length;
  assert.ok(proxy.cut() > 0, 'there was a line to cut');
  const away = await fetch(new URL(`v3/directline/conversations/${client.conversationId}/activities`, host), {
    method: 'POST',
    headers: { Authorization: `Bearer ${client.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ type: 'message', text: 'cảm ơn', from: { id: 'x' }, channelData: { clientActivityID: 'away' } }),
  });
  assert.equal(away.status, 200);

  const missed = await client.echo('away');
  await client.answerTo(missed);
  assert.equal(client.statuses.at(-1), ConnectionStatus.Online);
  assert.ok(
    proxy.requests.some(one => one.method === 'GET' && one.path.endsWith(`/conversations/${client.conversationId}`) && one.status === 200),
    'the client asked for a new stream address');
  assert.ok(client.activities.length > before);

  const id = await client.post('tạm biệt', 'after');
  await client.answerTo({ id });
  seenOnce(client);
});

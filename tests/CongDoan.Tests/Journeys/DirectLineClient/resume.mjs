import assert from 'node:assert/strict';
import { Client, converse, cuttingProxy, host, run, seenOnce, serverToken } from './client.mjs';

await run(async () => {
  // A page that was closed, or a poll that met an error, which ends polling for good: the client begins again where it was.
  for (const webSocket of [true, false]) {
    const user = `dl_resume_${webSocket}`;
    const proxy = await cuttingProxy();
    const first = new Client((await serverToken(user)).token, { through: proxy.address, webSocket, pollingInterval: 200 });
    await converse(first, user);
    const { conversationId, token, watermark } = first;
    first.end();

    const away = await fetch(new URL(`v3/directline/conversations/${conversationId}/activities`, host), {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ type: 'message', text: 'cảm ơn', from: { id: 'x' }, channelData: { clientActivityID: 'away' } }),
    });
    assert.equal(away.status, 200);

    const second = new Client(token, { through: proxy.address, webSocket, pollingInterval: 200, conversationId, watermark });
    await second.answerTo(await second.echo('away'));
    assert.ok(!second.activities.some(one => one.channelData?.clientActivityID === 'first'), 'nothing from before the watermark came again');
    assert.ok(
      proxy.requests.some(one => one.method === 'GET' && one.path.endsWith(`/conversations/${conversationId}`) && one.status === 200),
      'the client asked for a fresh token and stream address');
    seenOnce(second);

    // Without a watermark the whole conversation comes again, in its order.
    const third = new Client(second.token, { webSocket, pollingInterval: 200, conversationId });
    await third.answerTo(await third.echo('away'));
    const order = third.activities.filter(one => one.type === 'message').map(one => one.id);
    assert.equal(third.activities[0].channelData.clientActivityID, 'first');
    assert.deepEqual(order, [...order].sort());
    third.end();
    second.end();
  }
});

import assert from 'node:assert/strict';
import { Client, converse, run, seenOnce, serverToken } from './client.mjs';

await run(async () => {
  for (const webSocket of [true, false]) {
    const user = `dl_buttons_${webSocket}`;
    const client = new Client((await serverToken(user)).token, { webSocket, pollingInterval: 200 });
    const { answer } = await converse(client, user);
    const buttons = answer.suggestedActions.actions;
    assert.deepEqual(buttons.map(one => one.title), ['Xem căn cứ', 'Hữu ích', 'Chưa đúng', 'Gặp cán bộ']);

    // A pressed button, as Web Chat sends it: its value, unseen.
    const basis = buttons[0];
    assert.equal(basis.type, 'postBack');
    await client.send({ value: basis.value, channelData: { postBack: true, clientActivityID: 'basis' }, replyToId: answer.id });
    const shown = await client.until('the basis', () => client.activities.find(one => /^Căn cứ của câu trả lời/.test(one.text ?? '')));
    assert.match(shown.text, /Điều 21/);
    assert.ok(!client.activities.some(one => one.channelData?.clientActivityID === 'basis'), 'a pressed button is no message');
    seenOnce(client);
    client.end();
  }
});

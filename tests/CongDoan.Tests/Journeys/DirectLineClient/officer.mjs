import assert from 'node:assert/strict';
import { Client, run, seenOnce, serverToken } from './client.mjs';

await run(async () => {
  const { token } = await serverToken('dl_officer');
  const client = new Client(token, { webSocket: true });
  const id = await client.post(process.env.UNANSWERABLE, 'question');
  const answer = await client.answerTo({ id });
  const ticket = answer.channelData?.congdoan?.ticket;
  const code = ticket?.code ?? ticket;
  assert.match(String(code), /^\S+$/, 'the answer names a ticket');

  // The test that runs this script plays the officer.
  console.log(`REPLY ${code}`);
  const reply = await client.until('the reply of an officer', () =>
    client.activities.find(one => one.type === 'message' && one.from.id.startsWith('officer-')));
  assert.equal(reply.from.role, 'bot');
  assert.match(reply.text, /Sầm Sơn/);
  seenOnce(client);
});

import { Client, converse, run, seenOnce, serverToken } from './client.mjs';

await run(async () => {
  const { token } = await serverToken('dl_polling');
  const client = new Client(token, { webSocket: false, pollingInterval: 200 });
  await converse(client, 'dl_polling');

  const id = await client.post('cảm ơn', 'second');
  await client.answerTo({ id });
  seenOnce(client);
});

import assert from 'node:assert/strict';
import http from 'node:http';
import { FetchingXhr } from './xhr.mjs';

// The package that stands for a browser's XMLHttpRequest on Node knows neither files nor forms; this one is Node's own fetch.
const { Client, host, run, seenOnce, serverToken } = await import('./client.mjs');
globalThis.XMLHttpRequest = FetchingXhr;

await run(async () => {
  const bytes = Buffer.from('89504e470d0a1a0a010203', 'hex');
  const page = http.createServer((request, response) => response.writeHead(200, { 'Content-Type': 'image/png' }).end(bytes));
  await new Promise(resolve => page.listen(0, '127.0.0.1', resolve));

  for (const webSocket of [true, false]) {
    const user = `dl_upload_${webSocket}`;
    const client = new Client((await serverToken(user)).token, { webSocket, pollingInterval: 200 });
    const id = await client.send({
      text: 'ảnh bảng lương', attachments: [{ contentType: 'image/png', contentUrl: `http://127.0.0.1:${page.address().port}/a.png`, name: 'bảng lương.png' }],
      channelData: { clientActivityID: 'file' },
    });
    const echo = await client.echo('file');
    assert.equal(echo.id, id);
    assert.equal(echo.from.id, user);
    assert.equal(echo.text, 'ảnh bảng lương');
    assert.equal(echo.attachments.length, 1);
    assert.equal(echo.attachments[0].name, 'bảng lương.png');
    assert.equal(echo.attachments[0].contentType, 'image/png');
    assert.equal(new URL(echo.attachments[0].contentUrl).host, host.host);
    const shown = await fetch(echo.attachments[0].contentUrl);
    assert.deepEqual(Buffer.from(await shown.arrayBuffer()), bytes);
    await client.answerTo(echo);
    seenOnce(client);
    client.end();
  }
});

// A scripted conversation by Microsoft's Direct Line client in a browser. `window.begin(mode, question)` gives the
// ticket of a concern; `window.finish()` waits for the officer's reply. Whatever is not as it has to be is thrown.
const known = 'vào công đoàn để làm gì?';
const patience = 60_000;
const oneDot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
let client;

class Client {
  activities = [];

  constructor(options) {
    this.line = new DirectLine.DirectLine(options);
    this.line.activity$.subscribe(activity => this.activities.push(activity));
    this.line.connectionStatus$.subscribe(status => { this.status = status; });
  }

  post(activity) {
    return new Promise((resolve, reject) => this.line.postActivity({ type: 'message', from: { id: 'someone-else' }, locale: 'vi-VN', ...activity }).subscribe(resolve, reject));
  }

  async until(what, look) {
    for (const end = Date.now() + patience; Date.now() < end;) {
      const found = look();
      if (found) return found;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    throw new Error(`Never came: ${what}\n${JSON.stringify(this.activities, null, 1)}`);
  }

  answerTo(id) {
    return this.until(`an answer to ${id}`, () => this.activities.find(one => one.type === 'message' && one.from.role === 'bot' && one.replyToId === id));
  }

  echo(clientActivityID) {
    return this.until(`the echo of ${clientActivityID}`, () => this.activities.find(one => one.channelData?.clientActivityID === clientActivityID));
  }

  seenOnce() {
    const ids = this.activities.filter(one => one.type === 'message').map(one => one.id);
    check(ids.length === new Set(ids).size, 'no activity came twice');
  }
}

function check(isSo, what) {
  if (!isSo) throw new Error(`Not so: ${what}`);
}

window.begin = async (mode, question) => {
  const user = `dl_browser_${mode}`;
  const { token, domain } = await siteToken(user);
  const options = { domain, webSocket: mode !== 'polling', pollingInterval: 300 };
  client = new Client({ token, ...options });

  // Words.
  const id = await client.post({ text: known, channelData: { clientActivityID: 'first' } });
  const echo = await client.echo('first');
  check(echo.id === id && echo.from.id === user && echo.text === known, 'the echo is ours, and the token says who writes');
  const answer = await client.answerTo(id);
  check(/Điều 21/.test(JSON.stringify(answer)), 'the answer names its basis');

  // A quick reply, as a client sends a pressed button.
  const basis = answer.suggestedActions.actions.find(one => one.title === 'Xem căn cứ');
  check(basis.type === 'postBack', 'the button is pressed unseen');
  await client.post({ value: basis.value, channelData: { postBack: true, clientActivityID: 'basis' }, replyToId: answer.id });
  await client.until('the basis', () => client.activities.find(one => /^Căn cứ của câu trả lời/.test(one.text ?? '')));

  // A file: the client fetches it from the page and sends it as a form.
  const picture = URL.createObjectURL(await (await fetch(`data:image/png;base64,${oneDot}`)).blob());
  const sent = await client.post({
    text: '', attachments: [{ contentType: 'image/png', contentUrl: picture, name: 'bảng lương.png' }], channelData: { clientActivityID: 'file' },
  });
  const shown = await client.echo('file');
  check(shown.id === sent && shown.attachments?.[0].name === 'bảng lương.png' && shown.attachments[0].contentType === 'image/png', 'the echo shows the file');
  const seen = Object.assign(new Image(), { src: shown.attachments[0].contentUrl });
  await seen.decode();
  check(seen.naturalWidth === 1, 'the picture can be looked at');

  // A fresh token.
  await client.until('a refreshed token', () => client.line.token !== token);

  // The line is lost, and the conversation goes on meanwhile.
  const away = () => fetch(`${domain}/conversations/${client.line.conversationId}/activities`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${client.line.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ type: 'message', text: 'cảm ơn', from: { id: 'x' }, channelData: { clientActivityID: 'away' } }),
  });
  if (mode === 'polling') {
    // Polling ends for good with the first network error; a page then begins again where it was.
    const { conversationId, watermark, token: last } = client.line;
    client.line.end();
    check((await away()).ok, 'the conversation goes on');
    const before = client.activities.length;
    client = new Client({ token: last, conversationId, watermark, ...options });
    await client.answerTo((await client.echo('away')).id);
    check(client.activities.length < before, 'nothing from before came again');
  } else {
    check(cutLines() > 0, 'there was a line to cut');
    check((await away()).ok, 'the conversation goes on');
    await client.answerTo((await client.echo('away')).id);
  }
  client.seenOnce();

  const asked = await client.post({ text: question, channelData: { clientActivityID: 'question' } });
  return (await client.answerTo(asked)).channelData.congdoan.ticket;
};

window.finish = async () => {
  const reply = await client.until('the reply of an officer', () => client.activities.find(one => one.type === 'message' && one.from.id.startsWith('officer-')));
  client.seenOnce();
  return reply.text;
};

// A Messenger phone and the Page's post: asks for what they show every half second, and says what a person types or presses.
const find = (id) => document.getElementById(id);
const user = () => find('messenger-user').value.trim();
let drawn = '';

async function post(path, body) {
    await fetch(`/phone/messenger/${encodeURIComponent(user())}/${path}`, {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body ?? {}),
    });
    await draw();
}

function row(className, press, items) {
    const element = document.createElement('div');
    element.className = className;
    element.append(...items.map((one) => {
        const button = document.createElement('button');
        button.textContent = one.title;
        button.addEventListener('click', () => post(press, { text: one.title, payload: one.payload }));
        return button;
    }));
    return element;
}

function bubble(message, index, all) {
    const item = document.createElement('li');
    item.className = message.from;
    const words = document.createElement('p');
    words.textContent = message.text;
    item.append(words);
    if (message.buttons) {
        item.append(row('buttons', 'press', message.buttons));
    }
    // Quick replies are gone as soon as something follows.
    if (message.quickReplies && index === all.length - 1) {
        item.append(row('buttons quick', 'say', message.quickReplies));
    }
    return item;
}

function comment(one) {
    const item = document.createElement('li');
    item.className = `${one.from}${one.parent ? ' below' : ''}`;
    const words = document.createElement('p');
    words.textContent = one.text;
    item.append(words);
    if (one.user === user()) {
        const remove = document.createElement('button');
        remove.textContent = 'Xóa';
        remove.addEventListener('click', () => post(`uncomment/${encodeURIComponent(one.id)}`));
        item.append(remove);
    }
    return item;
}

async function draw() {
    const answer = await fetch(`/phone/messenger/${encodeURIComponent(user())}/messages`);
    const { messages, comments, isSubscribed, waiting } = await answer.json();
    find('messenger-state').textContent = !isSubscribed ? 'Meta đã tắt webhook: bot không trả lời.' : waiting > 0 ? 'Đang gửi sự kiện tới bot…' : '';
    const state = JSON.stringify([messages, comments]);
    if (state !== drawn) {
        drawn = state;
        find('messenger-talk').replaceChildren(...messages.map(bubble));
        find('messenger-talk').scrollTop = find('messenger-talk').scrollHeight;
        find('post-comments').replaceChildren(...comments.map(comment));
        find('post-comments').scrollTop = find('post-comments').scrollHeight;
    }
}

find('messenger-form').addEventListener('submit', (event) => {
    event.preventDefault();
    const text = find('messenger-text').value;
    find('messenger-text').value = '';
    post('say', { text });
});
find('post-form').addEventListener('submit', (event) => {
    event.preventDefault();
    const text = find('post-text').value;
    find('post-text').value = '';
    post('comment', { text });
});
find('messenger-tools').addEventListener('click', (event) => {
    const what = event.target.dataset.do;
    if (what === 'officer') {
        post(what, { text: 'Chào bạn, tôi là cán bộ công đoàn. Tôi đã đọc câu hỏi của bạn.' });
    } else if (what === 'start') {
        post('press', { text: 'Bắt đầu', payload: '#start' });
    } else if (what) {
        post(what);
    }
});
setInterval(draw, 500);
draw();

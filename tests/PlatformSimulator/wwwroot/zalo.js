// A Zalo phone: asks for what it shows every half second, and says what a person types or presses.
const groupId = 'f414c8f76fa586fbdfb4';
const oaId = '2000000000000000001';
const find = (id) => document.getElementById(id);
const user = () => find('zalo-user').value.trim();
const isGroup = () => find('zalo-group').checked;
let drawn = '';

async function post(path, body) {
    await fetch(`/phone/zalo/${encodeURIComponent(user())}/${path}`, {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body ?? {}),
    });
    await draw();
}

function button(one) {
    const element = document.createElement('button');
    element.textContent = one.title;
    element.addEventListener('click', () => post('say', { text: one.payload, isHidden: one.type === 'oa.query.hide' }));
    return element;
}

function bubble(message) {
    const item = document.createElement('li');
    item.className = message.from;
    const words = document.createElement('p');
    words.textContent = message.text;
    item.append(words);
    if (message.buttons) {
        const buttons = document.createElement('div');
        buttons.className = 'buttons';
        buttons.append(...message.buttons.map(button));
        item.append(buttons);
    }
    return item;
}

async function draw() {
    const query = isGroup() ? `?group=${groupId}` : '';
    const answer = await fetch(`/phone/zalo/${encodeURIComponent(user())}/messages${query}`);
    const { messages, isSubscribed, waiting } = await answer.json();
    find('zalo-state').textContent = !isSubscribed ? 'Zalo đã ngừng gửi sự kiện: bot không trả lời webhook.' : waiting > 0 ? 'Đang gửi sự kiện tới bot…' : '';
    const state = JSON.stringify(messages);
    if (state !== drawn) {
        drawn = state;
        find('zalo-talk').replaceChildren(...messages.map(bubble));
        find('zalo-talk').scrollTop = find('zalo-talk').scrollHeight;
    }
}

find('zalo-form').addEventListener('submit', (event) => {
    event.preventDefault();
    const text = find('zalo-text').value;
    find('zalo-text').value = '';
    post('say', isGroup() ? { text: `[@${oaId}] ${text}`, group: groupId } : { text });
});
find('zalo-tools').addEventListener('click', (event) => {
    const what = event.target.dataset.do;
    if (what === 'officer') {
        post(what, { text: 'Chào bạn, tôi là cán bộ công đoàn. Tôi đã đọc câu hỏi của bạn.' });
    } else if (what) {
        post(what);
    }
});
setInterval(draw, 500);
draw();

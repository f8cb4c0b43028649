// A Zalo phone: says what a person types or presses, shows words, buttons, pictures, files and Zalo's form.
import { bubble, button, element, find, onSay, phone, trouble } from './phone.js';

const groupId = 'f414c8f76fa586fbdfb4';
const oaId = '2000000000000000001';
const user = () => find('zalo-user').value.trim() || '0';
const isGroup = () => find('zalo-group').checked;

const zalo = phone({
    list: 'zalo-talk',
    status: 'zalo-state',
    path: () => `/phone/zalo/${encodeURIComponent(user())}`,
    query: () => (isGroup() ? `?group=${groupId}` : ''),
    empty: () => (isGroup() ? 'Nhóm chưa có tin nhắn. Bot chỉ trả lời khi được nhắc tên hoặc được trả lời.' : 'Chưa có tin nhắn. Bấm “Quan tâm” hoặc nhắn một câu hỏi.'),
    state: ({ isSubscribed, waiting }) => trouble('Zalo', isSubscribed, waiting),
    draw: ({ messages, isSubscribed }) => {
        document.querySelector('.zalo [data-do="subscribe"]').hidden = isSubscribed;
        return messages.map((one) => draw(one, messages));
    },
});

function draw(message, all) {
    const below = [];
    const quoted = message.quote && all.find((one) => one.id === message.quote);
    if (quoted) {
        below.push(element('p', 'quote', quoted.text.slice(0, 80)));
    }
    if (message.attachment && !message.buttons) {
        below.push(attachment(message.attachment));
    }
    if (message.buttons) {
        below.push(element('div', 'buttons', ...message.buttons.map((one) => button(one.title, () => zalo.post('say', { text: one.payload, isHidden: one.type === 'oa.query.hide' })))));
    }
    if (message.from === 'oa') {
        below.push(button('Trả lời tin này', () => {
            find('zalo-text').dataset.quote = message.id;
            find('zalo-text').placeholder = 'Trả lời tin đã chọn';
            find('zalo-text').focus();
        }));
        below.at(-1).className = 'small';
    }
    return bubble(message.from, message.text, ...below);
}

function attachment({ type, payload }) {
    if (payload.template_type === 'request_user_info') {
        const [form] = payload.elements;
        return element('div', 'form', picture(form.image_url), element('strong', '', form.title), element('span', '', form.subtitle), button('Gửi tên và số điện thoại', () => zalo.post('share')));
    }
    return element('p', '', type === 'file' ? '[Tệp]' : '[Ảnh]');
}

function picture(address) {
    const made = element('img', '');
    made.src = address;
    made.alt = '';
    return made;
}

function showWhere() {
    find('zalo-mention-label').hidden = !isGroup();
    for (const one of document.querySelectorAll('#zalo-tools button, .zalo [data-do="officer"]')) {
        one.disabled = isGroup();
    }
    zalo.look();
}

find('zalo-group').addEventListener('change', showWhere);
onSay('zalo-form', 'zalo-text', (text) => {
    const field = find('zalo-text');
    const { quote } = field.dataset;
    delete field.dataset.quote;
    field.placeholder = 'Nhập tin nhắn';
    zalo.post('say', isGroup() ? { text: find('zalo-mention').checked && !quote ? `[@${oaId}] ${text}` : text, group: groupId, quote } : { text, quote });
});
document.querySelector('.phone.zalo').addEventListener('click', (event) => {
    const what = event.target.dataset.do;
    if (what) {
        zalo.post(what, what === 'officer' ? { text: 'Chào bạn, tôi là cán bộ công đoàn. Tôi đã đọc câu hỏi của bạn.' } : undefined);
    }
});
showWhere();

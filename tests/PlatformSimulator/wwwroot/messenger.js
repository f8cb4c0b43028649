// A Messenger phone: says what a person types or presses, shows words, buttons, quick replies, and the Page's greeting and menu.
import { bubble, button, element, find, onSay, phone, trouble } from './phone.js';

const user = () => find('messenger-user').value.trim() || '0';
const officerWords = { text: 'Chào bạn, tôi là cán bộ công đoàn. Tôi đã đọc câu hỏi của bạn.' };
let lastOwn = null;

const messenger = phone({
    list: 'messenger-talk',
    status: 'messenger-state',
    path: () => `/phone/messenger/${encodeURIComponent(user())}`,
    empty: ({ profile }) => profile?.greeting?.[0]?.text ?? 'Chưa có tin nhắn. Bấm “Bắt đầu” hoặc nhắn một câu hỏi. Lời chào và thực đơn có sau lệnh: dotnet run --project bot -- messenger-profile demo',
    state: ({ isSubscribed, waiting, owner }) => trouble('Meta', isSubscribed, waiting) || (owner ? 'Hộp thư của Trang đang giữ cuộc trò chuyện: bot im lặng.' : ''),
    draw: ({ messages, profile }) => {
        lastOwn = messages.findLast((one) => one.from === 'user')?.id ?? null;
        const menu = profile?.persistent_menu?.[0]?.call_to_actions ?? [];
        find('messenger-menu').hidden = menu.length === 0;
        find('messenger-menu').replaceChildren(element('span', '', 'Thực đơn:'), ...menu.map((one) => button(one.title, () => press(one))));
        return messages.map(draw);
    },
});

const press = ({ title, payload }) => messenger.post('press', { text: title, payload });

function draw(message, index, all) {
    const below = [];
    if (message.buttons) {
        below.push(element('div', 'buttons', ...message.buttons.map((one) => button(one.title, () => press(one)))));
    }
    // Quick replies are gone as soon as something follows.
    if (message.quickReplies && index === all.length - 1) {
        below.push(element('div', 'buttons quick', ...message.quickReplies.map((one) => button(one.title, () => messenger.post('say', { text: one.title, payload: one.payload })))));
    }
    return bubble(message.from, message.text, ...below);
}

const special = {
    start: () => messenger.post('press', { text: 'Bắt đầu', payload: '#start' }),
    officer: () => messenger.post('officer', officerWords),
    'officer-keeps': () => messenger.post('officer', { ...officerWords, keeps: true }),
    'take-back': () => lastOwn && messenger.post(`take-back/${encodeURIComponent(lastOwn)}`),
};

onSay('messenger-form', 'messenger-text', (text) => messenger.post('say', { text }));
document.querySelector('.phone.messenger').addEventListener('click', (event) => {
    const what = event.target.dataset.do;
    if (what) {
        (special[what] ?? (() => messenger.post(what)))();
    }
});

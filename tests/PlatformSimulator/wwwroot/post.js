// The Page's post: comments of the Messenger person, put right and removed, and what the Page says below.
import { bubble, button, element, find, onSay, phone } from './phone.js';

const user = () => find('messenger-user').value.trim() || '0';
let edited = null;

const post = phone({
    list: 'post-comments',
    status: 'post-state',
    path: () => `/phone/messenger/${encodeURIComponent(user())}`,
    empty: () => 'Chưa có bình luận. Câu trả lời sẽ tới Messenger của người bình luận.',
    state: () => '',
    draw: ({ comments }) => comments.map(draw),
});

function draw(one) {
    const own = one.user === user() ? [element('div', 'own', button('Sửa', () => edit(one)), button('Xóa', () => post.post(`uncomment/${encodeURIComponent(one.id)}`)))] : [];
    return bubble(`${one.from}${one.parent ? ' below' : ''}`, one.text, ...own);
}

function edit(one) {
    edited = one.id;
    find('post-text').value = one.text;
    find('post-text').focus();
}

onSay('post-form', 'post-text', (text) => {
    const id = edited;
    edited = null;
    post.post(id ? `recomment/${encodeURIComponent(id)}` : 'comment', { text });
});

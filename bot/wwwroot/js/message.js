import { basisOf } from './basis.js';
import { clockTime } from './clock.js';
import { copy, el, icon } from './dom.js';

const emergency = [['113', 'Công an'], ['114', 'Chữa cháy'], ['115', 'Cấp cứu']];

/** The message on the page. Keeps `entry.node`, and `entry.tail`, where the quick replies of the newest answer go. */
export function drawMessage(entry, retry) {
  entry.node = { bot: drawBot, system: drawBot, officer: drawOfficer, member: drawMember }[entry.kind](entry, retry);
  return entry.node;
}

function frame(entry, sender, spoken, ...content) {
  return el('article', { class: `msg ${entry.kind}`, 'data-testid': `message-${entry.kind === 'system' ? 'bot' : entry.kind}` },
    sender && el('p', { class: 'sender' }, sender),
    el('div', { class: 'bubble' }, el('span', { class: 'sr', text: `${spoken}: ` }), ...content),
    el('p', { class: 'foot' }, el('time', { datetime: new Date(entry.time).toISOString(), text: clockTime(entry.time) })));
}

function words(text) {
  return el('div', { class: 'text', text });
}

// A fixed sentence about the conversation (`system`) is the bot's too; it only looks quieter.
function drawBot(entry) {
  const answer = entry.answer;
  const basis = basisOf(answer);
  entry.tail = el('div', { class: 'tail' }, basis?.toggle);
  const urgent = answer.decision === 'escalate' && answer.urgent === true;
  const node = frame(entry, el('span', { text: 'Trợ lý ảo' }), 'Trợ lý ảo',
    words(entry.text), basis?.line, urgent && emergencyCard(), ticketCard(answer), entry.tail, basis?.fold);
  if (urgent) node.classList.add('urgent');
  return node;
}

function drawOfficer(entry) {
  const name = entry.answer.officer?.trim();
  const basis = basisOf(entry.answer);
  entry.tail = el('div', { class: 'tail' }, basis?.toggle);
  const sender = el('span', { class: 'badge' }, icon('person'), el('span', { text: 'Cán bộ công đoàn' }));
  const node = frame(entry, sender, name ? `Cán bộ công đoàn ${name}` : 'Cán bộ công đoàn',
    words(entry.text), basis?.line, entry.tail, basis?.fold);
  if (name) node.querySelector('.sender').append(el('strong', { text: name }));
  return node;
}

function drawMember(entry, retry) {
  const node = frame(entry, null, 'Bạn', words(entry.text));
  entry.delivery = el('span', { class: 'delivery' });
  entry.again = el('button', { type: 'button', class: 'again', text: 'Thử lại', hidden: true, onclick: () => retry(entry.clientId) });
  node.querySelector('.foot').append(entry.delivery, entry.again);
  return node;
}

/** How far a message of the member has come: an outbox item, or null once its echo is here. */
export function showDelivery(entry, item) {
  const state = item?.state ?? 'sent';
  entry.node.dataset.state = state;
  entry.again.hidden = state !== 'failed';
  entry.delivery.textContent = {
    sent: '', sending: 'đang gửi', posted: 'đang gửi', queued: 'chờ kết nối',
    waiting: `${item?.busy ? 'Máy chủ chưa kịp xác nhận.' : 'Bạn gửi hơi nhanh.'} Tin sẽ tự gửi lại sau ${Math.max(1, Math.ceil((item?.until - Date.now()) / 1000))} giây.`,
    failed: item?.refused ? 'Máy chủ không nhận tin này.' : 'Chưa gửi được.',
  }[state];
}

function emergencyCard() {
  return el('div', { class: 'card emergency' },
    el('p', { class: 'card-title', text: 'Nếu có người đang gặp nguy hiểm, gọi ngay:' }),
    el('ul', { class: 'calls' }, ...emergency.map(([number, name]) =>
      el('li', {}, el('a', { href: `tel:${number}`, 'aria-label': `Gọi ${number}, ${name}` },
        el('strong', { text: number }), el('span', { text: name }))))));
}

function ticketCard({ ticket, reason }) {
  if (!ticket) return null;
  const open = reason !== 'officer_has_finished';
  const label = el('span', { text: 'Chép mã' });
  const button = el('button', {
    type: 'button', class: 'small',
    onclick: async () => {
      label.textContent = await copy(String(ticket)) ? 'Đã chép' : 'Chưa chép được';
      setTimeout(() => {
        label.textContent = 'Chép mã';
      }, 2_500);
    },
  }, label);
  return el('div', { class: 'card ticket', 'data-testid': 'ticket' },
    el('div', { class: 'ticket-words' },
      el('p', {}, 'Mã phản ánh ', el('strong', { class: 'code', text: String(ticket) })),
      open && el('p', { class: 'meta', text: 'Cán bộ sẽ trả lời ngay tại đây.' })),
    button);
}

import { eraseSession, newId } from './js/api.js';
import { startComposer } from './js/composer.js';
import { isThumb, read, written } from './js/entry.js';
import { Log } from './js/log.js';
import { startMenu } from './js/menu.js';
import { showDelivery } from './js/message.js';
import { Outbox } from './js/outbox.js';
import { forgetEverything, keepRated, loadRated } from './js/store.js';
import { Stream } from './js/stream.js';

const page = document.documentElement;
const title = document.title;
const status = document.getElementById('status');
const notice = document.getElementById('notice');
const welcome = document.getElementById('welcome');
const starters = document.getElementById('starters');

let caughtUp = false;
let unread = 0;
let noticeTimer = 0;

const log = new Log(chooseReply, id => outbox.retry(id));
const stream = new Stream({
  activities: receive,
  status: showStatus,
  conversation(session, changed) {
    if (changed && !log.empty) startAfresh();
  },
  settled() {
    caughtUp = true;
    log.setBusy(false);
    outbox.retryAll();
  },
});
const outbox = new Outbox(stream, delivered);
const composer = startComposer(say);

if (new URLSearchParams(location.search).get('embed') === '1') {
  page.classList.add('embed');
  document.getElementById('menu').remove();
} else {
  startMenu(erase);
}
for (const chip of starters.querySelectorAll('button')) chip.addEventListener('click', () => say(chip.textContent));
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) markUnread(0);
});
fitKeyboard();
log.rate(loadRated());
outbox.restore();
stream.start();
if (!page.classList.contains('embed')) composer.focus();

function say(text) {
  outbox.add({ id: newId(), text, at: Date.now() });
}

function chooseReply(action, entry) {
  if (action.type !== 'postBack') {
    say(action.title);
    return;
  }
  if (isThumb(action.value)) log.rate([entry.id]);
  outbox.add({ id: newId(), text: action.title, value: action.value, postBack: true, replyToId: entry.id, at: Date.now() });
}

function receive(activities) {
  const fresh = [];
  for (const activity of activities) {
    const entry = read(activity);
    if (entry === null) continue;
    if (entry.clientId) outbox.confirm(entry.clientId);
    if (entry.kind === 'typing') log.showTyping(entry.officer);
    else fresh.push(entry);
  }
  if (fresh.some(entry => entry.kind !== 'member')) log.hideTyping();
  const added = log.add(fresh);
  for (const entry of fresh) {
    const own = entry.clientId && log.find(entry.clientId);
    if (own) showDelivery(own, null);
  }
  showWelcome();
  if (caughtUp && document.hidden) markUnread(unread + added.filter(entry => entry.kind === 'officer').length);
}

/** The outbox reports how a message of the member is doing. */
function delivered(item) {
  if (item.postBack) {
    pressed(item);
    return;
  }
  let entry = log.find(item.id);
  if (!entry) {
    entry = written(item);
    log.add([entry]);
    showWelcome();
  }
  showDelivery(entry, item);
  log.keepEnd();
  if (item.state === 'waiting') countDown(entry, item);
}

/** A button shows no bubble: it is either taken, or free to be pressed again. */
function pressed(item) {
  if (item.state === 'posted' && isThumb(item.value)) keepRated(item.replyToId);
  if (item.state !== 'failed') return;
  outbox.confirm(item.id);
  log.release(item.replyToId);
  tell(`Chưa gửi được “${item.text}”. Bạn bấm lại giúp nhé.`);
}

function countDown(entry, item) {
  const timer = setInterval(() => {
    if (item.state === 'waiting' && entry.node.isConnected) showDelivery(entry, item);
    else clearInterval(timer);
  }, 1_000);
}

function showStatus(state, wait) {
  const busy = wait > 5_000 ? `hệ thống đang bận, nối lại sau ${Math.ceil(wait / 1000)} giây` : 'mất mạng, tự nối lại…';
  status.textContent = { connecting: 'đang kết nối…', online: 'trực tuyến', lost: busy }[state];
  status.dataset.state = state;
  if (state === 'lost') log.hideTyping();
}

function showWelcome() {
  starters.hidden = !log.empty;
  welcome.classList.toggle('brief', !log.empty);
}

function markUnread(count) {
  unread = count;
  document.title = count > 0 ? `(${count}) ${title}` : title;
}

async function erase() {
  try {
    await eraseSession();
  } catch {
    tell('Chưa xoá được vì không nối được máy chủ. Bạn thử lại sau.');
    return;
  }
  forgetEverything();
  outbox.clear();
  composer.clear();
  startAfresh();
  stream.renew();
  tell('Đã xoá cuộc trò chuyện khỏi máy này.');
  document.getElementById('text').focus({ preventScroll: true });
}

function startAfresh() {
  caughtUp = false;
  log.clear();
  log.setBusy(true);
  log.rate(loadRated());
  markUnread(0);
  outbox.redraw();
  showWelcome();
}

function tell(sentence) {
  notice.textContent = sentence;
  notice.hidden = false;
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => {
    notice.hidden = true;
  }, 8_000);
}

// Safari's keyboard covers the page instead of shrinking it; the height then follows what is really visible.
function fitKeyboard() {
  const view = window.visualViewport;
  if (!view) return;
  view.addEventListener('resize', () => {
    if (view.scale > 1.01) return;
    page.style.setProperty('--height', `${Math.round(view.height)}px`);
    scrollTo(0, 0);
  });
}

// What the console does beyond plain pages: refreshes the list and an open conversation, sends with Ctrl+Enter, puts
// template sentences into the reply box. Every page works without it.
'use strict';

const every = 5000;
const news = document.getElementById('news');
let over = false;

// A browser speaks the language of the phone; the page speaks Vietnamese.
for (const field of document.querySelectorAll('input, textarea, select')) {
  field.addEventListener('invalid', () => {
    const { valueMissing, tooShort } = field.validity;
    if (valueMissing) field.setCustomValidity('Hãy điền ô này.');
    else if (tooShort) field.setCustomValidity(`Cần ít nhất ${field.minLength} ký tự; hiện có ${field.value.length}.`);
  });
  field.addEventListener('input', () => field.setCustomValidity(''));
}

// One form, one message: the server sorts out doubles, the button shows it.
for (const form of document.querySelectorAll('form[data-once]')) {
  form.addEventListener('submit', event => {
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = 'yes';
    for (const button of form.querySelectorAll('button')) button.setAttribute('aria-disabled', 'true');
  });
}
// The back button shows the page as it was left, with its button pressed.
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll('button')) button.removeAttribute('aria-disabled');
  }
});

for (const box of document.querySelectorAll('textarea[data-send]')) {
  box.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) {
      event.preventDefault();
      box.form.requestSubmit(box.form.querySelector('button.main'));
    }
  });
}

for (const group of document.querySelectorAll('[data-templates]')) {
  group.hidden = false;
  group.addEventListener('click', event => {
    const text = event.target.dataset?.insert;
    if (!text) return;
    const box = group.closest('form').querySelector('textarea');
    box.setRangeText(text, box.selectionStart, box.selectionEnd, 'end');
    box.focus();
  });
}

// The forms name what the officer has seen, so what is shown anew counts as seen.
function follow(live) {
  for (const name of ['version', 'seen']) {
    if (!live.dataset[name]) continue;
    for (const field of document.querySelectorAll(`input[name="${name}"]`)) field.value = live.dataset[name];
  }
}

function keys(live) {
  return new Set([...live.querySelectorAll('.message[id], .rows a')].map(one => one.id || one.getAttribute('href')));
}

function swap(old, live) {
  const open = [...old.querySelectorAll('.message:has(details[open])')].map(one => one.id);
  const focused = old.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
  const known = keys(old);
  const atEnd = innerHeight + scrollY > document.documentElement.scrollHeight - 120;
  old.replaceWith(live);
  for (const id of open) live.querySelector(`#${id} details`)?.setAttribute('open', '');
  if (focused) live.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  const fresh = [...live.querySelectorAll('.message[id], .rows li')].filter(one => !known.has(one.id || one.querySelector('a').getAttribute('href')));
  for (const one of fresh) one.classList.add('fresh');
  follow(live);
  if (live.dataset.waiting !== undefined) {
    document.title = document.title.replace(/^(\(\d+\) )?/, live.dataset.waiting === '0' ? '' : `(${live.dataset.waiting}) `);
    if (fresh.length) news.textContent = `Danh sách có ${fresh.length} câu mới`;
  } else if (fresh.length) {
    news.textContent = `Cuộc trò chuyện có ${fresh.length} tin mới`;
    if (atEnd) fresh.at(-1).scrollIntoView({ block: 'nearest' });
  }
}

async function look() {
  const old = document.getElementById('live');
  if (!old || over || document.hidden) return;
  const url = new URL(old.dataset.url, location.href);
  url.searchParams.set('stamp', old.dataset.stamp);
  try {
    const response = await fetch(url, { headers: { 'X-Requested-With': 'congdoan-console' }, redirect: 'error' });
    if (response.status === 401) {
      over = true;
      document.getElementById('lost').hidden = false;
    } else if (response.status === 200) {
      const live = new DOMParser().parseFromString(await response.text(), 'text/html').getElementById('live');
      if (live && old.isConnected) swap(old, document.adoptNode(live));
    }
  } catch {
    // No network for a moment: the next look is five seconds away.
  }
}

if (document.getElementById('live')) {
  (async () => {
    for (;;) {
      await new Promise(done => setTimeout(done, every));
      await look();
    }
  })();
  document.addEventListener('visibilitychange', look);
}

import { dayName, dayOf } from './clock.js';
import { el } from './dom.js';
import { before } from './entry.js';
import { drawMessage } from './message.js';
import { clearReplies, drawReplies, showNoted } from './replies.js';

const near = 96;
const groupGap = 5 * 60_000;
const typingFor = 20_000;

/** The conversation on the page: order, days, typing, and where the reader stands. */
export class Log {
  #entries = [];
  #byId = new Map();
  #byClientId = new Map();
  #ratings = new Map();
  #days = new Map();
  #unseen = 0;
  #typingTimer = 0;
  #asking = null;
  #box = document.getElementById('log');
  #scroll = document.getElementById('scroll');
  #typing = document.getElementById('typing');
  #newest = document.getElementById('newest');
  #newestText = document.getElementById('newest-text');
  #choose;
  #retry;

  /** `choose(action, entry)` sends a quick reply, `retry(clientId)` sends a message again. */
  constructor(choose, retry) {
    this.#choose = choose;
    this.#retry = retry;
    this.#scroll.addEventListener('scroll', () => this.#standing(), { passive: true });
    this.#newest.addEventListener('click', () => this.toNewest(true));
    // The keyboard of a phone or a growing text box must not hide the newest words.
    let stuck = true;
    this.#scroll.addEventListener('scroll', () => {
      stuck = this.#atEnd();
    }, { passive: true });
    new ResizeObserver(() => stuck && this.toNewest(false)).observe(this.#scroll);
    setInterval(() => this.#nameDays(), 60_000);
  }

  get empty() {
    return this.#entries.length === 0;
  }

  find(clientId) {
    return this.#byClientId.get(clientId);
  }

  /** Adds what is new; gives back those entries. What is known already, by id or as the member's own, is only confirmed. */
  add(entries) {
    const stuck = this.#atEnd();
    const fresh = [];
    for (const entry of entries) {
      if (entry.id !== null && this.#byId.has(entry.id)) continue;
      const own = entry.clientId === null ? undefined : this.#byClientId.get(entry.clientId);
      if (own === undefined) {
        drawMessage(entry, this.#retry);
        this.#entries.push(entry);
        fresh.push(entry);
      } else if (own.pending && !entry.pending) {
        Object.assign(own, { id: entry.id, time: entry.time, sequence: entry.sequence, pending: false });
      }
      const kept = own ?? entry;
      if (entry.id !== null) this.#byId.set(entry.id, kept);
      if (entry.clientId !== null) this.#byClientId.set(entry.clientId, kept);
    }
    this.#arrange();
    this.#follow(fresh, stuck);
    return fresh;
  }

  /** The member has marked an answer as helpful or wrong; null takes the mark back because it could not be sent. */
  rate(messageId, value) {
    if (value === null) this.#ratings.delete(messageId);
    else this.#ratings.set(messageId, value);
    const entry = this.#byId.get(messageId);
    if (entry && value !== null) showNoted(entry);
    else if (entry) this.#ask();
  }

  showTyping(officer) {
    const stuck = this.#atEnd();
    this.#typing.querySelector('.typing-text').textContent = officer ? 'Cán bộ đang soạn…' : 'Đang soạn câu trả lời…';
    this.#typing.hidden = false;
    clearTimeout(this.#typingTimer);
    this.#typingTimer = setTimeout(() => this.hideTyping(), typingFor);
    if (stuck) this.toNewest(true);
  }

  hideTyping() {
    clearTimeout(this.#typingTimer);
    this.#typing.hidden = true;
  }

  /** A screen reader is told about new messages, not about the replay of old ones. */
  setBusy(busy) {
    this.#box.setAttribute('aria-busy', String(busy));
  }

  clear() {
    this.hideTyping();
    this.#entries = [];
    for (const map of [this.#byId, this.#byClientId, this.#ratings, this.#days]) map.clear();
    this.#asking = null;
    this.#box.replaceChildren();
    this.#seen();
  }

  toNewest(smooth) {
    this.#scroll.scrollTo({ top: this.#scroll.scrollHeight, behavior: smooth ? 'smooth' : 'instant' });
  }

  #arrange() {
    insertionSort(this.#entries);
    let place = this.#box.firstChild;
    let previous = null;
    const put = node => {
      if (node === place) place = place.nextSibling;
      else this.#box.insertBefore(node, place);
    };
    const used = new Set();
    for (const entry of this.#entries) {
      const day = dayOf(entry.time);
      if (previous === null || day !== dayOf(previous.time)) {
        // Clocks that run back over midnight may show a day twice; the second is a separator of its own.
        const key = used.has(day) ? `${day} ${entry.id}` : day;
        used.add(key);
        put(this.#dayNode(key, day));
        previous = null;
      }
      const same = previous !== null && previous.kind === entry.kind && previous.answer.officer === entry.answer.officer
        && entry.time - previous.time < groupGap;
      entry.node.classList.toggle('next', same);
      put(entry.node);
      previous = entry;
    }
    while (place !== null) {
      const next = place.nextSibling;
      place.remove();
      place = next;
    }
    this.#ask();
  }

  #dayNode(key, day) {
    let separator = this.#days.get(key);
    if (!separator) {
      separator = { day, node: el('p', { class: 'day', text: dayName(day, Date.now()) }) };
      this.#days.set(key, separator);
    }
    return separator.node;
  }

  #nameDays() {
    for (const { day, node } of this.#days.values()) {
      const name = dayName(day, Date.now());
      if (node.textContent !== name) node.textContent = name;
    }
  }

  /** Puts the quick replies under the newest answer of the bot, unless an officer has spoken since. */
  #ask() {
    const index = this.#entries.findLastIndex(entry => entry.kind === 'bot' || entry.kind === 'officer');
    const newest = index >= 0 && this.#entries[index].kind === 'bot' ? this.#entries[index] : null;
    const answered = this.#entries.slice(index + 1).some(entry => entry.kind === 'member');
    const rating = newest && this.#ratings.get(newest.id);
    const asking = newest && `${newest.id} ${answered} ${rating}`;
    if (asking === this.#asking?.key) return;
    const old = this.#asking?.entry;
    if (old && old !== newest) {
      clearReplies(old);
      if (this.#ratings.has(old.id)) showNoted(old);
    }
    if (newest) drawReplies(newest, { rating, answered }, this.#choose);
    this.#asking = newest && { key: asking, entry: newest };
    for (const [id] of this.#ratings) {
      const entry = this.#byId.get(id);
      if (entry && entry !== newest) showNoted(entry);
    }
  }

  #atEnd() {
    return this.#scroll.scrollHeight - this.#scroll.scrollTop - this.#scroll.clientHeight < near;
  }

  #follow(fresh, stuck) {
    if (fresh.length === 0) return;
    const last = fresh.at(-1);
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches || fresh.length > 3;
    const tall = fresh.length === 1 && last.kind !== 'member' && last.node.offsetHeight > this.#scroll.clientHeight * 0.85;
    if (tall && stuck) last.node.scrollIntoView({ block: 'start', behavior: calm ? 'instant' : 'smooth' });
    else if (stuck || last.pending) this.toNewest(!calm);
    else {
      this.#unseen += fresh.length;
      this.#standing();
    }
  }

  #standing() {
    if (this.#atEnd()) this.#seen();
    else {
      this.#newest.hidden = this.empty;
      this.#newestText.textContent = this.#unseen > 0 ? `${this.#unseen} tin mới` : 'Tin mới nhất';
    }
  }

  #seen() {
    this.#unseen = 0;
    this.#newest.hidden = true;
  }
}

// Nearly sorted already, and stable: equal messages keep the order in which they came.
function insertionSort(entries) {
  for (let index = 1; index < entries.length; index++) {
    const entry = entries[index];
    let place = index;
    while (place > 0 && before(entry, entries[place - 1])) {
      entries[place] = entries[place - 1];
      place--;
    }
    entries[place] = entry;
  }
}

import { dayName, dayOf } from './clock.js';
import { el } from './dom.js';
import { inOrder } from './entry.js';
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
  #rated = new Set();
  #unseen = 0;
  #follows = true;
  #lastTop = 0;
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
    new ResizeObserver(() => this.keepEnd()).observe(this.#scroll);
    // "Hôm nay" becomes "Hôm qua" at midnight.
    setInterval(() => this.#arrange(), 60_000);
  }

  get empty() {
    return this.#entries.length === 0;
  }

  find(clientId) {
    return this.#byClientId.get(clientId);
  }

  /** Adds what is new; gives back those entries. What is known already, by id or as the member's own, is only confirmed. */
  add(entries) {
    const follows = this.#follows && this.#distance() < this.#scroll.clientHeight;
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
    this.#follow(fresh, follows);
    return fresh;
  }

  /** These answers have been marked as helpful or wrong. */
  rate(messageIds) {
    for (const id of messageIds) this.#rated.add(id);
    this.#redraw();
  }

  /** A button's press could not be sent: it can be pressed again. */
  release(messageId) {
    this.#rated.delete(messageId);
    this.#redraw();
  }

  showTyping(officer) {
    this.#typing.querySelector('.typing-text').textContent = officer ? 'Cán bộ đang soạn…' : 'Đang soạn câu trả lời…';
    this.#typing.hidden = false;
    clearTimeout(this.#typingTimer);
    this.#typingTimer = setTimeout(() => this.hideTyping(), typingFor);
    this.keepEnd();
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
    for (const map of [this.#byId, this.#byClientId, this.#rated]) map.clear();
    this.#asking = null;
    this.#follows = true;
    this.#lastTop = 0;
    this.#box.replaceChildren();
    this.#seen();
  }

  /** Who reads the newest message goes on reading the newest. */
  keepEnd() {
    if (this.#follows && !this.empty) this.toNewest(false);
  }

  toNewest(smooth) {
    this.#follows = true;
    this.#scroll.scrollTo({ top: this.#scroll.scrollHeight, behavior: smooth ? 'smooth' : 'instant' });
  }

  #arrange() {
    this.#entries.sort(inOrder);
    let place = this.#box.firstChild;
    let previous = null;
    const put = node => {
      if (node === place) place = place.nextSibling;
      else this.#box.insertBefore(node, place);
    };
    for (const entry of this.#entries) {
      const day = dayOf(entry.time);
      if (previous === null || day !== dayOf(previous.time)) {
        entry.day ??= el('p', { class: 'day' });
        const name = dayName(day, Date.now());
        if (entry.day.textContent !== name) entry.day.textContent = name;
        put(entry.day);
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

  #redraw() {
    if (this.#asking) this.#asking.key = null;
    this.#ask();
  }

  /** Puts the quick replies under the newest answer of the bot, unless an officer has spoken since. */
  #ask() {
    const index = this.#entries.findLastIndex(entry => entry.kind !== 'member');
    const newest = index >= 0 && this.#entries[index].kind !== 'officer' ? this.#entries[index] : null;
    const answered = this.#entries.length > index + 1;
    const key = newest && `${newest.id} ${answered}`;
    if (key === this.#asking?.key) return;
    if (this.#asking && this.#asking.entry !== newest) clearReplies(this.#asking.entry);
    if (newest) drawReplies(newest, { rated: this.#rated.has(newest.id), answered }, this.#choose);
    this.#asking = newest && { key, entry: newest };
    for (const id of this.#rated) {
      const entry = this.#byId.get(id);
      if (entry && entry !== newest) showNoted(entry);
    }
  }

  #distance() {
    return this.#scroll.scrollHeight - this.#scroll.scrollTop - this.#scroll.clientHeight;
  }

  #follow(fresh, follows) {
    if (fresh.length === 0) return;
    const last = fresh.at(-1);
    const replay = this.#box.getAttribute('aria-busy') === 'true';
    const smooth = !replay && !matchMedia('(prefers-reduced-motion: reduce)').matches;
    const tall = fresh.length === 1 && last.kind !== 'member' && last.node.offsetHeight > this.#scroll.clientHeight * 0.85;
    if (replay || last.pending || (follows && !tall)) {
      this.toNewest(smooth);
      return;
    }
    this.#unseen += tall && follows ? 0 : fresh.length;
    this.#follows = false;
    // A long answer is read from its beginning.
    if (tall && follows) last.node.scrollIntoView({ block: 'start', behavior: smooth ? 'smooth' : 'instant' });
    this.#standing();
  }

  // Scrolling up means reading older words; moving down, also by the page itself, changes nothing until the end is reached.
  #standing() {
    const top = this.#scroll.scrollTop;
    if (this.#distance() < near) this.#follows = true;
    else if (top < this.#lastTop) this.#follows = false;
    this.#lastTop = top;
    if (this.#follows) this.#seen();
    this.#newest.hidden = this.#follows || this.empty;
    this.#newestText.textContent = this.#unseen > 0 ? `${this.#unseen} tin mới` : 'Tin mới nhất';
  }

  #seen() {
    this.#unseen = 0;
    this.#newest.hidden = true;
  }
}
